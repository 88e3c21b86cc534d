import type { Actor, CancelWrite, Decision } from '@openslot/core'
import type { CancelSnapshot, StoredBooking } from '../bookings/store.js'

/** A person as their bookings tell of them. Instants in epoch ms. */
export interface StoredCustomer {
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly bookings: number
  readonly upcoming: number
  readonly firstStart: number
  readonly lastStart: number
}

export interface CustomerMessage {
  readonly bookingId: string
  readonly kind: string
  readonly channel: string
  readonly state: string
  readonly createdMs: number
  readonly sentMs: number | null
  readonly lastError: string | null
}

/** What happened to a booking, as it was recorded. */
export interface CustomerEvent {
  readonly bookingId: string
  readonly atMs: number
  readonly event: string
  readonly actor: Actor
  /** Instants in epoch ms. */
  readonly details: object
}

/** How many bookings of theirs and of others an erasure changed, or how many upcoming ones kept it from doing anything. */
export type ErasureOutcome =
  | { readonly erased: number; readonly asGuest: number; readonly cancelled: number }
  | { readonly upcoming: number }

export interface Erasure {
  readonly now: number
  /** The name of the admin token that acts. */
  readonly by: string
  /** Decides about what is upcoming; `null`: that keeps the erasure from happening. */
  readonly cancel: ((snapshot: CancelSnapshot) => Decision<CancelWrite | null>) | null
}

/** Customers are their bookings: one for each e-mail address, in upper or lower case. */
export interface CustomerStore {
  /** By e-mail address. `q`: words of a name, an e-mail address or a phone number in one of their bookings. */
  page(query: { q: string | undefined; after: string | null; limit: number; nowMs: number }): Promise<StoredCustomer[]>
  /** By their start. */
  bookings(email: string): Promise<StoredBooking[]>
  /** What names them as a guest, by its start. */
  asGuest(email: string): Promise<StoredBooking[]>
  /** Messages to them, as customer or guest. */
  messages(email: string): Promise<CustomerMessage[]>
  /** What became of their bookings, the oldest first. */
  history(email: string): Promise<CustomerEvent[]>
  /**
   * Takes their name, address, number, notes, answers and guests out of every booking, and their address out of other
   * people's guests and out of all messages, in one transaction. What took place, when, with whom and how it ended
   * stays. What is cancelled for it, everybody else is told of. Doing it again does nothing.
   */
  erase(email: string, erasure: Erasure): Promise<ErasureOutcome>
}
