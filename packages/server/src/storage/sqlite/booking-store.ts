import type { Decision, Place } from '@openslot/core'
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { BookingOutcome, BookingStore, StoredBooking } from '../../bookings/store.js'
import { findServiceById } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import type { OweMessages } from './owe-messages.js'
import { placeSnapshot } from './place-snapshot.js'
import { appointments, bookings, claims, staff } from './schema.js'

export const sqliteBookings = (db: SqliteDb, owe: OweMessages): BookingStore => ({
  create: async (scope, booking, decide) =>
    transact(db, (tx) => {
      const service = findServiceById(tx, scope.serviceId)
      if (!service) throw new Error(`No service ${scope.serviceId}.`)
      const decision = decide(placeSnapshot(tx, service, scope))
      if (!decision.accepted) return decision
      const { place, status } = decision.write
      const appointmentId = uuidv7()
      tx.insert(appointments)
        .values({ id: appointmentId, serviceId: service.id, ...appointmentRow(place) })
        .run()
      claim(tx, appointmentId, place)
      tx.insert(bookings)
        .values({ ...booking, appointmentId, status, sequence: 0, createdMs: scope.now, updatedMs: scope.now })
        .run()
      tx.update(staff).set({ lastAssignedMs: scope.now }).where(eq(staff.id, place.staffId)).run()
      return stored(tx, booking.id, decision, scope.now, owe)
    }),

  reschedule: async (bookingId, scope, decide) =>
    transact(db, (tx) => {
      const booking = existing(tx, bookingId)
      const { appointmentId, service } = booking
      const snapshot = placeSnapshot(tx, service, { ...scope, exceptAppointmentId: appointmentId })
      const decision = decide({ ...snapshot, booking, policy: service })
      if (!decision.accepted) return decision
      const { place, sequence } = decision.write
      tx.delete(claims).where(eq(claims.appointmentId, appointmentId)).run()
      tx.update(appointments).set(appointmentRow(place)).where(eq(appointments.id, appointmentId)).run()
      claim(tx, appointmentId, place)
      tx.update(bookings).set({ sequence, updatedMs: scope.now }).where(eq(bookings.id, bookingId)).run()
      if (place.staffId !== booking.staffId) {
        tx.update(staff).set({ lastAssignedMs: scope.now }).where(eq(staff.id, place.staffId)).run()
      }
      return stored(tx, bookingId, decision, scope.now, owe)
    }),

  cancel: async (bookingId, { now, reason }, decide) =>
    transact(db, (tx) => {
      const booking = existing(tx, bookingId)
      const decision = decide({ now, booking, policy: booking.service })
      if (!decision.accepted) return decision
      if (decision.write) {
        const { sequence, cancelledAt } = decision.write
        tx.delete(claims).where(eq(claims.appointmentId, booking.appointmentId)).run()
        tx.update(bookings)
          .set({ status: 'cancelled', sequence, cancelledMs: cancelledAt, cancelReason: reason, updatedMs: now })
          .where(eq(bookings.id, bookingId))
          .run()
      }
      return stored(tx, bookingId, decision, now, owe)
    }),

  find: async (id) => findBooking(db, id),

  list: async ({ from, to, limit }) =>
    db
      .select({ id: bookings.id })
      .from(bookings)
      .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
      .where(and(gte(appointments.startMs, from), lt(appointments.startMs, to)))
      .orderBy(asc(appointments.startMs), asc(bookings.id))
      .limit(limit)
      .all()
      .map(({ id }) => existing(db, id)),
})

/** Immediate: the write lock is taken before anything is read, so what the decision saw still holds when it is stored. */
const transact = (db: SqliteDb, work: (tx: SqliteDb) => BookingOutcome): BookingOutcome =>
  db.transaction((tx) => work(tx), { behavior: 'immediate' })

const appointmentRow = ({ staffId, start, end, blocked }: Place) => ({
  staffId,
  startMs: start,
  endMs: end,
  blockedStartMs: blocked.start,
  blockedEndMs: blocked.end,
})

function claim(tx: SqliteDb, appointmentId: string, { staffId, blocked }: Place): void {
  tx.insert(claims)
    .values({ id: uuidv7(), appointmentId, calendarId: staffId, startMs: blocked.start, endMs: blocked.end })
    .run()
}

/** Stores the messages that an accepted decision owes, and answers with the booking as it now is. */
function stored(
  tx: SqliteDb,
  bookingId: string,
  decision: Decision<unknown> & { accepted: true },
  now: number,
  owe: OweMessages,
): BookingOutcome {
  const booking = existing(tx, bookingId)
  owe(tx, booking, decision, now)
  return { accepted: true, booking }
}

function existing(db: SqliteDb, id: string): StoredBooking {
  const booking = findBooking(db, id)
  if (!booking) throw new Error(`No booking ${id}.`)
  return booking
}

export function findBooking(db: SqliteDb, id: string): StoredBooking | undefined {
  const row = db
    .select({ bookings, appointments, staff })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(staff, eq(staff.id, appointments.staffId))
    .where(eq(bookings.id, id))
    .get()
  const service = row && findServiceById(db, row.appointments.serviceId)
  if (!service) return undefined
  const { startMs, endMs, staffId } = row.appointments
  return { ...row.bookings, start: startMs, end: endMs, staffId, service, staff: row.staff, team: [row.staff] }
}
