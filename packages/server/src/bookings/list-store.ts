import type { BookingStatus } from '@openslot/core'
import type { StoredBooking } from './store.js'

/** What of the bookings is asked for; each that is given narrows it. */
export interface BookingFilter {
  /** The present (epoch ms): by then, an unconfirmed booking may have run out. */
  readonly now: number
  /** Starts in `[from, to)`, epoch ms. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Ends after it (epoch ms). */
  readonly endsAfter?: number | undefined
  readonly statuses?: readonly BookingStatus[] | undefined
  readonly serviceId?: string | undefined
  readonly staffId?: string | undefined
  /** The customer's, in upper or lower case. */
  readonly email?: string | undefined
  /** A part of the customer's name, e-mail address or phone number. */
  readonly q?: string | undefined
}

/** Where a page begins: behind this booking. */
export interface BookingPosition {
  readonly start: number
  readonly id: string
}

export interface BookingListStore {
  /** By start, then by id: what is booked meanwhile moves no page's borders. */
  page(filter: BookingFilter, page: { after: BookingPosition | null; limit: number }): Promise<StoredBooking[]>
  /**
   * The ids of all that there are at one moment, by start. Who wants all of them reads them by these: from page to page,
   * a booking that moves meanwhile may be left out.
   */
  ids(filter: BookingFilter): Promise<string[]>
  /** Those of some bookings that are asked for as they are now, by start. */
  among(ids: readonly string[], filter: BookingFilter): Promise<StoredBooking[]>
}
