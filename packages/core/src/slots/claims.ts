import type { Span } from '../time/interval.js'
import { joinableAt } from './groups.js'
import { type SlotQuery, parseQuery } from './query.js'
import { chooseResources } from './resources.js'

/** What an appointment at a start takes. Epoch ms. */
export interface ClaimsAt {
  readonly end: number
  /** The appointment span with its buffers; for one that is joined, as it is stored. */
  readonly blocked: Span
  /** Those of the staff who have the appointment already: nothing new is claimed of them. */
  readonly joinedStaffIds: readonly string[]
  /** The resources that a new appointment takes. */
  readonly resourceIds: readonly string[]
}

/** What a booking at `start` (epoch ms), bookable with all of `staffIds`, takes. */
export function claimsAt(query: SlotQuery, start: number, staffIds: readonly string[]): ClaimsAt {
  const parsed = parseQuery(query)
  const { rules } = parsed
  const end = start + rules.durationMs
  const joined = parsed.candidates
    .filter(({ id }) => staffIds.includes(id))
    .flatMap(({ id, appointments }) => {
      const appointment = joinableAt(rules, appointments, start)
      return appointment ? [{ id, blocked: appointment.blocked }] : []
    })
  const isNew = joined.length < staffIds.length
  const [first] = joined
  return {
    end,
    blocked: first && !isNew ? first.blocked : { start: start - rules.bufferBeforeMs, end: end + rules.bufferAfterMs },
    joinedStaffIds: joined.map(({ id }) => id),
    resourceIds: isNew ? (chooseResources(parsed, start) ?? []) : [],
  }
}
