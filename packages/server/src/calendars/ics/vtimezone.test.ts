import { expect, test } from 'vitest'
import { atOnce } from '../slices.js'
import { newBudget } from './budget.js'
import { readCalendars } from './components.js'
import { zoneOfRules } from './vtimezone.js'
import { type Zone, ianaZone } from './zone.js'

function zoneIn(...lines: string[]): Zone | undefined {
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE', 'END:VCALENDAR'].join('\n')
  const [timezone] = atOnce(readCalendars(text))[0]?.parts ?? []
  if (!timezone) throw new Error('no time zone')
  return atOnce(zoneOfRules(timezone, newBudget()))
}
const part = (name: string, start: string, from: string, to: string, ...rest: string[]): string[] => [
  `BEGIN:${name}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  ...rest,
  `END:${name}`,
]

test.each([
  [
    'America/New_York',
    part('DAYLIGHT', '16010101T020000', '-0500', '-0400', 'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3'),
    part('STANDARD', '16010101T020000', '-0400', '-0500', 'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11'),
  ],
  [
    'Australia/Lord_Howe',
    part('DAYLIGHT', '20081005T020000', '+1030', '+1100', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU'),
    part('STANDARD', '20080406T020000', '+1100', '+1030', 'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU'),
  ],
])('rules of %s show what its clocks show, hour by hour', (name, ...parts) => {
  const zone = zoneIn(...parts.flat())
  const known = ianaZone(name)
  for (let at = Date.UTC(2025, 11, 1); at < Date.UTC(2029, 1, 1); at += 3_600_000) {
    if (zone?.fromInstant(at) !== known?.fromInstant(at) || zone?.toInstant(at) !== known?.toInstant(at)) {
      expect(`${new Date(at).toISOString()} in the rules’ zone`).toBe('as the runtime knows it')
    }
  }
  expect(zone).toBeDefined()
})

test('changes that are listed one by one, and before the first of them', () => {
  const zone = zoneIn(
    ...part('STANDARD', '20260301T000000', '+0100', '+0500', 'RDATE:20260401T000000,20260501T000000'),
    ...part('STANDARD', '20260315T000000', '+0500', '+0300'),
  )
  const hoursAt = (date: string): number =>
    ((zone?.fromInstant(Date.parse(date)) as number) - Date.parse(date)) / 3_600_000
  expect(['2026-02-01', '2026-03-02', '2026-03-20', '2026-04-10', '2030-01-01'].map(hoursAt)).toEqual([1, 5, 3, 5, 5])
})

test.each([
  [[]],
  [part('STANDARD', 'whenever', '+0100', '+0200')],
  [part('STANDARD', '20260301T000000', '+9900', '+0200')],
  [[...part('STANDARD', '20251026T030000', '+0200', '+0100'), ...part('DAYLIGHT', '20260329T020000', '+0100', '+02')]],
  [part('STANDARD', '20260301T000000', '+0100', '+0200', 'RRULE:FREQ=YEARLY;BYDAY=LASTSU;BYMONTH=3')],
  [part('STANDARD', '20260301T000000', '+0100', '+0200', 'RDATE:whenever')],
])('%j are no zone', (lines) => {
  expect(zoneIn(...lines)).toBeUndefined()
})
