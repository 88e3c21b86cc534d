import type { Resource } from '../catalog/resource.js'
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
  readonly service: ServiceRules & {
    readonly id: string
    readonly assignment: AssignmentRule
    /** Whether what customers book waits for approval; left out: no. */
    readonly requiresApproval?: boolean
  }
  /**
   * Everyone who may be given the booking (one person when the customer chose one; for `staffing: 'all'`, everyone),
   * in order of priority, each with everything taken around the wished start. What is about to be given up (an own
   * hold, the old time of a move) is left out of it.
   */
  readonly staff: readonly StaffCandidate[]
  /** The resources of the kinds that the service needs, as for `findSlots`; an own hold or old time left out too. */
  readonly resources?: readonly Resource[]
  /** The duration asked for, one of the service's; for a move, the booking's. Left out: the service's default. */
  readonly durationMinutes?: number
}

/** A live hold. Instants in epoch ms. */
export interface HoldState {
  readonly serviceId: string
  readonly staffId: string
  readonly start: number
  readonly end: number
  readonly createdAt: number
}

/** What a decision about a place may see that its customer may have held. */
export interface HeldSnapshot extends PlaceSnapshot {
  /** `null`: it has run out. Left out: none is named. The snapshot must not count its claim as taken. */
  readonly hold?: HoldState | null
}
