import { DAY_MS, type Span, startOfLocalDay } from '@openslot/core'
import type { Steps } from '../slices.js'
import { type Budget, MAX_LISTED, PAUSE_AFTER, tooMuch } from './budget.js'
import type { CalendarEvent, EventTime } from './event.js'
import { untilOf } from './recurrence-rule.js'
import { occurrences } from './recurrence.js'
import { type Length, dayOf } from './wall-time.js'

export interface Range {
  /** Epoch ms, half-open. */
  readonly from: number
  readonly to: number
  /** Where whole days stand. */
  readonly timeZone: string
}

/** All that has one UID: events of their own, and those that stand for an occurrence of theirs. */
export interface Series {
  readonly masters: readonly CalendarEvent[]
  readonly overrides: readonly CalendarEvent[]
}

/** Further than any clock is from UTC. */
const MARGIN_MS = 2 * DAY_MS

/** What a series blocks within the range: not cut to it, in no order. */
export function* spansOf({ masters, overrides }: Series, range: Range, budget: Budget): Steps<Span[]> {
  if (overrides.length > MAX_LISTED) throw tooMuch(`one of its series has more than ${MAX_LISTED} changes`)
  const spans: Span[] = []
  const add = (event: CalendarEvent, time: EventTime, length: Length): void => {
    if (!event.blocks || time.ms >= range.to + MARGIN_MS || time.ms + msOf(length) <= range.from - MARGIN_MS) return
    const span = spanAt(time, length, range.timeZone)
    if (span.start >= range.to || span.end <= range.from || span.start === span.end) return
    budget.spendOccurrence()
    spans.push(span)
  }
  const moves = movesOf(overrides)
  const reach = reachOf(moves)
  let looked = 0
  const isReplaced = timesIn(overrides.flatMap(({ replaces }) => replaces?.time ?? []))
  for (const event of masters) {
    const isExcluded = timesIn(event.excluded)
    yield
    budget.spendSteps(1)
    for (const start of startsOf(event, reach, range, budget)) {
      looked += 1
      if (!start || looked % PAUSE_AFTER === 0) yield
      if (!start) continue
      const { time, length } = start
      if (isReplaced(time) || isExcluded(time)) continue
      budget.spendSteps(moves.length)
      const move = moves.findLast(({ from }) => from <= keyOf(time))
      if (move) add(move.event, { ...move.event.start, ms: time.ms + move.shift }, move.event.length)
      else add(event, time, length)
    }
  }
  for (const event of overrides) add(event, event.start, event.length)
  return spans
}

interface Move {
  readonly event: CalendarEvent
  readonly from: number
  readonly shift: number
}

/** Of overrides that hold from some occurrence on: what they do to those that follow, the latest last. */
function movesOf(overrides: readonly CalendarEvent[]): readonly Move[] {
  return overrides
    .flatMap((event): Move[] => {
      if (!event.replaces?.isFromThenOn) return []
      const { time } = event.replaces
      return [{ event, from: keyOf(time), shift: event.start.ms - time.ms }]
    })
    .toSorted((a, b) => a.from - b.from)
}

/** @throws CoreError when a date is not between the years 1900 and 2200 */
export function spanAt({ ms, isDate, zone }: EventTime, length: Length, timeZone: string): Span {
  if (isDate) {
    const day = dayOf(ms)
    return { start: startOfLocalDay(timeZone, day), end: startOfLocalDay(timeZone, day + length.days) }
  }
  const start = zone.toInstant(ms)
  const end = length.days === 0 ? start : zone.toInstant(ms + length.days * DAY_MS)
  return { start, end: end + length.ms }
}

/** How far moves take an occurrence away from where it was, and how long they make it. */
const reachOf = (moves: readonly Move[]): { readonly shift: number; readonly length: number } => ({
  shift: moves.reduce((most, { shift }) => Math.max(most, Math.abs(shift)), MARGIN_MS),
  length: moves.reduce((most, { event }) => Math.max(most, msOf(event.length)), 0),
})

/** Every start that may reach into the range, some more, and none of them twice. `undefined`: a moment to pause. */
function* startsOf(
  event: CalendarEvent,
  reach: ReturnType<typeof reachOf>,
  range: Range,
  budget: Budget,
): Generator<{ readonly time: EventTime; readonly length: Length } | undefined> {
  const { start, length, rules, added } = event
  const longest = added.reduce(
    (most, extra) => Math.max(most, msOf(extra.length)),
    Math.max(msOf(length), reach.length),
  )
  const from = range.from - reach.shift - longest
  const to = range.to + reach.shift
  const seen = new Set<number>()
  const isWanted = (ms: number): boolean => ms >= from && ms < to && seen.size < seen.add(ms).size
  if (rules.length === 0 && isWanted(start.ms)) yield { time: start, length }
  for (const rule of rules) {
    const until = untilOf(rule, start.zone.fromInstant)
    for (const ms of occurrences(rule, { startMs: start.ms, from, to, until }, budget)) {
      if (ms === undefined) yield undefined
      else if (isWanted(ms)) yield { time: { ...start, ms }, length }
    }
  }
  for (const extra of added) if (isWanted(extra.time.ms)) yield extra
}

/**
 * Whether a list has an occurrence: by its instant, or by its date where either of them is only a date. Programs mix
 * them, and write exceptions in another zone than the series.
 */
function timesIn(times: readonly EventTime[]): (time: EventTime) => boolean {
  const instants = new Set<number>()
  const days = new Set<number>()
  const dates = new Set<number>()
  for (const time of times) {
    dates.add(dayOf(time.ms))
    if (time.isDate) days.add(dayOf(time.ms))
    else instants.add(keyOf(time))
  }
  if (dates.size === 0) return () => false
  return (time) => (time.isDate ? dates.has(dayOf(time.ms)) : days.has(dayOf(time.ms)) || instants.has(keyOf(time)))
}

/** By which times are compared: instants, or midnights of dates. */
export const keyOf = ({ ms, isDate, zone }: EventTime): number => (isDate ? ms : zone.toInstant(ms))

const msOf = ({ days, ms }: Length): number => days * DAY_MS + ms
