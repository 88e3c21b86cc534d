import type { Place } from '@openslot/core'
import { and, eq, gt, isNotNull, isNull, lte, max, notInArray, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { OwnPlaces } from '../../availability/store.js'
import type { CatalogService } from '../../catalog/catalog.js'
import type { SqliteDb } from './db.js'
import { type Arg, arg, prepared, preparedInsert } from './prepared.js'
import { appointmentStaff, appointments, bookings, claims, holds } from './schema.js'

// An appointment has places; bookings and holds take them. It comes with its first and goes with its last.

/** Whether the time to confirm a booking hasn't run out at `now` (epoch ms), if it has to be confirmed at all. */
export const isKept = (now: number | Arg) => or(isNull(bookings.confirmByMs), gt(bookings.confirmByMs, now))

/** Whether a booking takes a place at `now` (epoch ms): all but those that were given up. */
export const occupies = (now: number | Arg) => and(isOccupying, isKept(now))

const isOccupying = notInArray(bookings.status, ['cancelled', 'declined'])

/** Whether a hold still keeps its place at `now` (epoch ms). */
export const isLive = (now: number | Arg) => gt(holds.expiresMs, now)

/**
 * The places taken in an appointment, as a column of a query on `appointments`. Its names are written out: Drizzle
 * leaves the table away where a query has only one, and the subqueries would take their own columns instead.
 */
export const seatsTaken = (now: number | Arg) => sql<number>`
  (SELECT count(*) FROM bookings AS b
    WHERE b.appointment_id = appointments.id AND b.status NOT IN ('cancelled', 'declined')
      AND (b.confirm_by_ms IS NULL OR b.confirm_by_ms > ${now}))
  + (SELECT count(*) FROM holds AS h WHERE h.appointment_id = appointments.id AND h.expires_ms > ${now})`

/** Everyone who gives an appointment, the first one first, as {@link seatsTaken}. */
export const teamOf = sql<string[]>`
  (SELECT CASE count(*) WHEN 0 THEN json_array(appointments.staff_id)
      ELSE json_group_array(s.staff_id ORDER BY s.position) END
    FROM appointment_staff AS s WHERE s.appointment_id = appointments.id)`.mapWith(fromJson)

/** Everyone's and everything's calendar that an appointment takes, as {@link seatsTaken}. */
export const calendarsOf = sql<string[]>`
  (SELECT json_group_array(c.calendar_id) FROM claims AS c WHERE c.appointment_id = appointments.id)`.mapWith(fromJson)

function fromJson(text: string): string[] {
  return JSON.parse(text) as string[]
}

/** Places about to be given up. */
export interface OwnSeats {
  /** Appointments that nobody else has a place in: they go as a whole. */
  readonly whole: readonly string[]
  /** Others, with how many of their places are given up. */
  readonly shared: ReadonlyMap<string, number>
}

export function ownSeats(db: SqliteDb, { bookingId, holdId }: OwnPlaces = {}, now: number): OwnSeats {
  const booked = bookingId === undefined ? undefined : seatOfBooking(db).get({ bookingId, now })
  const held = holdId === undefined ? undefined : seatOfHold(db).get({ holdId, now })
  const given = new Map<string, number>()
  for (const seat of [booked, held]) if (seat) given.set(seat.id, (given.get(seat.id) ?? 0) + 1)
  const whole: string[] = []
  const shared = new Map<string, number>()
  for (const [id, seats] of given) {
    const taken = seatsOf(db).get({ id, now })?.seats ?? 0
    if (taken > seats) shared.set(id, seats)
    else whole.push(id)
  }
  return { whole, shared }
}

const seatOfBooking = prepared((db) =>
  db
    .select({ id: bookings.appointmentId })
    .from(bookings)
    .where(and(eq(bookings.id, arg('bookingId')), occupies(arg('now'))))
    .prepare(),
)

const seatOfHold = prepared((db) =>
  db
    .select({ id: holds.appointmentId })
    .from(holds)
    .where(and(eq(holds.id, arg('holdId')), isLive(arg('now'))))
    .prepare(),
)

const seatsOf = prepared((db) =>
  db
    .select({ seats: seatsTaken(arg('now')) })
    .from(appointments)
    .where(eq(appointments.id, arg('id')))
    .prepare(),
)

/** Whether a claim stays where its appointment isn't one of {@link givenUp}: at most a booking's and a hold's are. */
export const notGivenUp = notInArray(claims.appointmentId, [arg('givenUp'), arg('alsoGivenUp')])

export const givenUp = ({ whole: [first = '', second = ''] }: OwnSeats) => ({ givenUp: first, alsoGivenUp: second })

/**
 * Makes the appointment of a place and claims what it takes, or joins the one that is there, as it is: whoever and
 * whatever it takes, it takes from its first place to its last.
 *
 * @param heldUntil epoch ms until when a hold or an unconfirmed booking keeps it; `null`: it is booked
 * @returns the appointment's id, for the booking or hold that takes the place
 */
export function takePlace(tx: SqliteDb, service: CatalogService, place: Place, heldUntil: number | null): string {
  if (!place.joins) return openAppointment(tx, service, place, heldUntil)
  const id = appointmentToJoin(tx, service, place)
  keep(tx, id, heldUntil, service.capacity)
  return id
}

const insertAppointment = preparedInsert(appointments)
const insertClaim = preparedInsert(claims)

function openAppointment(tx: SqliteDb, service: CatalogService, place: Place, heldUntilMs: number | null): string {
  const id = uuidv7()
  const { start: startMs, end: endMs } = place.blocked
  insertAppointment(tx, {
    id,
    serviceId: service.id,
    staffId: place.staffId,
    startMs: place.start,
    endMs: place.end,
    blockedStartMs: startMs,
    blockedEndMs: endMs,
    capacity: service.capacity,
  })
  if (place.staffIds.length > 1) {
    for (const [position, staffId] of place.staffIds.entries())
      tx.insert(appointmentStaff).values({ appointmentId: id, staffId, position }).run()
  }
  for (const calendarId of [...place.staffIds, ...place.resourceIds]) {
    insertClaim(tx, { id: uuidv7(), appointmentId: id, calendarId, startMs, endMs, heldUntilMs })
  }
  return id
}

function appointmentToJoin(tx: SqliteDb, service: CatalogService, { staffId, start }: Place): string {
  const found = tx
    .select({ id: appointments.id })
    .from(claims)
    .innerJoin(appointments, eq(appointments.id, claims.appointmentId))
    .where(and(eq(claims.calendarId, staffId), eq(appointments.serviceId, service.id), eq(appointments.startMs, start)))
    .get()
  if (!found) throw new Error(`No appointment of ${service.slug} at ${start} to join.`)
  return found.id
}

/** Keeps the claims at least until then, and lets the appointment grow with its service. */
function keep(tx: SqliteDb, appointmentId: string, heldUntil: number | null, capacity: number): void {
  tx.update(appointments).set({ capacity }).where(eq(appointments.id, appointmentId)).run()
  tx.update(claims)
    .set({ heldUntilMs: heldUntil === null ? null : sql`max(${claims.heldUntilMs}, ${heldUntil})` })
    .where(and(eq(claims.appointmentId, appointmentId), isNotNull(claims.heldUntilMs)))
    .run()
}

/**
 * After a place was given up or confirmed: the claims stand as long as somebody keeps them. An appointment without any
 * leaves the calendars, and without a booking ever, the file.
 */
export function settle(tx: SqliteDb, appointmentId: string): void {
  const booked = bookedIn(tx).get({ appointmentId })
  const held = heldIn(tx).get({ appointmentId })
  const isBooked = (booked?.counting ?? 0) > 0
  const heldUntil = Math.max(booked?.confirmBy ?? 0, held?.until ?? 0)
  if (isBooked || heldUntil > 0) {
    tx.update(claims)
      .set({ heldUntilMs: isBooked ? null : heldUntil })
      .where(and(eq(claims.appointmentId, appointmentId), isBooked ? isNotNull(claims.heldUntilMs) : undefined))
      .run()
    return
  }
  deleteClaims(tx).run({ appointmentId })
  if (!everBookedIn(tx).get({ appointmentId })) deleteAppointment(tx).run({ appointmentId })
}

const bookedIn = prepared((db) =>
  db
    .select({
      counting: sql<number>`count(*) - count(${bookings.confirmByMs})`,
      confirmBy: max(bookings.confirmByMs),
    })
    .from(bookings)
    .where(and(eq(bookings.appointmentId, arg('appointmentId')), isOccupying))
    .prepare(),
)

const everBookedIn = prepared((db) =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.appointmentId, arg('appointmentId')))
    .prepare(),
)

