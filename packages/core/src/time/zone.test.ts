import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CoreError } from '../errors.js'
import { byDay } from '../slots/by-day.js'
import { at } from '../testing/builders.js'
import { PROPERTY_TIMEOUT_MS, moment, propertyRuns } from '../testing/oracle/arbitraries.js'
import { Temporal } from '../testing/oracle/temporal.js'
import { DAY_MS, formatDate, parseDate } from './date.js'
import { instantsAt, localDay, offsetSegments, startOfLocalDay, toWallClock } from './zone.js'

const day = (date: string): number => parseDate(date) ?? Number.NaN

/** The wall clock as Temporal shows it, to the second: another path to the time zone data than the core's. */
const wallClockByTemporal = (timeZone: string, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 19)

describe('toWallClock', () => {
  test(
    'shows the same time as Temporal, in every zone and close to its clock changes',
    () => {
      fc.assert(
        fc.property(moment, fc.integer({ min: -90, max: 90 }), ({ timeZone, instant }, minutes) => {
          const asked = instant + minutes * 60_000
          const shown = new Date(toWallClock(timeZone, asked)).toISOString().slice(0, 19)
          expect(shown).toBe(wallClockByTemporal(timeZone, asked))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test('gives the same answer whatever was asked before', () => {
    const summer = at('2026-07-01T12:00:00Z')
    const before = toWallClock('America/Chicago', summer)
    toWallClock('America/Chicago', at('1950-01-01T00:00:00Z'))
    toWallClock('America/Chicago', at('2150-01-01T00:00:00Z'))
    expect(toWallClock('America/Chicago', summer)).toBe(before)
    expect(before).toBe(at('2026-07-01T07:00:00Z'))
  })

  test('changes at the very millisecond of a transition', () => {
    const change = at('2026-03-08T07:00:00Z')
    expect(toWallClock('America/New_York', change - 1)).toBe(at('2026-03-08T02:00:00Z') - 1)
    expect(toWallClock('America/New_York', change)).toBe(at('2026-03-08T03:00:00Z'))
  })
})

describe('offsetSegments', () => {
  test(
    'are the same in one piece as asked for in any order, and change where the wall clock does',
    () => {
      const days = fc.integer({ min: -900, max: 900 })
      fc.assert(
        fc.property(moment, fc.array(days, { maxLength: 6 }), ({ timeZone, instant }, asked) => {
          for (const away of asked) toWallClock(timeZone, instant + away * DAY_MS)
          const from = instant - 400 * DAY_MS
          const to = instant + 400 * DAY_MS
          const segments = offsetSegments(timeZone, from, to)
          expect(segments[0]?.start).toBe(from)
          expect(segments.at(-1)?.end).toBe(to)
          for (const [index, segment] of segments.entries()) {
            for (const inside of [segment.start, segment.end - 1000]) {
              const shown = new Date(inside + segment.offsetMs).toISOString().slice(0, 19)
              expect(shown).toBe(wallClockByTemporal(timeZone, inside))
            }
            const next = segments[index + 1]
            if (!next) continue
            expect(next.start).toBe(segment.end)
            expect(next.offsetMs).not.toBe(segment.offsetMs)
          }
        }),
        propertyRuns(100),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test('sees two changes that are only a week apart', () => {
    // Recife kept summer time in October 2000 for a week.
    expect(
      offsetSegments('America/Recife', at('2000-10-01T00:00:00Z'), at('2000-11-01T00:00:00Z')).map((segment) => [
        new Date(segment.start).toISOString(),
        segment.offsetMs / 3_600_000,
      ]),
    ).toEqual([
      ['2000-10-01T00:00:00.000Z', -3],
      ['2000-10-08T03:00:00.000Z', -2],
      ['2000-10-15T02:00:00.000Z', -3],
    ])
  })

  test('covers the range without gaps, cut to it', () => {
    const segments = offsetSegments('Europe/Berlin', at('2026-03-01T00:00:00Z'), at('2026-12-01T00:00:00Z'))
    const hour = 3_600_000
    expect(segments).toEqual([
      { start: at('2026-03-01T00:00:00Z'), end: at('2026-03-29T01:00:00Z'), offsetMs: hour },
      { start: at('2026-03-29T01:00:00Z'), end: at('2026-10-25T01:00:00Z'), offsetMs: 2 * hour },
      { start: at('2026-10-25T01:00:00Z'), end: at('2026-12-01T00:00:00Z'), offsetMs: hour },
    ])
  })
})

describe('instantsAt', () => {
  test(
    'is every instant that shows that time, and no other',
    () => {
      fc.assert(
        fc.property(moment, fc.integer({ min: -90, max: 90 }), ({ timeZone, instant }, minutes) => {
          const asked = instant + minutes * 60_000
          const wallMs = toWallClock(timeZone, asked)
          const found = instantsAt(timeZone, wallMs)
          expect(found).toContain(asked)
          for (const other of found) expect(toWallClock(timeZone, other)).toBe(wallMs)
          expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test.each([
    ['Europe/Berlin', '2026-03-29T02:30:00Z', []],
    ['Europe/Berlin', '2026-03-29T03:00:00Z', ['2026-03-29T01:00:00.000Z']],
    ['Europe/Berlin', '2026-10-25T02:30:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['Pacific/Apia', '2011-12-30T12:00:00Z', []],
  ])('%s %s', (timeZone, wall, instants) => {
    expect(instantsAt(timeZone, at(wall)).map((instant) => new Date(instant).toISOString())).toEqual(instants)
  })
})

describe('localDay', () => {
  test('is the date on the wall clock', () => {
    const instant = at('2026-06-01T10:30:00Z')
    expect(formatDate(localDay('Pacific/Kiritimati', instant))).toBe('2026-06-02')
    expect(formatDate(localDay('Pacific/Pago_Pago', instant))).toBe('2026-05-31')
  })
})

describe('startOfLocalDay', () => {
  test.each([
    ['Europe/Berlin', '2026-06-01', '2026-05-31T22:00:00Z'],
    // The day starts at 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00Z'],
    // Midnight shows at 02:30Z, a minute before the clock falls back into the day before.
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'],
    // The date is skipped: the first later instant, which is Saturday 00:00.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ])('%s %s', (timeZone, date, start) => {
    expect(startOfLocalDay(timeZone, day(date))).toBe(at(start))
  })

  test(
    'is on that date, and no instant of the two days before it is',
    () => {
      fc.assert(
        fc.property(moment, ({ timeZone, instant }) => {
          const today = localDay(timeZone, instant)
          const start = startOfLocalDay(timeZone, today)
          expect(localDay(timeZone, start)).toBe(today)
          expect(start).toBeLessThanOrEqual(instant)
          for (let earlier = start - 1; earlier > start - 2 * DAY_MS; earlier -= 600_000) {
            expect(localDay(timeZone, earlier)).toBeLessThan(today)
          }
        }),
        propertyRuns(100),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('an instant that is none', () => {
  test.each([1_767_225_600_000_000, 8.64e15, 1e300, Infinity, Number.NaN, -5e12, '5' as unknown as number])(
    '%j is refused at once, and spoils nothing',
    (instant) => {
      const before = toWallClock('Asia/Tokyo', at('2026-01-01T00:00:00Z'))
      for (const ask of [toWallClock, localDay, (zone: string, asked: number) => byDay([{ start: asked }], zone)]) {
        expect(() => ask('Asia/Tokyo', instant)).toThrow(CoreError)
      }
      expect(() => startOfLocalDay('Asia/Tokyo', Math.abs(Number(instant)) + 1e9)).toThrow(CoreError)
      expect(toWallClock('Asia/Tokyo', at('2026-01-01T00:00:00Z'))).toBe(before)
    },
  )
})
