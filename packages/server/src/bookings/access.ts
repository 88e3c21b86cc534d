import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { bearerToken } from '../http/bearer.js'
import { ProblemError } from '../http/problem.js'
import { deriveToken, hashToken, secretsEqual } from '../tokens.js'
import type { StoredBooking } from './store.js'

/** Compared with where there is no booking, so that a missing one takes as long as a wrong token. */
const NO_HASH = hashToken('')

/**
 * The booking that the request's manage token opens. A wrong token, none, and a booking that doesn't exist get the
 * same answer, after the same work: nobody learns which it was.
 *
 * @throws ProblemError `not-found`
 */
export async function requireBooking({ storage }: ServerContext, c: Context, id: string): Promise<StoredBooking> {
  const token = bearerToken(c)
  const known = await storage.bookings.manageTokenHash(id)
  const isRight = secretsEqual(hashToken(token ?? ''), known ?? NO_HASH)
  const booking = isRight && token !== undefined ? await storage.bookings.find(id) : undefined
  if (booking) return booking
  throw unknownBooking()
}

/** The same for `?key=`, the read-only key of a calendar link. */
export async function requireBookingByKey(
  { storage, secret }: ServerContext,
  id: string,
  key: string,
): Promise<StoredBooking> {
  const isRight = secretsEqual(key, deriveToken(secret, 'calendar', id))
  const booking = isRight ? await storage.bookings.find(id) : undefined
  if (booking) return booking
  throw unknownBooking()
}

const unknownBooking = (): ProblemError =>
  new ProblemError(
    'not-found',
    'There is no booking at this address. Open the newest link from your confirmation mail.',
  )
