import { describe, expect, test } from 'vitest'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import type { SlotQuery } from './query.js'
import { toIso } from '../wire/instant.js'
import { NEAREST_REACH_MS, nearestSlots } from './nearest.js'

const nearest = (query: Omit<SlotQuery, 'from' | 'to'>, start: string, count: number): string[] =>
  nearestSlots(query, at(start), count).map((slot) => toIso(slot.start))

describe('nearestSlots', () => {
  const taken = [between('2026-06-01T12:00:00Z', '2026-06-01T12:30:00Z')]
  const query = buildQuery({ staff: [buildStaff({ taken })] })

  test('the nearest on both sides, in the order of time', () => {
    expect(nearest(query, '2026-06-01T12:00:00Z', 3)).toEqual([
      '2026-06-01T11:00:00Z',
      '2026-06-01T11:30:00Z',
      '2026-06-01T12:30:00Z',
    ])
  })

  test('the earlier of two that are equally near', () => {
    expect(nearest(query, '2026-06-01T12:00:00Z', 1)).toEqual(['2026-06-01T11:30:00Z'])
  })

  test('the wished start itself, when it is free', () => {
    expect(nearest(query, '2026-06-01T10:00:00Z', 1)).toEqual(['2026-06-01T10:00:00Z'])
  })

  test('looks farther while it has found fewer than asked for', () => {
    const mondays = buildQuery({
      service: buildService({ durationMinutes: 60 }),
      staff: [buildStaff({ hours: hoursOn([1], '09:00', '10:00') })],
    })
    // Sunday evening is `now`; the Mondays within 31 days of Monday the 8th are the 1st to the 6th of July.
    expect(nearest(mondays, '2026-06-08T09:00:00Z', 9)).toEqual([
      '2026-06-01T09:00:00Z',
      '2026-06-08T09:00:00Z',
      '2026-06-15T09:00:00Z',
      '2026-06-22T09:00:00Z',
      '2026-06-29T09:00:00Z',
      '2026-07-06T09:00:00Z',
    ])
  })

  test('looks no farther than it says, so that its claims can be loaded', () => {
    const yearly = buildStaff({
      hours: [],
      overrides: [{ date: '2026-07-03', windows: [{ start: '09:00', end: '10:00' }] }],
    })
    const rare = buildQuery({ staff: [yearly] })
    const start = at('2026-07-03T09:00:00Z')
    expect(nearestSlots(rare, start - NEAREST_REACH_MS + 1, 1)).toHaveLength(1)
    expect(nearestSlots(rare, start - NEAREST_REACH_MS, 1)).toEqual([])
  })

  test('none asked for, none given', () => {
    expect(nearest(query, '2026-06-01T12:00:00Z', 0)).toEqual([])
  })

  test('a start at the rim of the calendar is no mistake', () => {
    const early = buildQuery({ now: at('1900-01-01T00:00:00Z') })
    expect(nearest(early, '1900-01-01T09:00:00Z', 1)).toEqual(['1900-01-01T09:00:00Z'])
    expect(nearest(early, '2199-12-31T12:00:00Z', 1)).toEqual(['2199-12-31T12:00:00Z'])
  })
})
