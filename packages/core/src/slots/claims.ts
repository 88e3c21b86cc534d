import type { Span } from '../time/interval.js'
import { joinableAt, teamOf } from './groups.js'
import { type SlotQuery, parseQuery } from './query.js'
import { chooseResources } from './resources.js'

/** What a booking at a start takes: a place in an appointment that is there, or a new one. Epoch ms. */
export interface ClaimsAt {
  readonly end: number
  /** The appointment span with its buffers; for one that is joined, as it is stored. */
  readonly blocked: Span
  /** Everyone who gives the appointment, in the order in which one that is joined has them. */
  readonly staffIds: readonly string[]
  /** The resources that a new appointment takes. */
  readonly resourceIds: readonly string[]
  /** Whether it joins an appointment: then nothing new is claimed. */
  readonly joins: boolean
}

/** What a booking at `start` (epoch ms), bookable with all of `staffIds`, takes. */
export function claimsAt(query: SlotQuery, start: number, staffIds: readonly string[]): ClaimsAt {
  const parsed = parseQuery(query)
  const { rules, candidates } = parsed
  const end = start + rules.durationMs
  for (const candidate of candidates.filter(({ id }) => staffIds.includes(id))) {
    const joined = joinableAt(parsed, candidate, start)
    if (!joined) continue
    return { end, blocked: joined.blocked, staffIds: teamOf(candidate.id, joined), resourceIds: [], joins: true }
  }
  const blocked = { start: start - rules.bufferBeforeMs, end: end + rules.bufferAfterMs }
  return { end, blocked, staffIds, resourceIds: chooseResources(parsed, start) ?? [], joins: false }
}

/** Those of the staff who give a group at `start` (epoch ms) that can be joined. */
export function joinableStaff(query: SlotQuery, start: number): string[] {
  const parsed = parseQuery(query)
  return parsed.candidates.filter((candidate) => joinableAt(parsed, candidate, start)).map(({ id }) => id)
}
