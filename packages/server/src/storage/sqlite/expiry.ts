import { decideLapse, foldCase } from '@openslot/core'
import { and, eq, gt, lte, min, sql } from 'drizzle-orm'
import { note } from './audit.js'
import type { SqliteDb } from './db.js'
import { type Arg, arg, prepared } from './prepared.js'
import { appointments, bookings, holds } from './schema.js'
import { clearExpiredHolds, isLive, settle } from './seats.js'

/** As text, so that SQLite sees that the partial index of unconfirmed bookings fits. */
const isPending = sql`${bookings.status} = 'pending'`

/**
 * Clears away what has run out at `now` (epoch ms): holds, and bookings that nobody has confirmed. Every writer does so
 * first: triggers know no clock.
 *
 * @returns how many there were
 */
export function clearExpired(tx: SqliteDb, now: number): number {
  return clearExpiredHolds(tx, now) + lapseUnconfirmed(tx, now)
}

/** Whether there is something to clear. It looks without the write lock, which an idle worker must not take. */
export const hasExpired = (db: SqliteDb, now: number): boolean =>
  db.select({ id: holds.id }).from(holds).where(lte(holds.expiresMs, now)).limit(1).get() !== undefined ||
  db.select({ id: bookings.id }).from(bookings).where(isOverdue(now)).limit(1).get() !== undefined

/** When the next hold or unconfirmed booking runs out (epoch ms); `null`: there is none. */
export function nextExpiry(db: SqliteDb, now: number): number | null {
  const hold = db
    .select({ at: min(holds.expiresMs) })
    .from(holds)
    .where(isLive(now))
    .get()?.at
  const unconfirmed = db
    .select({ at: min(bookings.confirmByMs) })
    .from(bookings)
    .where(and(isPending, gt(bookings.confirmByMs, now)))
    .get()?.at
  const next = Math.min(hold ?? Infinity, unconfirmed ?? Infinity)
  return next === Infinity ? null : next
}

/** When each of the bookings runs out that wait for this e-mail address to be confirmed at `now` (epoch ms). */
export const unconfirmedUntil = (tx: SqliteDb, email: string, now: number): number[] =>
  unconfirmedOf(tx)
    .all({ key: foldCase(email), now })
    .flatMap(({ until }) => until ?? [])

/** Every booking asks. */
const unconfirmedOf = prepared((db) =>
  db
    .select({ until: bookings.confirmByMs })
    .from(bookings)
    .where(and(isPending, gt(bookings.confirmByMs, arg('now')), eq(bookings.customerKey, arg('key'))))
    .prepare(),
)

const isOverdue = (now: number | Arg) => and(isPending, lte(bookings.confirmByMs, now))

function lapseUnconfirmed(tx: SqliteDb, now: number): number {
  const lapsing = overdue(tx).all({ now })
  for (const booking of lapsing) {
    const decision = decideLapse({ booking, now })
    if (!decision.accepted || !decision.write) continue
    const { sequence, cancelledAt } = decision.write
    tx.update(bookings)
      .set({ status: 'cancelled', sequence, cancelledMs: cancelledAt, updatedMs: cancelledAt })
      .where(eq(bookings.id, booking.id))
      .run()
    for (const event of decision.events) note(tx, booking.id, event, null)
  }
  // Once for each: a group's appointment may lose many at once.
  for (const id of new Set(lapsing.map((booking) => booking.appointmentId))) settle(tx, id)
  return lapsing.length
}

/** Every booking asks for it first. */
const overdue = prepared((db) =>
  db
    .select({
      id: bookings.id,
      status: bookings.status,
      sequence: bookings.sequence,
      confirmBy: bookings.confirmByMs,
      appointmentId: appointments.id,
      staffId: appointments.staffId,
      start: appointments.startMs,
      end: appointments.endMs,
    })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(isOverdue(arg('now')))
    .prepare(),
)
