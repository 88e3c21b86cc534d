import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { fromIso, instantInput, instantOutput, toIso } from './instant.js'

const DAY_MS = 86_400_000
const NINE = Date.UTC(2026, 2, 8, 9)

describe('fromIso', () => {
  test.each([
    '2026-03-08T09:00:00Z',
    '2026-03-08T09:00Z',
    '2026-03-08T09:00:00.000Z',
    '2026-03-08T10:00:00+01:00',
    '2026-03-08T03:30:00-05:30',
    '2026-03-07T23:00:00-10:00',
    '2026-03-08T09:00:00+00:00',
  ])('%s is the same instant', (text) => {
    expect(fromIso(text)).toBe(NINE)
  })

  test.each([
    ['a local time', '2026-03-08T09:00:00'],
    ['a date', '2026-03-08'],
    ['30 February', '2026-02-30T09:00:00Z'],
    ['24 o’clock, which is the end of a window and no instant', '2026-02-28T24:00:00Z'],
    ['29 February of a common year', '2026-02-29T09:00:00Z'],
    ['31 April, with an offset', '2026-04-31T09:00:00+02:00'],
    ['the 13th month', '2026-13-01T09:00:00Z'],
    ['25 o’clock', '2026-03-08T25:00:00Z'],
    ['minute 60', '2026-03-08T09:60:00Z'],
    ['an offset of 25 hours', '2026-03-08T09:00:00+25:00'],
    ['an offset without a colon', '2026-03-08T09:00:00+0100'],
    ['a zone in brackets', '2026-03-08T09:00:00+01:00[Europe/Berlin]'],
    ['a blank instead of the T', '2026-03-08 09:00:00Z'],
    ['a blank around it', ' 2026-03-08T09:00:00Z'],
    ['a line break after it', '2026-03-08T09:00:00Z\n'],
    ['English', 'March 8, 2026 09:00 UTC'],
    ['epoch milliseconds', String(NINE)],
    ['a year before 1900', '1899-12-31T23:59:59Z'],
    ['a year after 2199', '2200-01-01T00:00:00Z'],
    ['a year of six digits', '+012026-03-08T09:00:00Z'],
    ['nothing', ''],
  ])('%s is refused', (_, text) => {
    expect(fromIso(text)).toBeUndefined()
    expect(v.safeParse(instantInput, text).success).toBe(false)
  })

  test('29 February of a leap year is a date', () => {
    expect(fromIso('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29))
  })
})

describe('instants', () => {
  test(
    'come back as they went out, whatever offset they travelled with',
    () => {
      const seconds = fc.integer({ min: Date.UTC(1901, 0, 1) / 1000, max: Date.UTC(2199, 0, 1) / 1000 })
      fc.assert(
        fc.property(seconds, fc.integer({ min: -14 * 60, max: 14 * 60 }), (second, offset) => {
          const instant = second * 1000
          expect(v.parse(instantOutput, toIso(instant))).toBe(toIso(instant))
          expect(fromIso(toIso(instant))).toBe(instant)
          const local = toIso(instant + offset * 60_000).slice(0, 19)
          const size = Math.abs(offset)
          const hours = String(Math.floor(size / 60)).padStart(2, '0')
          const text = `${local}${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`
          expect(v.parse(instantInput, text)).toBe(instant)
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test('travel in whole seconds', () => {
    expect(toIso(NINE + 999)).toBe('2026-03-08T09:00:00Z')
  })

  test(
    'are written as Date writes them, whatever was written before',
    () => {
      const anyInstant = fc.oneof(
        fc.integer({ min: -1000, max: 3_000_000 }).map((quarters) => quarters * 900_000),
        fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2210, 0, 1) }),
        fc.double({ min: -DAY_MS, max: DAY_MS, noNaN: true }),
      )
      fc.assert(
        fc.property(fc.array(anyInstant, { maxLength: 20 }), (instants) => {
          for (const instant of instants)
            expect(toIso(instant)).toBe(`${new Date(instant).toISOString().slice(0, 19)}Z`)
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )

  test('that are none are a RangeError', () => {
    expect(() => toIso(Number.NaN)).toThrow(RangeError)
    expect(() => toIso(Infinity)).toThrow(RangeError)
  })

  test.each([5, null, undefined, new Date(0), ['2026-03-08T09:00:00Z']])('%s is no instant', (value) => {
    expect(v.safeParse(instantInput, value).success).toBe(false)
  })
})
