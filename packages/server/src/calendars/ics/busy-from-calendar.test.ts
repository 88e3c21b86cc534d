import { expect, test } from 'vitest'
import { AT_NINE, NINE, RANGE, busy, calendar, event, read } from '../../../test/support/ics.js'

test('what was moved, and where it stands, is told of single events', () => {
  expect(read(...NINE)).toEqual([
    { ref: 'one', uid: 'one', version: null, spans: [AT_NINE], at: AT_NINE, isCancelled: false, flaw: null },
  ])
  expect(read(...NINE, 'TRANSP:TRANSPARENT')).toMatchObject([{ spans: [], at: AT_NINE, isCancelled: false }])
  expect(read(...NINE, 'STATUS:CANCELLED')).toMatchObject([{ spans: [], at: null, isCancelled: true }])
  expect(read(...NINE, 'RRULE:FREQ=DAILY;COUNT=2')).toMatchObject([{ at: null }])
  expect(read('DTSTART:20190302T090000Z', 'DURATION:PT1H')).toMatchObject([
    { spans: [], at: { start: Date.parse('2019-03-02T09:00Z'), end: Date.parse('2019-03-02T10:00Z') } },
  ])
})

test('every series has a name of its own, however its file names them', () => {
  const long = `UID:${'x'.repeat(1000)}`
  const text = calendar(...event(...NINE), 'BEGIN:VEVENT', long, ...NINE, 'END:VEVENT') + calendar(...event(...NINE))
  const names = busy(text).map(({ ref }) => ref)
  expect(names).toEqual(['one', expect.stringMatching(/^[0-9a-f]{64}$/), 'one#2'])
})

test('who declined is known by any of their addresses', () => {
  const declined = calendar(...event(...NINE, 'ATTENDEE;PARTSTAT=DECLINED:MAILTO:Anna@Salon.example'))
  const spans = (ownAddresses: string[]) => busy(declined, { ...RANGE, ownAddresses })[0]?.spans
  expect(spans(['ben@salon.example'])).toEqual([AT_NINE])
  expect(spans(['ben@salon.example', 'ANNA@salon.example'])).toEqual([])
})

test('an event without an end blocks to the end of the range', () => {
  const events = read('DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:99991231')
  expect(events[0]?.spans[0]?.start).toBe(Date.parse('2026-03-01T23:00Z'))
  expect(events[0]?.spans[0]?.end).toBeGreaterThan(RANGE.to)
  expect(
    read('DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z', 'RRULE:FREQ=DAILY;UNTIL=99991231T000000Z')[0]?.spans,
  ).toHaveLength(364)
})

test.each([
  ['an empty answer', ''],
  [
    'a page that asks to sign in',
    '<!doctype html>\n<html lang="en">\n<a href="https://example.com/login">Sign in</a>\n</html>',
  ],
  ['a file that was cut off', calendar(...event(...NINE)).slice(0, -20)],
  ['parts that end elsewhere', calendar('BEGIN:VEVENT', ...NINE)],
  ['an event outside', event(...NINE).join('\n')],
])('%s is no calendar: nothing would look free', (_what, text) => {
  expect(() => busy(text)).toThrow(expect.objectContaining({ code: 'unavailable' }))
})

test('many recurrences that fit are merged into what they block', () => {
  const text = calendar(...event('DTSTART:20260302T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY;COUNT=90000'))
  expect(busy(text)[0]?.spans).toEqual([
    { start: Date.parse('2026-03-02'), end: Date.parse('2026-03-02') + 90_000 * 60_000 },
  ])
})
