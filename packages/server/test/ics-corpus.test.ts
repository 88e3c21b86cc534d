import { merge } from '@openslot/core'
import * as fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { CalendarError } from '../src/calendars/calendar-error.js'
import { busyFromCalendar } from '../src/calendars/ics/busy-from-calendar.js'
import { atOnce } from '../src/calendars/slices.js'
import { icalJsSpans } from './support/ical-js-spans.js'

// Files in the shapes in which calendars of this world export themselves, and when their owner is busy: worked out by
// hand, in UTC. Germany's clocks change on 29 March 2026, those of the United States on 8 March and 1 November.

interface Case {
  readonly file: string
  /** Of the staff member. */
  readonly timeZone: string
  readonly to?: string
  /** By UID: `02 08:00–09:00` is of March 2026. */
  readonly busy: Readonly<Record<string, readonly string[]>>
  /** By UID, what can't be read. */
  readonly flaws?: Readonly<Record<string, string>>
  /** UIDs of which ical.js thinks otherwise, and why; `all`: it can't read the file. */
  readonly notByIcalJs: Readonly<Record<string, string>>
}

const FREE = 'it blocks nothing, of which ical.js has no notion'

const CASES: readonly Case[] = [
  {
    file: 'google',
    timeZone: 'Europe/Berlin',
    busy: {
      'single-1@google.com': ['03-02T08:00/03-02T09:00'],
      'weekly-1@google.com': [
        '03-09T08:30/03-09T09:30',
        '03-24T13:00/03-24T14:00',
        '03-30T07:30/03-30T08:30',
        '04-06T07:30/04-06T08:30',
        '04-20T07:30/04-20T08:30',
      ],
      'declined-1@google.com': [],
      'declined-2@google.com': ['03-04T12:00/03-04T13:00'],
      'birthday@google.com': [],
      'holiday@google.com': ['03-27T23:00/03-29T22:00'],
    },
    notByIcalJs: {
      'weekly-1@google.com': 'one occurrence is cancelled, of which ical.js has no notion',
      'declined-1@google.com': FREE,
      'birthday@google.com': FREE,
    },
  },
  {
    file: 'outlook',
    timeZone: 'Europe/Berlin',
    busy: {
      '040000008200E00074C5B7101A82E00800000000A0': [
        '03-11T08:00/03-11T08:30',
        '03-25T08:00/03-25T08:30',
        '04-08T07:00/04-08T07:30',
      ],
      customized: ['03-10T13:00/03-10T14:00'],
      'customized-before': ['03-06T14:00/03-06T15:00'],
      elsewhere: [],
      free: [],
      'out-of-office': ['03-15T23:00/03-17T23:00'],
      'all-day-with-times': ['03-19T23:00/03-20T23:00'],
    },
    notByIcalJs: {
      elsewhere: FREE,
      free: FREE,
      'all-day-with-times': 'a whole day by a property of Microsoft’s',
    },
  },
  {
    file: 'windows-name-only',
    timeZone: 'Europe/Berlin',
    busy: {
      '1': ['03-03T17:00/03-03T18:00'],
      '2': ['03-04T00:00/03-04T01:00'],
      '3': ['03-05T08:00/03-05T09:00'],
    },
    flaws: { '3': 'zone' },
    notByIcalJs: { '1': 'the zone is not in the file', '2': 'the zone is not in the file' },
  },
  {
    file: 'apple',
    timeZone: 'America/New_York',
    busy: {
      'A1B2C3D4-0000-4000-8000-000000000001': ['03-02T17:00/03-02T18:30', '04-06T16:00/04-06T17:30'],
      'A1B2C3D4-0000-4000-8000-000000000002': ['03-10T04:00/03-11T04:00'],
      // 31 hours, as the first one took: the clocks changed in it.
      'A1B2C3D4-0000-4000-8000-000000000003': [
        '03-27T21:00/03-29T04:00',
        '04-10T20:00/04-12T03:00',
        '04-24T20:00/04-26T03:00',
      ],
      'A1B2C3D4-0000-4000-8000-000000000004': ['03-30T12:00/03-30T12:30'],
      'A1B2C3D4-0000-4000-8000-000000000005': ['04-01T04:00/04-02T04:00'],
      'A1B2C3D4-0000-4000-8000-000000000006': [],
    },
    notByIcalJs: { 'A1B2C3D4-0000-4000-8000-000000000003': 'ical.js adds what the clock showed, not what passed' },
  },
  {
    file: 'clock-changes',
    timeZone: 'UTC',
    to: '2026-12-01',
    busy: {
      skipped: ['03-07T07:30/03-07T08:00', '03-08T07:30/03-08T08:00', '03-09T06:30/03-09T07:00'],
      repeated: ['10-31T05:30/10-31T06:00', '11-01T05:30/11-01T06:00', '11-02T06:30/11-02T07:00'],
      noon: ['03-07T17:00/03-07T18:00', '03-08T16:00/03-08T17:00', '03-09T16:00/03-09T17:00'],
    },
    notByIcalJs: {
      skipped: 'ical.js reads it by the clock after the change; RFC 5545 §3.3.5 by the one before',
      repeated: 'ical.js takes the second; RFC 5545 §3.3.5 the first',
    },
  },
  {
    file: 'extra-dates',
    timeZone: 'Europe/Berlin',
    busy: {
      list: ['03-02T09:00/03-02T10:00', '03-06T15:00/03-06T16:00', '03-09T09:00/03-09T10:00'],
      period: ['03-10T09:00/03-10T10:00', '03-11T09:00/03-11T11:30', '03-12T09:00/03-12T09:15'],
      'by-date': ['03-23T22:00/03-23T23:30', '03-25T22:00/03-25T23:30'],
      'in-another-zone': ['04-06T08:00/04-06T09:00', '04-08T08:00/04-08T09:00'],
      'whole-days': ['04-12T22:00/04-13T22:00', '04-14T22:00/04-15T22:00'],
    },
    notByIcalJs: {
      list: 'ical.js forgets the start of an event that has more dates but no rule',
      period: 'ical.js gives extra periods the length of the event',
      'by-date': 'the zone is not in the file',
      'in-another-zone': 'the zone is not in the file',
    },
  },
  {
    file: 'changed-series',
    timeZone: 'Europe/Berlin',
    busy: {
      'from-then-on': [
        '03-02T09:00/03-02T10:00',
        '03-03T09:00/03-03T10:00',
        '03-04T11:30/03-04T12:00',
        '03-05T15:00/03-05T16:00',
        '03-06T11:30/03-06T12:00',
      ],
      'invited-to-one': ['03-10T09:00/03-10T09:30'],
      twice: ['03-12T09:00/03-12T10:00'],
      'moved-into-the-range': ['03-13T09:00/03-13T10:00'],
    },
    notByIcalJs: { twice: 'ical.js doesn’t compare versions' },
  },
  {
    file: 'published-busy',
    timeZone: 'Europe/Berlin',
    busy: { freebusy: ['03-02T09:00/03-02T10:00', '03-03T09:00/03-03T12:00', '03-04T09:00/03-04T10:00'] },
    notByIcalJs: { freebusy: 'no event' },
  },
  {
    file: 'odd-lines',
    timeZone: 'UTC',
    busy: { odd: ['03-02T08:00/03-02T23:00'] },
    notByIcalJs: { all: 'ical.js refuses a file with a line that is none' },
  },
]

