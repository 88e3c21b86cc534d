import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { newBudget } from './budget.js'
import { parseRule } from './recurrence-rule.js'
import { occurrences } from './recurrence.js'
import { parseWallTime } from './wall-time.js'

const wall = (value: string): number => parseWallTime(value)?.ms as number
const written = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/** The first occurrences of a rule in a range, in the way in which calendars write them. */
function expand(rule: string, start: string, { from = start, to = '20991231T000000', most = 12 } = {}): string[] {
  const { rule: parsed, isWhole } = parseRule(rule)
  if (!parsed || !isWhole) throw new Error(`no rule: ${rule}`)
  const until = parsed.until?.ms ?? Infinity
  const found: string[] = []
  for (const ms of occurrences(parsed, { startMs: wall(start), from: wall(from), to: wall(to), until }, newBudget())) {
    if (ms !== undefined) found.push(written(ms))
    if (found.length === most) break
  }
  return found
}

// Examples that RFC 5545 §3.8.5.3 works out, and what its errata and readers agree on.
test.each<[rule: string, start: string, first: string[]]>([
  ['FREQ=DAILY;COUNT=3', '19970902T090000', ['19970902T090000', '19970903T090000', '19970904T090000']],
  ['FREQ=DAILY;INTERVAL=10;COUNT=3', '19970902T090000', ['19970902T090000', '19970912T090000', '19970922T090000']],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    '19970805T090000',
    ['19970805T090000', '19970810T090000', '19970819T090000', '19970824T090000'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    '19970805T090000',
    ['19970805T090000', '19970817T090000', '19970819T090000', '19970831T090000'],
  ],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '19970905T090000', ['19970905T090000', '19971003T090000', '19971107T090000']],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '19970922T090000', ['19970922T090000', '19971020T090000', '19971117T090000']],
  ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '19970928T090000', ['19970928T090000', '19971029T090000', '19971128T090000']],
  [
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4',
    '19980213T090000',
    ['19980213T090000', '19980313T090000', '19981113T090000', '19990813T090000'],
  ],
  [
    'FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '19970929T090000',
    ['19970929T090000', '19971030T090000', '19971127T090000'],
  ],
  ['FREQ=MONTHLY;COUNT=3', '20260131T090000', ['20260131T090000', '20260331T090000', '20260531T090000']],
  ['FREQ=YEARLY;COUNT=3', '20240229T090000', ['20240229T090000', '20280229T090000', '20320229T090000']],
  [
    'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
    '19970101T090000',
    ['19970101T090000', '19970410T090000', '19970719T090000', '20000101T090000'],
  ],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', '19970519T090000', ['19970519T090000', '19980518T090000', '19990517T090000']],
  [
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3',
    '19970512T090000',
    ['19970512T090000', '19980511T090000', '19990517T090000'],
  ],
  [
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
    '19961105T090000',
    ['19961105T090000', '20001107T090000', '20041102T090000'],
  ],
  ['FREQ=YEARLY;BYWEEKNO=53;COUNT=3', '20201231T080000', ['20201231T080000', '20261231T080000', '20321230T080000']],
  [
    'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1,-1;COUNT=4',
    '20260302T090000',
    ['20260302T090000', '20260306T090000', '20260309T090000', '20260313T090000'],
  ],
  [
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000',
    '19970902T090000',
    ['19970902T090000', '19970902T120000', '19970902T150000'],
  ],
  ['FREQ=MINUTELY;INTERVAL=90;COUNT=3', '19970902T090000', ['19970902T090000', '19970902T103000', '19970902T120000']],
  [
    'FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,40;COUNT=5',
    '19970902T090000',
    ['19970902T090000', '19970902T094000', '19970902T100000', '19970902T104000', '19970903T090000'],
  ],
  ['FREQ=SECONDLY;INTERVAL=45;COUNT=3', '20260302T090000', ['20260302T090000', '20260302T090045', '20260302T090130']],
  // The start counts as the first of three, though it is no Friday.
  ['FREQ=WEEKLY;BYDAY=FR;COUNT=3', '20260302T090000', ['20260302T090000', '20260306T090000', '20260313T090000']],
  ['FREQ=DAILY;UNTIL=20260303', '20260302T090000', ['20260302T090000']],
])('%s from %s', (rule, start, first) => {
  expect(expand(rule, start)).toEqual(first)
})

const listOf = <T>(values: fc.Arbitrary<T>, most: number): fc.Arbitrary<string | null> =>
  fc.option(fc.uniqueArray(values, { minLength: 1, maxLength: most }).map((list) => list.join(',')))
const WEEKDAY = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const MONTH = fc.integer({ min: 1, max: 12 })

