import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSlots } from '../slots/find-slots.js'
import { at, between, buildService, buildSnapshot, buildStaff, hoursOn } from '../testing/builders.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns, slotQuery } from '../testing/oracle/arbitraries.js'
import { MINUTE_MS } from '../time/date.js'
import { type Span, merge, overlaps } from '../time/interval.js'
import { decideBooking } from './book.js'
import type { PlaceSnapshot } from './snapshot.js'

const refusalOf = (snapshot: PlaceSnapshot, start: string): unknown => {
  const decision = decideBooking(snapshot, { start: at(start) })
  return decision.accepted ? 'accepted' : decision.refusal
}

describe('decideBooking', () => {
  test('writes the place with its blocked span, and owes a confirmation to both sides', () => {
    const snapshot = buildSnapshot({ service: buildService({ bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }) })
    const start = at('2026-06-01T10:00:00Z')
    const end = at('2026-06-01T10:30:00Z')
    expect(decideBooking(snapshot, { start })).toEqual({
      accepted: true,
      write: {
        place: {
          staffId: 'anna',
          staffIds: ['anna'],
          resourceIds: [],
          start,
          end,
          blocked: between('2026-06-01T09:55:00Z', '2026-06-01T10:40:00Z'),
          joins: false,
        },
        status: 'confirmed',
        confirmBy: null,
      },
      events: [
        { type: 'booking.created', status: 'confirmed', actor: 'customer', at: snapshot.now, start, staffId: 'anna' },
      ],
      messages: [
        { kind: 'confirmation', channel: 'email', dueAt: snapshot.now, to: { audience: 'customer' } },
        { kind: 'confirmation', channel: 'email', dueAt: snapshot.now, to: { audience: 'guests' } },
        { kind: 'confirmation', channel: 'email', dueAt: snapshot.now, to: { audience: 'staff', staffId: 'anna' } },
        { kind: 'confirmation', channel: 'email', dueAt: snapshot.now, to: { audience: 'owner' } },
      ],
    })
  })

  const taken = [between('2026-06-01T10:00:00Z', '2026-06-01T11:00:00Z')]

  test('slot-taken: nothing but another claim is in the way', () => {
    expect(refusalOf(buildSnapshot({ staff: [buildStaff({ taken })] }), '2026-06-01T10:00:00Z')).toEqual({
      problem: 'slot-taken',
    })
  })

  test('slot-taken for one is enough: with another person it might have been booked', () => {
    const staff = [buildStaff({ hours: [] }), buildStaff({ id: 'ben', taken })]
    expect(refusalOf(buildSnapshot({ staff }), '2026-06-01T10:00:00Z')).toEqual({ problem: 'slot-taken' })
  })

  test('a claim outside opening hours makes nothing of them: the time was never bookable', () => {
    const night = [between('2026-06-01T03:00:00Z', '2026-06-01T04:00:00Z')]
    expect(refusalOf(buildSnapshot({ staff: [buildStaff({ taken: night })] }), '2026-06-01T03:00:00Z')).toEqual({
      problem: 'slot-unavailable',
      reason: 'outside-hours',
    })
  })

  test.each([
    ['outside-hours', '2026-06-01T08:00:00Z', {}],
    ['off-grid', '2026-06-01T10:10:00Z', {}],
    ['minimum-notice', '2026-06-01T10:00:00Z', { minimumNoticeMinutes: 2 * 1440 }],
    ['booking-window', '2026-06-08T10:00:00Z', { bookingWindowDays: 7 }],
    ['past', '2026-05-29T10:00:00Z', {}],
  ])('slot-unavailable: %s', (reason, start, rules) => {
    expect(refusalOf(buildSnapshot({ service: buildService(rules) }), start)).toEqual({
      problem: 'slot-unavailable',
      reason,
    })
  })

  test('what is past is past, whatever else is wrong with it', () => {
    const longAgo = '2026-05-23T03:07:00Z'
    expect(refusalOf(buildSnapshot(), longAgo)).toEqual({ problem: 'slot-unavailable', reason: 'past' })
  })

  test('of several people the one who nearly could gives the reason', () => {
    const ben = buildStaff({ id: 'ben', hours: hoursOn([1], '09:10', '17:00') })
    const closed = buildStaff({ hours: [] })
    expect(refusalOf(buildSnapshot({ staff: [closed, ben] }), '2026-06-01T10:00:00Z')).toEqual({
      problem: 'slot-unavailable',
      reason: 'off-grid',
    })
  })

  test('nobody to give it: outside hours', () => {
    expect(refusalOf(buildSnapshot({ staff: [] }), '2026-06-01T10:00:00Z')).toEqual({
      problem: 'slot-unavailable',
      reason: 'outside-hours',
    })
  })
})

