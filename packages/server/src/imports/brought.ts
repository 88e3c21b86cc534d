import type { BookingDetails } from '../bookings/store.js'
import type { Fault, NameOf } from '../catalog/catalog-file-error.js'
import type { CatalogFile } from '../catalog/catalog-file.js'

/** When something begins, as another system has it. */
export type BroughtStart =
  /** Epoch ms. */
  | { readonly instant: number }
  /** Milliseconds since 1970 of a wall clock; `null`: the staff member's. */
  | { readonly wallMs: number; readonly timeZone: string | null }

/** A booking as another system has it, checked by itself. */
export interface BroughtBooking {
  /** Where it stands, as people find it: `bookings.csv, row 3`. */
  readonly at: string
  /** What it is called there, always the same: whoever was brought over isn't brought over again. */
  readonly key: string
  /** Slugs; `staff` `null`: any who gives the service. */
  readonly service: string
  readonly staff: string | null
  readonly start: BroughtStart
  /** `null`: as long as the service. */
  readonly durationMinutes: number | null
  readonly status: 'pending' | 'confirmed'
  /** `timeZone` `null`: the staff member's. */
  readonly details: Omit<BookingDetails, 'timeZone'> & { readonly timeZone: string | null }
}

/** What is brought over from another system, in the words of OpenSlot. */
export interface Brought {
  readonly source: 'csv' | 'easyappointments' | 'cal.com'
  readonly catalog: CatalogFile
  /**
   * What is wrong with single places of it. Nothing is brought over then, but what can be read of it is tried all the
   * same, so that everything to mend is known at once.
   */
  readonly faults?: readonly Fault[]
  /** Entries of the catalogue of which only the slug can be relied on, as `services.0`. */
  readonly spoilt?: ReadonlySet<string>
  /** Which place comes before which; left out: as the faults were found. */
  readonly placeOf?: (at: string) => number
  /** What the entries of the catalogue are called there, in their order; left out: by their slugs. */
  readonly keys?: { readonly services: readonly string[]; readonly staff: readonly string[] }
  readonly nameOf: NameOf
  readonly bookings: readonly BroughtBooking[]
  /** Where a booking's service, person and start stand in it. */
  readonly columns: { readonly service: string; readonly staff: string; readonly start: string }
  /** What was left out, a sentence each. */
  readonly notes: readonly string[]
}
