import {
  MINUTE_MS,
  type PlaceSnapshot,
  type SlotQuery,
  type Span,
  type StaffMember,
  isoWeekStart,
  localDay,
  startOfLocalDay,
} from '@openslot/core'
import type { ShopPerson, ShopService } from './catalog.js'
import { type Appointment, type Ledger, type OwnPlaces, seatsTaken, takes } from './ledger.js'

/** Whose free times are wanted. Instants in epoch ms. */
export interface SlotRequest {
  readonly service: ShopService
  /** The people who may give it; where the service needs all of them, everyone. */
  readonly staff: readonly ShopPerson[]
  readonly durationMinutes: number
  readonly now: number
  readonly own: OwnPlaces
}

/** What the slot engine must know: the one place where the calendars are read, for lists as for decisions. */
export function calendarsFor(ledger: Ledger, request: SlotRequest): Omit<SlotQuery, 'from' | 'to'> {
  const { service, staff, durationMinutes, now } = request
  const seats = seatsTaken(ledger, now, request.own)
  return {
    service: { ...service.rules, durationMinutes, booked: starts(seats, ({ serviceId }) => serviceId === service.id) },
    staff: staff.map((person) => memberOf(ledger, seats, service, person)),
    resources: service.resources.map((resource) => ({
      ...resource,
      taken: [...claimsOn(seats, resource.id), ...busyOn(ledger, resource.id)],
    })),
    now,
  }
}

/** What a decision about one place may see. */
export function placeSnapshot(ledger: Ledger, request: SlotRequest, start: number): PlaceSnapshot {
  const { service, now, own } = request
  const query = calendarsFor(ledger, request)
  const seats = [...seatsTaken(ledger, now, own).keys()]
  const { assignment, requiresApproval } = service
  return {
    ...query,
    service: { ...query.service, id: service.id, assignment, requiresApproval },
    staff: query.staff.map((member) => ({
      ...member,
      bookedMinutesInWeek: minutesInWeek(seats, member, start),
      lastAssignedAt: ledger.lastAssigned.get(member.id) ?? null,
    })),
  }
}

type Seats = ReadonlyMap<Appointment, number>

function memberOf(ledger: Ledger, seats: Seats, service: ShopService, person: ShopPerson): StaffMember {
  const { id, timeZone, hours, overrides, caps } = person
  const isGroup = (service.rules.capacity ?? 1) > 1
  const isOwn = (appointment: Appointment): boolean => isGroup && appointment.serviceId === service.id
  return {
    id,
    timeZone,
    hours,
    overrides,
    caps,
    taken: [...claimsOn(seats, id, (appointment) => !isOwn(appointment)), ...busyOn(ledger, id)],
    appointments: on(seats, id)
      .filter(isOwn)
      .map((appointment) => ({
        start: appointment.start,
        blocked: appointment.blocked,
        seatsTaken: seats.get(appointment) ?? 0,
        durationMinutes: (appointment.end - appointment.start) / MINUTE_MS,
        staffIds: appointment.staffIds,
        resourceIds: appointment.resourceIds,
      })),
    booked: starts(seats, (appointment) => takes(appointment, id)),
  }
}

const on = (seats: Seats, calendarId: string): Appointment[] =>
  [...seats.keys()].filter((appointment) => takes(appointment, calendarId))

const claimsOn = (
  seats: Seats,
  calendarId: string,
  which: (appointment: Appointment) => boolean = () => true,
): Span[] =>
  on(seats, calendarId)
    .filter(which)
    .map(({ blocked }) => blocked)

const busyOn = ({ busy }: Ledger, calendarId: string): Span[] =>
  busy.filter((time) => time.calendarId === undefined || time.calendarId === calendarId)

/** Where places are taken, one start for each; for caps. */
const starts = (seats: Seats, which: (appointment: Appointment) => boolean): number[] =>
  [...seats].flatMap(([appointment, taken]) =>
    which(appointment) ? Array.from({ length: taken }, () => appointment.start) : [],
  )

function minutesInWeek(seats: readonly Appointment[], { id, timeZone }: StaffMember, start: number): number {
  const monday = isoWeekStart(localDay(timeZone, start))
  const from = startOfLocalDay(timeZone, monday)
  const to = startOfLocalDay(timeZone, monday + 7)
  return seats
    .filter((appointment) => takes(appointment, id) && from <= appointment.start && appointment.start < to)
    .reduce((sum, appointment) => sum + (appointment.end - appointment.start) / MINUTE_MS, 0)
}
