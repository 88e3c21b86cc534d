import { DAY_MS, type Span, startOfLocalDay } from '@openslot/core'
import type { Steps } from '../slices.js'
import { type Budget, MAX_LISTED, PAUSE_AFTER, tooMuch } from './budget.js'
import type { CalendarEvent } from './event.js'
import { type EventTime, dateOf, keyOf, wallIn } from './event-time.js'
import { newNamedDays } from './named-days.js'
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
const FIRST_DAY = dayOf(Date.UTC(1901, 0, 1))
const LAST_DAY = dayOf(Date.UTC(2199, 0, 1))

/** What a series blocks. */
export interface Blocked {
  /** Not cut to the range, in no order. */
  readonly spans: readonly Span[]
  /** Whether a change or an exception names only a day with several occurrences: nobody knows which of them it means. */
  readonly isUnsure: boolean
}

/** What a series blocks within the range. */
export function* spansOf({ masters, overrides }: Series, range: Range, budget: Budget): Steps<Blocked> {
  if (overrides.length > MAX_LISTED) throw tooMuch(`one of its series has more than ${MAX_LISTED} changes`)
  const spans: Span[] = []
  const add = (event: CalendarEvent, time: EventTime, length: Length): void => {
    if (!event.blocks || time.ms >= range.to + MARGIN_MS || time.ms + msOf(length) <= range.from - MARGIN_MS) return
    const span = spanAt(time, length, range.timeZone)
    if (span.start >= range.to || span.end <= range.from || span.start === span.end) return
    budget.spendOccurrence()
    spans.push(span)
  }
  const addMoved = (time: EventTime, move: Move): void => add(move.event, moved(time, move), move.event.length)
  const moves = movesOf(overrides)
  const reach = reachOf(moves)
  let looked = 0
  const replaced = overrides.flatMap(({ replaces }) => replaces?.time ?? [])
  const isReplaced = namedBy(replaced)
  let isUnsure = false
  const addUnsure = (event: CalendarEvent, { time, length }: Start): void => {
    isUnsure ||= event.blocks
    add(event, time, length)
  }
  const changed = newNamedDays<ChangedOnDay>(budget, (one) => {
    if (one.move) addMoved(one.time, one.move)
    // It may be any of them: each stays where it was.
    addUnsure(one.event, one)
  })
  for (const event of masters) {
    const isExcluded = namedBy(event.excluded)
    // RFC 5545 §3.8.5.1 takes none of several out, other programs the first of them, or all: each stays.
    const excludedOnDay = newNamedDays<OnDay>(budget, (one) => addUnsure(event, one))
    yield
    budget.spendSteps(1)
    for (const start of startsOf(event, reach, range, budget)) {
      looked += 1
      if (!start || looked % PAUSE_AFTER === 0) yield
      if (!start) continue
      const { time, length } = start
      const isGoneItself = isExcluded.itself(time) || isReplaced.itself(time)
      if (isExcluded.byDay(time)) {
        excludedOnDay.note({ time, length, isGoneItself })
        continue
      }
      budget.spendSteps(moves.length)
      const isGone = isReplaced.byDay(time)
      const move = isGone ? undefined : moves.findLast(({ isFrom }) => isFrom(time))
      if (isGone || (move?.isOfDay && !time.isDate)) {
        changed.note({ event, time, length, move, isGoneItself })
      } else if (isGoneItself) continue
      else if (move) addMoved(time, move)
      else add(event, time, length)
    }
  }
  for (const [index, { time, move }] of changed.alone().entries()) {
    if (index % PAUSE_AFTER === 0) yield
    if (move) addMoved(time, move)
  }
  for (const event of overrides) add(event, event.start, event.length)
  return { spans, isUnsure }
}

/** An occurrence of an event. */
interface Start {
  readonly time: EventTime
  readonly length: Length
}

/** An occurrence at a time of a day, of which something names only the day. */
interface OnDay extends Start {
  readonly isGoneItself: boolean
}