const heldIn = prepared((db) =>
  db
    .select({ until: max(holds.expiresMs) })
    .from(holds)
    .where(eq(holds.appointmentId, arg('appointmentId')))
    .prepare(),
)

const deleteClaims = prepared((db) =>
  db
    .delete(claims)
    .where(eq(claims.appointmentId, arg('appointmentId')))
    .prepare(),
)

const deleteAppointment = prepared((db) =>
  db
    .delete(appointments)
    .where(eq(appointments.id, arg('appointmentId')))
    .prepare(),
)

/** Removes holds that have run out at `now` (epoch ms). */
export function clearExpiredHolds(tx: SqliteDb, now: number): number {
  const expired = expiredHolds(tx).all({ now })
  for (const { id, appointmentId } of expired) {
    deleteHold(tx).run({ id })
    settle(tx, appointmentId)
  }
  return expired.length
}

const expiredHolds = prepared((db) =>
  db
    .select({ id: holds.id, appointmentId: holds.appointmentId })
    .from(holds)
    .where(lte(holds.expiresMs, arg('now')))
    .prepare(),
)

const deleteHold = prepared((db) =>
  db
    .delete(holds)
    .where(eq(holds.id, arg('id')))
    .prepare(),
)

/** Takes a hold away, and with it what it alone kept. */
export function removeHold(tx: SqliteDb, holdId: string): void {
  const hold = tx.select({ appointmentId: holds.appointmentId }).from(holds).where(eq(holds.id, holdId)).get()
  if (!hold) return
  deleteHold(tx).run({ id: holdId })
  settle(tx, hold.appointmentId)
}

/** Takes the claims of appointments away that are about to be given up as a whole: the new place may overlap them. */
export function clearClaims(tx: SqliteDb, { whole }: OwnSeats): void {
  for (const appointmentId of whole) deleteClaims(tx).run({ appointmentId })
}
