import { type BookingEvent, type Span, merge } from '@openslot/core'
import { eq, sql } from 'drizzle-orm'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { appointments, audit, bookings } from './schema.js'

/**
 * Wherever a booking has been that is or once was with a staff member: a mail program that hasn't read the next mail yet
 * leaves its copy there, and an account that was disconnected before the booking went elsewhere, or was given up, its event.
 * Not where it is with a colleague by now.
 */
export function formerPlaces(db: SqliteDb, bookingId: string, staffId: string): Span[] {
  const length = lengthOf(db).get({ bookingId })
  if (!length) return []
  return merge(formerStarts(db, bookingId, staffId).map((start) => ({ start, end: start + length.ms })))
}

/** When it has begun there (epoch ms). */
export function formerStarts(db: SqliteDb, bookingId: string, staffId: string): number[] {
  const told = history(db)
    .all({ bookingId })
    .map(({ details }) => details as Told)
  if (!told.some((event) => givenIn(event).includes(staffId) || givenBefore(event).includes(staffId))) return []
  return told.flatMap((event) => [
    ...(event.start !== undefined && givenIn(event).includes(staffId) ? [event.start] : []),
    ...(event.previousStart === undefined ? [] : [event.previousStart]),
  ])
}

const givenIn = ({ staffId, staffIds = [] }: Told): readonly (string | undefined)[] => [staffId, ...staffIds]

const givenBefore = ({ previousStaffId, previousStaffIds = [] }: Told): readonly (string | undefined)[] => [
  previousStaffId,
  ...previousStaffIds,
]

type Told = Partial<Extract<BookingEvent, { readonly type: 'booking.rescheduled' }>>

const lengthOf = prepared((db) =>
  db
    .select({ ms: sql<number>`${appointments.endMs} - ${appointments.startMs}` })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(eq(bookings.id, arg('bookingId')))
    .prepare(),
)

const history = prepared((db) =>
  db
    .select({ details: audit.details })
    .from(audit)
    .where(eq(audit.bookingId, arg('bookingId')))
    .prepare(),
)
