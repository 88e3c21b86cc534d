import { expect, test } from 'vitest'
import { AT_NINE, NINE, busy, calendar, event, read } from '../../../test/support/ics.js'

// What can't be read blocks more than it might, and is told: never less, in silence.
const DAY = 86_400_000

test.each([
  ['a start that is none', ['DTSTART:soon']],
  ['no start', ['SUMMARY:Dentist']],
  ['an end that is none either', ['DTSTART:soon', 'DTEND:later']],
  ['a rule that starts nobody knows when', ['DTSTART:soon', 'DTEND:20260302T100000Z', 'RRULE:FREQ=WEEKLY']],
  ['more dates that are none', [...NINE, 'RDATE:20260304T090000Z,later']],
  ['a rule of hours that are none', [...NINE, 'RRULE:FREQ=DAILY;BYHOUR=noon']],
])('of an event with %s, nobody knows when it is, and its neighbours block', (_what, lines) => {
  const neighbour = ['BEGIN:VEVENT', 'UID:two', ...NINE, 'END:VEVENT']
  const found = busy(calendar(...event(...lines), ...neighbour))
  expect(found).toContainEqual(expect.objectContaining({ uid: 'one', flaw: 'time' }))
  expect(found).toContainEqual(expect.objectContaining({ uid: 'two', flaw: null, spans: [AT_NINE] }))
})

test.each(['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])(
  'when an event with %s is matters to nobody',
  (line) => {
    for (const lines of [['DTSTART:soon'], [...NINE, 'RRULE:FREQ=SOMETIMES']]) {
      expect(read(...lines, line).filter(({ flaw, spans }) => flaw !== null || spans.length > 0)).toEqual([])
    }
  },
)

test.each([
  ['DTEND:20261302T100000Z', 'DTSTART:20260302T090000Z', AT_NINE.start],
  ['DURATION:-PT1H', 'DTSTART:20260302T090000Z', AT_NINE.start],
  ['DTSTART:soon', 'DTEND:20260302T090000Z', AT_NINE.start - DAY],
])('an event that has %s blocks a day', (wrong, right, start) => {
  expect(read(right, wrong)).toMatchObject([{ spans: [{ start, end: start + DAY }], flaw: 'length' }])
})

test.each(['RRULE:FREQ=SOMETIMES', 'RRULE:FREQ=WEEKLY;BYDAY=XX', 'RRULE:FREQ=YEARLY;RSCALE=CHINESE'])(
  'an event with %s blocks its time every day',
  (rule) => {
    const [found] = read('DTSTART;TZID=Europe/Berlin:20260228T100000', 'DURATION:PT1H', rule)
    expect(found?.flaw).toBe('rule')
    expect(found?.spans).toHaveLength(365)
    expect(found?.spans).toContainEqual({ start: AT_NINE.start + 30 * DAY - 3_600_000, end: AT_NINE.start + 30 * DAY })
  },
)

test('exceptions that can’t be read block as well', () => {
  const daily = [...NINE, 'RRULE:FREQ=DAILY;COUNT=3']
  expect(read(...daily, 'EXDATE:never')[0]).toMatchObject({ spans: { length: 3 }, flaw: 'exception' })
  const moved = event('RECURRENCE-ID:whichever', 'DTSTART:20260302T120000Z', 'DURATION:PT1H')
  expect(busy(calendar(...event(...daily), ...moved))[0]).toMatchObject({ spans: { length: 4 }, flaw: 'exception' })
  // Where it was moved to isn't known: where it was, it stays.
  const lost = event('RECURRENCE-ID:20260303T090000Z', 'DTSTART:soon')
  expect(busy(calendar(...event(...daily), ...lost))[0]).toMatchObject({ spans: { length: 3 }, flaw: 'time' })
  const off = event('RECURRENCE-ID:20260303T090000Z', 'DTSTART:soon', 'STATUS:CANCELLED')
  expect(busy(calendar(...event(...daily), ...off))[0]).toMatchObject({ spans: { length: 2 }, flaw: null })
})

test('a zone that nobody knows is told, where it matters', () => {
  expect(read('DTSTART;TZID=Nowhere:20260302T100000', 'DURATION:PT1H')).toMatchObject([
    { spans: [AT_NINE], flaw: 'zone' },
  ])
  expect(read('DTSTART;TZID=Nowhere:20250302T100000', 'DURATION:PT1H')).toMatchObject([{ spans: [], flaw: null }])
  expect(read('DTSTART;TZID=Nowhere;VALUE=DATE:20260302')).toMatchObject([{ flaw: null }])
})

test('published busy times that can’t be read are told', () => {
  const published = (value: string) => busy(calendar('BEGIN:VFREEBUSY', `FREEBUSY:${value}`, 'END:VFREEBUSY'))
  expect(published('20260302T090000Z/PT1H')).toMatchObject([{ spans: [AT_NINE], flaw: null }])
  expect(published('20260302T090000Z/PT1H,soon/PT1H')).toMatchObject([{ spans: [AT_NINE], flaw: 'time' }])
})

test.each([
  '2026-03-02T09:00:00Z',
  '2026-03-02T10:00:00+01:00',
  '20260302T100000+0100',
  '2026-03-02t09:00:00.000z',
  '20260302T0900Z',
  '20260302 090000Z',
])('a start written as %s is read', (start) => {
  expect(read(`DTSTART:${start}`, 'DURATION:PT1H')).toMatchObject([{ spans: [AT_NINE], flaw: null }])
})

test('a series that began before there were years above 99', () => {
  const [found] = read('DTSTART:00010101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')
  expect(found).toMatchObject({ spans: { length: 365 }, flaw: null })
})
