import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at } from '../testing/builders.js'
import { PROPERTY_TIMEOUT_MS, moment, propertyRuns } from '../testing/oracle/arbitraries.js'
import { Temporal } from '../testing/oracle/temporal.js'
import { DAY_MS } from '../time/date.js'
import { toIso } from '../wire/instant.js'
import { type Starting, byDay, dateAt } from './by-day.js'

/** Starts every `minutes` minutes in `[from, to)`. */
function every(minutes: number, from: string, to: string): Starting[] {
  const slots: Starting[] = []
  for (let start = at(from); start < at(to); start += minutes * 60_000) slots.push({ start })
  return slots
}

const summary = (slots: readonly Starting[], timeZone: string): [string, string[]][] =>
  byDay(slots, timeZone).map((day) => [day.date, day.slots.map((slot) => toIso(slot.start).slice(5, 16))])

describe('dateAt', () => {
  test.each([
    ['UTC', '2026-06-01'],
    ['Pacific/Kiritimati', '2026-06-02'],
    ['Pacific/Pago_Pago', '2026-05-31'],
  ])('in %s it is %s', (timeZone, date) => {
    expect(dateAt(at('2026-06-01T10:30:00Z'), timeZone)).toBe(date)
  })

  test('is right to the second where the offset has seconds', () => {
    // Monrovia, until 1972: 44 minutes and 30 seconds behind UTC.
    expect(dateAt(at('1971-06-02T00:44:29Z'), 'Africa/Monrovia')).toBe('1971-06-01')
    expect(dateAt(at('1971-06-02T00:44:30Z'), 'Africa/Monrovia')).toBe('1971-06-02')
  })

  test(
    'is the date that Temporal says',
    () => {
      fc.assert(
        fc.property(moment, fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }), ({ timeZone, instant }, away) => {
          const asked = Temporal.Instant.fromEpochMilliseconds(instant + away)
          expect(dateAt(instant + away, timeZone)).toBe(asked.toZonedDateTimeISO(timeZone).toPlainDate().toString())
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('byDay', () => {
  test("the same slots fall on other dates of other viewers' calendars", () => {
    const slots = every(360, '2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z')
    expect(summary(slots, 'UTC')).toEqual([
      ['2026-06-01', ['06-01T00:00', '06-01T06:00', '06-01T12:00', '06-01T18:00']],
    ])
    expect(summary(slots, 'America/New_York')).toEqual([
      ['2026-05-31', ['06-01T00:00']],
      ['2026-06-01', ['06-01T06:00', '06-01T12:00', '06-01T18:00']],
    ])
    expect(summary(slots, 'Pacific/Kiritimati')).toEqual([
      ['2026-06-01', ['06-01T00:00', '06-01T06:00']],
      ['2026-06-02', ['06-01T12:00', '06-01T18:00']],
    ])
  })

  test('dates without slots do not appear, and no slots make no dates', () => {
    const slots = [{ start: at('2026-06-01T09:00:00Z') }, { start: at('2026-06-04T09:00:00Z') }]
    expect(byDay(slots, 'UTC').map((day) => day.date)).toEqual(['2026-06-01', '2026-06-04'])
    expect(byDay([], 'UTC')).toEqual([])
  })

  test('a skipped date has no place', () => {
    const slots = every(720, '2011-12-29T22:00:00Z', '2011-12-31T10:00:00Z')
    expect(summary(slots, 'Pacific/Apia')).toEqual([
      ['2011-12-29', ['12-29T22:00']],
      ['2011-12-31', ['12-30T10:00', '12-30T22:00']],
    ])
  })

  // St John's, 2010-11-07T02:31Z: from Sunday 00:01 back to Saturday 23:01.
  test('a fall-back across midnight gives each date all of its slots, in the order of the dates', () => {
    const slots = every(15, '2010-11-07T02:00:00Z', '2010-11-07T04:00:00Z')
    const both = [
      ['2010-11-06', ['11-07T02:00', '11-07T02:15', '11-07T02:45', '11-07T03:00', '11-07T03:15']],
      ['2010-11-07', ['11-07T02:30', '11-07T03:30', '11-07T03:45']],
    ]
    expect(summary(slots, 'America/St_Johns')).toEqual(both)
    // From Sunday's first minute on.
    expect(summary(slots.slice(2, 5), 'America/St_Johns')).toEqual([
      ['2010-11-06', ['11-07T02:45', '11-07T03:00']],
      ['2010-11-07', ['11-07T02:30']],
    ])
  })

  test('keeps the very objects it was given', () => {
    const slot = { start: at('2026-06-01T09:00:00Z'), label: 'nine' }
    expect(byDay([slot], 'UTC')[0]?.slots[0]).toBe(slot)
  })

  test('an unknown zone is a RangeError', () => {
    expect(() => byDay([{ start: 0 }], 'Mars/Olympus')).toThrow(RangeError)
  })

  test(
    'gives the same as asking each slot for its date',
    () => {
      const gaps = fc.array(fc.constantFrom(1, 5, 15, 30, 60, 720, 1440), { maxLength: 80 })
      fc.assert(
        fc.property(moment, gaps, ({ timeZone, instant }, minutes) => {
          let start = instant - 12 * 3_600_000
          const slots = minutes.map((gap) => ({ start: (start += gap * 60_000) }))
          const expected = new Map<string, Starting[]>()
          for (const slot of slots) {
            const date = dateAt(slot.start, timeZone)
            expected.set(date, [...(expected.get(date) ?? []), slot])
          }
          const dates = [...expected.keys()].toSorted()
          expect(byDay(slots, timeZone)).toEqual(dates.map((date) => ({ date, slots: expected.get(date) })))
        }),
        propertyRuns(300),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
