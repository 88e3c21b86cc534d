import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { Temporal } from '../testing/oracle/temporal.js'
import { formatDate, isoWeekStart, isoWeekday, parseDate, parseTime } from './date.js'

const day = (date: string): number => parseDate(date) ?? Number.NaN

describe('parseDate', () => {
  test('counts days from 1970-01-01', () => {
    expect(parseDate('1970-01-01')).toBe(0)
    expect(parseDate('1970-02-01')).toBe(31)
    expect(parseDate('1969-12-31')).toBe(-1)
    expect(parseDate('2024-02-29')).toBe(54 * 365 + 13 + 31 + 28)
  })

  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-04-31', '2026-06-00'])(
    'there is no %s',
    (date) => {
      expect(parseDate(date)).toBeUndefined()
    },
  )

  test.each(['', '2026-6-1', '01.06.2026', '2026-06-01T00:00', ' 2026-06-01', '2026-06-01\n', '+002026-06-01'])(
    '%j is not a date as it travels',
    (date) => {
      expect(parseDate(date)).toBeUndefined()
    },
  )

  test(
    'agrees with Temporal, there and back',
    () => {
      const epoch = Temporal.PlainDate.from('1970-01-01')
      fc.assert(
        fc.property(fc.integer({ min: -25_567, max: 84_000 }), (days) => {
          const date = epoch.add({ days })
          expect(formatDate(days)).toBe(date.toString())
          expect(parseDate(date.toString())).toBe(days)
          expect(isoWeekday(days)).toBe(date.dayOfWeek)
        }),
        propertyRuns(200),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('parseTime', () => {
  test('gives the minute of the day, 24:00 included', () => {
    expect(parseTime('00:00')).toBe(0)
    expect(parseTime('09:30')).toBe(570)
    expect(parseTime('23:59')).toBe(1439)
    expect(parseTime('24:00')).toBe(1440)
  })

  test.each(['24:01', '25:00', '12:60', '9:00', '09:00:00', '-1:00', '', 'noon', '09:00\n', '٠٩:٠٠'])(
    '%j is no time',
    (time) => {
      expect(parseTime(time)).toBeUndefined()
    },
  )
})

describe('ISO weeks', () => {
  test('Monday is 1 and Sunday 7, before 1970 too', () => {
    expect(isoWeekday(day('2026-06-01'))).toBe(1)
    expect(isoWeekday(day('2026-06-07'))).toBe(7)
    expect(isoWeekday(day('1970-01-01'))).toBe(4)
    expect(isoWeekday(day('1969-12-29'))).toBe(1)
    expect(isoWeekday(day('1969-12-28'))).toBe(7)
  })

  test('start on Monday, also across the year', () => {
    expect(formatDate(isoWeekStart(day('2026-06-01')))).toBe('2026-06-01')
    expect(formatDate(isoWeekStart(day('2026-06-07')))).toBe('2026-06-01')
    expect(formatDate(isoWeekStart(day('2027-01-01')))).toBe('2026-12-28')
  })
})
