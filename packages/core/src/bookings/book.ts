import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { messagesOwed } from './messages.js'
import { type Place, findPlace } from './place.js'
import type { PlaceSnapshot } from './snapshot.js'

export interface BookWrite {
  readonly place: Place
  readonly status: 'confirmed'
}

/** May this start (epoch ms) be booked, and who gives it? */
export function decideBooking(snapshot: PlaceSnapshot, wish: { start: number }): Decision<BookWrite> {
  const answer = findPlace(snapshot, wish.start)
  if ('refusal' in answer) return refuse(answer.refusal)
  const { place } = answer
  const event: BookingEvent = { type: 'booking.created', at: snapshot.now, start: place.start, ...givenBy(place) }
  return { accepted: true, write: { place, status: 'confirmed' }, events: [event], messages: messagesOwed(event) }
}
