import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SqliteDb } from './db.js'
import { outbox, webhookDeliveries } from './schema.js'

/**
 * Takes a customer's traces out of the messages of a booking, in the transaction that erases the rest. What still waits
 * for them goes nowhere now; what staff are owed is written from the booking as it then is.
 */
export function eraseMessages(tx: SqliteDb, bookingId: string): void {
  const ofBooking = eq(outbox.bookingId, bookingId)
  tx.delete(outbox)
    .where(and(ofBooking, eq(outbox.state, 'waiting'), isNull(outbox.staffId)))
    .run()
  const ids = tx.select({ id: outbox.id }).from(outbox).where(ofBooking)
  // An endpoint may have answered with what it was sent, and a mail server with an address.
  tx.update(webhookDeliveries)
    .set({ error: null, excerpt: null })
    .where(inArray(webhookDeliveries.messageId, ids))
    .run()
  tx.update(outbox)
    .set({ ...FORGOTTEN, payload: null })
    .where(ofBooking)
    .run()
}

/** The same for somebody whom others have invited. */
export function eraseGuestMessages(tx: SqliteDb, email: string): void {
  const isTheirs = sql`lower(${outbox.guestEmail}) = ${email.toLowerCase()}`
  tx.delete(outbox)
    .where(and(isTheirs, eq(outbox.state, 'waiting')))
    .run()
  tx.update(outbox).set(FORGOTTEN).where(isTheirs).run()
}

/** A guest's lane has their address in it. */
const FORGOTTEN = { guestEmail: null, lastError: null, lane: sql`iif(guest_email IS NULL, lane, id)` }
