import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StaffMember } from '../catalog/staff.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns, slotQuery, takenAround } from '../testing/oracle/arbitraries.js'
import { MINUTE_MS } from '../time/date.js'
import { type Span, overlaps } from '../time/interval.js'
import { explainSlot } from './explain.js'
import { type Slot, findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })

const withEachStaff = (query: SlotQuery, change: (staff: StaffMember) => StaffMember): SlotQuery => ({
  ...query,
  staff: query.staff.map(change),
})

/** Staff of one start as a set: their order is the query's. */
const unordered = (slots: readonly Slot[]): unknown[] =>
  slots.map((slot) => ({ ...slot, staffIds: slot.staffIds.toSorted() }))

const blockedSpan = ({ service }: SlotQuery, start: number): Span => ({
  start: start - service.bufferBeforeMinutes * MINUTE_MS,
  end: start + (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS,
})

describe('the order of the input changes nothing:', () => {
  test(
    'hours, overrides, taken',
    () => {
      const reordered = slotQuery.chain((query) =>
        fc
          .tuple(
            ...query.staff.map((staff) =>
              fc.record({
                hours: shuffled(staff.hours),
                overrides: shuffled(staff.overrides ?? []),
                taken: shuffled(staff.taken),
              }),
            ),
          )
          .map((orders) => ({ query, other: query.staff.map((staff, index) => ({ ...staff, ...orders[index] })) })),
      )
      fc.assert(
        fc.property(reordered, ({ query, other }) => {
          expect(findSlots({ ...query, staff: other })).toEqual(findSlots(query))
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'staff',
    () => {
      fc.assert(
        fc.property(slotQuery, (query) => {
          const reversed = findSlots({ ...query, staff: query.staff.toReversed() })
          expect(unordered(reversed)).toEqual(unordered(findSlots(query)))
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('slots', () => {
  test(
    'ascend, each start once, each in the range and with at least one person',
    () => {
      fc.assert(
        fc.property(slotQuery, (query) => {
          const slots = findSlots(query)
          const starts = slots.map((slot) => slot.start)
          expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b))
          expect(starts.filter((start) => start < query.from || query.to <= start)).toEqual([])
          const lengths = new Set(slots.map((slot) => slot.end - slot.start))
          expect([...lengths]).toEqual(slots.length > 0 ? [query.service.durationMinutes * MINUTE_MS] : [])
          expect(slots.filter((slot) => slot.staffIds.length === 0)).toEqual([])
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'do not depend on the range: a part of it has exactly its part of the list',
    () => {
      fc.assert(
        fc.property(
          slotQuery,
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (query, a, b) => {
            const [low, high] = a < b ? [a, b] : [b, a]
            const from = query.from + Math.floor((query.to - query.from) * low)
            const to = query.from + Math.floor((query.to - query.from) * high)
            const part = findSlots(query).filter((slot) => from <= slot.start && slot.start < to)
            expect(findSlots({ ...query, from, to })).toEqual(part)
          },
        ),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'a long taken span takes what its pieces take',
    () => {
      const longSpan = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 1, max: 60 }))
      fc.assert(
        fc.property(slotQuery, longSpan, fc.integer({ min: 1, max: 40 }), (query, [offset, length], count) => {
          const start = query.from + offset * 43_200_000
          const end = start + length * 43_200_000
          const cut = (index: number): number => start + Math.round(((end - start) * index) / count)
          const pieces = Array.from({ length: count }, (_, at): Span => ({ start: cut(at), end: cut(at + 1) }))
          const takenAs = (spans: readonly Span[]): Slot[] =>
            findSlots(withEachStaff(query, (staff) => ({ ...staff, taken: [...staff.taken, ...spans] })))
          expect(takenAs([{ start, end }])).toEqual(takenAs(pieces))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'of several staff are the slots of each',
    () => {
      fc.assert(
        fc.property(slotQuery, (query) => {
          const together = findSlots(query)
          for (const staff of query.staff) {
            const alone = findSlots({ ...query, staff: [staff] }).map((slot) => slot.start)
            const among = together.filter((slot) => slot.staffIds.includes(staff.id)).map((slot) => slot.start)
            expect(among).toEqual(alone)
          }
        }),
        propertyRuns(150),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'are only ever lost by what is taken: those whose blocked span it overlaps, and no others',
    () => {
      const cases = slotQuery.chain((query) => takenAround(query.from, 3).map((extra) => ({ query, extra })))
      fc.assert(
        fc.property(cases, ({ query, extra }) => {
          const rest = findSlots(query).filter((slot) => {
            const blocked = blockedSpan(query, slot.start)
            return !extra.some((span) => span.start < span.end && overlaps(span, blocked))
          })
          const busier = withEachStaff(query, (staff) => ({ ...staff, taken: [...staff.taken, ...extra] }))
          expect(findSlots(busier)).toEqual(rest)
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'that more notice loses are those before it ends',
    () => {
      fc.assert(
        fc.property(slotQuery, fc.integer({ min: 0, max: 5000 }), (query, notice) => {
          const hasty = findSlots({ ...query, service: { ...query.service, minimumNoticeMinutes: 0 } })
          const slow = findSlots({ ...query, service: { ...query.service, minimumNoticeMinutes: notice } })
          expect(slow).toEqual(hasty.filter((slot) => slot.start >= query.now + notice * MINUTE_MS))
        }),
        propertyRuns(150),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('what is listed can be booked, and nothing else:', () => {
  test(
    'explainSlot says the same as the list, and always has a reason',
    () => {
      const cases = slotQuery.chain((query) =>
        fc.record({
          query: fc.constant(query),
          instants: fc.array(
            fc.oneof(
              fc.integer({ min: query.from - 60 * MINUTE_MS, max: query.to + 60 * MINUTE_MS }),
              fc
                .integer({ min: -4, max: 200 })
                .map((steps) => query.from - (query.from % MINUTE_MS) + steps * 15 * MINUTE_MS),
            ),
            { maxLength: 6 },
          ),
          picks: fc.array(fc.nat(), { maxLength: 4 }),
        }),
      )
      fc.assert(
        fc.property(cases, ({ query, instants, picks }) => {
          const listed = new Map(findSlots(query).map((slot) => [slot.start, slot]))
          const starts = [...listed.keys()]
          const picked = starts.length > 0 ? picks.map((pick) => starts[pick % starts.length] ?? query.from) : []
          for (const start of [...instants, ...picked]) {
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
