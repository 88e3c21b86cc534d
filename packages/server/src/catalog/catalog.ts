import type { AssignmentRule, DateOverride, ServicePolicy, ServiceRules, WeeklyWindow } from '@openslot/core'
import type { Location, Price } from '@openslot/core/wire'

/** Everything there is to say of a service, but for who gives it. */
export interface ServiceDetails extends ServiceRules, ServicePolicy {
  readonly name: string
  readonly description: string | null
  readonly assignment: AssignmentRule
  readonly price: Price | null
  readonly location: Location | null
  readonly color: string | null
  readonly active: boolean
}

export interface CatalogService extends ServiceDetails {
  readonly id: string
  readonly slug: string
  /** In order of priority. */
  readonly staff: readonly CatalogStaff[]
}

export interface StaffDetails {
  readonly name: string
  readonly email: string
  readonly avatarUrl: string | null
  readonly timeZone: string
  readonly hours: readonly WeeklyWindow[]
  readonly overrides: readonly DateOverride[]
}

export interface CatalogStaff extends StaffDetails {
  readonly id: string
  readonly slug: string
}
