import type {
  BookWrite,
  BookingSnapshot,
  BookingState,
  BookingStatus,
  CancelWrite,
  ConfirmSnapshot,
  ConfirmWrite,
  Decision,
  HeldSnapshot,
  Refusal,
  RescheduleWrite,
  ServicePolicy,
  StatusSnapshot,
  StatusWrite,
} from '@openslot/core'
import type { Answers, Price, Question } from '@openslot/core/wire'
import type { CatalogService, CatalogStaff } from '../catalog/catalog.js'
import type { ProofOfWork } from '../challenges/store.js'
import type { Attempt, FirstAnswer } from '../http/idempotency.js'

/** What a customer says of themselves and of what they want, once it is checked. */
export interface BookingDetails {
  readonly timeZone: string
  readonly locale: string | null
  readonly customerName: string
  readonly customerEmail: string
  readonly customerPhone: string | null
  readonly notes: string | null
  readonly guests: readonly string[]
  readonly answers: Answers
}

/** A booking as it is stored, with the service and the person it is with. Instants in epoch ms. */
export interface StoredBooking extends BookingState, BookingDetails {
  readonly appointmentId: string
  /** As it is now. What it cost and asked when it was booked, the booking says itself. */
  readonly service: CatalogService
  readonly price: Price | null
  readonly questions: readonly Question[]
  readonly staff: CatalogStaff
  /** Everyone who gives it, `staff` first. */
  readonly team: readonly CatalogStaff[]
  readonly status: BookingStatus
  readonly moves: number
  readonly confirmBy: number | null
  readonly manageTokenHash: string
  readonly createdMs: number
  readonly updatedMs: number
  readonly cancelledMs: number | null
  readonly cancelReason: string | null
  /** Since then it tells of nobody; `null`: it tells of its customer. */
  readonly erasedMs: number | null
}

/** What a customer brings to a booking. */
export interface NewBooking extends BookingDetails {
  readonly id: string
  readonly manageTokenHash: string
}

/** A wish that has been held against its service. */
export interface Fit {
  readonly service: CatalogService
  /** `null`: any who gives it. */
  readonly staffId: string | null
  readonly durationMinutes: number
}

/** Which service is wished for. */
export interface ServiceScope {
  readonly serviceId: string
  /**
   * Holds the wish against the service as the transaction finds it: since it was looked up, the owner may have changed
   * it or taken it away (`undefined`). What it throws is the outcome.
   */
  readonly fit: (service: CatalogService | undefined) => Fit
}

/** Which place is wished for: one at a start (epoch ms). */
export interface PlaceScope {
  readonly start: number
  /** The hold that is turned into the booking, or given up for its move; left out: none is named. */
  readonly holdTokenHash?: string
  readonly now: number
  /** The name of the admin token that acts; left out or `null`: none does. */
  readonly by?: string | null
}

/** Who changes a booking, and when (epoch ms); `reason` is for those who read of it. */
export interface ChangeScope {
  readonly now: number
  readonly reason: string | null
  readonly by?: string | null
}

export type BookingOutcome =
  | { readonly accepted: true; readonly booking: StoredBooking }
  | { readonly accepted: false; readonly refusal: Refusal }

/** The same wish has been fulfilled before: what was answered then. */
export interface Repeated {
  readonly accepted: true
  readonly repeated: FirstAnswer
}

/** The proof of work that came with the wish has been used for another booking. */
export interface Spent {
  readonly accepted: false
  readonly isProofSpent: true
}

export type MoveSnapshot = HeldSnapshot & { readonly booking: BookingState; readonly policy: ServicePolicy }
export type CancelSnapshot = Pick<MoveSnapshot, 'now' | 'booking' | 'policy'>

/**
 * Bookings and their appointments, claims and owed messages. Each change is one transaction: it loads what the core's
 * decision may see, lets it decide, and stores what comes out whole, or nothing.
 */
export interface BookingStore {
  create(
    /** A proof is recorded as used with the booking that it was good for; a refusal leaves it as it was. */
    scope: PlaceScope & ServiceScope & { readonly proof?: ProofOfWork },
    booking: NewBooking,
    decide: (snapshot: BookingSnapshot) => Decision<BookWrite>,
    /** With one, the answer is recorded; when it has been, that is the outcome and nothing is decided. */
    attempt?: Attempt & { readonly answer: (booking: StoredBooking) => object },
  ): Promise<BookingOutcome | Repeated | Spent>
  /** What {@link create} does about proof and attempt, where no booking is made; `undefined`: as if one were. */
  pretend(
    scope: { readonly now: number; readonly proof?: ProofOfWork | undefined },
    id: string,
    attempt?: Attempt & { readonly answer: object },
  ): Promise<Repeated | Spent | undefined>
  reschedule(
    bookingId: string,
    /** `giverOf` says who is to give it, as {@link ServiceScope.fit} does; `null`: any who gives the service. */
    scope: PlaceScope & {
      readonly giverOf: (service: CatalogService) => string | null
      /** Says what would become of it, and changes nothing. */
      readonly dryRun?: boolean
    },
    decide: (snapshot: MoveSnapshot) => Decision<RescheduleWrite>,
  ): Promise<BookingOutcome>
  confirm(
    bookingId: string,
    scope: Pick<ChangeScope, 'now'>,
    decide: (snapshot: ConfirmSnapshot) => Decision<ConfirmWrite | null>,
  ): Promise<BookingOutcome>
  /** What the decision to {@link confirm} would see of a booking at `now` (epoch ms). Reads only. */
  confirmSnapshot(booking: StoredBooking, now: number): Promise<ConfirmSnapshot>
  cancel(
    bookingId: string,
    scope: ChangeScope,
    decide: (snapshot: CancelSnapshot) => Decision<CancelWrite | null>,
  ): Promise<BookingOutcome>
  changeStatus(
    bookingId: string,
    scope: ChangeScope,
    decide: (snapshot: StatusSnapshot) => Decision<StatusWrite | null>,
  ): Promise<BookingOutcome>
  /** What is stored of a booking's manage token. */
  manageTokenHash(id: string): Promise<string | undefined>
  /** Ids of bookings that wait for approval, not for their customer, although they would have begun at `nowMs`, the oldest first. */
  overdueRequests(nowMs: number): Promise<string[]>
  find(id: string): Promise<StoredBooking | undefined>
}
