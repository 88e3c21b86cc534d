import { expect, test } from 'vitest'
import { AT_NINE, NINE, RANGE, busy, calendar, event, read } from '../../../test/support/ics.js'

// Whatever of a file can't be read, or only in an odd way, never makes anybody look free in silence.
const DAY = 86_400_000
const HOUR = 3_600_000
const daily = ['DTSTART;TZID=Europe/Berlin:20260302T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3']
const [first, second, third] = [0, 1, 2].map((day) => ({
  start: AT_NINE.start + day * DAY,
  end: AT_NINE.end + day * DAY,
}))

test.each(['RECURRENCE-ID:2026-W10', 'RECURRENCE-ID;TZID="Europe/Berlin:20260303T100000'])(
  'a newer exception with %s leaves the series as it was',
  (lost) => {
    const after = (...lines: string[]) =>
      busy(calendar(...event('SEQUENCE:0', ...daily), ...event('SEQUENCE:1', lost, ...lines)))[0]
    const three = ['DTSTART:20260303T140000Z', 'DTEND:20260303T150000Z']
    const atThree = { start: Date.parse('2026-03-03T14:00Z'), end: Date.parse('2026-03-03T15:00Z') }
    expect(after(...three)).toMatchObject({ spans: [first, second, atThree, third], flaw: 'exception' })
    for (const off of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']) {
      expect(after(...three, off)).toMatchObject({ spans: [first, second, third], flaw: 'exception' })
      expect(after('DTSTART:soon', off)).toMatchObject({ spans: [first, second, third], flaw: 'exception' })
    }
  },
)

test('nobody knows from when on a series was moved, when that can’t be read', () => {
  const moved = event('RECURRENCE-ID;RANGE=THISANDFUTURE:whenever', 'DTSTART:20260303T140000Z', 'DURATION:PT1H')
  expect(busy(calendar(...event(...daily), ...moved))).toMatchObject([{ spans: { length: 4 }, flaw: 'time' }])
})

test('a cancelled occurrence in a zone that nobody knows is told', () => {
  const off = event('RECURRENCE-ID;TZID=Nowhere:20260303T100000', 'STATUS:CANCELLED', 'DTSTART:20260303T090000Z')
  expect(busy(calendar(...event(...daily), ...off))).toMatchObject([{ spans: [first, third], flaw: 'zone' }])
})

test.each([
  ['DTEND;TZID="Europe/Berlin:20260302T110000', 'length'],
  ['DTEND=20260302T110000Z', 'length'],
  ['DURATION', 'length'],
  ['DURATION:P', 'length'],
  ['DURATION:PT', 'length'],
  ['DTEND:20260302T080000Z', 'length'],
  ['DTEND;TZID=Ostküste:20260302T080000', 'length'],
] as const)('an event that ends at %s blocks a day', (line, flaw) => {
  expect(read('DTSTART:20260302T090000Z', line)).toMatchObject([
    { spans: [{ start: AT_NINE.start, end: AT_NINE.start + DAY }], flaw },
  ])
})

test('an end in a zone that nobody knows may be a day later', () => {
  expect(read('DTSTART:20260302T090000Z', 'DTEND;TZID=Ostküste:20260304T100000')).toMatchObject([
    { spans: [{ start: AT_NINE.start, end: AT_NINE.start + 3 * DAY }], flaw: 'length' },
  ])
  expect(read('DTSTART;TZID=Ostküste:20260302T100000', 'DTEND;TZID=Ostküste:20260302T110000')).toMatchObject([
    { spans: [AT_NINE], flaw: 'zone' },
  ])
})

test('what takes no time, as is written there, blocks nothing', () => {
  expect(read('DTSTART:20260302T090000Z', 'DTEND:20260302T090000Z')).toMatchObject([{ spans: [], flaw: null }])
  expect(read('DTSTART:20260302T090000Z', 'DURATION:PT0S')).toMatchObject([{ spans: [], flaw: null }])
})

test.each([
  ['RRULE;X="a:FREQ=WEEKLY', 'rule'],
  ['RRULE;FREQ=WEEKLY', 'rule'],
  ['RDATE;TZID="Europe/Berlin:20260305T110000', 'time'],
  ['EXDATE;VALUE', 'exception'],
])('%s is told', (line, flaw) => {
  expect(read(...NINE, line)).toMatchObject([{ flaw, spans: expect.arrayContaining([AT_NINE]) }])
})

