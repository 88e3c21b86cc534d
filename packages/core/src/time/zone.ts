import { CoreError } from '../errors.js'
import { clockOf, offsetAt } from './clock.js'
import { DAY_MS, MAX_INSTANT, MIN_INSTANT } from './date.js'

/** A stretch of instants `[start, end)` (epoch ms) in which a zone's wall clock shows `instant + offsetMs`. */
export interface OffsetSegment {
  readonly start: number
  readonly end: number
  readonly offsetMs: number
}

interface ZoneTable {
  /** Known segments, ascending and adjacent; the first and last end where knowledge ends. */
  segments: OffsetSegment[]
  from: number
  to: number
}

const SECOND_MS = 1000
/** There are some 600 names. */
const MAX_TABLES = 1000
/** Around the instants that may be named, so that their days can be seen whole. */
const EARLIEST = MIN_INSTANT - 60 * DAY_MS
const LATEST = MAX_INSTANT + 60 * DAY_MS
/**
 * No zone has changed its clock twice in so short a time: Freetown did within four days in 1939, by some accounts; all
 * others took a week (Gaza, Recife, Tunis).
 */
const STEP_MS = 3.5 * DAY_MS
/** Knowledge grows by whole stretches, so that neighbouring questions share one table. */
const GROWTH_MS = 8 * STEP_MS

const tables = new Map<string, ZoneTable>()

/** The offsets of `timeZone` that cover `[from, to)`, cut to it; ascending and without gaps. */
export function offsetSegments(timeZone: string, from: number, to: number): OffsetSegment[] {
  const table = tableFor(timeZone, from, to)
  const found: OffsetSegment[] = []
  for (let at = segmentIndex(table.segments, from); at < table.segments.length; at++) {
    const segment = table.segments[at] as OffsetSegment
    if (segment.start >= to) break
    found.push({
      start: Math.max(segment.start, from),
      end: Math.min(segment.end, to),
      offsetMs: segment.offsetMs,
    })
  }
  return found
}

/**
 * The stretch of one offset around `instant`, as far as it is known.
 *
 * @throws CoreError when `instant` is none between the years 1900 and 2200
 * @throws RangeError when the zone doesn't exist
 */
export function segmentAt(timeZone: string, instant: number): OffsetSegment {
  // In a text, `+` would mean something else.
  const { segments } = tableFor(timeZone, typeof instant === 'number' ? instant : Number.NaN, instant + 1)
  return segments[segmentIndex(segments, instant)] as OffsetSegment
}

/** What the zone's wall clock shows at `instant`, as milliseconds since 1970-01-01T00:00 of that wall clock. */
export const toWallClock = (timeZone: string, instant: number): number =>
  instant + segmentAt(timeZone, instant).offsetMs

/** The local date at `instant`, as a day number (see date.ts). */
export const localDay = (timeZone: string, instant: number): number =>
  Math.floor(toWallClock(timeZone, instant) / DAY_MS)

/** The first instant (epoch ms) at which the local date is `day` (a day number) or, where that date is skipped, later. */
export function startOfLocalDay(timeZone: string, day: number): number {
  if (!Number.isInteger(day)) throw new CoreError('day', 'use a day number, a whole number')
  for (const { start, end, offsetMs } of offsetSegments(timeZone, (day - 2) * DAY_MS, (day + 3) * DAY_MS)) {
    const instant = Math.max(start, day * DAY_MS - offsetMs)
    if (instant < end) return instant
  }
  throw new RangeError(`no date ${day} in ${timeZone}`)
}

/**
 * Every instant (epoch ms, ascending) at which the zone's wall clock shows `wallMs` (milliseconds since 1970-01-01T00:00
 * of that wall clock): usually one, none in an hour that is skipped, two in one that comes twice.
 */
export const instantsAt = (timeZone: string, wallMs: number): number[] =>
  offsetSegments(timeZone, wallMs - 2 * DAY_MS, wallMs + 2 * DAY_MS).flatMap(({ start, end, offsetMs }) => {
    const instant = wallMs - offsetMs
    return start <= instant && instant < end ? [instant] : []
  })

/** Index of the last segment that starts at or before `instant`. */
function segmentIndex(segments: readonly OffsetSegment[], instant: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle] as OffsetSegment).start <= instant) low = middle
    else high = middle - 1
  }
  return low
}

function tableFor(timeZone: string, from: number, to: number): ZoneTable {
  const known = tables.get(timeZone)
  if (known && known.from <= from && to <= known.to) return known
  if (!(from >= EARLIEST && to <= LATEST)) {
    throw new CoreError('instant', 'use epoch milliseconds between the years 1900 and 2200')
  }
  const low = Math.floor(Math.min(from, known?.from ?? from) / GROWTH_MS) * GROWTH_MS
  const high = Math.ceil(Math.max(to, known?.to ?? to) / GROWTH_MS) * GROWTH_MS
  const segments = known
    ? [...readSegments(timeZone, low, known.from), ...known.segments, ...readSegments(timeZone, known.to, high)]
    : readSegments(timeZone, low, high)
  const table = { segments: joined(segments), from: low, to: high }
  // Oldest out first: a Map keeps the order of insertion.
  tables.delete(timeZone)
  if (tables.size >= MAX_TABLES) tables.delete(tables.keys().next().value as string)
  tables.set(timeZone, table)
  return table
}

/** Segments that go on with the same offset as one: what was read in two parts has a seam where no clock changed. */
function joined(segments: readonly OffsetSegment[]): OffsetSegment[] {
  const found: OffsetSegment[] = []
  for (const segment of segments) {
    const last = found.at(-1)
    if (last?.offsetMs === segment.offsetMs) found[found.length - 1] = { ...last, end: segment.end }
    else found.push(segment)
  }
  return found
}

/** Asks for the offset every few days, and looks for the second of the change only where it differs. */
function readSegments(timeZone: string, from: number, to: number): OffsetSegment[] {
  if (from === to) return []
  const clock = clockOf(timeZone)
  const segments: OffsetSegment[] = []
  let start = from
  let offsetMs = offsetAt(clock, from)
  for (let at = from; at < to; at += STEP_MS) {
    const next = offsetAt(clock, at + STEP_MS)
    if (next === offsetMs) continue
    const end = changeBetween(clock, at, at + STEP_MS, offsetMs)
    segments.push({ start, end, offsetMs })
    start = end
    offsetMs = next
  }
  segments.push({ start, end: to, offsetMs })
  return segments
}

/** The first second in `(from, to]` that no longer has `offsetMs`, as `from` does and `to` does not. */
function changeBetween(clock: Intl.DateTimeFormat, from: number, to: number, offsetMs: number): number {
  let before = from / SECOND_MS
  let after = to / SECOND_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(clock, middle * SECOND_MS) === offsetMs) before = middle
    else after = middle
  }
  return after * SECOND_MS
}
