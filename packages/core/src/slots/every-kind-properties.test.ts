import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROPERTY_TIMEOUT_MS, propertyRuns, takenAround } from '../testing/oracle/arbitraries.js'
import { queryOfAnyKind } from '../testing/oracle/every-kind.js'
import { MINUTE_MS } from '../time/date.js'
import { explainSlot } from './explain.js'
import { type Slot, findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'

const shuffled = <T>(list: readonly T[] = []): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })

/** The same questions with every list that has no order in another one. */
const reordered = queryOfAnyKind.chain((query) =>
  fc
    .record({
      booked: shuffled(query.service.booked),
      kinds: shuffled(query.service.resources),
      resources: shuffled(query.resources),
      staff: fc.tuple(
        ...query.staff.map((staff) =>
          fc.record({ appointments: shuffled(staff.appointments), booked: shuffled(staff.booked) }),
        ),
      ),
    })
    .map(({ booked, kinds, resources, staff }) => ({
      query,
      other: {
        ...query,
        service: { ...query.service, booked, resources: kinds },
        resources,
        staff: query.staff.map((member, index) => ({ ...member, ...staff[index] })),
      },
    })),
)

/** The slots of `few` that `many` has not, or not with all of their people. */
function strangers(few: readonly Slot[], many: readonly Slot[]): Slot[] {
  const known = new Map(many.map((slot) => [slot.start, slot.staffIds]))
  return few.filter((slot) => !slot.staffIds.every((id) => known.get(slot.start)?.includes(id)))
}

const holds = (predicate: (query: SlotQuery) => void): void => {
  fc.assert(fc.property(queryOfAnyKind, predicate), propertyRuns(200))
}

describe('of every kind of service', () => {
  test(
    'the order of the input changes nothing',
    () => {
      fc.assert(
        fc.property(reordered, ({ query, other }) => {
          expect(findSlots(other)).toEqual(findSlots(query))
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'what is taken of staff or of resources never adds a slot',
    () => {
      const cases = queryOfAnyKind.chain((query) =>
        fc.record({ query: fc.constant(query), extra: takenAround(query.from), ofStaff: fc.boolean() }),
      )
      fc.assert(
        fc.property(cases, ({ query, extra, ofStaff }) => {
          const busier = <T extends { taken: SlotQuery['staff'][number]['taken'] }>(owner: T): T => ({
            ...owner,
            taken: [...owner.taken, ...extra],
          })
          const changed = ofStaff
            ? { ...query, staff: query.staff.map(busier) }
            : { ...query, resources: (query.resources ?? []).map(busier) }
          expect(strangers(findSlots(changed), findSlots(query))).toEqual([])
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'one more resource never loses a slot, nor does one more kind add one',
    () => {
      holds((query) => {
        const slots = findSlots(query)
        const spare = { id: 'spare', kind: 'room', taken: [] }
        expect(strangers(slots, findSlots({ ...query, resources: [...(query.resources ?? []), spare] }))).toEqual([])
        const kinds = [...(query.service.resources ?? []), 'room']
        expect(strangers(findSlots({ ...query, service: { ...query.service, resources: kinds } }), slots)).toEqual([])
      })
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'a larger group never loses a slot, and every slot has a place more',
    () => {
      holds((query) => {
        const capacity = query.service.capacity ?? 1
        const slots = findSlots(query)
        const larger = findSlots({ ...query, service: { ...query.service, capacity: capacity + 1 } })
        expect(strangers(slots, larger)).toEqual([])
        const leftOf = new Map(larger.map((slot) => [slot.start, slot.seatsLeft ?? 0]))
        expect(larger.filter((slot) => (slot.seatsLeft ?? 0) < 1)).toEqual([])
        for (const { start, seatsLeft } of slots) {
          expect(seatsLeft === undefined).toBe(capacity === 1)
          if (query.service.staffing !== 'all') expect(leftOf.get(start)).toBeGreaterThan(seatsLeft ?? 1)
        }
      })
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'with everyone: the starts that each has alone, groups without everyone being full, and the least places left',
    () => {
      holds((query) => {
        const together = findSlots({ ...query, service: { ...query.service, staffing: 'all' } })
        const alone = query.staff.map((member) => {
          const appointments = (member.appointments ?? []).map(({ staffIds = [member.id], ...group }) =>
            query.staff.every(({ id }) => staffIds.includes(id)) ? group : { ...group, seatsTaken: 1_000_000 },
          )
          const staff = [{ ...member, appointments }]
          const slots = findSlots({ ...query, staff, service: { ...query.service, staffing: 'any' } })
          return new Map(slots.map((slot) => [slot.start, slot.seatsLeft]))
        })
        const [first = new Map<number, number | undefined>(), ...others] = alone
        const common = [...first.keys()].filter((start) => others.every((starts) => starts.has(start)))
        expect(together.map((slot) => slot.start)).toEqual(common)
        for (const { start, staffIds, seatsLeft } of together) {
          expect(staffIds).toEqual(query.staff.map((staff) => staff.id))
          if (seatsLeft !== undefined) {
            expect(seatsLeft).toBe(Math.min(...alone.map((starts) => starts.get(start) ?? Number.NaN)))
          }
        }
      })
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'a lower cap never adds a slot',
    () => {
      holds((query) => {
        const { caps, ...rest } = query.service
        const free = findSlots({ ...query, service: rest })
        expect(strangers(findSlots(query), free)).toEqual([])
        expect(
          strangers(findSlots({ ...query, service: { ...query.service, caps: { ...caps, week: 1 } } }), free),
        ).toEqual([])
      })
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'a part of the range has exactly its part of the list',
    () => {
      holds((query) => {
        const from = query.from + Math.floor((query.to - query.from) / 3)
        const to = query.to - Math.floor((query.to - query.from) / 4)
        const part = findSlots(query).filter((slot) => from <= slot.start && slot.start < to)
        expect(findSlots({ ...query, from, to })).toEqual(part)
      })
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'explainSlot says the same as the list, and always has a reason',
    () => {
      const cases = queryOfAnyKind.chain((query) =>
        fc.record({
          query: fc.constant(query),
          offsets: fc.array(fc.integer({ min: -60, max: 2900 }), { maxLength: 6 }),
          picks: fc.array(fc.nat(), { maxLength: 4 }),
        }),
      )
      fc.assert(
        fc.property(cases, ({ query, offsets, picks }) => {
          const listed = new Map(findSlots(query).map((slot) => [slot.start, slot]))
          // Starts that only a limit, a claim or a missing resource refuses are found without them.
          const bare = { ...query.service, staffing: 'any', caps: {}, resources: [] } as const
          const nearly = [...listed.keys(), ...findSlots({ ...query, service: bare }).map((slot) => slot.start)]
          const picked = nearly.length > 0 ? picks.map((pick) => nearly[pick % nearly.length] ?? query.from) : []
          const others = offsets.map((minutes) => query.from - (query.from % MINUTE_MS) + minutes * MINUTE_MS)
          for (const start of [...others, ...picked]) {
            const explanation = explainSlot(query, start)
            expect(explanation.bookable).toBe(listed.has(start))
            expect(explanation.staffIds).toEqual(listed.get(start)?.staffIds ?? [])
            for (const { staffId, refusals } of explanation.staff) {
              expect(refusals.length === 0).toBe(explanation.staffIds.includes(staffId))
            }
          }
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
