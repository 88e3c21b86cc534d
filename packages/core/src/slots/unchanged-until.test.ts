import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERY_DAY, at, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { queryOfAnyKind } from '../testing/oracle/every-kind.js'
import { DAY_MS } from '../time/date.js'
import { findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'
import { unchangedUntil } from './unchanged-until.js'

const until = (query: SlotQuery): number => unchangedUntil(query, findSlots(query))

describe('unchangedUntil', () => {
  test('is the last moment at which notice still allows the first slot', () => {
    const query = buildQuery({
      service: buildService({ minimumNoticeMinutes: 60 }),
      now: at('2026-06-01T06:30:00Z'),
      from: at('2026-06-01T00:00:00Z'),
      to: at('2026-06-02T00:00:00Z'),
    })
    const last = until(query)
    expect(last).toBe(at('2026-06-01T08:00:00Z'))
    expect(findSlots({ ...query, now: last })).toEqual(findSlots(query))
    expect(findSlots({ ...query, now: last + 1 })).not.toEqual(findSlots(query))
  })

  test("ends with the day of whoever's midnight comes first, where the window counts days", () => {
    const tokyo = buildStaff({ id: 'ken', timeZone: 'Asia/Tokyo' })
    const query = buildQuery({
      service: buildService({ bookingWindowDays: 6 }),
      staff: [buildStaff(), tokyo],
      now: at('2026-06-01T06:30:00Z'),
      from: at('2026-06-05T00:00:00Z'),
      to: at('2026-06-20T00:00:00Z'),
    })
    const last = until(query)
    expect(last).toBe(at('2026-06-01T15:00:00Z') - 1)
    expect(findSlots({ ...query, now: last })).toEqual(findSlots(query))
    expect(findSlots({ ...query, now: last + 1 })).not.toEqual(findSlots(query))
  })

  test('ends where the clock falls back to the date before, though a midnight has just passed', () => {
    // St John's fell back at 00:01: a minute of 7 November came before the last hour of the 6th.
    const query = buildQuery({
      service: buildService({ bookingWindowDays: 0 }),
      staff: [buildStaff({ timeZone: 'America/St_Johns', hours: hoursOn(EVERY_DAY, '00:00', '24:00') })],
      now: at('2010-11-07T02:30:30Z'),
      from: at('2010-11-06T00:00:00Z'),
      to: at('2010-11-10T00:00:00Z'),
    })
    const last = until(query)
    expect(last).toBe(at('2010-11-07T02:31:00Z') - 1)
    expect(findSlots({ ...query, now: last + 1 })).not.toEqual(findSlots(query))
    const repeated = { ...query, now: at('2010-11-07T03:00:00Z') }
    expect(until(repeated)).toBeGreaterThanOrEqual(repeated.now)
  })

  test('ends with the day where business days alone are counted', () => {
    const query = buildQuery({
      service: buildService({ bookingWindowBusinessDays: 1 }),
      now: at('2026-06-01T06:30:00Z'),
      from: at('2026-06-02T00:00:00Z'),
      to: at('2026-06-10T00:00:00Z'),
    })
    const last = until(query)
    expect(last).toBe(at('2026-06-02T00:00:00Z') - 1)
    expect(findSlots({ ...query, now: last + 1 })).not.toEqual(findSlots(query))
  })

  test('is never, where nothing is listed that could go and nothing can come', () => {
    expect(until(buildQuery({ staff: [] }))).toBe(Infinity)
  })

  test(
    'keeps its word, for every kind of query and any later present before it',
    () => {
      fc.assert(
        fc.property(queryOfAnyKind, fc.double({ min: 0, max: 1, noNaN: true }), (query, part) => {
          const last = Math.min(until(query), query.now + 400 * DAY_MS)
          fc.pre(last >= query.now)
          const later = Math.floor(query.now + part * (last - query.now))
          expect(findSlots({ ...query, now: later })).toEqual(findSlots(query))
          expect(findSlots({ ...query, now: Math.floor(last) })).toEqual(findSlots(query))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