test('a published busy time on a line that can’t be read is told', () => {
  const published = (...lines: string[]) => busy(calendar('BEGIN:VFREEBUSY', ...lines, 'END:VFREEBUSY'))
  expect(published('FREEBUSY;FBTYPE="BUSY:20260302T090000Z/PT1H')).toMatchObject([{ spans: [], flaw: 'time' }])
  expect(published('FREEBUSY:20260302T090000Z/20260302T080000Z')).toMatchObject([{ spans: [], flaw: 'time' }])
})

test.each([
  ['DTE\r\n ND:20260302T100000Z'],
  ['DTEND\r\n :20260302T100000Z'],
  ['D\r\n\tT\r\n E\r\n N\r\n D;X=1:2026\r\n 0302T100000Z'],
  ['DTEND :20260302T100000Z'],
  ['DTEND; TZID=Europe/Berlin:20260302T110000'],
])('%j is the end', (line) => {
  expect(read('DTSTART:20260302T090000Z', line)).toMatchObject([{ spans: [AT_NINE], flaw: null }])
})

test('a name may be folded, of what recurs and of what begins', () => {
  expect(read(...NINE, 'RRU\r\n LE:FREQ=DAILY;COUNT=2')).toMatchObject([{ spans: [AT_NINE, second], flaw: null }])
  const folded = ['BEG\r\n IN:VEVENT', 'U\r\n ID:one', ...NINE, 'END:VEV\r\n ENT']
  expect(busy(calendar(...folded))).toMatchObject([{ uid: 'one', spans: [AT_NINE], flaw: null }])
})

