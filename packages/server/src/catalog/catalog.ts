import type {
  AssignmentRule,
  BookingCaps,
  DateOverride,
  ServicePolicy,
  ServiceRules,
  WeeklyWindow,
} from '@openslot/core'
import type { Location, Price, Question } from '@openslot/core/wire'

/** Everything there is to say of a service, but for who gives it. */
export interface ServiceDetails extends Required<Omit<ServiceRules, 'booked'>>, Required<ServicePolicy> {
  readonly name: string
  readonly description: string | null
  readonly assignment: AssignmentRule
  readonly price: Price | null
  readonly location: Location | null
  /** Whether what customers book waits until staff have approved it. */
  readonly requiresApproval: boolean
  /** How long before its start each reminder is sent, in minutes. */
  readonly reminderOffsetsMinutes: readonly number[]
  /** How many guests a booking may bring. */
  readonly maxGuests: number
  readonly questions: readonly Question[]
  readonly color: string | null
  readonly active: boolean
}

export interface CatalogService extends ServiceDetails {
  readonly id: string
  readonly slug: string
  /** In order of priority; the active ones, but where everyone is needed, everyone. */
  readonly staff: readonly CatalogStaff[]
}

export interface StaffDetails {
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly avatarUrl: string | null
  readonly timeZone: string
  readonly hours: readonly WeeklyWindow[]
  readonly overrides: readonly DateOverride[]
  /** How many bookings of any service a period may have. */
  readonly caps: BookingCaps
  /** Whether new bookings may go to them. */
  readonly active: boolean
}

export interface CatalogStaff extends StaffDetails {
  readonly id: string
  readonly slug: string
}

/** A room, chair or machine. */
export interface CatalogResource {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** What services ask for. */
  readonly kind: string
  /** With hours. */
  readonly timeZone: string | null
  /** `null`: always. */
  readonly hours: readonly WeeklyWindow[] | null
  readonly overrides: readonly DateOverride[]
  readonly active: boolean
}
