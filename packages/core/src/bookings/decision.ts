import type { BookingStatus } from './booking.js'
import type { BookingEvent } from './events.js'
import type { OwedMessage } from './messages.js'

/** Why a well-formed wish is refused. The names are the HTTP contract's problems and reasons. */
export type Refusal =
  /** The time was free once, or is claimed now. */
  | { readonly problem: 'slot-taken' }
  /** The time was never bookable. */
  | { readonly problem: 'slot-unavailable'; readonly reason: UnavailableReason }
  /** What kept the time, the hold that a booking names or an unconfirmed booking, has run out, and the time is gone. */
  | { readonly problem: 'hold-expired' }
  /** Too many bookings with this e-mail address wait to be confirmed. */
  /** `until`: when the first of them runs out (epoch ms). */
  | { readonly problem: 'too-many-unconfirmed'; readonly until: number }
  /** The booking already has this start and this person. */
  | { readonly problem: 'same-start' }
  | { readonly problem: 'policy'; readonly rule: PolicyRule }
  /** It was erased meanwhile. */
  | { readonly problem: 'not-found' }
  /** It is no longer what was seen of it. */
  | { readonly problem: 'precondition-failed' }
  /** From this status the wish leads nowhere, be it that somebody else acted first. */
  | { readonly problem: 'status-conflict'; readonly status: BookingStatus }

/**
 * The first that applies to anyone is given: the past holds for everybody; the rest goes from "nearly bookable" to
 * "never".
 */
export const UNAVAILABLE_REASONS = [
  'past',
  'cap-reached',
  'minimum-notice',
  'booking-window',
  'off-grid',
  'outside-hours',
] as const

export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number]

/**
 * `closed`: cancelled, declined or over; `started`: it has begun; `cut-off`: the service's deadline has passed;
 * `max-moves`: it was moved as often as the service allows; `not-started`: it has yet to take place; `unconfirmed`: its
 * customer has yet to confirm it.
 */
export const POLICY_RULES = ['closed', 'started', 'cut-off', 'max-moves', 'not-started', 'unconfirmed'] as const

export type PolicyRule = (typeof POLICY_RULES)[number]

/**
 * What comes out of a decision: what to store (`null`: nothing changes), what happened, and the messages it owes;
 * all of it in one transaction, or a refusal and nothing.
 */
export type Decision<Write> =
  | {
      readonly accepted: true
      readonly write: Write
      readonly events: readonly BookingEvent[]
      readonly messages: readonly OwedMessage[]
    }
  | { readonly accepted: false; readonly refusal: Refusal }

export const refuse = (refusal: Refusal): { accepted: false; refusal: Refusal } => ({ accepted: false, refusal })
