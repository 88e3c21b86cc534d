import {
  type BookingCaps,
  type GroupAppointment,
  type Resource,
  type SlotQuery,
  type Span,
  type StaffMember,
  DAY_MS,
  MINUTE_MS,
} from '@openslot/core'
import { and, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { SlotRequest } from '../../availability/store.js'
import type { CatalogStaff } from '../../catalog/catalog.js'
import { resourcesOf } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import { busyOutside } from './outside-busy.js'
import { type Arg, arg, prepared } from './prepared.js'
import {
  type OwnSeats,
  givenUp,
  isLive,
  notGivenUp,
  calendarsOf,
  occupies,
  ownSeats,
  seatsTaken,
  teamOf,
} from './seats.js'
import { appointments, bookings, busyTimes, claims, holds } from './schema.js'

/**
 * Reads what the slot engine must know for the starts in `[from, to)` (epoch ms): the one place where the calendars
 * are read, for lists as for decisions.
 */
export function calendarsFor(db: SqliteDb, request: SlotRequest, range: { from: number; to: number }): SlotQuery {
  const { service, now, durationMinutes = service.durationMinutes } = request
  // Widened by what an appointment at the edges would block.
  const around: Span = {
    start: range.from - service.bufferBeforeMinutes * MINUTE_MS,
    end: range.to + (durationMinutes + service.bufferAfterMinutes) * MINUTE_MS,
  }
  const view: View = { db, request, around, own: ownSeats(db, request.own, now) }
  const booked = hasCap(service.caps) ? startsOfService(view) : []
  return {
    // Whether it may be asked for was decided before: a booking keeps its length also when its service has others now.
    service: { ...service, durationMinutes, booked },
    staff: request.staff.map((member) => staffMember(view, member)),
    resources: resourcesOf(db, service.resources).map((resource): Resource => ({
      id: resource.id,
      kind: resource.kind,
      ...(resource.timeZone !== null && { timeZone: resource.timeZone }),
      ...(resource.hours && { hours: resource.hours, overrides: resource.overrides }),
      taken: [...claimsOn(view, resource.id), ...busyOn(view, resource.id)],
    })),
    now,
    ...range,
  }
}

/** Where the first claim of a calendar starts that may reach beyond an instant (epoch ms), as a part of a query. */
function firstReaching(calendarId: string | Arg, instant: number | Arg) {
  return sql<number>`coalesce(
    (SELECT max(c.start_ms) FROM claims AS c WHERE c.calendar_id = ${calendarId} AND c.start_ms <= ${instant}), ${instant})`
}

interface View {
  readonly db: SqliteDb
  readonly request: SlotRequest
  readonly around: Span
  readonly own: OwnSeats
}

function staffMember(view: View, { id, timeZone, hours, overrides, caps }: CatalogStaff): StaffMember {
  const isGroup = view.request.service.capacity > 1
  const { taken, groups } = isGroup ? groupsOn(view, id) : { taken: claimsOn(view, id), groups: [] }
  return {
    id,
    timeZone,
    hours,
    overrides,
    taken: [...taken, ...busyOn(view, id), ...outsideOn(view, id)],
    ...(isGroup && { appointments: groups }),
    ...(hasCap(caps) && { caps, booked: startsOfStaff(view, id) }),
  }
}

/**
 * The claims on one calendar that overlap the view, but for those that have run out or are about to be given up. Claims
 * never overlap each other, so of those that start before it only the last one can reach into it: one step in the
 * index, however full the calendar is.
 */
const standing = and(
  eq(claims.calendarId, arg('calendarId')),
  gte(claims.startMs, firstReaching(arg('calendarId'), arg('from'))),
  lt(claims.startMs, arg('to')),
  gt(claims.endMs, arg('from')),
  or(isNull(claims.heldUntilMs), gt(claims.heldUntilMs, arg('now'))),
  notGivenUp,
)

const standingOn = ({ around, request, own }: View, calendarId: string) => ({
  calendarId,
  from: around.start,
  to: around.end,
  now: request.now,
  ...givenUp(own),
})

const claimsOn = (view: View, calendarId: string): Span[] => standingClaims(view.db).all(standingOn(view, calendarId))

const standingClaims = prepared((db) =>
  db
    .select({ start: claims.startMs, end: claims.endMs })
    .from(claims)
    .where(standing)
    .orderBy(claims.startMs)
    .prepare(),
)

/** The same for a group service: its own appointments apart from the rest, with the places taken in each. */
function groupsOn(view: View, calendarId: string): { taken: Span[]; groups: GroupAppointment[] } {
  const { db, request, own } = view
  const rows = standingAppointments(db).all(standingOn(view, calendarId))
  const isOwnService = (row: (typeof rows)[number]): boolean => row.serviceId === request.service.id
  return {
    taken: rows.filter((row) => !isOwnService(row)).map((row) => row.blocked),
    groups: rows.filter(isOwnService).map(({ id, start, end, blocked, seats, staffIds, calendarIds }) => ({
      start,
      blocked,
      seatsTaken: seats - (own.shared.get(id) ?? 0),
      durationMinutes: (end - start) / MINUTE_MS,
      staffIds,
      resourceIds: calendarIds.filter((calendar) => !staffIds.includes(calendar)),
    })),
  }
}

const standingAppointments = prepared((db) =>
  db
    .select({
      id: appointments.id,
      serviceId: appointments.serviceId,
      start: appointments.startMs,
      end: appointments.endMs,
      blocked: { start: claims.startMs, end: claims.endMs },
      seats: seatsTaken(arg('now')),
      staffIds: teamOf,
      calendarIds: calendarsOf,
    })
    .from(claims)
    .innerJoin(appointments, eq(appointments.id, claims.appointmentId))
    .where(standing)
    .orderBy(claims.startMs)
    .prepare(),
)

const busyOn = ({ db, request, around }: View, calendarId: string): Span[] =>
  request.claimsOnly ? [] : busyDuring(db).all({ calendarId, from: around.start, to: around.end })

const outsideOn = ({ db, request, around }: View, staffId: string): readonly Span[] =>
  request.claimsOnly ? [] : busyOutside(db, staffId, around, request.now, request.own?.bookingId)

const busyDuring = prepared((db) =>
  db
    .select({ start: busyTimes.startMs, end: busyTimes.endMs })
    .from(busyTimes)
    .where(
      and(
        eq(busyTimes.calendarId, arg('calendarId')),
        gt(busyTimes.endMs, arg('from')),
        lt(busyTimes.startMs, arg('to')),
      ),
    )
    .prepare(),
)

const hasCap = ({ day, week, month }: BookingCaps): boolean =>
  [day, week, month].some((limit) => (limit ?? null) !== null)

/** A period that caps count in lies within this of each of its instants. */
const CAP_REACH_MS = 33 * DAY_MS

/** Where bookings and live holds, each a place, start; for caps. */
const startsOfService = (view: View): number[] => starts(view, eq(appointments.serviceId, view.request.service.id))

const startsOfStaff = (view: View, staffId: string): number[] =>
  starts(
    view,
    inArray(
      appointments.id,
      view.db
        .select({ id: claims.appointmentId })
        .from(claims)
        .where(
          and(
            eq(claims.calendarId, staffId),
            gte(claims.startMs, firstReaching(staffId, view.around.start - CAP_REACH_MS)),
            lt(claims.startMs, view.around.end + CAP_REACH_MS),
          ),
        ),
    ),
  )

function starts({ db, request, around }: View, which: ReturnType<typeof eq>): number[] {
  const { own = {}, now } = request
  const near = and(
    which,
    gte(appointments.startMs, around.start - CAP_REACH_MS),
    lt(appointments.startMs, around.end + CAP_REACH_MS),
  )
  const start = { start: appointments.startMs }
  const booked = db
    .select(start)
    .from(appointments)
    .innerJoin(bookings, eq(bookings.appointmentId, appointments.id))
    .where(and(near, occupies(now), ne(bookings.id, own.bookingId ?? '')))
    .all()
  const held = db
    .select(start)
    .from(appointments)
    .innerJoin(holds, eq(holds.appointmentId, appointments.id))
    .where(and(near, isLive(now), ne(holds.id, own.holdId ?? '')))
    .all()
  return [...booked, ...held].map((row) => row.start)
}

/** Minutes of the appointments on a calendar that start in `[from, to)` (epoch ms). */
export function minutesOn(db: SqliteDb, calendarId: string, span: Span, own: OwnSeats): number {
  const row = timeOn(db).get({ calendarId, from: span.start, to: span.end, ...givenUp(own) })
  return (row?.ms ?? 0) / MINUTE_MS
}

const timeOn = prepared((db) =>
  db
    .select({ ms: sql<number | null>`sum(${appointments.endMs} - ${appointments.startMs})` })
    .from(claims)
    .innerJoin(appointments, eq(appointments.id, claims.appointmentId))
    .where(
      and(
        eq(claims.calendarId, arg('calendarId')),
        gte(claims.startMs, firstReaching(arg('calendarId'), arg('from'))),
        lt(claims.startMs, arg('to')),
        gte(appointments.startMs, arg('from')),
        lt(appointments.startMs, arg('to')),
        notGivenUp,
      ),
    )
    .prepare(),
)
