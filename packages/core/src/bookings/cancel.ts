import type { ServicePolicy } from '../catalog/service.js'
import { type Actor, type BookingState, awaitsCustomer } from './booking.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { messagesOwed } from './messages.js'
import { policyAgainst } from './policy.js'

export interface CancelWrite {
  readonly sequence: number
  /** Epoch ms. */
  readonly cancelledAt: number
}

/** May this booking be cancelled? Cancelling what is cancelled is accepted and changes nothing (`write: null`). */
export function decideCancel(
  snapshot: { readonly now: number; readonly booking: BookingState; readonly policy: ServicePolicy },
  wish: { actor: Actor },
): Decision<CancelWrite | null> {
  const { booking, policy, now } = snapshot
  const happened = { at: now, actor: wish.actor, start: booking.start, ...givenBy(booking) }
  if (booking.status === 'cancelled') {
    const { confirmBy = null } = booking
    if (confirmBy === null) return { accepted: true, write: null, events: [], messages: [] }
    // It has lapsed. Now it is given up for good, and its mail doesn't bring it back.
    const write = { sequence: booking.sequence, cancelledAt: confirmBy }
    return { accepted: true, write, events: [{ type: 'booking.dropped', ...happened }], messages: [] }
  }
  const rule = policyAgainst('cancel', booking, policy, now, wish.actor)
  if (rule) return refuse({ problem: 'policy', rule })
  const event: BookingEvent = {
    type: awaitsCustomer(booking) ? 'booking.dropped' : 'booking.cancelled',
    ...happened,
  }
  const write = { sequence: booking.sequence + 1, cancelledAt: now }
  const owed = messagesOwed(event)
  // Of what is over, staff set the record right: only who has yet to hear of a move can still be kept from coming.
  const messages = booking.end > now ? owed : owed.map((message) => ({ ...message, onlyIfExpected: true as const }))
  return { accepted: true, write, events: [event], messages }
}
