import { DAY_MS, MINUTE_MS } from '@openslot/core'
import { type Budget, MAX_TIMES_IN_PERIOD, PAUSE_AFTER, tooMuch } from './budget.js'
import { type Frequency, type RecurrenceRule, completed, weekStartOf } from './recurrence-rule.js'
import { isDayOf } from './rule-days.js'
import { dayOf } from './wall-time.js'

const HOUR_MS = 60 * MINUTE_MS
const SHORT_STEPS: Partial<Record<Frequency, number>> = { HOURLY: HOUR_MS, MINUTELY: MINUTE_MS, SECONDLY: 1000 }

/** Looked at in a period, at most. */
const DAYS_OF: Partial<Record<Frequency, number>> = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7 }

export interface Expansion {
  /** The event's first start. It counts as the first occurrence, whether the rule has it or not (RFC 5545 §3.8.5.3). */
  readonly startMs: number
  /** Only what starts in `[from, to)` is given. All are wall times. */
  readonly from: number
  readonly to: number
  /** The last moment that still counts. */
  readonly until: number
}

/**
 * When a rule makes an event recur, ascending. Whole periods before the range are jumped over, unless the rule has a
 * COUNT: then all must be counted. Every day and time that is looked at costs a step. `undefined` comes now and then: a
 * moment to pause, for a rule may look for long and find nothing.
 */
export function* occurrences(
  written: RecurrenceRule,
  expansion: Expansion,
  budget: Budget,
): Generator<number | undefined> {
  const { startMs, from, to } = expansion
  const until = Math.min(expansion.until, to - 1)
  const rule = completed(written, startMs)
  if (startMs >= from && startMs <= until) yield startMs
  let left = (rule.count ?? Infinity) - 1
  const start = index(rule, startMs)
  const jumped = rule.count === null ? Math.max(0, Math.floor((index(rule, from) - start) / rule.interval)) : 0
  let looked = 0
  for (let at = start + jumped * rule.interval; left > 0; at += rule.interval) {
    if (periodStart(rule, at) > until) return
    budget.spendSteps(1)
    looked += DAYS_OF[rule.frequency] ?? 1
    if (looked >= PAUSE_AFTER) {
      looked = 0
      yield undefined
    }
    for (const time of timesOf(rule, at, budget)) {
      if (time <= startMs) continue
      if (time > until || left === 0) return
      left -= 1
      if (time >= from) yield time
    }
  }
}

/** The number of the year, month, week, day … that a wall time is in. */
function index({ frequency, weekStart }: RecurrenceRule, ms: number): number {
  if (frequency === 'YEARLY') return new Date(ms).getUTCFullYear()
  if (frequency === 'MONTHLY') return new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth()
  // The day that all weeks are counted from starts one.
  if (frequency === 'WEEKLY') return (weekStartOf(dayOf(ms), weekStart) - weekStartOf(0, weekStart)) / 7
  return Math.floor(ms / (SHORT_STEPS[frequency] ?? DAY_MS))
}

function periodStart({ frequency, weekStart }: RecurrenceRule, at: number): number {
  if (frequency === 'YEARLY') return Date.UTC(at, 0, 1)
  if (frequency === 'MONTHLY') return Date.UTC(Math.floor(at / 12), at % 12, 1)
  if (frequency === 'WEEKLY') return (at * 7 + weekStartOf(0, weekStart)) * DAY_MS
  return at * (SHORT_STEPS[frequency] ?? DAY_MS)
}

function timesOf(rule: RecurrenceRule, at: number, budget: Budget): readonly number[] {
  const shortStep = SHORT_STEPS[rule.frequency]
  const found = shortStep === undefined ? timesOfDays(rule, at, budget) : timesOfStep(rule, at * shortStep, budget)
  if (!rule.positions) return found
  const chosen = rule.positions.map((position) => found.at(position > 0 ? position - 1 : position))
  return [...new Set(chosen.filter((time) => time !== undefined))].toSorted((a, b) => a - b)
}

function timesOfDays(rule: RecurrenceRule, at: number, budget: Budget): number[] {
  const times: number[] = []
  const inDay: Times = { hours: rule.hours ?? [], minutes: rule.minutes ?? [], seconds: rule.seconds ?? [] }
  for (const [first, last] of stretches(rule, at)) {
    budget.spendSteps(last - first + 1)
    for (let day = first; day <= last; day++) {
      if (isDayOf(rule, day)) addTimes(times, inDay, day * DAY_MS, budget)
    }
  }
  return times
}

/** Of a day: each of these hours, with each of these minutes and seconds. */
interface Times {
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  readonly seconds: readonly number[]
}

/** The days of a period, but for months that are not meant: first and last of each stretch. */
function stretches(rule: RecurrenceRule, at: number): [number, number][] {
  const { frequency, months } = rule
  const start = dayOf(periodStart(rule, at))
  if (frequency === 'DAILY') return [[start, start]]
  if (frequency === 'WEEKLY') return [[start, start + 6]]
  if (frequency === 'MONTHLY') return [[start, dayOf(periodStart(rule, at + 1)) - 1]]
  if (!months) return [[start, dayOf(Date.UTC(at + 1, 0, 1)) - 1]]
  return months.map((month) => [dayOf(Date.UTC(at, month - 1, 1)), dayOf(Date.UTC(at, month, 1)) - 1])
}

function addTimes(times: number[], { hours, minutes, seconds }: Times, dayMs: number, budget: Budget): void {
  const count = hours.length * minutes.length * seconds.length
  budget.spendSteps(count)
  if (times.length + count > MAX_TIMES_IN_PERIOD) throw tooMuch('one of its events recurs all the time')
  for (const hour of hours) {
    for (const minute of minutes) {
      for (const second of seconds) times.push(dayMs + hour * HOUR_MS + minute * MINUTE_MS + second * 1000)
    }
  }
}

/** Of a rule that steps by hours, minutes or seconds: what is finer than its step is listed, what is coarser must fit. */
function timesOfStep(rule: RecurrenceRule, stepMs: number, budget: Budget): readonly number[] {
  const { frequency } = rule
  const day = dayOf(stepMs)
  const inDay = stepMs - day * DAY_MS
  const hour = Math.floor(inDay / HOUR_MS)
  const minute = Math.floor(inDay / MINUTE_MS) % 60
  const second = Math.floor(inDay / 1000) % 60
  if (rule.hours && !rule.hours.includes(hour)) return []
  if (frequency !== 'HOURLY' && rule.minutes && !rule.minutes.includes(minute)) return []
  if (frequency === 'SECONDLY' && rule.seconds && !rule.seconds.includes(second)) return []
  if (!isDayOf(rule, day)) return []
  if (frequency === 'SECONDLY') return [stepMs]
  const times: number[] = []
  const minutes = frequency === 'HOURLY' ? (rule.minutes ?? []) : [minute]
  addTimes(times, { hours: [hour], minutes, seconds: rule.seconds ?? [] }, day * DAY_MS, budget)
  return times
}
