import type { Resource } from '../../catalog/resource.js'
import type { BookingCaps } from '../../catalog/service.js'
import type { GroupAppointment, StaffMember } from '../../catalog/staff.js'
import type { SlotQuery } from '../../slots/query.js'
import { Temporal } from './temporal.js'
import { minutesFrom, runStarts, windowNamesAt, windowsOf } from './open-minutes.js'
import { MINUTE, WallClock, memo } from './wall-clock.js'

// The contract's words, minute by minute: slow, and right at a glance. It shares no code with the engine, knows no
// transitions and resolves no ends: it asks the wall clock at each instant. Minutes count from 1970-01-01T00:00; all
// clock changes since 1973 fall on whole minutes.

/** A slot as the contract wants it: see `Slot`. */
export interface OracleSlot {
  readonly start: number
  readonly staffIds: readonly string[]
  readonly seatsLeft?: number
}

/** The slots that the contract allows, ascending. */
export function oracleSlots(query: SlotQuery): OracleSlot[] {
  const { staffing = 'any', capacity = 1 } = query.service
  const everybody = [...oracleStarts(query)].map(([id, starts]) => ({ id, starts: new Set(starts) }))
  const all = [...new Set(everybody.flatMap(({ starts }) => [...starts]))].toSorted((a, b) => a - b)
  const able = all.map((start) => ({ start, who: everybody.filter(({ starts }) => starts.has(start)) }))
  return able
    .filter(({ who }) => staffing === 'any' || who.length === query.staff.length)
    .map(({ start, who }) => {
      const staffIds = who.map(({ id }) => id)
      if (capacity === 1) return { start, staffIds }
      const seats = query.staff
        .filter(({ id }) => staffIds.includes(id))
        .map((staff) => capacity - (groupAt(query, staff, start)?.seatsTaken ?? 0))
      return { start, staffIds, seatsLeft: staffing === 'all' ? Math.min(...seats) : Math.max(...seats) }
    })
}

/** The starts that the contract allows each staff member, if they were needed alone; ascending. */
export function oracleStarts(query: SlotQuery): Map<string, number[]> {
  return new Map(query.staff.map((staff) => [staff.id, startsOf(staff, query)]))
}

function startsOf(staff: StaffMember, query: SlotQuery): number[] {
  const { service, from, to, now } = query
  const duration = query.durationMinutes ?? service.durationMinutes
  const clock = new WallClock(staff.timeZone)
  const windowsAt = memo((minute: number) => windowNamesAt(clock, staff, minute))
  const runStart = runStarts(windowsAt)
  const isOnGrid = (minute: number): boolean =>
    windowsAt(minute).some((name) => (minute - runStart(name, minute)) % service.slotIntervalMinutes === 0)
  const isOpen = (minute: number): boolean => windowsAt(minute).length > 0
  const hasRoom = roomsFor(query)
  const isInWindow = bookingWindow(staff, query, clock)
  const found: number[] = []
  for (let minute = Math.ceil(from / MINUTE); minute * MINUTE < to; minute++) {
    const start = minute * MINUTE
    if (!isOnGrid(minute)) continue
    if (!minutesFrom(minute, duration).every(isOpen)) continue
    const own = groupAt(query, staff, start)
    const others = (staff.appointments ?? []).filter((one) => one !== own).map((one) => one.blocked)
    if ([...staff.taken, ...others].some((span) => isInTheWay(query, span, start))) continue
    if (start < now + service.minimumNoticeMinutes * MINUTE) continue
    if (!isInWindow(minute)) continue
    if (isFull(service.caps, service.booked, clock, minute) || isFull(staff.caps, staff.booked, clock, minute)) continue
    if (!own && !hasRoom(minute)) continue
    found.push(start)
  }
  return found
}

function isInTheWay({ service, durationMinutes }: SlotQuery, span: { start: number; end: number }, start: number) {
  const duration = durationMinutes ?? service.durationMinutes
  const blockedStart = start - service.bufferBeforeMinutes * MINUTE
  const blockedEnd = start + (duration + service.bufferAfterMinutes) * MINUTE
  return span.start < span.end && span.start < blockedEnd && blockedStart < span.end
}

