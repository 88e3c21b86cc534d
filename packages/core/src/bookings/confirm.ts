import { MINUTE_MS } from '../time/date.js'
import { type BookingState, awaitsCustomer, hasLapsed, isOpen } from './booking.js'
import type { CancelWrite } from './cancel.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { type Lapse, changedSince } from '../reminders/lapse.js'
import { messagesOwed } from './messages.js'
import { type Place, type PlaceAnswer, findPlace } from './place.js'
import type { PlaceSnapshot } from './snapshot.js'

// A booking whose customer must confirm it by e-mail has its place from the start, and counts from then on.

/**
 * Until when a booking made at `now` for `start` must be confirmed (all epoch ms): what has begun can no longer be, however
 * many minutes there are for it.
 */
export const confirmDeadline = (now: number, start: number, minutes: number): number =>
  Math.min(now + minutes * MINUTE_MS, start)

export interface ConfirmWrite {
  readonly status: 'pending' | 'confirmed'
  /** Where it is from now on; `null`: in the place that it has. */
  readonly place: Place | null
}

/** `staff` must be whom it was booked with: nobody confirms another person than their mail names. */
export interface ConfirmSnapshot extends PlaceSnapshot {
  readonly booking: BookingState
  /** When it was booked (epoch ms). */
  readonly bookedAt: number
  /** Whether its service can still be booked. */
  readonly isOffered: boolean
}

/**
 * Its customer confirms a booking: now it is created, and owes what every new booking does. Again changes nothing. Mails
 * can be slow: one that comes too late is confirmed all the same while its time is still free.
 */
export function decideConfirmation(snapshot: ConfirmSnapshot): Decision<ConfirmWrite | null> {
  const { booking, service, now } = snapshot
  const isLate = hasLapsed(booking, now)
  if (!isLate && !awaitsCustomer(booking)) {
    const isGone = booking.status === 'cancelled' || booking.status === 'declined'
    return isGone ? refuse({ problem: 'policy', rule: 'closed' }) : { ...NOTHING, write: null }
  }
  if (isLate && !snapshot.isOffered) return refuse({ problem: 'policy', rule: 'closed' })
  const again = isLate ? findAgain(snapshot) : null
  if (again && 'refusal' in again) return refuse(again.refusal)
  const place = again?.place ?? null
  const status = service.requiresApproval ? 'pending' : 'confirmed'
  const event: BookingEvent = {
    type: 'booking.created',
    status,
    at: now,
    actor: 'customer',
    start: booking.start,
    ...givenBy(place ?? booking),
  }
  return { accepted: true, write: { status, place }, events: [event], messages: messagesOwed(event) }
}

/** The very place that a booking had. Whatever else its service has become, its customer confirms what their mail says. */
function findAgain({ booking, bookedAt, ...snapshot }: ConfirmSnapshot): PlaceAnswer {
  const { start, end, staffId, staffIds = [staffId] } = booking
  if (start <= snapshot.now) return { refusal: { problem: 'slot-unavailable', reason: 'past' } }
  // What notice and window allowed when it was booked, they allow until it begins.
  const now = Math.min(snapshot.now, bookedAt)
  const found = findPlace({ ...snapshot, now }, start, { actor: 'customer', preferred: [staffId] })
  if ('refusal' in found) return found.refusal.problem === 'slot-taken' ? GONE : found
  const { place } = found
  const isSameStaff = place.staffIds.length === staffIds.length && place.staffIds.every((id) => staffIds.includes(id))
  return isSameStaff && place.end === end ? found : GONE
}

const GONE: PlaceAnswer = { refusal: { problem: 'hold-expired' } }

/** Gives up a booking that nobody has confirmed in time; any other stays as it is. Nobody had heard of it. */
export function decideLapse({
  booking,
  now,
}: {
  readonly booking: BookingState
  readonly now: number
}): Decision<CancelWrite | null> {
  const { confirmBy = null } = booking
  if (confirmBy === null || !isOpen(booking.status) || !hasLapsed(booking, now)) return { ...NOTHING, write: null }
  // As of when its time ran out, whenever that is stored.
  const write = { sequence: booking.sequence + 1, cancelledAt: confirmBy }
  const event: BookingEvent = {
    type: 'booking.dropped',
    at: confirmBy,
    actor: 'system',
    start: booking.start,
    ...givenBy(booking),
  }
  return { accepted: true, write, events: [event], messages: messagesOwed(event) }
}

/**
 * Why the mail that asks for the confirmation is not to be sent after all; `null`: send it. Asked again at the moment of
 * sending, as for reminders.
 */
export function confirmationLapse(booking: Pick<BookingState, 'status' | 'confirmBy'>, now: number): Lapse | null {
  if (hasLapsed(booking, now)) {
    const detail = 'The time to confirm the booking ran out before the mail could be sent.'
    return { reason: 'confirmation-expired', detail }
  }
  if (awaitsCustomer(booking)) return null
  return changedSince(`The booking is ${booking.status}: there is nothing left to confirm.`)
}

const NOTHING = { accepted: true, events: [], messages: [] } as const
