import { and, asc, count, eq, gt, inArray, isNull, max, min, sql } from 'drizzle-orm'
import type { CustomerStore, ErasureOutcome, StoredCustomer } from '../../customers/store.js'
import { matches, ofCustomer } from './booking-list-store.js'
import { findBooking } from './booking-store.js'
import type { SqliteDb } from './db.js'
import { eraseGuestMessages, eraseMessages } from './erase-messages.js'
import { appointments, bookings, idempotencyKeys, outbox } from './schema.js'
import { isKept } from './seats.js'
import { transact } from './transact.js'

/** What stands where a person's name and address stood. `.invalid` is nobody's, and never will be. */
const ERASED = { customerName: 'Erased', customerEmail: 'erased@erased.invalid' }

const isUpcoming = (nowMs: number) =>
  and(inArray(bookings.status, ['pending', 'confirmed']), isKept(nowMs), gt(appointments.endMs, nowMs))

/** @param emptyLog takes older versions of the rows out of the file's log */
export const sqliteCustomers = (db: SqliteDb, emptyLog: () => void): CustomerStore => ({
  page: async ({ q, after, limit, nowMs }) =>
    db
      .select({
        latestId: max(bookings.id),
        bookings: count(),
        upcoming: sql<number>`coalesce(sum(${isUpcoming(nowMs)}), 0)`,
        firstStart: min(appointments.startMs),
        lastStart: max(appointments.startMs),
      })
      .from(bookings)
      .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
      .where(
        and(
          isNull(bookings.erasedMs),
          q === undefined ? undefined : sql`lower(${bookings.customerEmail}) IN ${emailsLike(db, q)}`,
          after === null ? undefined : sql`${bookings.customerEmail} > ${after} COLLATE NOCASE`,
        ),
      )
      .groupBy(sql`${bookings.customerEmail} COLLATE NOCASE`)
      .orderBy(sql`${bookings.customerEmail} COLLATE NOCASE`)
      .limit(limit)
      .all()
      .flatMap(({ latestId, ...counts }) => withName(db, latestId, counts)),

  bookings: async (email) => idsOf(db, email).flatMap((id) => findBooking(db, id) ?? []),

  upcoming: async (email, nowMs) => upcomingOf(db, email, nowMs),

  messages: async (email) =>
    db
      .select({
        bookingId: bookings.id,
        kind: outbox.kind,
        channel: outbox.channel,
        state: outbox.state,
        createdMs: outbox.createdMs,
        sentMs: outbox.sentMs,
      })
      .from(outbox)
      .innerJoin(bookings, eq(bookings.id, outbox.bookingId))
      .where(and(ofCustomer(email), eq(outbox.audience, 'customer')))
      .orderBy(asc(outbox.id))
      .all(),

  erase: async (email, nowMs) => {
    const outcome = transact(db, (tx): ErasureOutcome => {
      const upcoming = upcomingOf(tx, email, nowMs).length
      if (upcoming > 0) return { upcoming }
      forgetAsGuest(tx, email)
      const ids = idsOf(tx, email)
      for (const id of ids) eraseBooking(tx, id, nowMs)
      return { erased: ids.length }
    })
    if ('erased' in outcome) emptyLog()
    return outcome
  },
})

/** A person is found by what any of their bookings says, and shown with all of them. */
const emailsLike = (db: SqliteDb, q: string) =>
  db
    .select({ email: sql`lower(${bookings.customerEmail})` })
    .from(bookings)
    .where(matches(q))

function withName(
  db: SqliteDb,
  latestId: string | null,
  counts: { bookings: number; upcoming: number; firstStart: number | null; lastStart: number | null },
): StoredCustomer[] {
  const latest = db
    .select({ email: bookings.customerEmail, name: bookings.customerName, phone: bookings.customerPhone })
    .from(bookings)
    .where(eq(bookings.id, latestId ?? ''))
    .get()
  return latest ? [{ ...latest, ...counts, firstStart: counts.firstStart ?? 0, lastStart: counts.lastStart ?? 0 }] : []
}

const idsOf = (db: SqliteDb, email: string): string[] =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(and(ofCustomer(email), isNull(bookings.erasedMs)))
    .orderBy(asc(appointments.startMs), asc(bookings.id))
    .all()
    .map(({ id }) => id)

const upcomingOf = (db: SqliteDb, email: string, nowMs: number): string[] =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(and(ofCustomer(email), isUpcoming(nowMs)))
    .all()
    .map(({ id }) => id)

function eraseBooking(tx: SqliteDb, id: string, nowMs: number): void {
  tx.update(bookings)
    .set({
      ...ERASED,
      customerPhone: null,
      notes: null,
      answers: {},
      guests: [],
      cancelReason: null,
      // Their links open nothing any more.
      manageTokenHash: '',
      erasedMs: nowMs,
    })
    .where(eq(bookings.id, id))
    .run()
  tx.delete(idempotencyKeys).where(eq(idempotencyKeys.subjectId, id)).run()
  eraseMessages(tx, id)
}

/** Their address in what others have booked. */
function forgetAsGuest(tx: SqliteDb, email: string): void {
  eraseGuestMessages(tx, email)
  const isSame = (guest: string): boolean => guest.toLowerCase() === email.toLowerCase()
  const hosting = tx
    .select({ id: bookings.id, guests: bookings.guests })
    .from(bookings)
    .where(sql`${bookings.guests} LIKE '%@%'`)
    .all()
  for (const { id, guests } of hosting) {
    if (!guests.some(isSame)) continue
    tx.update(bookings)
      .set({ guests: guests.filter((guest) => !isSame(guest)) })
      .where(eq(bookings.id, id))
      .run()
    tx.delete(idempotencyKeys).where(eq(idempotencyKeys.subjectId, id)).run()
  }
}
