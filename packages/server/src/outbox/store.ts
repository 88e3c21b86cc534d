import type { MessageKind } from '@openslot/core'
import type { StoredBooking } from '../bookings/store.js'
import type { CatalogStaff } from '../catalog/catalog.js'

/** A message that is due, with what it takes to write it. Instants in epoch ms. */
export interface DueMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly channel: 'email'
  readonly booking: StoredBooking
  /** Who it goes to; `null`: the customer. */
  readonly staff: CatalogStaff | null
  /** The appointment as it was when the message became due. */
  readonly start: number
  readonly end: number
  readonly sequence: number
  readonly previousStart: number | null
  /** How often it has been tried, this time included. */
  readonly attempts: number
  readonly createdMs: number
}

/** The queue of messages owed to the world. Rows are written by the transactions that owe them. */
export interface OutboxStore {
  /** Takes up to `limit` due messages for this worker until `leaseUntilMs`; a crashed worker's come back then. */
  claimDue(options: { nowMs: number; leaseUntilMs: number; limit: number }): Promise<DueMessage[]>
  markSent(id: string, nowMs: number): Promise<void>
  /** Puts it back to be tried at `retryAtMs`, or (`null`) gives it up. */
  markFailed(id: string, failure: { error: string; retryAtMs: number | null }): Promise<void>
  countWaiting(): Promise<number>
}
