import { openRuns } from '../availability/hours.js'
import { crossOut, layGrid } from './grid.js'
import { permittedStarts } from './permitted.js'
import { type Candidate, type ParsedQuery, type SlotQuery, parseQuery } from './query.js'

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
  const { durationMs } = parsed.rules
  const [only, ...others] = parsed.candidates
  if (only && others.length === 0) {
    return startsFor(only, parsed).map((start) => ({ start, end: start + durationMs, staffIds: [only.id] }))
  }
  return mergeStarts(
    parsed.candidates.map((candidate) => candidate.id),
    parsed.candidates.map((candidate) => startsFor(candidate, parsed)),
    durationMs,
  )
}

/** Joins everybody's ascending starts into one list, each start with all who have it. */
function mergeStarts(ids: readonly string[], startsOf: readonly (readonly number[])[], durationMs: number): Slot[] {
  const slots: Slot[] = []
  const positions = new Int32Array(ids.length)
  const heads = Float64Array.from(startsOf, (starts) => starts[0] ?? Infinity)
  for (;;) {
    let start = Infinity
    for (let who = 0; who < heads.length; who++) if ((heads[who] as number) < start) start = heads[who] as number
    if (start === Infinity) return slots
    const staffIds: string[] = []
    for (let who = 0; who < heads.length; who++) {
      if (heads[who] !== start) continue
      staffIds.push(ids[who] as string)
      const next = ++(positions[who] as number)
      heads[who] = (startsOf[who] as readonly number[])[next] ?? Infinity
    }
    slots.push({ start, end: start + durationMs, staffIds })
  }
}

/** One staff member's bookable starts, ascending. */
function startsFor({ hours, taken }: Candidate, { rules, from, to, now }: ParsedQuery): number[] {
  const permitted = permittedStarts(rules, hours.timeZone, now, from, to)
  const first = permitted[0]
  const last = permitted[permitted.length - 1]
  if (!first || !last) return []
  const grid = layGrid(openRuns(hours, first.start, last.end + rules.durationMs), permitted, rules)
  const changes = crossOut(grid, taken, rules)
  const starts: number[] = []
  let inTheWay = 0
  let number = 0
  for (let row = 0; row < grid.firsts.length; row++) {
    let start = grid.firsts[row] as number
    for (const end = number + (grid.counts[row] as number); number < end; number++) {
      inTheWay += changes[number] as number
      if (inTheWay === 0) starts.push(start)
      start += rules.intervalMs
    }
  }
  return grid.interleaves ? [...new Set(starts)].toSorted((a, b) => a - b) : starts
}