const snapshotOf = (query: Parameters<typeof findSlots>[0]): PlaceSnapshot => ({
  now: query.now,
  service: { id: 'haircut', ...query.service, assignment: 'priority' },
  staff: query.staff.map((staff) => ({ ...staff, bookedMinutesInWeek: 0, lastAssignedAt: null })),
})

describe('what is listed can be booked, and nothing else:', () => {
  test(
    'a booking is accepted exactly when its start is listed',
    () => {
      const cases = slotQuery.chain((query) =>
        fc.record({
          query: fc.constant(query),
          // Quarters of an hour, and minutes.
          offsets: fc.array(
            fc.oneof(
              fc.nat(190).map((quarter) => quarter * 15),
              fc.nat(2880),
            ),
            { maxLength: 5 },
          ),
          picks: fc.array(fc.nat(), { maxLength: 3 }),
        }),
      )
      fc.assert(
        fc.property(cases, ({ query, offsets, picks }) => {
          const slots = findSlots(query)
          const listed = new Map(slots.map((slot) => [slot.start, slot.staffIds]))
          const base = Math.ceil(query.from / MINUTE_MS) * MINUTE_MS
          const picked = slots.length > 0 ? picks.map((pick) => slots[pick % slots.length]?.start ?? base) : []
          const others = offsets.map((minutes) => base + minutes * MINUTE_MS)
          // What was not asked for is not listed, though it could be booked.
          for (const start of [...picked, ...others].filter((instant) => query.from <= instant && instant < query.to)) {
            const decision = decideBooking(snapshotOf(query), { start })
            // Nobody stands for a refusal; the rule `priority` gives it to the first who is listed.
            const given = decision.accepted ? decision.write.place.staffId : undefined
            expect(given).toBe(listed.get(start)?.[0])
          }
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test(
    'booked one after another, no two blocked spans of one person ever overlap',
    () => {
      const cases = slotQuery.chain((query) =>
        fc.tuple(fc.constant(query), fc.array(fc.nat(), { minLength: 1, maxLength: 12 })),
      )
      fc.assert(
        fc.property(cases, ([query, picks]) => {
          const claims = new Map<string, Span[]>(query.staff.map((staff) => [staff.id, []]))
          const wished = findSlots(query)
          if (wished.length === 0) return
          for (const pick of picks) {
            const staff = query.staff.map((member) => ({
              ...member,
              taken: [...member.taken, ...(claims.get(member.id) ?? [])],
            }))
            // Often a start that has been taken meanwhile: it must then be refused.
            const start = wished[pick % wished.length]?.start ?? query.from
            const decision = decideBooking(snapshotOf({ ...query, staff }), { start })
            if (decision.accepted) claims.get(decision.write.place.staffId)?.push(decision.write.place.blocked)
          }
          for (const member of query.staff) {
            const own = claims.get(member.id) ?? []
            const others = merge(member.taken)
            for (const [index, claim] of own.entries()) {
              for (const other of [...own.slice(0, index), ...others]) expect(overlaps(claim, other)).toBe(false)
            }
          }
          expect([...claims.values()].flat().length).toBeGreaterThan(0)
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
