import { type CalendarLink, calendarLinks } from '@openslot/core'
import { type Booking, fromIso } from '@openslot/core/wire'
import type { ServerContext } from '../context.js'
import { calendarTitle } from '../notifications/calendar-texts.js'
import { placeText } from '../notifications/place.js'
import { readerOf, spokenLocale } from '../notifications/wording.js'
import { deriveToken } from '../tokens.js'
import type { StoredBooking } from './store.js'

type LinkContext = Pick<ServerContext, 'secret' | 'publicUrl' | 'manageUrlTemplate' | 'locale'>

export interface ManageUrlOptions {
  /** Default: `manage`. With the other one's token, the customer also confirms the booking. */
  readonly purpose?: 'manage' | 'confirm'
  /** Without the language: the server's own page then goes by the browser's. */
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

/** Where calendars on the web offer to add a booking, once it is certain: they are never told of what becomes of it. */
export function linksToCalendars({ locale }: Pick<LinkContext, 'locale'>, booking: Booking): CalendarLink[] {
  if (booking.status !== 'confirmed') return []
  const { words } = readerOf(booking, locale)
  return calendarLinks({
    title: calendarTitle(booking, words),
    start: fromIso(booking.start) as number,
    end: fromIso(booking.end) as number,
    place: placeText(booking.location, words),
  })
}
