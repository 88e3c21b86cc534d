import type { Run } from '../availability/hours.js'
import { DAY_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'
import type { SlotRules } from './rules.js'

/**
 * The starts that one staff member's hours, notice and booking window leave: rows of points, one interval apart.
 * Point `k` of row `r` is at `firsts[r] + k × interval` and has the number `numbers[r] + k`.
 */
export interface Grid {
  readonly firsts: readonly number[]
  readonly counts: readonly number[]
  readonly numbers: readonly number[]
  /** How many points there are in all. */
  readonly size: number
  /** Whether rows interleave: a night's tail may overlap the next date's window, and each has its own grid. */
  readonly interleaves: boolean
}

/** Lays the grid of `runs` (ascending by start), cut to the instants that are `permitted` to be starts. */
export function layGrid(runs: readonly Run[], permitted: readonly Span[], { durationMs, intervalMs }: SlotRules): Grid {
  const firsts: number[] = []
  const counts: number[] = []
  const numbers: number[] = []
  let size = 0
  let interleaves = false
  // Span by span, not run by run: rows must ascend also where a clock change cuts two overlapping runs in two.
  for (const span of permitted) {
    let openEnd = -Infinity
    for (let at = 0; at < runs.length; at++) {
      const run = runs[at] as Run
      if (at > 0 && run.start < (runs[at - 1] as Run).end) interleaves = true
      // Touching and overlapping runs are one stretch of open time: an appointment may go on into the next.
      if (openEnd < run.end) openEnd = endOfStretch(runs, at)
      const steps = Math.ceil((Math.max(run.start, span.start) - run.start) / intervalMs)
      const first = run.start + steps * intervalMs
      const end = Math.min(run.end, span.end, openEnd - durationMs + 1)
      if (first >= end) continue
      const count = Math.ceil((end - first) / intervalMs)
      firsts.push(first)
      counts.push(count)
      numbers.push(size)
      size += count
    }
  }
  return { firsts, counts, numbers, size, interleaves }
}

function endOfStretch(runs: readonly Span[], first: number): number {
  let end = (runs[first] as Span).end
  for (let at = first + 1; at < runs.length && (runs[at] as Span).start <= end; at++) {
    end = Math.max(end, (runs[at] as Span).end)
  }
  return end
}

/**
 * How many things stand in the way of each point of a grid, kept as the changes from one point to the next. Used up by
 * {@link freePoints}: its memory serves the next one.
 */
export interface Tally {
  readonly grid: Grid
  readonly intervalMs: number
  /** By point; a running sum of zero means free. */
  readonly changes: Int32Array
  /** For each day since the first point, the first row that may reach beyond its beginning. */
  readonly rowOfDay: readonly number[]
  /** For each row, the last one up to which the rows follow one another; `null`: all do. */
  readonly stretchEnds: readonly number[] | null
  /** For each row, the first point of it and of all later ones: rows ascend, but where they interleave. */
  readonly earliest: readonly number[]
}

/** @param grid one with points */
export const newTally = (grid: Grid, intervalMs: number): Tally => ({
  grid,
  intervalMs,
  changes: clearChanges(grid.size + 1),
  rowOfDay: firstRowByDay(grid, intervalMs),
  stretchEnds: grid.interleaves ? endsOfStretches(grid, intervalMs) : null,
  earliest: grid.interleaves ? earliestFrom(grid.firsts) : grid.firsts,
})

/** A shop's people are looked at one after another: with memory of their own, making it would cost more than the work. */
let changesMemory: Int32Array = new Int32Array(0)
let pointsMemory = new Float64Array(0)
/** A year of quarter hours; more is made for one use and not kept. */
const MAX_KEPT_POINTS = 35_136

/** Taken away while it is used, and brought back by {@link freePoints}: a getter in the input could ask a query of its own. */
function clearChanges(size: number): Int32Array {
  const memory = changesMemory
  if (size > memory.length) return new Int32Array(size)
  changesMemory = new Int32Array(0)
  return memory.fill(0, 0, size)
}

function memoryFor(size: number): Float64Array {
  if (size > MAX_KEPT_POINTS) return new Float64Array(size)
  if (size > pointsMemory.length) pointsMemory = new Float64Array(size)
  return pointsMemory
}

/**
 * Crosses out the points whose blocked span overlaps a taken one. Each span, in whatever order they come, is looked at
 * once and touches two entries a row that it reaches into.
 */
export const crossOut = (tally: Tally, taken: readonly Span[], rules: SlotRules): void =>
  addAround(tally, taken, rules.durationMs + rules.bufferAfterMs, rules.bufferBeforeMs, 1)

/** Crosses out the points that lie in one of `spans`, whose ends are whole milliseconds or the range's own. */
export const crossOutStarts = (tally: Tally, spans: readonly Span[]): void => addAround(tally, spans, 1, 0, 1)

/** Takes back one crossing of the point `start`. */
export const uncross = (tally: Tally, start: number): void => addAround(tally, [{ start, end: start + 1 }], 1, 0, -1)

const PER_DAY = 1 / DAY_MS

/**
 * For each span that isn't empty, adds `by` to the tally of every point `p` with
 * `span.start - reachBefore < p < span.end + reachAfter`: two entries for each stretch of rows that follow one another,
 * however many they are.
 *
 * All in one loop, as there may be a million spans. Its quotients are multiplications, which are faster; half a
 * millisecond keeps them clear of rounding, and `| 0` cuts off what is known to fit and not to be negative.
 */
function addAround(
  { grid, intervalMs, changes, rowOfDay, stretchEnds, earliest }: Tally,
  spans: readonly Span[],
  reachBefore: number,
  reachAfter: number,
  by: 1 | -1,
): void {
  const { firsts, counts, numbers } = grid
  const rows = firsts.length
  const days = rowOfDay.length
  const origin = firsts[0] as number
  const perMs = 1 / intervalMs
  for (let at = 0; at < spans.length; at++) {
    const { start, end } = spans[at] as Span
    if (start >= end) continue
    // Grid points are whole milliseconds; spans may not be.
    const after = Math.floor(start) - reachBefore
    const before = Math.ceil(end) + reachAfter
    const day = (after - origin) * PER_DAY
    if (day >= days) continue
    for (let row = day > 0 ? (rowOfDay[day | 0] as number) : 0; row < rows; row++) {
      if ((earliest[row] as number) >= before) break
      const first = firsts[row] as number
      const size = counts[row] as number
      const from = Math.min(size, Math.max(0, (after - first + 0.5) * perMs + 1)) | 0
      const to = Math.min(size, Math.max(0, (before - first - 0.5) * perMs + 1)) | 0
      if (from >= to) continue
      const number = (numbers[row] as number) + from
      changes[number] = (changes[number] as number) + by
      let stop = (numbers[row] as number) + to
      if (to === size) {
        const last = stretchEnds ? (stretchEnds[row] as number) : rows - 1
        if (row < last && (firsts[row + 1] as number) < before) {
          row = lastRowBefore(before, row, last)
          const steps = (before - (firsts[row] as number) - 0.5) * perMs + 1
          stop = (numbers[row] as number) + (Math.min(counts[row] as number, Math.max(0, steps)) | 0)
        }
      }
      changes[stop] = (changes[stop] as number) - by
    }
  }

  /** The last of the rows from `row` to `last`, which follow one another, that has points before `instant`. */
  function lastRowBefore(instant: number, row: number, last: number): number {
    const day = Math.min(days - 1, Math.max(0, (instant - origin) * PER_DAY)) | 0
    let found = Math.min(last, Math.max(row, (rowOfDay[day] as number) - 1))
    while (found < last && (firsts[found + 1] as number) < instant) found++
    return found
  }
}

/** The points in nobody's way, ascending, each instant once. */
export function freePoints({ grid, intervalMs, changes }: Tally): Float64Array {
  const { firsts, counts, size, interleaves } = grid
  const starts = memoryFor(size)
  let count = 0
  let inTheWay = 0
  let number = 0
  for (let row = 0; row < firsts.length; row++) {
    let start = firsts[row] as number
    for (const end = number + (counts[row] as number); number < end; number++) {
      inTheWay += changes[number] as number
      if (inTheWay === 0) starts[count++] = start
      start += intervalMs
    }
  }
  const free = starts.slice(0, count)
  if (changes.length > changesMemory.length && changes.length <= MAX_KEPT_POINTS) changesMemory = changes
  return interleaves ? Float64Array.from(new Set(free)).toSorted() : free
}

function firstRowByDay({ firsts, counts }: Grid, intervalMs: number): readonly number[] {
  const origin = firsts[0] as number
  const lastOf = (row: number): number => (firsts[row] as number) + ((counts[row] as number) - 1) * intervalMs
  let latest = origin
  for (let row = 0; row < firsts.length; row++) latest = Math.max(latest, lastOf(row))
  const rows: number[] = []
  let row = 0
  for (let day = origin; day <= latest; day += DAY_MS) {
    while (row < firsts.length - 1 && lastOf(row) <= day) row++
    rows.push(row)
  }
  return rows
}

function endsOfStretches({ firsts, counts }: Grid, intervalMs: number): readonly number[] {
  const ends = firsts.map((_, row) => row)
  for (let row = firsts.length - 2; row >= 0; row--) {
    const last = (firsts[row] as number) + ((counts[row] as number) - 1) * intervalMs
    if (last < (firsts[row + 1] as number)) ends[row] = ends[row + 1] as number
  }
  return ends
}

function earliestFrom(firsts: readonly number[]): readonly number[] {
  const earliest = [...firsts]
  for (let row = firsts.length - 2; row >= 0; row--) {
    earliest[row] = Math.min(earliest[row] as number, earliest[row + 1] as number)
  }
  return earliest
}
