import type { Span } from '@openslot/core'
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Occupant } from '../../availability/store.js'
import type { SqliteDb } from './db.js'
import { appointments, bookings, busyTimes, claims, services } from './schema.js'
import { occupies } from './seats.js'

/** What takes a calendar during a span: claims of appointments, with whose they are, and time off. */
export function occupantsOf(db: SqliteDb, calendarId: string, { start, end }: Span, now: number): Occupant[] {
  const claimed = db
    .select({ start: claims.startMs, end: claims.endMs, appointmentId: claims.appointmentId, service: services.name })
    .from(claims)
    .innerJoin(appointments, eq(appointments.id, claims.appointmentId))
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .where(
      and(
        eq(claims.calendarId, calendarId),
        lt(claims.startMs, end),
        gt(claims.endMs, start),
        or(isNull(claims.heldUntilMs), gt(claims.heldUntilMs, now)),
      ),
    )
    .orderBy(claims.startMs)
    .all()
  const off = db
    .select({ start: busyTimes.startMs, end: busyTimes.endMs, note: busyTimes.note })
    .from(busyTimes)
    .where(and(eq(busyTimes.calendarId, calendarId), lt(busyTimes.startMs, end), gt(busyTimes.endMs, start)))
    .orderBy(busyTimes.startMs)
    .all()
  return [
    ...claimed.map(({ appointmentId, ...span }): Occupant => {
      const booked = bookingsOf(db, appointmentId, now)
      return { ...span, kind: booked.length > 0 ? 'booking' : 'hold', bookings: booked, note: null }
    }),
    ...off.map((span): Occupant => ({ ...span, kind: 'time-off', service: null, bookings: [] })),
  ]
}

const bookingsOf = (db: SqliteDb, appointmentId: string, now: number): Occupant['bookings'] =>
  db
    .select({ id: bookings.id, name: bookings.customerName })
    .from(bookings)
    .where(and(eq(bookings.appointmentId, appointmentId), occupies(now)))
    .orderBy(bookings.id)
    .all()
