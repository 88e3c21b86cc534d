import { awaitsCustomer, decideConfirmation, hasLapsed } from '@openslot/core'
import type { ServerContext } from '../context.js'
import type { Access } from './access.js'

/**
 * Whether the customer may confirm a booking at `now` (epoch ms): with the token that came by mail and, once the time for
 * it has run out, as long as nobody else has its place. Decided as the confirmation itself will be.
 */
export async function mayConfirm(
  { storage }: ServerContext,
  { booking, byMail }: Access,
  now: number,
): Promise<boolean> {
  if (!byMail) return false
  if (!hasLapsed(booking, now)) return awaitsCustomer(booking) && booking.start > now
  return decideConfirmation(await storage.bookings.confirmSnapshot(booking, now)).accepted
}