test.each([
  ['23 h in UTC, as the calendar’s own midnights', '20260301T230000Z', '20260302T230000Z'],
  ['midnights of UTC', '20260302T000000Z', '20260303T000000Z'],
  ['midnights without a zone', '20260302T000000', '20260303T000000'],
])('Outlook’s whole day: %s', (_what, start, end) => {
  const day = { start: Date.parse('2026-03-01T23:00Z'), end: Date.parse('2026-03-02T23:00Z') }
  const found = read(`DTSTART:${start}`, `DTEND:${end}`, 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE')
  expect(found).toMatchObject([{ spans: [day], flaw: null }])
})

test('one more date of an event with a time blocks that day', () => {
  expect(read(...NINE, 'RDATE;VALUE=DATE:20260309')).toMatchObject([
    {
      spans: [AT_NINE, { start: Date.parse('2026-03-08T23:00Z'), end: Date.parse('2026-03-09T23:00Z') }],
      flaw: 'length',
    },
  ])
})

test.each(['16010101', '19700101', '20260101'])('all days from %s to 9999', (start) => {
  const [found] = read(`DTSTART;VALUE=DATE:${start}`, 'DTEND;VALUE=DATE:99991231')
  expect(found?.spans).toHaveLength(1)
  expect(found?.spans[0]?.start).toBeLessThan(RANGE.from)
  expect(found?.spans[0]?.end).toBeGreaterThan(RANGE.to)
})

test.each([
  ['DURATION:PT48H', 2],
  ['DURATION:PT1H', 1],
  ['DTEND:20260303T150000Z', 2],
  ['DTEND:20260303T233000Z', 3],
  ['DTEND;TZID=Europe/Berlin:20260304T000000', 2],
])('a whole day with %s blocks all days that it touches', (line, days) => {
  const start = Date.parse('2026-03-01T23:00Z')
  expect(read('DTSTART;VALUE=DATE:20260302', line)).toMatchObject([
    { spans: [{ start, end: start + days * DAY }], flaw: null },
  ])
})

test('a whole day that is taken out in UTC is the calendar’s own, or blocks', () => {
  const without = (line: string) => read('DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=DAILY;COUNT=3', line)[0]
  const day = (of: number) => Date.parse('2026-03-01T23:00Z') + of * DAY
  const middleOut = {
    spans: [
      { start: day(0), end: day(1) },
      { start: day(2), end: day(3) },
    ],
    flaw: null,
  }
  expect(without('EXDATE:20260302T230000Z')).toMatchObject(middleOut)
  expect(without('EXDATE:20260303T000000Z')).toMatchObject(middleOut)
  expect(without('EXDATE;TZID=Europe/Berlin:20260303T100000')).toMatchObject(middleOut)
  expect(without('EXDATE:20260303T100000Z')).toMatchObject({
    spans: [{ start: day(0), end: day(3) }],
    flaw: 'exception',
  })
})

test.each([
  ['in UTC', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000Z'],
  ['in its zone', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260303T100000'],
  ['in another', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20260303T040000'],
  ['as a date', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260303'],
])('a series moved from an occurrence on that is written %s', (_how, id) => {
  const moved = event(id, 'DTSTART;TZID=Europe/Berlin:20260303T120000', 'DURATION:PT1H')
  const later = (span = AT_NINE) => ({ start: span.start + 2 * HOUR, end: span.end + 2 * HOUR })
  expect(busy(calendar(...event(...daily), ...moved))).toMatchObject([
    { spans: [first, later(second), later(third)], flaw: null },
  ])
})

test('a series of evenings across the date line of UTC, moved from a date on', () => {
  const evenings = ['DTSTART;TZID=America/Los_Angeles:20260302T200000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3']
  const noon = ['DTSTART;TZID=America/Los_Angeles:20260303T120000', 'DURATION:PT1H']
  const moved = event('RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260303', ...noon)
  const spans = busy(calendar(...event(...evenings), ...moved))[0]?.spans
  expect(spans?.map(({ start }) => new Date(start).toISOString())).toEqual([
    '2026-03-03T04:00:00.000Z',
    '2026-03-03T20:00:00.000Z',
    '2026-03-04T20:00:00.000Z',
  ])
})

test('opaque is busy, whatever Exchange’s word for it', () => {
  const free = 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'
  expect(read(...NINE, 'TRANSP:OPAQUE', free)).toMatchObject([{ spans: [AT_NINE] }])
  expect(read(...NINE, free)).toMatchObject([{ spans: [] }])
})

test.each(['RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD', 'FREQ=YEARLY;BYEASTER=0'])(
  'a rule with parts that aren’t read (%s) blocks its time every day',
  (rule) => {
    expect(read(...NINE, `RRULE:${rule}`)).toMatchObject([{ spans: { length: 364 }, flaw: 'rule' }])
  },
)

test.each([
  ['a calendar within the calendar', 'VCALENDAR'],
  ['a task', 'VTODO'],
  ['something unknown', 'X-SECTION'],
])('what stands in %s counts as well', (_what, name) => {
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Office', 'X-LIC-LOCATION:Europe/Berlin', 'END:VTIMEZONE']
  const inside = event('DTSTART;TZID=Office:20260302T100000', 'DURATION:PT1H')
  const published = ['BEGIN:VFREEBUSY', 'FREEBUSY:20260303T090000Z/PT1H', 'END:VFREEBUSY']
  const found = busy(calendar(...zone, `BEGIN:${name}`, ...inside, ...published, `END:${name}`))
  expect(found).toMatchObject([
    { uid: 'one', spans: [first], flaw: null },
    { uid: null, spans: [second] },
  ])
})

test('what stands in a calendar within another, or behind it, has the zone of its own', () => {
  const at = (...lines: string[]) => event(...lines, 'DURATION:PT1H')
  const floating = [...at('DTSTART:20260302T100000'), ...at('DTSTART;TZID=Nowhere:20260302T120000')]
  const published = ['BEGIN:VFREEBUSY', 'FREEBUSY:20260302T140000/PT1H', 'END:VFREEBUSY']
  const zoned = (zone: string, ...more: string[]) => [`X-WR-TIMEZONE:${zone}`, ...more]
  const inner = ['BEGIN:VCALENDAR', ...zoned('Asia/Tokyo', ...floating, ...published), 'END:VCALENDAR']
  const unzoned = ['BEGIN:VCALENDAR', ...floating, ...published, 'END:VCALENDAR']
  const startsIn = (text: string): string[] =>
    busy(text).flatMap(({ spans }) => spans.map(({ start }) => new Date(start).toISOString().slice(11, 16)))
  const inTokyo = ['01:00', '03:00', '05:00']
  expect(startsIn(calendar(...zoned('America/New_York', ...inner)))).toEqual(inTokyo)
  expect(
    startsIn(calendar(...zoned('America/New_York')) + calendar(...zoned('Asia/Tokyo', ...floating, ...published))),
  ).toEqual(inTokyo)
  expect(startsIn(calendar(...zoned('Asia/Tokyo', ...unzoned)))).toEqual(inTokyo)
  expect(startsIn(calendar(...zoned('Asia/Tokyo', 'BEGIN:VCALENDAR', ...unzoned, 'END:VCALENDAR')))).toEqual(inTokyo)
})

const twice = ['DTSTART:20260302T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=6']
const shifted = (hours: number, span = AT_NINE) => ({ start: span.start + hours * HOUR, end: span.end + hours * HOUR })
const asTwice = [0, 24, 48].flatMap((hours) => [shifted(hours), shifted(hours + 5)])

test('of two occurrences on a day, nobody knows which one was moved when only the day is said', () => {
  const moved = event('RECURRENCE-ID;VALUE=DATE:20260303', 'DTSTART:20260303T170000Z', 'DURATION:PT1H')
  const late = shifted(24 + 8)
  expect(busy(calendar(...event(...twice), ...moved))).toMatchObject([
    { spans: [...asTwice.slice(0, 4), late, ...asTwice.slice(4)], flaw: 'exception' },
  ])
  const off = event('RECURRENCE-ID;VALUE=DATE:20260303', 'DTSTART:20260303T090000Z', 'STATUS:CANCELLED')
  expect(busy(calendar(...event(...twice), ...off))).toMatchObject([{ spans: asTwice, flaw: 'exception' }])
  // One of them has a change of its own, or was taken out: the day may mean the same one.
  const known = event('RECURRENCE-ID:20260303T090000Z', 'DTSTART:20260303T090000Z', 'STATUS:CANCELLED')
  const left = { spans: [...asTwice.slice(0, 2), asTwice[3], late, ...asTwice.slice(4)], flaw: 'exception' }
  expect(busy(calendar(...event(...twice), ...known, ...moved))).toMatchObject([left])
  expect(busy(calendar(...event(...twice, 'EXDATE:20260303T090000Z'), ...moved))).toMatchObject([left])
})

test('of two occurrences on a day, nobody knows which one was taken out when only the day is said', () => {
  const out = 'EXDATE;VALUE=DATE:20260303'
  expect(read(...twice, out)).toMatchObject([{ spans: asTwice, flaw: 'exception' }])
  expect(read(...twice, out, 'TRANSP:TRANSPARENT')).toMatchObject([{ spans: [], flaw: null }])
  // One of them was taken out by itself, or has a change of its own: the day may mean the same one.
  const left = { spans: [...asTwice.slice(0, 2), asTwice[3], ...asTwice.slice(4)], flaw: 'exception' }
  expect(read(...twice, out, 'EXDATE:20260303T090000Z')).toMatchObject([left])
  const known = event('RECURRENCE-ID:20260303T090000Z', 'DTSTART:20260303T090000Z', 'STATUS:CANCELLED')
  expect(busy(calendar(...event(...twice, out), ...known))).toMatchObject([left])
  const both = ['EXDATE:20260303T090000Z', 'EXDATE:20260303T140000Z']
  expect(read(...twice, out, ...both)).toMatchObject([
    { spans: [...asTwice.slice(0, 2), ...asTwice.slice(4)], flaw: null },
  ])
  expect(read(...daily, out, 'EXDATE:20260303T090000Z')).toMatchObject([{ spans: [first, third], flaw: null }])
  expect(read(...daily, out)).toMatchObject([{ spans: [first, third], flaw: null }])
})

test('a series of two occurrences a day that was moved from a day on stays where it was, too', () => {
  const id = 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260304'
  const moved = event(id, 'DTSTART:20260304T170000Z', 'DURATION:PT1H')
  const late = shifted(48 + 8)
  expect(busy(calendar(...event(...twice), ...moved))).toMatchObject([{ spans: [...asTwice, late], flaw: 'exception' }])
})
