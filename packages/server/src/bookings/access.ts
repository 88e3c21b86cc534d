import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { bearerToken } from '../http/bearer.js'
import { ProblemError } from '../http/problem.js'
import { deriveToken, hashToken, secretsEqual } from '../tokens.js'
import type { StoredBooking } from './store.js'

/** Compared with where there is no booking, so that a missing one takes as long as a wrong token. */
const NO_HASH = hashToken('')

export interface Access {
  readonly booking: StoredBooking
  /** Whether the token has come by mail, and so the customer's address is theirs. */
  readonly byMail: boolean
}

/**
 * The booking that the request's token opens: the manage token, or the one that is mailed to have it confirmed. A wrong
 * token, none, and a booking that doesn't exist get the same answer, after the same work: nobody learns which it was.
 *
 * @throws ProblemError `not-found`
 */
export async function requireAccess({ storage, secret }: ServerContext, c: Context, id: string): Promise<Access> {
  const token = bearerToken(c)
  const known = await storage.bookings.manageTokenHash(id)
  const isOwn = secretsEqual(hashToken(token ?? ''), known ?? NO_HASH)
  // Nothing opens a booking that was erased, and that one's hash is empty.
  const byMail = secretsEqual(token ?? '', deriveToken(secret, 'confirm', id)) && Boolean(known)
  const isOpened = (isOwn || byMail) && token !== undefined
  const booking = isOpened ? await storage.bookings.find(id) : undefined
  if (booking) return { booking, byMail }
  throw unknownBooking()
}

/** The same, where it doesn't matter which of the two it was. @throws ProblemError `not-found` */
export const requireBooking = async (context: ServerContext, c: Context, id: string): Promise<StoredBooking> =>
  (await requireAccess(context, c, id)).booking

/** The same for the mailed token only. @throws ProblemError `not-found` */
export async function requireMailedAccess(context: ServerContext, c: Context, id: string): Promise<StoredBooking> {
  const { booking, byMail } = await requireAccess(context, c, id)
  if (byMail) return booking
  throw unknownBooking()
}

/** The same for `?key=`, the read-only key of a calendar link, which is derived and has no hash to empty. */
export async function requireBookingByKey(
  { storage, secret }: ServerContext,
  id: string,
  key: string,
): Promise<StoredBooking> {
  const isRight = secretsEqual(key, deriveToken(secret, 'calendar', id))
  const booking = isRight ? await storage.bookings.find(id) : undefined
  if (booking?.erasedMs === null) return booking
  throw unknownBooking()
}

const unknownBooking = (): ProblemError =>
  new ProblemError(
    'not-found',
    'There is no booking at this address. Open the newest link from your confirmation mail.',
  )
