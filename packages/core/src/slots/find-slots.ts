import type { Span } from '../time/interval.js'
import { fullStarts } from './caps.js'
import { isJoinable } from './groups.js'
import { type ParsedQuery, type SlotQuery, parseQuery } from './query.js'
import { shortStarts } from './resources.js'
import { type SharedRefusals, startsFor } from './starts.js'

/** A start at which a service can be booked (epoch ms). */
export interface Slot {
  readonly start: number
  /** End of the appointment, without buffers (epoch ms). */
  readonly end: number
  /** Everyone who can take it, in the order of the query; for `staffing: 'all'`, everyone. */
  readonly staffIds: readonly string[]
  /**
   * For group services: the places left. With any one of several staff, the most that one of them has; when all are
   * needed, the least.
   */
  readonly seatsLeft?: number
}

/**
 * Every start in `[from, to)` at which the service can be booked, ascending, one entry for each start.
 *
 * Pure and synchronous; the same function decides bookings, so what is listed can be booked and nothing else.
 *
 * @throws CoreError naming the wrong field: an unknown zone, `25:00`, a negative duration, `to` before `from` …
 */
export const findSlots = (query: SlotQuery): Slot[] => slotsOf(parseQuery(query))

/** The same for a query that has been checked. */
export function slotsOf(parsed: ParsedQuery): Slot[] {
  const { candidates, rules } = parsed
  const shared = refusalsForAll(parsed)
  const ids = candidates.map((candidate) => candidate.id)
  const startsOf = candidates.map((candidate) => startsFor(candidate, parsed, shared))
  const slots = mergeStarts(ids, startsOf, rules.durationMs, rules.staffing === 'all' ? ids.length : 1)
  return rules.capacity > 1 ? slots.map(withSeatsLeft(parsed)) : slots
}

function refusalsForAll(query: ParsedQuery): SharedRefusals {
  const { rules, from, to } = query
  const short = rules.resourceKinds.length > 0 ? shortStarts(query) : []
  if (rules.caps.length === 0) return { short, full: () => [] }
  const known = new Map<string, readonly Span[]>()
  return {
    short,
    full: (timeZone) => {
      const full = known.get(timeZone) ?? fullStarts(rules.caps, rules.booked, timeZone, { start: from, end: to })
      known.set(timeZone, full)
      return full
    },
  }
}

/** Joins everybody's ascending starts into one list: each start that at least `quorum` have, with all who have it. */
function mergeStarts(
  ids: readonly string[],
  startsOf: readonly Float64Array[],
  durationMs: number,
  quorum: number,
): Slot[] {
  const [only, ...others] = startsOf
  if (only && others.length === 0) return slotsOfOne(ids, only, durationMs)
  const slots: Slot[] = []
  const positions = new Int32Array(ids.length)
  const takers = new Int32Array(ids.length)
  const heads = Float64Array.from(startsOf, (starts) => starts[0] ?? Infinity)
  for (;;) {
    let start = Infinity
    let count = 0
    for (let who = 0; who < heads.length; who++) {
      const head = heads[who] as number
      if (head > start) continue
      if (head < start) count = 0
      start = head
      takers[count++] = who
    }
    if (start === Infinity) return slots
    const staffIds = sized<string>(count)
    for (let at = 0; at < count; at++) {
      const who = takers[at] as number
      staffIds[at] = ids[who] as string
      heads[who] = (startsOf[who] as Float64Array)[++(positions[who] as number)] ?? Infinity
    }
    if (count >= quorum) slots.push({ start, end: start + durationMs, staffIds })
  }
}

function slotsOfOne(staffIds: readonly string[], starts: Float64Array, durationMs: number): Slot[] {
  const slots = sized<Slot>(starts.length)
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] as number
    slots[at] = { start, end: start + durationMs, staffIds }
  }
  return slots
}

/** A list made in its final size and filled at once: growing it would take longer than finding what goes in. */
// oxlint-disable-next-line unicorn/no-new-array
const sized = <T>(length: number): T[] => new Array<T>(length)

/** Adds the places left to a slot of a group service: all of them, where nobody has an appointment yet. */
function withSeatsLeft(query: ParsedQuery): (slot: Slot) => Slot {
  const { candidates, rules } = query
  const leftOf = new Map<string, Map<number, number>>()
  for (const { id, appointments } of candidates) {
    const joinable = appointments.filter((appointment) => isJoinable(query, id, appointment))
    leftOf.set(id, new Map(joinable.map(({ start, seatsTaken }) => [start, rules.capacity - seatsTaken])))
  }
  return (slot) => {
    let most = 0
    let least = rules.capacity
    for (const id of slot.staffIds) {
      const left = leftOf.get(id)?.get(slot.start) ?? rules.capacity
      most = Math.max(most, left)
      least = Math.min(least, left)
    }
    return { ...slot, seatsLeft: rules.staffing === 'all' ? least : most }
  }
}
