import type { ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'

/** A span between two ISO instants. */
export interface IsoSpan {
  readonly start: string
  readonly end: string
}

/** A day on which calendars go wrong, with what is right on it. All instants are ISO strings in UTC. */
export interface NastyDay {
  readonly name: string
  /** Why it is nasty, and how the expectation was worked out. */
  readonly reason: string
  readonly staff: Pick<StaffMember, 'timeZone' | 'hours' | 'overrides'>
  readonly from: string
  readonly to: string
  /** The runs of open time that have open instants in `[from, to)`, whole, ascending. */
  readonly runs: readonly IsoSpan[]
  /** The starts in `[from, to)` that a service has then; `service` is what differs from {@link buildService}. */
  readonly slots?: NastySlots
}

export interface NastySlots {
  readonly service: Partial<ServiceRules>
  /** Default: a week before `from`. */
  readonly now?: string
  readonly starts: readonly string[]
}
