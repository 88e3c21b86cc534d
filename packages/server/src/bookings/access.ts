import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { bearerToken } from '../http/bearer.js'
import { ProblemError } from '../http/problem.js'
import { deriveToken, hashToken, secretsEqual } from '../tokens.js'
import type { StoredBooking } from './store.js'

/**
 * The booking that the request's manage token opens. A wrong token, none, and a booking that doesn't exist get the
 * same answer: nobody learns which it was.
 *
 * @throws ProblemError `not-found`
 */
export async function requireBooking({ storage }: ServerContext, c: Context, id: string): Promise<StoredBooking> {
  const booking = await storage.bookings.find(id)
  const token = bearerToken(c)
  if (booking && token !== undefined && secretsEqual(hashToken(token), booking.manageTokenHash)) return booking
  throw unknownBooking()
}

/** The same for `?key=`, the read-only key of a calendar link. */
export async function requireBookingByKey(
  { storage, secret }: ServerContext,
  id: string,
  key: string,
): Promise<StoredBooking> {
  const booking = await storage.bookings.find(id)
  if (booking && secretsEqual(key, deriveToken(secret, 'calendar', id))) return booking
  throw unknownBooking()
}

const unknownBooking = (): ProblemError =>
  new ProblemError(
    'not-found',
    'There is no booking at this address. Open the newest link from your confirmation mail.',
  )
