import type { StoredBooking } from '../bookings/store.js'

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
}

/** What an erasure did, or how many upcoming bookings kept it from doing anything. */
export type ErasureOutcome = { readonly erased: number } | { readonly upcoming: number }

/** Customers are their bookings: one for each e-mail address, in upper or lower case. */
export interface CustomerStore {
  /** By e-mail address. `q`: a part of a name, an e-mail address or a phone number in one of their bookings. */
  page(query: { q: string | undefined; after: string | null; limit: number; nowMs: number }): Promise<StoredCustomer[]>
  /** By their start. */
  bookings(email: string): Promise<StoredBooking[]>
  /** The ids of what is pending or confirmed and not over. */
  upcoming(email: string, nowMs: number): Promise<string[]>
  /** Messages to them. */
  messages(email: string): Promise<CustomerMessage[]>
  /**
   * Takes their name, address, number, notes, answers and guests out of every booking, and their address out of other
   * people's guests, in one transaction. What took place, when, with whom and how it ended stays. Doing it again does
   * nothing.
   */
  erase(email: string, nowMs: number): Promise<ErasureOutcome>
}
