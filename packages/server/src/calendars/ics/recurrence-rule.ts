import { DAY_MS, isoWeekday } from '@openslot/core'
import { type WallTime, dayOf, parseWallTime } from './wall-time.js'

export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY'

/** `2MO`: the second Monday; `-1SU`: the last Sunday; without a number (0) each of them. Days as in ISO: 1 = Monday. */
export interface RuleDay {
  readonly nth: number
  readonly weekday: number
}

/** `FREQ=WEEKLY;BYDAY=MO,WE` (RFC 5545 §3.3.10). A list that isn't given is `null`: it excludes nothing. */
export interface RecurrenceRule {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | null
  readonly until: WallTime | null
  readonly months: readonly number[] | null
  readonly weeks: readonly number[] | null
  readonly yearDays: readonly number[] | null
  readonly monthDays: readonly number[] | null
  readonly days: readonly RuleDay[] | null
  readonly hours: readonly number[] | null
  readonly minutes: readonly number[] | null
  readonly seconds: readonly number[] | null
  readonly positions: readonly number[] | null
  readonly weekStart: number
}

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const LISTS: ReadonlySet<string> = new Set([
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYDAY',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYMONTH',
  'BYSETPOS',
])
const MAX_INTERVAL = 1_000_000

export interface ReadRule {
  /** `null`: nothing is known of it. */
  readonly rule: RecurrenceRule | null
  /** Else it is one that comes whenever the rule that was meant may come, and more often. */
  readonly isWhole: boolean
}

