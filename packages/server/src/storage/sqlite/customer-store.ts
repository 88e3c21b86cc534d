import { foldCase } from '@openslot/core'
import { type SQL, and, asc, count, eq, gt, inArray, isNull, max, min, sql } from 'drizzle-orm'
import type { CustomerStore, StoredCustomer } from '../../customers/store.js'
import { matches } from './customer-search.js'
import type { SqliteDb } from './db.js'
import { bookingsOf, eraseCustomer, hostsOf, isTheirs, isUpcoming } from './erase-customer.js'
import { isToGuest } from './erase-messages.js'
import { findBooking } from './find-booking.js'
import type { OweMessages } from './owe-messages.js'
import { outbox } from './message-schema.js'
import { appointments, audit, bookings } from './schema.js'
import { transact } from './transact.js'

/** @param emptyLog takes older versions of the rows out of the file's log */
export const sqliteCustomers = (db: SqliteDb, owe: OweMessages, emptyLog: () => void): CustomerStore => ({
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
          // Whose address nobody has ever confirmed, nobody knows.
          eq(bookings.counts, true),
          q === undefined ? undefined : inArray(bookings.customerKey, keysLike(db, q)),
          after === null ? undefined : gt(bookings.customerKey, foldCase(after)),
        ),
      )
      .groupBy(bookings.customerKey)
      .orderBy(asc(bookings.customerKey))
      .limit(limit)
      .all()
      .flatMap(({ latestId, ...counts }) => withName(db, latestId, counts)),

  bookings: async (email) => bookingsOf(db, email).flatMap((id) => findBooking(db, id) ?? []),

  asGuest: async (email) =>
    hostsOf(db, email)
      .flatMap(({ id }) => findBooking(db, id) ?? [])
      .toSorted((a, b) => a.start - b.start),

  messages: async (email) =>
    [
      ...messagesTo(db, and(isTheirs(email), eq(outbox.audience, 'customer'))),
      ...messagesTo(db, isToGuest(email)),
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),

  history: async (email) =>
    db
      .select({
        bookingId: audit.bookingId,
        atMs: audit.atMs,
        event: audit.event,
        actor: audit.actor,
        details: audit.details,
      })
      .from(audit)
      .innerJoin(bookings, eq(bookings.id, audit.bookingId))
      .where(isTheirs(email))
      .orderBy(asc(audit.atMs), asc(audit.id))
      .all(),

  erase: async (email, erasure) => {
    const outcome = await transact(db, (tx) => eraseCustomer(tx, email, erasure, owe))
    if ('erased' in outcome) emptyLog()
    return outcome
  },
})

/** A person is found by what any of their bookings says, and shown with all of them. */
const keysLike = (db: SqliteDb, q: string) => db.select({ key: bookings.customerKey }).from(bookings).where(matches(q))

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

const messagesTo = (db: SqliteDb, whom: SQL | undefined) =>
  db
    .select({
      id: outbox.id,
      bookingId: bookings.id,
      kind: outbox.kind,
      channel: outbox.channel,
      state: outbox.state,
      createdMs: outbox.createdMs,
      sentMs: outbox.sentMs,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .innerJoin(bookings, eq(bookings.id, outbox.bookingId))
    .where(whom)
    .all()