/** Rules such as people make, in the parts of the standard that ical.js follows too. */
const ruleText = fc
  .oneof(
    fc.record({ FREQ: fc.constant('DAILY'), BYMONTH: listOf(MONTH, 3), BYDAY: listOf(WEEKDAY, 3) }),
    fc.record({ FREQ: fc.constant('WEEKLY'), BYDAY: listOf(WEEKDAY, 4), WKST: fc.constantFrom('MO', 'SU') }),
    fc.record({ FREQ: fc.constant('MONTHLY'), BYMONTHDAY: listOf(fc.integer({ min: 1, max: 28 }), 3) }),
    fc.record({
      FREQ: fc.constant('MONTHLY'),
      BYDAY: fc.tuple(fc.constantFrom('1', '2', '3', '4', '-1', '-2', ''), WEEKDAY).map((parts) => parts.join('')),
    }),
    fc.record({ FREQ: fc.constant('YEARLY') }),
    fc.record({
      FREQ: fc.constant('YEARLY'),
      BYMONTH: MONTH.map(String),
      BYDAY: fc.tuple(fc.constantFrom('1', '2', '3', '4', '-1'), WEEKDAY).map((parts) => parts.join('')),
    }),
    fc.record({ FREQ: fc.constant('HOURLY') }),
  )
  .chain((parts) =>
    fc.record({
      parts: fc.constant(parts),
      interval: fc.integer({ min: 1, max: 4 }),
      count: fc.option(fc.integer({ min: 1, max: 30 })),
    }),
  )
  .map(({ parts, interval, count }) => {
    const given = Object.entries(parts).filter(([, value]) => value !== null)
    const last: [string, string][] = count === null ? [] : [['COUNT', String(count)]]
    return [...given, ['INTERVAL', String(interval)], ...last].map((part) => part.join('=')).join(';')
  })
const anyStart = fc
  .integer({ min: wall('20200101T000000') / 60_000, max: wall('20291231T235900') / 60_000 })
  .map((minutes) => written(minutes * 60_000))
const runs = { numRuns: Number(process.env['OPENSLOT_PROPERTY_RUNS'] ?? 300) }

test('rules expand as ical.js expands them', () => {
  fc.assert(
    fc.property(ruleText, anyStart, (rule, start) => {
      const theirs: string[] = []
      const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromJSDate(new Date(wall(start)), true))
      for (let next = iterator.next(); next && theirs.length < 25; next = iterator.next()) {
        if (next.year >= 2090) break
        theirs.push(written(next.toUnixTime() * 1000))
      }
      // ical.js leaves a start out that its rule doesn't name; the standard and the calendars of this world count it.
      fc.pre(theirs[0] === start)
      // Nor does it skip a 29 February that a year doesn't have, as the standard wants (§3.3.10).
      fc.pre(!start.includes('0229T'))
      expect(expand(rule, start, { most: 25, to: '20900101T000000' })).toEqual(theirs)
    }),
    runs,
  )
})

test('a range shows what the whole series has there', () => {
  fc.assert(
    fc.property(ruleText, anyStart, fc.integer({ min: -400, max: 2000 }), (rule, start, days) => {
      const from = wall(start) + days * 86_400_000 + 1234
      const [low, high] = [written(Math.floor(from / 1000) * 1000), written(from + 90 * 86_400_000)]
      const whole = expand(rule, start, { to: high, most: Infinity })
      expect(expand(rule, start, { from: low, to: high, most: Infinity })).toEqual(whole.filter((time) => time >= low))
    }),
    runs,
  )
})

// What takes the place of a rule that can't be read must come whenever that may: what it blocks too much is seen.
test.each([
  ['FREQ=NEVER', 'FREQ=DAILY'],
  ['COUNT=3', 'FREQ=DAILY'],
  ['FREQ=DAILY;BYMONTH=13', 'FREQ=DAILY'],
  ['FREQ=WEEKLY;BYDAY=XX;BYHOUR=9,14;UNTIL=20260401T000000Z', 'FREQ=DAILY;BYHOUR=9,14;UNTIL=20260401T000000Z'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=none', 'FREQ=DAILY'],
  ['FREQ=WEEKLY;WKST=XX;INTERVAL=2', 'FREQ=DAILY'],
  ['FREQ=YEARLY;RSCALE=HEBREW', 'FREQ=DAILY'],
  ['FREQ=WEEKLY;UNTIL=tomorrow', 'FREQ=WEEKLY'],
  ['FREQ=WEEKLY;COUNT=many;UNTIL=20260401', 'FREQ=WEEKLY;UNTIL=20260401'],
  ['FREQ=WEEKLY;INTERVAL=0;COUNT=3', 'FREQ=WEEKLY'],
])('%s can’t be read, and comes no less often than %s', (rule, instead) => {
  expect(parseRule(rule)).toEqual({ rule: parseRule(instead).rule, isWhole: false })
  expect(parseRule(instead)).toMatchObject({ isWhole: true })
})

test.each(['FREQ=MINUTELY;BYDAY=XX', 'FREQ=DAILY;BYHOUR=25', ';BYMINUTE=x'])('of %s, nothing is known', (rule) => {
  expect(parseRule(rule)).toEqual({ rule: null, isWhole: false })
})

test('a rule that never comes true ends with the range', () => {
  expect(expand('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '20260101T090000', { to: '20360101T000000' })).toEqual([
    '20260101T090000',
  ])
})

test.each(['FREQ=SECONDLY;COUNT=100000000', 'FREQ=SECONDLY', 'FREQ=MINUTELY;COUNT=2;BYMONTH=2;BYMONTHDAY=30'])(
  '%s since 1970 would take for ever and is given up',
  (text) => {
    const { rule } = parseRule(text)
    if (!rule) throw new Error('no rule')
    const range = { startMs: 0, from: wall('20260101T000000'), to: wall('20270101T000000'), until: Infinity }
    let found = 0
    const drain = (): void => {
      for (const time of occurrences(rule, range, newBudget())) found += time === undefined ? 0 : 1
    }
    expect(drain).toThrow(expect.objectContaining({ code: 'too-much' }))
    expect(found).toBeLessThan(5_000_000)
  },
)
