import { type SQL, and, asc, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Looked, OverAppointments, RetentionStore } from '../../retention/store.js'
import type { SqliteDb } from './db.js'
import { eraseBooking } from './erase-customer.js'
import { outbox } from './message-schema.js'
import { appointments, audit, bookings } from './schema.js'
import { transact } from './transact.js'

/** How many appointments a slice has. Erasing one takes a dozen queries, and two or three milliseconds. */
const TO_ERASE = 20
const TO_FORGET = 200

/** @param emptyLog takes older versions of the rows out of the file's log */
export function sqliteRetention(db: SqliteDb, emptyLog: () => void): RetentionStore {
  let erased = 0
  return {
    eraseCustomers: async (over, nowMs) => {
      const looked = await eachSlice(db, over, TO_ERASE, (tx, isOver) => {
        const rows = tx
          .select({ id: bookings.id })
          .from(bookings)
          .where(and(isOver, isNull(bookings.erasedMs)))
          .all()
        for (const { id } of rows) eraseBooking(tx, id, { now: nowMs, by: null })
        erased += rows.length
      })
      // Once for all slices: it waits for the disk.
      if (looked.last === null && erased > 0) {
        emptyLog()
        erased = 0
      }
      return looked
    },

    forgetMessages: (over) =>
      eachSlice(db, over, TO_FORGET, (tx, isOver) => {
        const ids = tx.select({ id: bookings.id }).from(bookings).where(isOver)
        tx.delete(outbox)
          .where(and(inArray(outbox.bookingId, ids), ne(outbox.state, 'waiting')))
          .run()
      }),

    forgetAudit: (over) =>
      eachSlice(db, over, TO_FORGET, (tx, isOver) => {
        const ids = tx.select({ id: bookings.id }).from(bookings).where(isOver)
        tx.delete(audit)
          // The last row stays: what counts events goes by its number, which another one would get.
          .where(and(inArray(audit.bookingId, ids), sql`${audit}.rowid < (SELECT max(rowid) FROM audit)`))
          .run()
      }),
  }
}

/** Gives `clear` the bookings of the next few appointments, in a transaction where there are any. */
async function eachSlice(
  db: SqliteDb,
  { after, beforeMs }: OverAppointments,
  atOnce: number,
  clear: (tx: SqliteDb, isOver: SQL | undefined) => void,
): Promise<Looked> {
  const next = db
    .select({ id: appointments.id, start: appointments.startMs, end: appointments.endMs })
    .from(appointments)
    .where(
      and(
        sql`(${appointments.startMs}, ${appointments.id}) > (${after.start}, ${after.id})`,
        lt(appointments.startMs, beforeMs),
      ),
    )
    .orderBy(asc(appointments.startMs), asc(appointments.id))
    .limit(atOnce)
    .all()
  const over = next.filter(({ end }) => end < beforeMs).map(({ id }) => id)
  if (over.length > 0) await transact(db, (tx) => clear(tx, inArray(bookings.appointmentId, over)))
  const last = next.at(-1)
  const left = next.find(({ end }) => end >= beforeMs)
  return { last: last ? { start: last.start, id: last.id } : null, left: left ? { start: left.start, id: '' } : null }
}
