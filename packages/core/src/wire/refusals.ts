import type { PolicyRule, Refusal, UnavailableReason } from '../bookings/decision.js'
import type { BookingStatusName } from './booking-status.js'
import type { Problem, ProblemSlug } from './problems.js'

/** What is told of a refused decision; whoever answers adds the nearest free starts where `slug` has `alternatives`. */
export interface RefusalProblem {
  readonly slug: ProblemSlug
  readonly detail: string
  /** When it may be tried again (epoch ms), for `Retry-After`. */
  readonly retryAt?: number
  readonly extras: Pick<Problem, 'errors' | 'reason' | 'rule' | 'bookingStatus'>
}

/** How many of the nearest free starts `slot-taken` and `hold-expired` carry at most. */
export const MAX_ALTERNATIVES = 5

const UNAVAILABLE: Record<UnavailableReason, string> = {
  'outside-hours': 'Nobody works at that time. Choose one of the listed times.',
  'off-grid': 'Appointments don’t start at that minute. Choose one of the listed times.',
  'minimum-notice': 'That is too soon to be booked. Choose a later time.',
  'booking-window': 'That is too far ahead to be booked yet. Choose an earlier date.',
  'cap-reached': 'That day is full. Choose another one.',
  past: 'That time has passed. Choose a later one.',
}

const POLICY: Record<PolicyRule, string> = {
  closed: 'This booking is over or was cancelled. Book a new time instead.',
  started: 'This appointment has begun. Ask the business directly.',
  'cut-off': 'It is too late to change this booking online. Ask the business directly.',
  'max-moves': 'This booking has been moved as often as it may be. Ask the business directly.',
  'not-started': 'This appointment has yet to take place. Wait until it has begun.',
  unconfirmed: 'This booking waits to be confirmed by its customer’s mail. Confirm or approve it, then move it.',
}

/** What a booking is, and what can be done with it instead of what was asked for. */
const STATUS: Record<BookingStatusName, string> = {
  pending: 'This booking is pending. Approve, decline or cancel it.',
  confirmed: 'This booking is confirmed. Move or cancel it, or, once it has begun, say how it went.',
  cancelled: 'This booking is cancelled. Book a new time instead.',
  declined: 'This booking is declined. Book a new time instead.',
  completed: 'This booking is completed. If nobody came, correct that to no-show; else book a new time.',
  'no-show': 'This booking is a no-show. If it took place, correct that to completed; else book a new time.',
}

const TAKEN = {
  'slot-taken': 'That time was just taken. Choose another one.',
  'hold-expired': 'The time was kept for you for a while, and somebody else has it now. Choose another one.',
} as const

const TOO_MANY_UNCONFIRMED =
  'Too many bookings with this e-mail address wait to be confirmed. Confirm them by their mails first, or try again later.'

/** The problem that the contract names for a refusal. */
export function refusalProblem(refusal: Refusal): RefusalProblem {
  switch (refusal.problem) {
    case 'slot-taken':
    case 'hold-expired':
      return { slug: refusal.problem, detail: TAKEN[refusal.problem], extras: {} }
    case 'slot-unavailable':
      return { slug: 'slot-unavailable', detail: UNAVAILABLE[refusal.reason], extras: { reason: refusal.reason } }
    case 'too-many-unconfirmed':
      return { slug: 'too-many-requests', detail: TOO_MANY_UNCONFIRMED, extras: {}, retryAt: refusal.until }
    case 'same-start': {
      const message = 'The booking is at that time already. Choose another one.'
      return { slug: 'validation', detail: message, extras: { errors: [{ pointer: '/start', message }] } }
    }
    case 'policy':
      return { slug: 'policy', detail: POLICY[refusal.rule], extras: { rule: refusal.rule } }
    case 'not-found':
      return { slug: 'not-found', detail: 'There is no such booking any more. Book a new time instead.', extras: {} }
    case 'precondition-failed': {
      const detail = 'This booking was changed meanwhile. Get it anew, look at what changed, and send its ETag.'
      return { slug: 'precondition-failed', detail, extras: {} }
    }
    case 'status-conflict':
      return { slug: 'status-conflict', detail: STATUS[refusal.status], extras: { bookingStatus: refusal.status } }
  }
}
