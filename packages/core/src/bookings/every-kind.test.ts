import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BookingCaps } from '../catalog/service.js'
import { findSlots } from '../slots/find-slots.js'
import type { SlotQuery } from '../slots/query.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { queryOfAnyKind } from '../testing/oracle/every-kind.js'
import { MINUTE, WallClock } from '../testing/oracle/wall-clock.js'
import { formatDate } from '../time/date.js'
import { type Span, overlaps } from '../time/interval.js'
import { decideBooking } from './book.js'
import type { Place } from './place.js'

/** What a server would do with a place: the same question, after the booking is stored. */
function stored(query: SlotQuery, place: Place): SlotQuery {
  const { start, blocked, staffIds, resourceIds, joins } = place
  return {
    ...query,
    service: { ...query.service, booked: [...(query.service.booked ?? []), start] },
    resources: (query.resources ?? []).map((resource) =>
      resourceIds.includes(resource.id) ? { ...resource, taken: [...resource.taken, blocked] } : resource,
    ),
    staff: query.staff.map((member) => {
      if (!staffIds.includes(member.id)) return member
      const { appointments = [], booked = [] } = member
      return {
        ...member,
        booked: [...booked, start],
        appointments: joins
          ? appointments.map((one) => (one.start === start ? { ...one, seatsTaken: one.seatsTaken + 1 } : one))
          : [...appointments, { start, blocked, seatsTaken: 1, staffIds, resourceIds }],
      }
    }),
  }
}

/** How many bookings each day, week and month of a zone has. */
function countsOf(booked: readonly number[], timeZone: string): Map<string, number> {
  const clock = new WallClock(timeZone)
  const counts = new Map<string, number>()
  for (const start of booked) {
    const day = clock.day(Math.floor(start / MINUTE))
    // Day 0 was a Thursday.
    for (const name of [`day ${day}`, `week ${Math.floor((day + 3) / 7)}`, `month ${formatDate(day).slice(0, 7)}`]) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}

/** No period got a booking when it had as many as it may. */
function expectWithin(
  caps: BookingCaps | undefined,
  timeZone: string,
  before: readonly number[] | undefined,
  after: readonly number[] | undefined,
): void {
  const had = countsOf(before ?? [], timeZone)
  for (const [name, count] of countsOf(after ?? [], timeZone)) {
    const limit = caps?.[name.split(' ')[0] as keyof BookingCaps] ?? Infinity
    if (count > (had.get(name) ?? 0)) expect(count).toBeLessThanOrEqual(limit)
  }
}

test(
  'booked one after another: caps hold, groups do not overflow, no two claims overlap, and what is listed is accepted',
  () => {
    const cases = queryOfAnyKind.chain((query) =>
      fc.record({ query: fc.constant(query), picks: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }) }),
    )
    fc.assert(
      fc.property(cases, ({ query, picks }) => {
        const wished = findSlots(query)
        if (wished.length === 0) return
        const claims = new Map<string, Span[]>()
        let state = query
        for (const [turn, pick] of picks.entries()) {
          // Every other time the same few starts again, which then fill up.
          const start = wished[turn % 2 === 0 ? pick % wished.length : pick % 2]?.start ?? query.from
          const slot = findSlots({ ...state, from: start, to: start + 1 })[0]
          const { durationMinutes, resources } = state
          const decision = decideBooking(
            {
              now: state.now,
              service: { id: 'haircut', ...state.service, assignment: 'least-loaded' },
              staff: state.staff.map((staff) => ({ ...staff, bookedMinutesInWeek: 0, lastAssignedAt: null })),
              ...(resources && { resources }),
              ...(durationMinutes !== undefined && { durationMinutes }),
            },
            { start },
          )
          expect(decision.accepted).toBe(slot !== undefined)
          if (!decision.accepted) continue
          const { place } = decision.write
          expect(place.staffIds.filter((id) => !slot?.staffIds.includes(id))).toEqual([])
          expect(place.staffIds).toHaveLength(state.service.staffing === 'all' ? state.staff.length : 1)
          expect(place.staffId).toBe(place.staffIds[0])
          expect(place.end - place.start).toBe((durationMinutes ?? state.service.durationMinutes) * MINUTE)
          const kindOf = new Map((resources ?? []).map((resource) => [resource.id, resource.kind]))
          const kinds = place.resourceIds.map((id) => kindOf.get(id))
          expect(kinds).toEqual(place.joins ? [] : (state.service.resources ?? []))
          expect(new Set(place.resourceIds).size).toBe(place.resourceIds.length)
          const calendars = place.joins ? [] : [...place.staffIds, ...place.resourceIds]
          for (const id of calendars) claims.set(id, [...(claims.get(id) ?? []), place.blocked])
          state = stored(state, place)
        }
        for (const owner of [...query.staff, ...(query.resources ?? [])]) {
          const own = claims.get(owner.id) ?? []
          const given = owner.taken.filter((span) => span.start < span.end)
          for (const [index, claim] of own.entries()) {
            expect([...own.slice(0, index), ...given].filter((other) => overlaps(claim, other))).toEqual([])
          }
        }
        for (const [index, member] of state.staff.entries()) {
          const before = query.staff[index]
          expectWithin(member.caps, member.timeZone, before?.booked, member.booked)
          if (member.id === before?.id && state.staff.length === 1) {
            expectWithin(query.service.caps, member.timeZone, query.service.booked, state.service.booked)
          }
          for (const { start, seatsTaken } of member.appointments ?? []) {
            const had = before?.appointments?.find((one) => one.start === start)?.seatsTaken ?? 0
            if (seatsTaken > had) expect(seatsTaken).toBeLessThanOrEqual(query.service.capacity ?? 1)
          }
        }
      }),
      propertyRuns(300),
    )
  },
  PROPERTY_TIMEOUT_MS,
)
