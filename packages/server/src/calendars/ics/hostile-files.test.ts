import { expect, test } from 'vitest'
import { AT_NINE, NINE, RANGE, busy, calendar, event } from '../../../test/support/ics.js'
import { inSlices } from '../slices.js'
import { newBudget } from './budget.js'
import { busyFromCalendar } from './busy-from-calendar.js'

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
      ...budget,
      spendSteps: (count) => {
        spend(count)
        budget.spendSteps(count)
      },
      spendOccurrence: () => {
        spend(1)
        budget.spendOccurrence()
      },
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
  ['a year that never comes', event('DTSTART:16010101', 'RRULE:FREQ=YEARLY;COUNT=2;BYMONTHDAY=30;BYYEARDAY=1')],
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

test('dates are counted before one of them is read', () => {
  let zones = 0
  const dates = list('EXDATE', 21_000).map((line, at) => line.replace('EXDATE', `EXDATE;TZID=Nowhere/${at}`))
  const budget = { ...newBudget(), spendZone: () => void (zones += 1) }
  expect(() => busy(calendar(...event(...NINE, ...dates)), { ...RANGE, budget })).toThrow(
    expect.objectContaining({ code: 'too-much' }),
  )
  expect(zones).toBe(0)
})

test('of rules without number, some are read, and nobody knows when the event is', () => {
  const rules = (count: number): string[] => Array.from({ length: count }, () => 'RRULE:FREQ=DAILY;COUNT=2')
  expect(busy(calendar(...event(...NINE, ...rules(10))))).toMatchObject([{ flaw: null }])
  expect(busy(calendar(...event(...NINE, ...rules(11))))).toMatchObject([{ flaw: 'time' }])
})

test('lines without anything in them keep nobody waiting', () => {
  const steps = busyFromCalendar(calendar(...event(...NINE), '\n'.repeat(50_000)), RANGE)
  let pauses = 0
  while (!steps.next().done) pauses += 1
  expect(pauses).toBeGreaterThan(90)
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

/** Of the range, as dates. */
const days = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(RANGE.from + at * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''),
  )
const everySecond = event('DTSTART:20260301T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;COUNT=3000000')

test.each([
  ['taken out', [...everySecond.slice(0, -1), `EXDATE;VALUE=DATE:${days(40).join()}`, 'END:VEVENT']],
  ['changed', [...everySecond, ...days(40).flatMap((day) => event(`RECURRENCE-ID;VALUE=DATE:${day}`, ...NINE))]],
])('of many occurrences on days that were %s, each counts at once, and none is kept', (_how, lines) => {
  expect(() => busy(calendar(...lines))).toThrow(/times in the range/)
})

test('a day that is kept costs more than one that is only looked at', () => {
  const daily = event('DTSTART:20260301T090000Z', 'DURATION:PT1S', 'RRULE:FREQ=DAILY')
  // So far that most of all days may reach the range.
  const moved = event('RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260301', 'DTSTART:98000101T090000Z')
  const budget = newBudget()
  let looked = 0
  const spendSteps = (count: number): void => {
    looked += 1
    budget.spendSteps(count)
  }
  expect(() => busy(calendar(...daily, ...moved), { ...RANGE, budget: { ...budget, spendSteps } })).toThrow(
    expect.objectContaining({ code: 'too-much' }),
  )
  expect(looked).toBeLessThan(1_500_000)
})
