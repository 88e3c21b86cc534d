import { type Actor, type BookingState, awaitsCustomer, canBecome } from './booking.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { messagesOwed } from './messages.js'

/** What a change of status stores. */
export interface StatusWrite {
  readonly status: 'confirmed' | 'declined' | 'completed' | 'no-show'
  readonly sequence: number
}

/** What a change of status may see; `now` in epoch ms. */
export interface StatusSnapshot {
  readonly now: number
  readonly booking: BookingState
}

/**
 * Approves a booking that waits for it. One that is confirmed already stays so, and nobody is told twice. For a customer
 * who has yet to confirm it, staff vouch by that.
 */
export function decideApproval({ booking, now }: StatusSnapshot): Decision<StatusWrite | null> {
  if (booking.status === 'confirmed') return unchanged
  if (!canBecome(booking.status, 'confirmed')) return conflict(booking)
  if (booking.start <= now) return refuse({ problem: 'policy', rule: 'started' })
  const happened = { at: now, actor: 'staff', ...whereAndWho(booking) } as const
  return changed(
    booking,
    'confirmed',
    awaitsCustomer(booking)
      ? { type: 'booking.created', status: 'confirmed', ...happened }
      : { type: 'booking.confirmed', ...happened },
  )
}

/** Declines a booking that waits for approval: staff at any time, the system once it would have begun. */
export function decideDecline(
  { booking, now }: StatusSnapshot,
  { actor }: { actor: Exclude<Actor, 'customer'> },
): Decision<StatusWrite | null> {
  if (booking.status === 'declined') return unchanged
  if (!canBecome(booking.status, 'declined')) return conflict(booking)
  const automatic = actor === 'system'
  if (automatic && booking.start > now) return refuse({ problem: 'policy', rule: 'not-started' })
  const happened = { at: now, actor, ...whereAndWho(booking) }
  const event: BookingEvent = awaitsCustomer(booking)
    ? { type: 'booking.dropped', ...happened }
    : { type: 'booking.declined', automatic, ...happened }
  // The calendar entry that a request may have made is taken back.
  return changed(booking, 'declined', event, booking.sequence + 1)
}

/** Says how a confirmed appointment that has begun went, it took place or nobody came; or corrects what was said. */
export function decideOutcome(
  { booking, now }: StatusSnapshot,
  { outcome }: { outcome: 'completed' | 'no-show' },
): Decision<StatusWrite | null> {
  if (booking.status === outcome) return unchanged
  if (!canBecome(booking.status, outcome)) return conflict(booking)
  if (booking.start > now) return refuse({ problem: 'policy', rule: 'not-started' })
  return changed(booking, outcome, { type: `booking.${outcome}`, at: now, actor: 'staff', ...whereAndWho(booking) })
}

const unchanged = { accepted: true, write: null, events: [], messages: [] } as const

const conflict = ({ status }: BookingState): Decision<never> => refuse({ problem: 'status-conflict', status })

const whereAndWho = (booking: BookingState) => ({ start: booking.start, ...givenBy(booking) })

const changed = (
  booking: BookingState,
  status: StatusWrite['status'],
  event: BookingEvent,
  sequence = booking.sequence,
): Decision<StatusWrite> => ({
  accepted: true,
  write: { status, sequence },
  events: [event],
  messages: messagesOwed(event),
})
