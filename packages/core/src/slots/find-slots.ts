import { openRuns } from '../availability/hours.js'
import { type Span, merge } from '../time/interval.js'
import { permittedStarts } from './permitted.js'
import { type Candidate, type ParsedQuery, type SlotQuery, type SlotRules, parseQuery } from './query.js'

/** A start at which a service can be booked (epoch ms). */
export interface Slot {
  readonly start: number
  /** End of the appointment, without buffers (epoch ms). */
  readonly end: number
  /** Everyone who can take it, in the order of the query. */
  readonly staffIds: readonly string[]
  /** For group services: the places left. */
  readonly seatsLeft?: number
}

/**
 * Every start in `[from, to)` at which the service can be booked, ascending, one entry for each start.
 *
 * Pure and synchronous; the same function decides bookings, so what is listed can be booked and nothing else.
 *
 * @throws CoreError naming the wrong field: an unknown zone, `25:00`, a negative duration, `to` before `from` …
 */
export function findSlots(query: SlotQuery): Slot[] {
  const parsed = parseQuery(query)
  const staffByStart = new Map<number, string[]>()
  for (const candidate of parsed.candidates) {
    for (const start of startsFor(candidate, parsed)) {
      const ids = staffByStart.get(start)
      if (ids) ids.push(candidate.id)
      else staffByStart.set(start, [candidate.id])
    }
  }
  return [...staffByStart.keys()]
    .toSorted((a, b) => a - b)
    .map((start) => ({
      start,
      end: start + parsed.rules.durationMs,
      staffIds: staffByStart.get(start) as string[],
    }))
}

/** One staff member's bookable starts. Starts that two dates' grids share appear twice. */
function startsFor(candidate: Candidate, { rules, from, to, now }: ParsedQuery): number[] {
  const permitted = permittedStarts(rules, candidate.hours.timeZone, now, from, to)
  const first = permitted[0]
  const last = permitted.at(-1)
  if (!first || !last) return []
  const runs = openRuns(candidate.hours, first.start, last.end + rules.durationMs)
  const open = merge(runs)
  const starts = new Set<number>()
  let stretch = 0
  for (const run of runs) {
    // Runs ascend, so the open stretch that holds this one is never before the last one's.
    while ((open[stretch] as Span).end < run.end) stretch++
    const openEnd = (open[stretch] as Span).end
    for (const span of permitted) {
      sweep(run, Math.max(run.start, span.start), Math.min(run.end, span.end), openEnd, candidate.taken, rules, starts)
    }
  }
  return [...starts]
}

/** Adds the grid points of `run` in `[from, to)` whose appointment stays open and whose blocked span is free. */
function sweep(
  run: Span,
  from: number,
  to: number,
  openEnd: number,
  taken: readonly Span[],
  rules: SlotRules,
  starts: Set<number>,
): void {
  const { durationMs, intervalMs, bufferBeforeMs, bufferAfterMs } = rules
  const gridFrom = (instant: number): number => run.start + Math.ceil((instant - run.start) / intervalMs) * intervalMs
  let start = gridFrom(from)
  let next = firstEndingAfter(taken, start - bufferBeforeMs)
  while (start < to && start + durationMs <= openEnd) {
    while (next < taken.length && (taken[next] as Span).end <= start - bufferBeforeMs) next++
    const obstacle = taken[next]
    if (obstacle && obstacle.start < start + durationMs + bufferAfterMs) {
      // At least one step on, whatever rounding makes of a fraction of a millisecond.
      start = Math.max(gridFrom(obstacle.end + bufferBeforeMs), start + intervalMs)
    } else {
      starts.add(start)
      start += intervalMs
    }
  }
}

/** Index of the first merged span that ends after `instant`. */
export function firstEndingAfter(spans: readonly Span[], instant: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= instant) low = middle + 1
    else high = middle
  }
  return low
}
