import type { ServerContext } from '../context.js'
import { spokenLocale } from '../notifications/wording.js'
import { deriveToken } from '../tokens.js'
import type { StoredBooking } from './store.js'

type LinkContext = Pick<ServerContext, 'secret' | 'publicUrl' | 'manageUrlTemplate' | 'locale'>

export interface ManageUrlOptions {
  /** Default: `manage`. With the other one's token, the customer also confirms the booking. */
  readonly purpose?: 'manage' | 'confirm'
  /** For text messages: the server's own page then goes by the browser's language. */
  readonly isShort?: boolean
}

/**
 * Where the customer sees, moves and cancels a booking, in its language where we have words in it. The token is in the
 * fragment: it never reaches a log.
 */
export function manageUrl(
  { secret, publicUrl, manageUrlTemplate, locale: businessLocale }: LinkContext,
  { id, locale }: Pick<StoredBooking, 'id' | 'locale'>,
  { purpose = 'manage', isShort = false }: ManageUrlOptions = {},
): string {
  const token = deriveToken(secret, purpose, id)
  const spoken = spokenLocale(locale)
  if (manageUrlTemplate === null) {
    return `${publicUrl()}/manage/${id}${spoken === null || isShort ? '' : `?locale=${spoken}`}#${token}`
  }
  return manageUrlTemplate
    .replaceAll('{id}', id)
    .replaceAll('{token}', token)
    .replaceAll('{locale}', spoken ?? businessLocale)
}

/** Where the calendar file is, with a key that can only read it. */
export const calendarUrl = (
  { secret, publicUrl }: Pick<LinkContext, 'secret' | 'publicUrl'>,
  bookingId: string,
): string => `${publicUrl()}/v1/bookings/${bookingId}/calendar.ics?key=${deriveToken(secret, 'calendar', bookingId)}`
