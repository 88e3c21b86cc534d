import type { HoldState, SlotQuery, Span } from '@openslot/core'
import type { CatalogService, CatalogStaff } from '../catalog/catalog.js'

/** Places that are about to be given up: they count as free. */
export interface OwnPlaces {
  readonly bookingId?: string
  readonly holdId?: string
}

/** A question about free times. Instants in epoch ms. */
export interface SlotsQuestion extends SlotRequest {
  /** The hold of who asks. */
  readonly held?: HoldState | undefined
}

/** Whose free times are wanted. Instants in epoch ms. */
export interface SlotRequest {
  readonly service: CatalogService
  /** The people who may give it; where the service needs all of them, everyone. */
  readonly staff: readonly CatalogStaff[]
  /** Left out: the service's usual one. */
  readonly durationMinutes?: number
  readonly now: number
  readonly own?: OwnPlaces
  /** Leave time off and outside calendars away: what was agreed upon elsewhere may be what they tell of. */
  readonly claimsOnly?: true
}

/** What takes a time on a calendar, for people to read. Instants in epoch ms. */
export interface Occupant extends Span {
  readonly kind: 'booking' | 'hold' | 'time-off'
  /** Of an appointment, its service … */
  readonly service: string | null
  /** … and who has booked it. */
  readonly bookings: readonly { readonly id: string; readonly name: string }[]
  /** Of time off. */
  readonly note: string | null
}

/** What is taken on the calendars of staff and resources. Reading never writes: what has run out is passed over. */
export interface AvailabilityStore {
  /** Everything the engine needs to list the starts in `[from, to)` (epoch ms). */
  query(request: SlotRequest, range: { from: number; to: number }): Promise<SlotQuery>
  /** What takes a calendar during a span, each as {@link query} has it; what outside calendars say is not among it. */
  occupants(calendarId: string, during: Span, nowMs: number): Promise<Occupant[]>
  /** Another one after anything has been written, by whichever process. */
  version(): Promise<string>
  /**
   * When the next live hold or unconfirmed booking runs out, or an outside calendar hasn't been read for too long (epoch
   * ms); `null`: nothing of the kind is ahead.
   */
  nextExpiry(nowMs: number): Promise<number | null>
}