/** Other calendars than the Gregorian, and days that move where a month has none (RFC 7529), can't be read. */
export function parseRule(value: string): ReadRule {
  const parts = new Map(
    value
      .toUpperCase()
      .split(';')
      .map((part): [string, string] => {
        const equals = part.indexOf('=')
        return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
      }),
  )
  const given = (name: string): string | undefined => parts.get(name) || undefined
  const frequency = FREQUENCIES.find((name) => name === given('FREQ'))
  const optional = <Value>(name: string, read: (text: string) => Value): Value | null => {
    const text = given(name)
    return text === undefined ? null : read(text)
  }
  const ends = { count: optional('COUNT', wholeNumber), until: optional('UNTIL', parseWallTime) }
  const inDay = {
    hours: numbers(given('BYHOUR'), 0, 23),
    minutes: numbers(given('BYMINUTE'), 0, 59),
    seconds: numbers(given('BYSECOND'), 0, 59),
  }
  const days = {
    months: numbers(given('BYMONTH'), 1, 12),
    weeks: numbers(given('BYWEEKNO'), -53, 53),
    yearDays: numbers(given('BYYEARDAY'), -366, 366),
    monthDays: numbers(given('BYMONTHDAY'), -31, 31),
    days: ruleDays(given('BYDAY')),
    positions: numbers(given('BYSETPOS'), -366, 366),
  }
  const weekStart = WEEKDAYS.indexOf(given('WKST') ?? 'MO') + 1
  const step = optional('INTERVAL', (text) => wholeNumber(text) || undefined)
  const isUnderstood =
    weekStart > 0 &&
    (given('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN' &&
    (given('SKIP') ?? 'OMIT') === 'OMIT' &&
    [...parts.keys()].every((name) => !name.startsWith('BY') || LISTS.has(name))
  const lists = { ...inDay, ...days }
  if (frequency && isUnderstood && areRead(lists)) {
    // Without what can't be read, it comes more often, or longer.
    const isWhole = areRead({ ...ends, step })
    const rule = { frequency, interval: Math.min(step ?? 1, MAX_INTERVAL), ...lists, weekStart }
    const count = step === undefined ? null : (ends.count ?? null)
    return { rule: { ...rule, count, until: ends.until ?? null }, isWhole }
  }
  if (!areRead(inDay) || (frequency && isWithinDay(frequency))) return { rule: null, isWhole: false }
  return { rule: { ...EVERY_DAY, ...inDay, until: ends.until ?? null }, isWhole: false }
}

const areRead = <Parts extends object>(
  parts: Parts,
): parts is Parts & { [Name in keyof Parts]: Exclude<Parts[Name], undefined> } =>
  Object.values(parts).every((part) => part !== undefined)

const EVERY_DAY: RecurrenceRule = {
  frequency: 'DAILY',
  interval: 1,
  count: null,
  until: null,
  months: null,
  weeks: null,
  yearDays: null,
  monthDays: null,
  days: null,
  hours: null,
  minutes: null,
  seconds: null,
  positions: null,
  weekStart: 1,
}

/**
 * The rule with what its start stands for, written out: `FREQ=MONTHLY` from the 5th on is each 5th (RFC 5545 §3.3.10,
 * "information … from the DTSTART").
 */
export function completed(rule: RecurrenceRule, startMs: number): RecurrenceRule {
  const { frequency, months, weeks, yearDays, monthDays, days } = rule
  const start = new Date(startMs)
  const weekday: RuleDay = { nth: 0, weekday: isoWeekday(dayOf(startMs)) }
  const isFree = !yearDays && !monthDays && !days
  const isByDate = isFree && !weeks && (frequency === 'YEARLY' || frequency === 'MONTHLY')
  const isByWeekday = isFree && (frequency === 'WEEKLY' || (frequency === 'YEARLY' && weeks !== null))
  return {
    ...rule,
    months: months ?? (isByDate && frequency === 'YEARLY' ? [start.getUTCMonth() + 1] : null),
    monthDays: monthDays ?? (isByDate ? [start.getUTCDate()] : null),
    days: days ?? (isByWeekday ? [weekday] : null),
    hours: rule.hours ?? (isWithinDay(frequency) ? null : [start.getUTCHours()]),
    minutes: rule.minutes ?? (isFiner(frequency) ? null : [start.getUTCMinutes()]),
    seconds: rule.seconds ?? (frequency === 'SECONDLY' ? null : [start.getUTCSeconds()]),
  }
}

/** Whether it steps by less than a day. */
const isWithinDay = (frequency: Frequency): boolean => frequency === 'HOURLY' || isFiner(frequency)

/** Than a step of hours. */
const isFiner = (frequency: Frequency): boolean => frequency === 'MINUTELY' || frequency === 'SECONDLY'

const wholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)

/** Sorted, each once; `null`: not given; `undefined`: wrong. */
function numbers(text: string | undefined, least: number, most: number): number[] | null | undefined {
  if (text === undefined) return null
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const number = /^\s*[+-]?\d{1,3}\s*$/.test(part) ? Number(part) : Number.NaN
    // Leap seconds are nobody's appointment, but may be in a list.
    if (most === 59 && number === 60) continue
    if (!(number >= least && number <= most) || (number === 0 && least < 0)) return undefined
    found.add(number)
  }
  return [...found].toSorted((a, b) => a - b)
}

function ruleDays(text: string | undefined): RuleDay[] | null | undefined {
  if (text === undefined) return null
  const found = new Map<string, RuleDay>()
  for (const part of text.split(',')) {
    const parts = /^\s*([+-]?\d{1,2})?([A-Z]{2})\s*$/.exec(part)
    const weekday = WEEKDAYS.indexOf(parts?.[2] ?? '') + 1
    const nth = Number(parts?.[1] ?? 0)
    if (weekday === 0 || Math.abs(nth) > 53) return undefined
    found.set(`${nth} ${weekday}`, { nth, weekday })
  }
  return [...found.values()]
}

/** Of the week that a day (a day number) is in, the first day. */
export const weekStartOf = (day: number, weekStart: number): number => day - ((isoWeekday(day) - weekStart + 7) % 7)

/** The wall time up to which (inclusive) a rule runs, as its own clock shows it. */
export function untilOf({ until }: RecurrenceRule, fromInstant: (ms: number) => number): number {
  if (until === null) return Infinity
  // A day, by people who mean all of it.
  if (until.kind === 'date') return until.ms + DAY_MS - 1
  return until.kind === 'utc' ? fromInstant(until.ms) : until.ms
}
