import { openRuns } from '../availability/hours.js'
import { type Span, subtract } from '../time/interval.js'
import { fullStarts } from './caps.js'
import { type Tally, crossOut, crossOutStarts, freePoints, layGrid, newTally, uncross } from './grid.js'
import { isJoinable } from './groups.js'
import { permittedStarts } from './permitted.js'
import type { Candidate, ParsedQuery } from './query.js'

/** What refuses starts to everyone alike: found once for a query. */
export interface SharedRefusals {
  /** Where resources are short for a new appointment. */
  readonly short: readonly Span[]
  /** Where the service's caps are reached, by the local calendar of a zone. */
  readonly full: (timeZone: string) => readonly Span[]
}

const NONE = new Float64Array(0)

/** One staff member's bookable starts, ascending: they could take each alone. */
export function startsFor(candidate: Candidate, query: ParsedQuery, shared: SharedRefusals): Float64Array {
  const { rules, from, to, now } = query
  const { hours, taken, appointments, caps, booked } = candidate
  const permitted = permittedStarts(rules, hours, now, from, to)
  const first = permitted[0]
  const last = permitted[permitted.length - 1]
  if (!first || !last) return NONE
  const grid = layGrid(openRuns(hours, first.start, last.end + rules.durationMs), permitted, rules)
  if (grid.size === 0) return NONE
  const tally = newTally(grid, rules.intervalMs)
  crossOut(tally, taken, rules)
  if (appointments.length > 0) crossOutOthers(tally, candidate, query)
  if (shared.short.length > 0) crossOutStarts(tally, newStartsOnly(shared.short, candidate, query))
  if (rules.caps.length > 0) crossOutStarts(tally, shared.full(hours.timeZone))
  if (caps.length > 0) crossOutStarts(tally, fullStarts(caps, booked, hours.timeZone, { start: from, end: to }))
  return freePoints(tally)
}

/** An appointment of the service is in the way of every start but its own, while it can be joined. */
function crossOutOthers(tally: Tally, { id, appointments }: Candidate, query: ParsedQuery): void {
  for (const appointment of appointments) {
    crossOut(tally, [appointment.blocked], query.rules)
    if (isJoinable(query, id, appointment)) uncross(tally, appointment.start)
  }
}

/** Whoever joins an appointment needs no new resource: its start is cut out of where they are short. */
const newStartsOnly = (short: readonly Span[], { id, appointments }: Candidate, query: ParsedQuery): readonly Span[] =>
  appointments.length === 0
    ? short
    : subtract(
        short,
        appointments
          .filter((appointment) => isJoinable(query, id, appointment))
          .map(({ start }) => ({ start, end: start + 1 })),
      )
