import type { Actor } from './booking.js'
import { confirmDeadline } from './confirm.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { findHeldPlace } from './held-place.js'
import { messagesOwed } from './messages.js'
import type { Place } from './place.js'
import type { HeldSnapshot } from './snapshot.js'

export interface BookWrite {
  readonly place: Place
  readonly status: 'pending' | 'confirmed'
  /** Until when its customer must confirm it (epoch ms); `null`: there is nothing to confirm. */
  readonly confirmBy: number | null
}

/** How many bookings with one e-mail address may keep a time for somebody who has yet to confirm them. */
export const MAX_UNCONFIRMED = 3

/** What a booking may see: the place, and what is left of the hold that it names. */
export interface BookingSnapshot extends HeldSnapshot {
  /** When each of the bookings runs out that wait for its customer's address to be confirmed (epoch ms); left out: none. */
  readonly unconfirmed?: readonly number[]
}

/**
 * May this start (epoch ms) be booked, and who gives it? A live hold of the same place has it for sure; one that has
 * run out is as good as none while the time is still free.
 *
 * @param wish `confirmMinutes`: what customers book counts only once they have confirmed it, in that time; `null` or left
 *   out: at once
 */
export function decideBooking(
  snapshot: BookingSnapshot,
  wish: { start: number; actor?: Exclude<Actor, 'system'>; confirmMinutes?: number | null },
): Decision<BookWrite> {
  const { actor = 'customer', confirmMinutes = null } = wish
  const isUnconfirmed = confirmMinutes !== null && actor === 'customer'
  const { unconfirmed = [] } = snapshot
  if (isUnconfirmed && unconfirmed.length >= MAX_UNCONFIRMED) {
    return refuse({ problem: 'too-many-unconfirmed', until: Math.min(...unconfirmed) })
  }
  const answer = findHeldPlace(snapshot, wish.start, { actor })
  if ('refusal' in answer) {
    const { refusal } = answer
    return refuse(refusal.problem === 'slot-taken' && snapshot.hold === null ? { problem: 'hold-expired' } : refusal)
  }
  const { place } = answer
  const happened = { at: snapshot.now, actor, start: place.start, ...givenBy(place) }
  if (isUnconfirmed) {
    // There would be no time left to confirm it.
    if (place.start <= snapshot.now) return refuse({ problem: 'slot-unavailable', reason: 'past' })
    const confirmBy = confirmDeadline(snapshot.now, place.start, confirmMinutes)
    return accept({ place, status: 'pending', confirmBy }, { type: 'booking.reserved', confirmBy, ...happened })
  }
  // Staff who enter a booking approve it by that.
  const status = snapshot.service.requiresApproval && actor === 'customer' ? 'pending' : 'confirmed'
  return accept({ place, status, confirmBy: null }, { type: 'booking.created', status, ...happened })
}

const accept = (write: BookWrite, event: BookingEvent): Decision<BookWrite> => ({
  accepted: true,
  write,
  events: [event],
  messages: messagesOwed(event),
})
