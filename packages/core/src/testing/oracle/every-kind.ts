import * as fc from 'fast-check'
import type { Resource } from '../../catalog/resource.js'
import type { BookingCaps, ServiceRules } from '../../catalog/service.js'
import type { GroupAppointment, StaffMember } from '../../catalog/staff.js'
import { findSlots } from '../../slots/find-slots.js'
import type { SlotQuery } from '../../slots/query.js'
import { formatDate } from '../../time/date.js'
import { overridesAround, slotQuery, takenAround, timeZone, weeklyHours } from './arbitraries.js'

// Queries with everything that a service may have besides: each thing often, all of them now and then.

const MINUTE = 60_000
const DAY = 86_400_000

/** Now and then `usual`, else nothing said. */
const sometimes = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: usual })

/** Without what is undefined: left out and undefined are two things. */
function said<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never
}

const cap = fc.constantFrom(undefined, null, 0, 1, 1, 2, 3, 3, 4, 5)
const caps: fc.Arbitrary<BookingCaps> = fc.record({ day: cap, week: cap, month: cap }).map(said)

/** Starts of bookings around an instant, some of them in the next weeks and months. */
const bookedAround = (instant: number): fc.Arbitrary<number[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: -2 * DAY, max: 2 * DAY }) },
        { weight: 1, arbitrary: fc.integer({ min: -40 * DAY, max: 40 * DAY }) },
      ),
      { maxLength: 8 },
    )
    .map((offsets) => offsets.map((offset) => instant + offset))

const resourceId = (index: number): string => `resource-${index}`

const resourcesAround = (instant: number): fc.Arbitrary<Resource[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('room', 'room', 'laser'),
        taken: takenAround(instant),
        opening: sometimes(fc.record({ timeZone, hours: weeklyHours, overrides: overridesAround(instant) })),
      }),
      { maxLength: 4 },
    )
    .map((list) => list.map(({ opening, ...resource }, index) => ({ id: resourceId(index), ...resource, ...opening })))

const extraRules = (instant: number): fc.Arbitrary<Partial<ServiceRules>> =>
  fc
    .record({
      staffing: fc.constantFrom(undefined, 'any' as const, 'all' as const),
      capacity: fc.constantFrom(undefined, 1, 2, 2, 3),
      resources: fc.constantFrom(undefined, undefined, [], ['room'], ['room', 'laser'], ['room', 'room']),
      bookUntil: fc.oneof(
        fc.constantFrom(undefined, undefined, null),
        fc.integer({ min: -2, max: 3 }).map((days) => formatDate(Math.floor(instant / DAY) + days)),
      ),
      bookingWindowBusinessDays: fc.constantFrom(undefined, undefined, null, 0, 1, 2, 10, 12, 14),
      caps: sometimes(caps),
      booked: sometimes(bookedAround(instant)),
    })
    .map(said)

/** How a staff member's appointments come about: some of the starts that could be booked, and some places in each. */
interface Picked {
  readonly picks: readonly {
    readonly index: number
    readonly seatsTaken: number
    readonly odd: number
    readonly isOfOthers: boolean
    readonly resources: readonly number[]
  }[]
  readonly caps: BookingCaps | undefined
  readonly booked: number[] | undefined
}

const picked = (instant: number): fc.Arbitrary<Picked> =>
  fc.record({
    picks: fc.array(
      fc.record({
        index: fc.nat(),
        seatsTaken: fc.nat(3),
        odd: fc.nat(11),
        isOfOthers: fc.nat(7).map((number) => number === 0),
        resources: fc.oneof(fc.constant([0, 1, 2, 3]), fc.subarray([0, 1, 2, 3])),
      }),
      { maxLength: 4 },
    ),
    caps: sometimes(caps),
    booked: sometimes(bookedAround(instant)),
  })

/**
 * Appointments at starts of the plain query: where groups are. A few stand beside the grid, last for longer, are given by
 * others than the service is, or lack a resource.
 */
function appointmentsOf(
  query: SlotQuery,
  { staffing }: Partial<ServiceRules>,
  staff: StaffMember,
  picks: Picked['picks'],
): GroupAppointment[] {
  const { service } = query
  const minutes = query.durationMinutes ?? service.durationMinutes
  const starts = findSlots({ ...query, staff: [staff] }).map((slot) => slot.start)
  const found = new Map<number, GroupAppointment>()
  for (const { index, seatsTaken, odd, isOfOthers, resources } of starts.length > 0 ? picks : []) {
    const start = (starts[index % starts.length] ?? query.from) + (odd === 0 ? 7 * MINUTE : 0)
    const length = odd === 1 ? minutes + 5 : minutes
    const blocked = {
      start: start - service.bufferBeforeMinutes * MINUTE,
      end: start + (length + service.bufferAfterMinutes) * MINUTE,
    }
    found.set(start, {
      start,
      blocked,
      seatsTaken,
      ...(odd < 3 && { durationMinutes: length }),
      ...((staffing === 'all') !== isOfOthers && { staffIds: query.staff.map(({ id }) => id) }),
      ...(resources.length > 0 && { resourceIds: resources.map(resourceId) }),
    })
  }
  return [...found.values()]
}

/** A query of any kind: groups, everyone at once, resources, durations, windows and caps. */
export const queryOfAnyKind: fc.Arbitrary<SlotQuery> = slotQuery.chain((plain) =>
  fc
    .record({
      rules: extraRules(plain.from),
      resources: resourcesAround(plain.from),
      durations: sometimes(fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 3 })),
      pick: fc.nat(),
      staff: fc.tuple(...plain.staff.map(() => picked(plain.from))),
    })
    .map(({ rules, resources, durations, pick, staff }) => {
      const choices = [undefined, plain.service.durationMinutes, ...(durations ?? [])]
      const durationMinutes = choices[pick % choices.length]
      const asked = {
        ...plain,
        service: { ...plain.service, ...(durations && { durations }) },
        ...(durationMinutes !== undefined && { durationMinutes }),
      }
      return {
        ...asked,
        service: { ...asked.service, ...rules },
        resources,
        staff: plain.staff.map((member, index) => {
          const { picks, ...rest } = staff[index] as Picked
          return { ...member, appointments: appointmentsOf(asked, rules, member, picks), ...said(rest) }
        }),
      }
    }),
)
