import { expect, test } from 'vitest'
import { isTimeZone } from '@openslot/core'
import { busy, calendar as calendarOf, event } from '../../../test/support/ics.js'
import { atOnce } from '../slices.js'
import { newBudget } from './budget.js'
import { zoneOfWindows } from './windows-zones.js'
import { ianaZone } from './zone.js'
import { zonesOf } from './zones.js'

const NOON = Date.parse('2026-07-01T12:00:00Z')
const calendar = (zone?: string) => ({
  name: 'VCALENDAR',
  lines: zone === undefined ? [] : [{ name: 'X-WR-TIMEZONE', params: new Map<string, string>(), value: zone }],
  parts: [],
  calendar: null,
})
const hours = (tzid: string | undefined, own?: string): number =>
  (atOnce(zonesOf(calendar(own), 'America/New_York', newBudget()))(tzid).fromInstant(NOON) - NOON) / 3_600_000

test.each([
  ['Europe/Berlin', 2],
  ['europe/berlin', 2],
  ['W. Europe Standard Time', 2],
  ['pacific standard time', -7],
  ['/mozilla.org/20050126_1/Europe/Berlin', 2],
  ['/citadel.org/20210210_1/America/Argentina/Buenos_Aires', -3],
  ['UTC', 0],
  ['Etc/GMT-5', 5],
])('%s is known', (tzid, expected) => {
  expect(hours(tzid)).toBe(expected)
})

test('an unknown name, and none, mean the calendar’s own zone, or else the reader’s', () => {
  expect(hours('Nowhere')).toBe(-4)
  expect(hours(undefined)).toBe(-4)
  expect(hours('Nowhere', 'Asia/Tokyo')).toBe(9)
  expect(hours(undefined, 'Tokyo Standard Time')).toBe(9)
  expect(hours('Europe/Berlin', 'Asia/Tokyo')).toBe(2)
})

test.each([
  'W. Europe Standard Time',
  'FLE Standard Time',
  'India Standard Time',
  'UTC+13',
  'Central Asia Standard Time',
])('this runtime knows the zone of Windows’ %s', (name) => {
  expect(isTimeZone(zoneOfWindows(name) as string)).toBe(true)
})

test('a skipped time is read by the clock before the change, a repeated one is its first', () => {
  const zone = ianaZone('Europe/Berlin')
  const at = (wall: string): string => new Date(zone?.toInstant(Date.parse(`${wall}Z`)) as number).toISOString()
  expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  const samoa = ianaZone('Pacific/Apia')
  expect(new Date(samoa?.toInstant(Date.parse('2011-12-30T12:00Z')) as number).toISOString()).toBe(
    '2011-12-30T22:00:00.000Z',
  )
})

test.each(['EST', 'Customized Time Zone'])('of %s, what its file says counts', (tzid) => {
  const found = (rule: string) =>
    busy(
      calendarOf(
        'BEGIN:VTIMEZONE',
        `TZID:${tzid}`,
        'BEGIN:STANDARD',
        'DTSTART:20071104T020000',
        'TZOFFSETFROM:-0400',
        'TZOFFSETTO:-0500',
        'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
        'END:STANDARD',
        'BEGIN:DAYLIGHT',
        'DTSTART:20070311T020000',
        'TZOFFSETFROM:-0500',
        'TZOFFSETTO:-0400',
        `RRULE:FREQ=YEARLY;BYDAY=${rule};BYMONTH=3`,
        'END:DAYLIGHT',
        'END:VTIMEZONE',
        ...event(`DTSTART;TZID=${tzid}:20260702T100000`, 'DURATION:PT1H'),
      ),
    )
  const from = (start: string) => [{ start: Date.parse(start), end: Date.parse(start) + 3_600_000 }]
  expect(found('2SU')).toMatchObject([{ spans: from('2026-07-02T14:00Z'), flaw: null }])
  // In the calendar's own zone, and told: half a zone would be an hour off in silence.
  expect(found('LASTSU')).toMatchObject([{ spans: from('2026-07-02T08:00Z'), flaw: 'zone' }])
})

test('a name that is spelled out nowhere is what the runtime knows by it', () => {
  const named = calendarOf('BEGIN:VTIMEZONE', 'TZID:EST', 'END:VTIMEZONE', ...event('DTSTART;TZID=EST:20260702T100000'))
  expect(busy(named)).toMatchObject([{ at: { start: Date.parse('2026-07-02T15:00Z') }, flaw: null }])
})
