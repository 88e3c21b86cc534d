import type { ServerContext } from '../context.js'
import { deriveToken } from '../tokens.js'

type LinkContext = Pick<ServerContext, 'secret' | 'publicUrl' | 'manageUrlTemplate'>

/**
 * Where the customer sees, moves and cancels a booking; with the other token, also confirms it. The token is in the
 * fragment: it never reaches a log.
 */
export function manageUrl(
  { secret, publicUrl, manageUrlTemplate }: LinkContext,
  bookingId: string,
  purpose: 'manage' | 'confirm' = 'manage',
): string {
  const token = deriveToken(secret, purpose, bookingId)
  if (manageUrlTemplate === null) return `${publicUrl()}/manage/${bookingId}#${token}`
  return manageUrlTemplate.replaceAll('{id}', bookingId).replaceAll('{token}', token)
}

/** Where the calendar file is, with a key that can only read it. */
export const calendarUrl = ({ secret, publicUrl }: LinkContext, bookingId: string): string =>
  `${publicUrl()}/v1/bookings/${bookingId}/calendar.ics?key=${deriveToken(secret, 'calendar', bookingId)}`
