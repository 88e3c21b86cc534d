import { expect, test } from 'vitest'
import { atOnce, inSlices } from '../slices.js'
import { newBudget } from './budget.js'
import { type ReadingOptions, busyFromCalendar } from './busy-from-calendar.js'

const RANGE = { from: Date.parse('2026-03-01'), to: Date.parse('2027-03-01'), timeZone: 'Europe/Berlin' }

const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT']
const busy = (text: string, options: ReadingOptions = RANGE) => atOnce(busyFromCalendar(text, options))
const read = (...lines: string[]) => busy(calendar(...event(...lines)))
const NINE = ['DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z']
const AT_NINE = { start: Date.parse('2026-03-02T09:00Z'), end: Date.parse('2026-03-02T10:00Z') }

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

// Files that mean harm. None may take long, and none may look free. Each was written to find one way to be slow.
const MEGABYTE = 1024 * 1024
/** Many times, some in each line. */
const list = (name: string, count: number): string[] =>
  Array.from({ length: Math.ceil(count / 100) }, () => `${name}:${'20260302T090000Z,'.repeat(99)}20260302T090000Z`)
test.each<[string, () => string]>([
  ['100 MB of anything', () => 'x'.repeat(100 * MEGABYTE)],
  [
    'a second, over and over',
    () => calendar(...event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;INTERVAL=2')),
  ],
  [
    '10⁸ recurrences to be counted',
    () => calendar(...event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;COUNT=100000000')),
  ],
  [
    'a minute that never comes',
    () => calendar(...event('DTSTART:19700101T000000Z', 'RRULE:FREQ=MINUTELY;COUNT=2;BYMONTH=2;BYMONTHDAY=30')),
  ],
  [
    'every second of every day',
    () => {
      const all = (most: number): string => Array.from({ length: most }, (_, at) => at).join(',')
      return calendar(
        ...event(
          'DTSTART:20260302T090000Z',
          'DURATION:PT1S',
          `RRULE:FREQ=DAILY;BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)}`,
        ),
      )
    },
  ],
  ['parts without end', () => 'BEGIN:VCALENDAR\n'.repeat(MEGABYTE / 2)],
  ['parts in parts', () => `${'BEGIN:VCALENDAR\n'.repeat(1000)}${'END:VCALENDAR\n'.repeat(1000)}`],
  ['events without number', () => calendar(`${event('DTSTART:20260302').join('\n')}\n`.repeat(101_000))],
  ['a line without end', () => calendar(...event(`RDATE:${'20260302T090000Z,'.repeat(40_000)}`))],
  ['a line folded at each letter', () => calendar(...event(`RDATE:${'2\r\n '.repeat(MEGABYTE)}`))],
  [
    'series changed from everywhere on',
    () =>
      calendar(
        ...event('DTSTART:20260301T000000Z', 'RRULE:FREQ=HOURLY'),
        ...Array.from({ length: 5000 }, (_, at) => {
          const time = new Date(RANGE.from + at * 3_600_000).toISOString().slice(0, 13).replaceAll('-', '')
          return event(`RECURRENCE-ID;RANGE=THISANDFUTURE:${time}0000Z`, `DTSTART:${time}0000Z`)
        }).flat(),
      ),
  ],
  [
    'names of zones without number',
    () =>
      calendar(
        ...event(...NINE, ...Array.from({ length: 400 }, (_, at) => `RDATE;TZID=Nowhere/${at}:20260302T090000`)),
      ),
  ],
  ['exceptions without number', () => calendar(...event(...NINE, ...list('EXDATE', 21_000)))],
  ['lines without number', () => calendar(...event(...NINE, 'UID:x\n'.repeat(21_000)))],
  [
    'changes of one series without number',
    () => calendar(`${event(...NINE, 'RECURRENCE-ID:20260302T090000Z').join('\n')}\n`.repeat(21_000)),
  ],
  [
    'clocks that change all day',
    () =>
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:Mad',
        'BEGIN:STANDARD',
        'DTSTART:20260101T000000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=MINUTELY',
        'END:STANDARD',
        'END:VTIMEZONE',
        ...event('DTSTART;TZID=Mad:20260302T090000'),
      ),
  ],
])('%s is too much', (_what, text) => {
  expect(() => busy(text())).toThrow(expect.objectContaining({ code: 'too-much' }))
})

test('many recurrences that fit are merged into what they block', () => {
  const text = calendar(...event('DTSTART:20260302T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY;COUNT=90000'))
  expect(busy(text)[0]?.spans).toEqual([
    { start: Date.parse('2026-03-02'), end: Date.parse('2026-03-02') + 90_000 * 60_000 },
  ])
})

/** The most of its budget that reading spends without a pause. */
function longestStretch(text: string): number {
  const budget = newBudget()
  let [stretch, longest] = [0, 0]
  const spend = (count: number): void => {
    stretch += count
    longest = Math.max(longest, stretch)
  }
  const steps = busyFromCalendar(text, {
    ...RANGE,
    budget: {
      spendSteps: (count) => {
        spend(count)
        budget.spendSteps(count)
      },
      spendOccurrence: () => {
        spend(1)
        budget.spendOccurrence()
      },
      spendZone: () => budget.spendZone(),
      zones: budget.zones,
    },
  })
  try {
    while (!steps.next().done) stretch = 0
  } catch (error) {
    expect(error).toMatchObject({ code: 'too-much' })
  }
  return longest
}

test.each([
  ['a second that never comes', event('DTSTART:20260302T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30')],
  ['a day that never comes', event('DTSTART:16010101', 'RRULE:FREQ=DAILY;COUNT=2;BYMONTH=2;BYMONTHDAY=30')],
  ['a series without end', event('DTSTART:20260302T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=MINUTELY')],
  [
    'a zone whose clocks never change',
    [
      'BEGIN:VTIMEZONE',
      'TZID:Mad',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
      'END:STANDARD',
      'END:VTIMEZONE',
    ],
  ],
  [
    'busy times without end',
    ['BEGIN:VFREEBUSY', ...list('FREEBUSY', 50_000).map((line) => line.replaceAll('Z,', 'Z/PT1H,')), 'END:VFREEBUSY'],
  ],
])('%s keeps nobody waiting: there are pauses within it', (_what, lines) => {
  expect(longestStretch(calendar(...lines))).toBeLessThan(10_000)
})

test('one zone costs once, in however many files it is spelled out', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Ours',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]
  const one = calendar(
    ...zone,
    ...event('DTSTART;TZID=Ours:20260302T100000', 'DTEND;TZID=Europe/Berlin:20260302T110000'),
  )
  const found = busy(one.repeat(2000))
  expect(found).toHaveLength(2000)
  expect(found.at(-1)?.spans).toEqual([AT_NINE])
})

test('one name in ten thousand calendars of a file is found a new name each time', () => {
  const names = busy(calendar(...event(...NINE)).repeat(10_000)).map(({ ref }) => ref)
  expect(new Set(names).size).toBe(10_000)
  expect(names.at(-1)).toBe('one#10000')
})

test('a large calendar is read in slices, with the same result', async () => {
  const text = calendar(...Array.from({ length: 20_000 }, (_, at) => event(...NINE, `SEQUENCE:${at}`)).flat())
  let turns = 0
  const count = (): void => {
    turns += 1
    timer = setImmediate(count)
  }
  let timer = setImmediate(count)
  const reading = await inSlices(busyFromCalendar(text, RANGE))
  clearImmediate(timer)
  expect(turns).toBeGreaterThan(1)
  expect(reading).toEqual(busy(text))
})
