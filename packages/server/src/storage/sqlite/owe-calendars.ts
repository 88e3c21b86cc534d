import { type BookingEvent, type Span, standsInCalendar } from '@openslot/core'
import { and, asc, eq, gt, inArray, lt, lte, max, or, sql } from 'drizzle-orm'
import type { StoredBooking } from '../../bookings/store.js'
import { calendarEntries, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { type OutboxRow, insertMessage, ofBooking, turnIn } from './owed-row.js'
import { arg, prepared } from './prepared.js'
import { rebuildWhereListed } from './rebuild-busy.js'
import { outbox } from './message-schema.js'
import { appointmentStaff, appointments, bookings } from './schema.js'

/** Where the messages to one person's calendars about a booking wait. */
export const calendarLane = (bookingId: string, staffId: string): string => `${bookingId} calendar ${staffId}`

/**
 * Owes the calendars of those who give a booking, or no longer do, its event as it is once that is sent: what happens to
 * it in between is told by the same message.
 */
export function oweCalendars(
  tx: SqliteDb,
  booking: StoredBooking,
  events: readonly BookingEvent[],
  nowMs: number,
): void {
  for (const staffId of new Set(events.flatMap(concerned))) {
    oweEntry(tx, booking, staffId, nowMs)
    rebuildWhereListed(tx, booking.id, staffId)
  }
}

function concerned(event: BookingEvent): readonly string[] {
  const given = event.staffIds ?? [event.staffId]
  switch (event.type) {
    case 'booking.created':
    case 'booking.confirmed':
    case 'booking.cancelled':
    case 'booking.declined':
      return given
    case 'booking.rescheduled':
      return [...given, ...(event.previousStaffIds ?? [event.previousStaffId])]
    case 'booking.completed':
    case 'booking.no-show':
    case 'booking.reserved':
    case 'booking.dropped':
      return []
  }
}

/** Owes one person's calendars the event of a booking, unless there is nothing to do in them. */
export function oweEntry(tx: SqliteDb, booking: StoredBooking, staffId: string, nowMs: number): void {
  const lane = calendarLane(booking.id, staffId)
  const waiting = waitingIn(tx).all({ lane })
  const isThere = entriesIn(tx).get({ bookingId: booking.id, staffId }) !== undefined
  if (isThere) {
    expectAt(tx, { bookingId: booking.id, staffId }, booking)
    tx.update(calendarEntries)
      .set({ writtenBy: null })
      .where(isOf(tx, { bookingId: booking.id, staffId }))
      .run()
  }
  const gives = booking.team.some(({ id }) => id === staffId)
  const isWanted = gives && standsInCalendar(booking.status, isThere) && receivingOf(tx).get({ staffId }) !== undefined
  if (!isWanted && !isThere && waiting.length === 0) return
  const { id: _, ...about } = ofBooking(booking, nowMs)
  const row = {
    ...about,
    audience: 'staff',
    staffId,
    lane,
    kind: 'calendar-entry',
    channel: 'calendar',
    dueMs: nowMs,
  } as const
  // What is being sent may have read the booking before: then this one goes out after it.
  const idle = waiting.filter(({ leasedUntilMs }) => leasedUntilMs <= nowMs)
  const { attempts: _attempts, createdMs: __, ...change } = row
  for (const { id } of idle) tx.update(outbox).set(change).where(eq(outbox.id, id)).run()
  if (idle.length === 0) insertMessage(tx, { ...ofBooking(booking, nowMs), ...row, owedMs: turnIn(tx, lane, nowMs) })
}

/**
 * Whether what a message has just done is of how its booking is now: nothing more was owed since it was taken to be sent. It
 * is asked for within the transaction that notes it.
 */
export function isOfNow(tx: SqliteDb, messageId: string, nowMs: number): boolean {
  const row = tx.select().from(outbox).where(eq(outbox.id, messageId)).get()
  return (
    row !== undefined &&
    row.leasedUntilMs > nowMs &&
    waitingIn(tx)
      .all({ lane: row.lane })
      .every(({ id }) => id === row.id)
  )
}

/** The message to the same calendars that waits behind one, if any does: it was owed while that was being sent. */
export function messageBehind(tx: SqliteDb, { id, lane }: Pick<OutboxRow, 'id' | 'lane'>): string | undefined {
  const waiting = waitingIn(tx).all({ lane })
  return waiting[waiting.findIndex((message) => message.id === id) + 1]?.id
}

/**
 * Owes a staff member's calendars all that they give from now on, and takes what stands in them to where it belongs, or
 * away: when another calendar gets their bookings, or one that was out of reach is back.
 */
export function oweAllEntries(tx: SqliteDb, staffId: string, nowMs: number): void {
  const ids = [...upcoming(tx).all({ staffId, nowMs }), ...standing(tx).all({ staffId, nowMs })].map(({ id }) => id)
  for (const id of new Set(ids)) {
    const booking = findBooking(tx, id)
    if (booking) oweEntry(tx, booking, staffId, nowMs)
  }
}

/**
 * A calendar of a staff member works again: what waits for its next try is due, and what was given up is owed once more; but
 * nothing before one of them has had the rest that it asked for.
 */
export function owesAgain(tx: SqliteDb, staffId: string, nowMs: number): void {
  const theirs = and(eq(outbox.channel, 'calendar'), eq(outbox.staffId, staffId))
  const resting = tx
    .select({ untilMs: max(outsideCalendars.writeRestMs) })
    .from(outsideCalendars)
    .where(eq(outsideCalendars.staffId, staffId))
    .get()
  const dueMs = Math.max(nowMs, resting?.untilMs ?? 0)
  const waiting = and(theirs, sql`${outbox.state} = 'waiting'`, lte(outbox.leasedUntilMs, nowMs))
  tx.update(outbox)
    .set({ dueMs })
    .where(and(waiting, gt(outbox.dueMs, dueMs)))
    .run()
  const failed = and(theirs, sql`${outbox.state} = 'failed'`)
  if (!tx.select({ id: outbox.id }).from(outbox).where(failed).limit(1).get()) return
  oweAllEntries(tx, staffId, nowMs)
  tx.update(outbox)
    .set({ dueMs })
    .where(and(waiting, lt(outbox.dueMs, dueMs)))
    .run()
}

/** Owes a booking's event to the calendars that have it, as what it says has changed. */
export function oweWhereItIs(tx: SqliteDb, bookingId: string, nowMs: number): void {
  const owners = tx
    .selectDistinct({ staffId: outsideCalendars.staffId })
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(eq(calendarEntries.bookingId, bookingId))
    .all()
  const booking = owners.length === 0 ? undefined : findBooking(tx, bookingId)
  if (booking) for (const { staffId } of owners) oweEntry(tx, booking, staffId, nowMs)
}

/** Wherever its booking has been since it was put, an event may be: an answer was lost, or the mails have moved it. */
export function expectAt(
  tx: SqliteDb,
  { bookingId, staffId }: { readonly bookingId: string; readonly staffId: string },
  place: Span | 'series' | null,
): void {
  const json = JSON.stringify(place === null || place === 'series' ? place : [place.start, place.end])
  tx.update(calendarEntries)
    .set({ expected: sql`json_insert(coalesce(${calendarEntries.expected}, '[]'), '$[#]', json(${json}))` })
    .where(isOf(tx, { bookingId, staffId }))
    .run()
}

/** What a booking has in the calendars of a staff member. */
const isOf = (tx: SqliteDb, { bookingId, staffId }: { readonly bookingId: string; readonly staffId: string }) => {
  const theirs = tx
    .select({ id: outsideCalendars.id })
    .from(outsideCalendars)
    .where(eq(outsideCalendars.staffId, staffId))
  return and(eq(calendarEntries.bookingId, bookingId), inArray(calendarEntries.calendarId, theirs))
}

const waitingIn = prepared((db) =>
  db
    .select({ id: outbox.id, leasedUntilMs: outbox.leasedUntilMs })
    .from(outbox)
    // As text, so that SQLite sees that its partial index fits.
    .where(and(eq(outbox.lane, arg('lane')), sql`${outbox.state} = 'waiting'`))
    .orderBy(asc(outbox.owedMs))
    .prepare(),
)

const receivingOf = prepared((db) =>
  db
    .select({ id: outsideCalendars.id })
    .from(outsideCalendars)
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), sql`${outsideCalendars.receives} = 1`))
    .prepare(),
)

const entriesIn = prepared((db) =>
  db
    .select({ id: calendarEntries.calendarId })
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(and(eq(calendarEntries.bookingId, arg('bookingId')), eq(outsideCalendars.staffId, arg('staffId'))))
    .prepare(),
)

/** What stands in their calendars from now on, also of bookings that somebody else gives by now. */
const standing = prepared((db) =>
  db
    .select({ id: calendarEntries.bookingId })
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), gt(calendarEntries.endMs, arg('nowMs'))))
    .prepare(),
)

const upcoming = prepared((db) => {
  const alsoGives = db
    .select({ id: appointmentStaff.appointmentId })
    .from(appointmentStaff)
    .where(eq(appointmentStaff.staffId, arg('staffId')))
  return db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(
      and(
        gt(appointments.endMs, arg('nowMs')),
        or(eq(appointments.staffId, arg('staffId')), inArray(appointments.id, alsoGives)),
      ),
    )
    .orderBy(asc(appointments.startMs))
    .prepare()
})
