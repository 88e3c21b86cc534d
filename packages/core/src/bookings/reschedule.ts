import type { ServicePolicy } from '../catalog/service.js'
import type { Actor, BookingState } from './booking.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { messagesOwed } from './messages.js'
import { findHeldPlace } from './held-place.js'
import type { Place } from './place.js'
import { policyAgainst } from './policy.js'
import type { HeldSnapshot } from './snapshot.js'

export interface RescheduleWrite {
  readonly place: Place
  readonly sequence: number
  readonly status: 'pending' | 'confirmed'
  /** The customer's own moves, which the service may limit. */
  readonly moves: number
}

/**
 * May this booking move to `wish.start` (epoch ms)? The staff member stays when they are free then, unless the
 * snapshot's staff leaves them out, else it is whom it is held with; where all are needed, everyone takes it. The snapshot must not count the booking's own claim as taken.
 */
export function decideReschedule(
  snapshot: HeldSnapshot & { readonly booking: BookingState; readonly policy: ServicePolicy },
  wish: { start: number; actor: Actor },
): Decision<RescheduleWrite> {
  const { booking, policy, now } = snapshot
  const rule = policyAgainst('reschedule', booking, policy, now, wish.actor)
  if (rule) return refuse({ problem: 'policy', rule })
  const canStay = snapshot.staff.some((member) => member.id === booking.staffId)
  if (wish.start === booking.start && canStay) return refuse({ problem: 'same-start' })
  const answer = findHeldPlace(snapshot, wish.start, { actor: wish.actor, preferred: [booking.staffId] })
  if ('refusal' in answer) return refuse(answer.refusal)
  const { place } = answer
  const byCustomer = wish.actor === 'customer'
  // Approved was the old time; staff who move a booking leave its state as it is.
  const isPending = booking.status === 'pending' || (byCustomer && snapshot.service.requiresApproval === true)
  const status = isPending ? 'pending' : 'confirmed'
  const event: BookingEvent = {
    type: 'booking.rescheduled',
    status,
    at: now,
    actor: wish.actor,
    start: place.start,
    ...givenBy(place),
    previousStart: booking.start,
    previousStaffId: booking.staffId,
    ...(booking.staffIds && booking.staffIds.length > 1 && { previousStaffIds: booking.staffIds }),
  }
  const moves = (booking.moves ?? 0) + (byCustomer ? 1 : 0)
  const write: RescheduleWrite = { place, sequence: booking.sequence + 1, status, moves }
  return { accepted: true, write, events: [event], messages: messagesOwed(event) }
}