interface ChangedOnDay extends OnDay {
  readonly event: CalendarEvent
  /** What becomes of it; `undefined`: something else stands for it. */
  readonly move: Move | undefined
}

interface Move {
  readonly event: CalendarEvent
  readonly isFrom: (time: EventTime) => boolean
  /** On the clock of the event's own zone. */
  readonly shift: number
  /** From the midnight of the occurrence's day: its time isn't known. */
  readonly isOfDay: boolean
}

/** Of overrides that hold from some occurrence on: what they do to those that follow, the latest last. */
function movesOf(overrides: readonly CalendarEvent[]): readonly Move[] {
  return overrides
    .flatMap((event): Move[] => {
      const { time: first, isFromThenOn } = event.replaces ?? {}
      if (!first || !isFromThenOn) return []
      const isFrom = (time: EventTime): boolean =>
        time.isDate || first.isDate ? dayOf(time.ms) >= dayOf(first.ms) : keyOf(time) >= keyOf(first)
      return [{ event, isFrom, shift: event.start.ms - wallIn(event.start.zone, first), isOfDay: first.isDate }]
    })
    .toSorted((a, b) => orderOf(a) - orderOf(b))
}

const orderOf = ({ event }: Move): number => (event.replaces?.time ? keyOf(event.replaces.time) : 0)

function moved(time: EventTime, { event, shift, isOfDay }: Move): EventTime {
  const wall = wallIn(event.start.zone, time)
  return { ...event.start, ms: (isOfDay ? dayOf(wall) * DAY_MS : wall) + shift }
}

/** In years of which nobody knows the zones, days end where those years begin. */
export function spanAt({ ms, isDate, zone }: EventTime, length: Length, timeZone: string): Span {
  if (isDate) {
    const day = dayOf(ms)
    const known = (wanted: number): number => Math.min(Math.max(wanted, FIRST_DAY), LAST_DAY)
    return { start: startOfLocalDay(timeZone, known(day)), end: startOfLocalDay(timeZone, known(day + length.days)) }
  }
  const start = zone.toInstant(ms)
  const end = length.days === 0 ? start : zone.toInstant(ms + length.days * DAY_MS)
  return { start, end: end + length.ms }
}

/** How far moves take an occurrence away from where it was, and how long they make it. */
const reachOf = (moves: readonly Move[]): { readonly shift: number; readonly length: number } => ({
  shift: moves.reduce((most, { shift }) => Math.max(most, Math.abs(shift) + MARGIN_MS), MARGIN_MS),
  length: moves.reduce((most, { event }) => Math.max(most, msOf(event.length)), 0),
})

/** Every start that may reach into the range, some more, and none of them twice. `undefined`: a moment to pause. */
function* startsOf(
  event: CalendarEvent,
  reach: ReturnType<typeof reachOf>,
  range: Range,
  budget: Budget,
): Generator<Start | undefined> {
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

/** How a list of times names an occurrence. */
interface Named {
  /** By its instant; or by its date, where it is of whole days. */
  itself(time: EventTime): boolean
  /** By a day, though it is at a time of it. */
  byDay(time: EventTime): boolean
}

/** Programs mix times and dates, and write exceptions in another zone than the series. */
function namedBy(times: readonly EventTime[]): Named {
  const instants = new Set<number>()
  const days = new Set<number>()
  for (const time of times) {
    if (time.isDate) days.add(dayOf(time.ms))
    else instants.add(keyOf(time))
  }
  if (times.length === 0) return { itself: () => false, byDay: () => false }
  let dates: ReadonlySet<number | null> | undefined
  const hasDate = (ms: number): boolean => (dates ??= new Set(times.map(dateOf))).has(ms)
  return {
    itself: (time) => (time.isDate ? hasDate(time.ms) : instants.has(keyOf(time))),
    byDay: (time) => !time.isDate && days.has(dayOf(time.ms)),
  }
}

const msOf = ({ days, ms }: Length): number => days * DAY_MS + ms
