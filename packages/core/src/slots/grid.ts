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

/** How many things stand in the way of each point of a grid, kept as the changes from one point to the next. */
export interface Tally {
  readonly grid: Grid
  readonly intervalMs: number
  /** By point; a running sum of zero means free. */
  readonly changes: Int32Array
  /** For each day since the first point, the first row that may reach beyond its beginning. */
  readonly rowOfDay: Int32Array
}

/** @param grid one with points */
export const newTally = (grid: Grid, intervalMs: number): Tally => ({
  grid,
  intervalMs,
  changes: new Int32Array(grid.size + 1),
  rowOfDay: firstRowByDay(grid, intervalMs),
})

/**
 * Crosses out the points whose blocked span overlaps a taken one. Each span, in whatever order they come, is looked at
 * once and touches two entries a row that it reaches into.
 */
export function crossOut(tally: Tally, taken: readonly Span[], rules: SlotRules): void {
  const { bufferBeforeMs } = rules
  const blockedAfterMs = rules.durationMs + rules.bufferAfterMs
  for (let at = 0; at < taken.length; at++) {
    const { start, end } = taken[at] as Span
    // Grid points are whole milliseconds; spans may not be.
    if (start < end) addBetween(tally, Math.floor(start) - blockedAfterMs, Math.ceil(end) + bufferBeforeMs, 1)
  }
}

/** Crosses out the points that lie in one of `spans`, which are whole milliseconds or the range's own ends. */
export function crossOutStarts(tally: Tally, spans: readonly Span[]): void {
  for (const { start, end } of spans) addBetween(tally, Math.ceil(start) - 1, Math.ceil(end), 1)
}

/** Takes back one crossing of the point `start`. */
export const uncross = (tally: Tally, start: number): void => addBetween(tally, start - 1, start + 1, -1)

/** Adds `by` to the tally of every point with `after < point < before`. */
function addBetween({ grid, intervalMs, changes, rowOfDay }: Tally, after: number, before: number, by: 1 | -1): void {
  const { firsts, counts, numbers } = grid
  const day = Math.floor((after - (firsts[0] as number)) / DAY_MS)
  if (day >= rowOfDay.length) return
  for (let row = day < 0 ? 0 : (rowOfDay[day] as number); row < firsts.length; row++) {
    const first = firsts[row] as number
    // Interleaving rows ascend only to within one interval.
    if (first >= before + intervalMs) break
    const size = counts[row] as number
    const from = after < first ? 0 : Math.floor((after - first) / intervalMs) + 1
    const to = Math.min(size, Math.ceil((before - first) / intervalMs))
    if (from >= to) continue
    const number = numbers[row] as number
    changes[number + from] = (changes[number + from] as number) + by
    changes[number + to] = (changes[number + to] as number) - by
  }
}

/** The points in nobody's way, ascending, each instant once. */
export function freePoints({ grid, intervalMs, changes }: Tally): number[] {
  const starts: number[] = []
  let inTheWay = 0
  let number = 0
  for (let row = 0; row < grid.firsts.length; row++) {
    let start = grid.firsts[row] as number
    for (const end = number + (grid.counts[row] as number); number < end; number++) {
      inTheWay += changes[number] as number
      if (inTheWay === 0) starts.push(start)
      start += intervalMs
    }
  }
  return grid.interleaves ? [...new Set(starts)].toSorted((a, b) => a - b) : starts
}

function firstRowByDay({ firsts, counts }: Grid, intervalMs: number): Int32Array {
  const origin = firsts[0] as number
  const lastOf = (row: number): number => (firsts[row] as number) + ((counts[row] as number) - 1) * intervalMs
  let latest = origin
  for (let row = 0; row < firsts.length; row++) latest = Math.max(latest, lastOf(row))
  const rows = new Int32Array(Math.floor((latest - origin) / DAY_MS) + 1)
  let row = 0
  for (let day = 0; day < rows.length; day++) {
    while (row < firsts.length - 1 && lastOf(row) <= origin + day * DAY_MS) row++
    rows[day] = row
  }
  return rows
}
