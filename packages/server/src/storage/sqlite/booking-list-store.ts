import { MAX_DURATION_MINUTES, MINUTE_MS, foldCase } from '@openslot/core'
import { type SQL, and, asc, eq, exists, gt, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { BookingFilter, BookingListStore } from '../../bookings/list-store.js'
import { matches } from './customer-search.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { appointmentStaff, appointments, bookings } from './schema.js'
import { isKept } from './seats.js'

/** Before every instant that the API knows. */
const EARLIEST_MS = Date.UTC(1900, 0, 1)

export const sqliteBookingList = (db: SqliteDb): BookingListStore => ({
  page: async (filter, { after, limit }) =>
    idsWhere(
      db,
      and(
        ...conditions(db, filter),
        // Always a bound: with one, SQLite walks the index by start and stops at the limit, instead of sorting all.
        gte(appointments.startMs, after?.start ?? EARLIEST_MS),
        after === null ? undefined : or(gt(appointments.startMs, after.start), gt(bookings.id, after.id)),
      ),
    )
      .limit(limit)
      .all()
      .flatMap(({ id }) => findBooking(db, id) ?? []),
  ids: async (filter) =>
    idsWhere(db, and(...conditions(db, filter)))
      .all()
      .map(({ id }) => id),
  among: async (ids, filter) =>
    idsWhere(db, and(...conditions(db, filter), inArray(bookings.id, [...ids])))
      .all()
      .flatMap(({ id }) => findBooking(db, id) ?? []),
})

const idsWhere = (db: SqliteDb, where: SQL | undefined) =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(where)
    .orderBy(asc(appointments.startMs), asc(bookings.id))

const conditions = (
  db: SqliteDb,
  { now, from, to, endsAfter, statuses, serviceId, staffId, email, q }: BookingFilter,
): (SQL | undefined)[] => [
  from === undefined ? undefined : gte(appointments.startMs, from),
  to === undefined ? undefined : lt(appointments.startMs, to),
  endsAfter === undefined ? undefined : goesOnAfter(endsAfter),
  statuses && sql`iif(${isKept(now)}, ${bookings.status}, 'cancelled') IN ${[...statuses]}`,
  serviceId === undefined ? undefined : eq(appointments.serviceId, serviceId),
  staffId === undefined ? undefined : or(eq(appointments.staffId, staffId), exists(teamWith(db, staffId))),
  email === undefined ? undefined : ofCustomer(email),
  q === undefined ? undefined : matches(q),
]

/** Only what began not long before can: SQLite walks the index by start from there. */
const goesOnAfter = (instant: number): SQL | undefined =>
  and(gt(appointments.endMs, instant), gte(appointments.startMs, instant - MAX_DURATION_MINUTES * MINUTE_MS))

const teamWith = (db: SqliteDb, staffId: string) =>
  db
    .select({ one: sql`1` })
    .from(appointmentStaff)
    .where(and(eq(appointmentStaff.appointmentId, appointments.id), eq(appointmentStaff.staffId, staffId)))

/** Addresses that differ in upper and lower case only are one person's. */
export const ofCustomer = (email: string): SQL => eq(bookings.customerKey, foldCase(email))
