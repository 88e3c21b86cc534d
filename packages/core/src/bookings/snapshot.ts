import type { AssignmentRule, ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'

/** A staff member with what the choice among several needs. */
export interface StaffCandidate extends StaffMember {
  /** Minutes of appointments in the ISO week of the wished start, in their own zone. */
  readonly bookedMinutesInWeek: number
  /** When a booking was last given to them (epoch ms); `null`: never. */
  readonly lastAssignedAt: number | null
}

/** What a decision about a place in the calendar may see, as read inside one transaction. */
export interface PlaceSnapshot {
  /** Epoch ms. */
  readonly now: number
  readonly service: ServiceRules & { readonly assignment: AssignmentRule }
  /**
   * Everyone who may be given the booking (one person when the customer chose one), in order of priority, each with
   * everything taken around the wished start. What is about to be given up (an own hold, the old time of a move) is
   * left out of it.
   */
  readonly staff: readonly StaffCandidate[]
}
