import { foldCase } from '@openslot/core'
import type { Booking } from '@openslot/core/wire'
import { type SQL, and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { withoutCustomer, withoutGuest } from '../../customers/erased.js'
import { changePayload } from '../../webhooks/payload.js'
import type { SqliteDb } from './db.js'
import { type OutboxRow, UNEXPLAINED } from './owed-row.js'
import { outbox, webhookDeliveries } from './message-schema.js'
import { bookings } from './schema.js'

/**
 * Takes a customer's traces out of the messages of a booking, in the transaction that erases the rest. What still waits
 * for them goes nowhere now. What others are owed is sent, without them: mails are written from the booking as it then
 * is. Guests go as well, but for those who count on the appointment: they are forgotten once they have been told that
 * it is cancelled.
 */
export function eraseMessages(tx: SqliteDb, bookingId: string): void {
  const rows = tx.select().from(outbox).where(eq(outbox.bookingId, bookingId)).all()
  const told = new Set(rows.filter(mayHaveArrived).map(({ lane }) => lane))
  const isFarewell = (row: OutboxRow): boolean => row.kind === 'cancelled' && told.has(row.lane)
  for (const row of rows) {
    const isWaiting = row.state === 'waiting'
    const isToGuest = row.audience === 'guest'
    if (isWaiting && (row.audience === 'customer' || (isToGuest && !isFarewell(row)))) {
      tx.delete(outbox).where(eq(outbox.id, row.id)).run()
    } else {
      tx.update(outbox)
        .set({ ...UNEXPLAINED, ...(isToGuest && !isWaiting && FORGOTTEN) })
        .where(eq(outbox.id, row.id))
        .run()
    }
  }
  rewriteWebhooks(tx, bookingId, withoutCustomer)
}

/** The same for messages to somebody whom others have invited. */
export function eraseGuestMessages(tx: SqliteDb, email: string): void {
  const isTheirs = isToGuest(email)
  tx.delete(outbox)
    .where(and(isTheirs, eq(outbox.state, 'waiting')))
    .run()
  tx.update(outbox).set(FORGOTTEN).where(isTheirs).run()
}

/** The same for what a booking that they were invited to has told others. */
export function forgetGuestIn(tx: SqliteDb, bookingId: string, email: string): void {
  // A server may have refused a mail for an address that its text named.
  tx.update(outbox).set(UNEXPLAINED).where(eq(outbox.bookingId, bookingId)).run()
  rewriteWebhooks(tx, bookingId, (booking) => withoutGuest(booking, email))
}

/** Messages to a guest with this address. */
export const isToGuest = (email: string): SQL | undefined =>
  and(isNotNull(outbox.guestEmail), sql`fold_case(${outbox.guestEmail}) = ${foldCase(email)}`)

/** Whether whom a message told of, or whom it went to, has been erased. */
export function isForgotten(tx: SqliteDb, { bookingId, audience, guestEmail }: OutboxRow): boolean {
  if (audience === 'guest' && guestEmail === null) return true
  const isErased = and(eq(bookings.id, bookingId ?? ''), isNotNull(bookings.erasedMs))
  return tx.select({ id: bookings.id }).from(bookings).where(isErased).get() !== undefined
}

/** A delivery that was tried may have arrived, whatever came of it. */
const mayHaveArrived = ({ state, attempts }: OutboxRow): boolean => state === 'sent' || attempts > 0

/** A guest's lane has their address in it. */
const FORGOTTEN = { guestEmail: null, ...UNEXPLAINED, lane: sql`${outbox.id}` }

/** What endpoints were told, and are yet to be told, of a booking. */
function rewriteWebhooks(tx: SqliteDb, bookingId: string, change: (booking: Booking) => Booking): void {
  const ofBooking = and(eq(outbox.bookingId, bookingId), isNotNull(outbox.payload))
  for (const { id, payload } of tx.select().from(outbox).where(ofBooking).all()) {
    if (payload === null) continue
    tx.update(outbox)
      .set({ payload: changePayload(payload, change) })
      .where(eq(outbox.id, id))
      .run()
  }
  // An endpoint may have answered with what it was sent.
  const ids = tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.bookingId, bookingId))
  tx.update(webhookDeliveries)
    .set({ error: null, reason: null, excerpt: null })
    .where(inArray(webhookDeliveries.messageId, ids))
    .run()
}