const load = (file: string): Promise<string> => readFile(new URL(`ics-corpus/${file}.ics`, import.meta.url), 'utf8')
const rangeOf = ({ timeZone, to = '2026-05-01' }: Case) => ({
  timeZone,
  from: Date.parse('2026-03-01'),
  to: Date.parse(to),
})
const read = (text: string, one: Case) => atOnce(busyFromCalendar(text, rangeOf(one)))
const short = (spans: readonly { start: number; end: number }[]): string[] =>
  spans.map((span) => [span.start, span.end].map((at) => new Date(at).toISOString().slice(5, 16)).join('/'))

describe.each(CASES)('$file', (one) => {
  test('blocks what its owner is busy with, and nothing else', async () => {
    const events = read(await load(one.file), one)
    expect(Object.fromEntries(events.map(({ ref, spans }) => [ref, short(spans)]))).toEqual(one.busy)
    const flawed = events.filter(({ flaw }) => flaw !== null).map(({ ref, flaw }) => [ref, flaw])
    expect(Object.fromEntries(flawed)).toEqual(one.flaws ?? {})
  })

  test('with line ends of every kind', async () => {
    const text = (await load(one.file)).replaceAll('\r\n', '\n')
    const wanted = read(text, one)
    expect(read(text.replaceAll('\n', '\r\n'), one)).toEqual(wanted)
    expect(read(text.replaceAll('\n', '\r'), one)).toEqual(wanted)
  })
})

test.each(CASES.filter(({ notByIcalJs }) => !notByIcalJs['all']))('ical.js finds the same in $file', async (one) => {
  const theirs = icalJsSpans(await load(one.file), rangeOf(one))
  const compared = Object.entries(one.busy).filter(([uid]) => !Object.hasOwn(one.notByIcalJs, uid))
  expect(Object.fromEntries(compared.map(([uid]) => [uid, short(merge(theirs.get(uid) ?? []))]))).toEqual(
    Object.fromEntries(compared),
  )
})

/** What happens to files on their way: something is lost, comes twice, or is written over. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 60 }),
    instead: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('', '\n', '\r', '\t', ':', ';', '"', '0', '99999999', 'T', 'Z', 'END:VEVENT\n', 'BEGIN:VEVENT\n'),
      fc.constantFrom('RRULE:FREQ=DAILY\n', 'DTEND:00010101\n', 'DURATION:P99W\n', 'RDATE:20260302/20260303\n'),
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

test('a damaged file is read as far as it makes sense, or refused; never anything else', async () => {
  const files = await Promise.all(CASES.map(async (one) => ({ one, text: await load(one.file) })))
  fc.assert(
    fc.property(fc.constantFrom(...files), damage, ({ one, text }, damages) => {
      let damaged = text
      for (const { at, length, instead } of damages) {
        const from = Math.floor(at * damaged.length)
        damaged = damaged.slice(0, from) + instead + damaged.slice(from + length)
      }
      try {
        const events = read(damaged, one)
        const { from, to } = rangeOf(one)
        for (const { spans } of events) {
          expect(spans).toEqual(merge(spans))
          for (const { start, end } of spans) expect(start < to && end > from).toBe(true)
        }
      } catch (error) {
        if (!(error instanceof CalendarError)) throw error
        expect(['unavailable', 'too-much']).toContain(error.code)
      }
    }),
    { numRuns: Number(process.env['OPENSLOT_PROPERTY_RUNS'] ?? 500) },
  )
})
