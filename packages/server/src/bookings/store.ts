import type {
  BookWrite,
  BookingState,
  BookingStatus,
  CancelWrite,
  Decision,
  PlaceSnapshot,
  Refusal,
  RescheduleWrite,
  ServicePolicy,
} from '@openslot/core'
import type { Answers } from '@openslot/core/wire'
import type { CatalogService, CatalogStaff } from '../catalog/catalog.js'

/** A booking as it is stored, with the service and the person it is with. Instants in epoch ms. */
export interface StoredBooking extends BookingState {
  readonly appointmentId: string
  readonly service: CatalogService
  readonly staff: CatalogStaff
  /** Everyone who gives it, `staff` first. */
  readonly team: readonly CatalogStaff[]
  readonly status: BookingStatus
  readonly timeZone: string
  readonly locale: string | null
  readonly customerName: string
  readonly customerEmail: string
  readonly customerPhone: string | null
  readonly notes: string | null
  readonly guests: readonly string[]
  readonly answers: Answers
  readonly moves: number
  readonly manageTokenHash: string
  readonly createdMs: number
  readonly updatedMs: number
  readonly cancelledMs: number | null
  readonly cancelReason: string | null
}

/** What a customer brings to a booking. */
export interface NewBooking {
  readonly id: string
  readonly manageTokenHash: string
  readonly timeZone: string
  readonly locale: string | null
  readonly customerName: string
  readonly customerEmail: string
  readonly customerPhone: string | null
  readonly notes: string | null
  readonly guests: readonly string[]
  readonly answers: Answers
}

/** Which place is wished for: a service at a start (epoch ms), with one person or (`null`) any who gives it. */
export interface PlaceScope {
  readonly serviceId: string
  readonly staffId: string | null
  readonly start: number
  readonly now: number
}

export type BookingOutcome =
  | { readonly accepted: true; readonly booking: StoredBooking }
  | { readonly accepted: false; readonly refusal: Refusal }

export type MoveSnapshot = PlaceSnapshot & { readonly booking: BookingState; readonly policy: ServicePolicy }
export type CancelSnapshot = Pick<MoveSnapshot, 'now' | 'booking' | 'policy'>

/**
 * Bookings and their appointments, claims and owed messages. Each change is one transaction: it loads what the core's
 * decision may see, lets it decide, and stores what comes out whole, or nothing.
 */
export interface BookingStore {
  create(
    scope: PlaceScope,
    booking: NewBooking,
    decide: (snapshot: PlaceSnapshot) => Decision<BookWrite>,
  ): Promise<BookingOutcome>
  reschedule(
    bookingId: string,
    scope: Pick<PlaceScope, 'staffId' | 'start' | 'now'>,
    decide: (snapshot: MoveSnapshot) => Decision<RescheduleWrite>,
  ): Promise<BookingOutcome>
  cancel(
    bookingId: string,
    change: { now: number; reason: string | null },
    decide: (snapshot: CancelSnapshot) => Decision<CancelWrite | null>,
  ): Promise<BookingOutcome>
  find(id: string): Promise<StoredBooking | undefined>
  /** Bookings whose appointment starts in `[from, to)` (epoch ms), ascending; at most `limit`. */
  list(range: { from: number; to: number; limit: number }): Promise<StoredBooking[]>
}
