import { and, asc, count, eq, inArray, lte, sql } from 'drizzle-orm'
import type { DueMessage, OutboxStore } from '../../outbox/store.js'
import { findBooking } from './booking-store.js'
import type { SqliteDb } from './db.js'
import { outbox, staff } from './schema.js'

type OutboxRow = typeof outbox.$inferSelect

export const sqliteOutbox = (db: SqliteDb): OutboxStore => ({
  claimDue: async ({ nowMs, leaseUntilMs, limit }) => {
    const due = and(eq(outbox.state, 'waiting'), lte(outbox.dueMs, nowMs), lte(outbox.leasedUntilMs, nowMs))
    // Looking first, without the write lock: an idle worker must not stand in the way of bookings.
    if (!db.select({ id: outbox.id }).from(outbox).where(due).limit(1).get()) return []
    return db.transaction(
      (tx) => {
        const rows = tx.select().from(outbox).where(due).orderBy(asc(outbox.dueMs), asc(outbox.id)).limit(limit).all()
        const ids = rows.map((row) => row.id)
        tx.update(outbox)
          .set({ leasedUntilMs: leaseUntilMs, attempts: sql`${outbox.attempts} + 1` })
          .where(inArray(outbox.id, ids))
          .run()
        return rows.map((row) => toDueMessage(tx, row))
      },
      { behavior: 'immediate' },
    )
  },
  markSent: async (id, nowMs) => {
    db.update(outbox).set({ state: 'sent', sentMs: nowMs, lastError: null }).where(eq(outbox.id, id)).run()
  },
  markFailed: async (id, { error, retryAtMs }) => {
    const change = retryAtMs === null ? { state: 'failed' as const } : { dueMs: retryAtMs, leasedUntilMs: 0 }
    db.update(outbox)
      .set({ ...change, lastError: error })
      .where(eq(outbox.id, id))
      .run()
  },
  countWaiting: async () =>
    db.select({ waiting: count() }).from(outbox).where(eq(outbox.state, 'waiting')).get()?.waiting ?? 0,
})

function toDueMessage(db: SqliteDb, row: OutboxRow): DueMessage {
  const booking = findBooking(db, row.bookingId)
  if (!booking) throw new Error(`Message ${row.id} belongs to no booking.`)
  const recipient = row.staffId === null ? null : db.select().from(staff).where(eq(staff.id, row.staffId)).get()
  if (recipient === undefined) throw new Error(`Message ${row.id} goes to nobody.`)
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    booking,
    staff: recipient,
    start: row.startMs,
    end: row.endMs,
    sequence: row.sequence,
    previousStart: row.previousStartMs,
    attempts: row.attempts + 1,
    createdMs: row.createdMs,
  }
}