/** The group that a booking at `start` would join. */
function groupAt(query: SlotQuery, staff: StaffMember, start: number): GroupAppointment | undefined {
  const { capacity = 1 } = query.service
  const duration = query.durationMinutes ?? query.service.durationMinutes
  if (capacity === 1) return undefined
  return staff.appointments?.find(
    (one) =>
      one.start === start &&
      one.seatsTaken < capacity &&
      (one.durationMinutes ?? duration) === duration &&
      hasAllNeeded(query, staff, one),
  )
}

/** Whether an appointment has whom a new one would have, and one resource for each kind that the service needs. */
function hasAllNeeded({ service, staff, resources = [] }: SlotQuery, { id }: StaffMember, one: GroupAppointment) {
  const team = one.staffIds ?? [id]
  const wanted = service.staffing === 'all' ? staff.map((member) => member.id) : [id]
  if (team.toSorted().join(' ') !== wanted.toSorted().join(' ')) return false
  const kinds = resources.filter((resource) => one.resourceIds?.includes(resource.id)).map(({ kind }) => kind)
  for (const kind of service.resources ?? []) {
    if (!kinds.includes(kind)) return false
    kinds.splice(kinds.indexOf(kind), 1)
  }
  return true
}

/** Whether a minute's date is not after the last that each limit allows. */
function bookingWindow(staff: StaffMember, { service, now }: SlotQuery, clock: WallClock): (minute: number) => boolean {
  const today = clock.day(Math.floor(now / MINUTE))
  const isBusinessDay = memo((day) => clock.hasDay(day) && windowsOf(staff, day).length > 0)
  return (minute) => {
    const day = clock.day(minute)
    if (service.bookingWindowDays !== null && day - today > service.bookingWindowDays) return false
    const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
    if (service.bookUntil && Temporal.PlainDate.compare(date, service.bookUntil) > 0) return false
    const most = service.bookingWindowBusinessDays ?? null
    if (most === null || day <= today) return true
    // Of all dates after today and before this one, fewer are business days than may be booked.
    return minutesFrom(today + 1, day - today - 1).filter(isBusinessDay).length < most
  }
}

/** Whether the local day, week or month of `minute` has as many bookings as it may. */
function isFull(
  caps: BookingCaps | undefined,
  booked: readonly number[] | undefined,
  clock: WallClock,
  minute: number,
): boolean {
  const dateOf = (at: number) => Temporal.PlainDate.from('1970-01-01').add({ days: clock.day(at) })
  const date = dateOf(minute)
  const dates = (booked ?? []).map((start) => dateOf(Math.floor(start / MINUTE)))
  const sameDay = dates.filter((other) => other.equals(date)).length
  const sameWeek = dates.filter(
    (other) => other.yearOfWeek === date.yearOfWeek && other.weekOfYear === date.weekOfYear,
  ).length
  const sameMonth = dates.filter((other) => other.year === date.year && other.month === date.month).length
  return (
    sameDay >= (caps?.day ?? Infinity) || sameWeek >= (caps?.week ?? Infinity) || sameMonth >= (caps?.month ?? Infinity)
  )
}

/** Whether a new appointment at a minute finds a different resource for each kind that it needs. */
function roomsFor(query: SlotQuery): (minute: number) => boolean {
  const { service, resources = [] } = query
  const isOpen = new Map(resources.map((resource) => [resource, openingOf(resource)]))
  const duration = query.durationMinutes ?? service.durationMinutes
  return (minute) => {
    const free = resources.filter(
      (resource) =>
        !resource.taken.some((span) => isInTheWay(query, span, minute * MINUTE)) &&
        minutesFrom(minute, duration).every((each) => isOpen.get(resource)?.(each)),
    )
    for (const kind of service.resources ?? []) {
      const next = free.findIndex((resource) => resource.kind === kind)
      if (next < 0) return false
      free.splice(next, 1)
    }
    return true
  }
}

function openingOf({ hours, overrides, timeZone }: Resource): (minute: number) => boolean {
  if (!hours || timeZone === undefined) return () => true
  const clock = new WallClock(timeZone)
  const opening = { hours, ...(overrides && { overrides }) }
  return memo((minute) => windowNamesAt(clock, opening, minute).length > 0)
}
