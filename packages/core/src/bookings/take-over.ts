import type { WeeklyWindow } from '../catalog/staff.js'
import type { BookWrite } from './book.js'
import { type Decision, refuse } from './decision.js'
import { type BookingEvent, givenBy } from './events.js'
import { messagesOwed } from './messages.js'
import { findPlace } from './place.js'
import type { PlaceSnapshot } from './snapshot.js'

/**
 * May a booking that was agreed upon elsewhere have its start (epoch ms) here? Hours, grid, notice and caps were the
 * other place's: only what is claimed already stands in its way, be it a person, a resource or the last place of a
 * group. It has its buffers, as any booking. Whoever the messages would go to knows of it already.
 */
export function decideTakeOver(
  snapshot: PlaceSnapshot,
  { start, status }: { readonly start: number; readonly status: 'pending' | 'confirmed' },
): Decision<BookWrite> {
  const answer = findPlace(anytime(snapshot), start, { actor: 'staff' })
  if ('refusal' in answer) return refuse(answer.refusal)
  const { place } = answer
  const event: BookingEvent = {
    type: 'booking.created',
    status,
    at: snapshot.now,
    actor: 'staff',
    start: place.start,
    ...givenBy(place),
  }
  return {
    accepted: true,
    write: { place, status, confirmBy: null },
    events: [event],
    messages: messagesOwed(event).map((message) => ({ ...message, isKnown: true })),
  }
}

const ALWAYS: readonly WeeklyWindow[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: '00:00', end: '24:00' }))

const anytime = ({ service, staff, resources, ...rest }: PlaceSnapshot): PlaceSnapshot => ({
  ...rest,
  service: { ...service, slotIntervalMinutes: 1, caps: {} },
  staff: staff.map((member) => ({ ...member, hours: ALWAYS, overrides: [], caps: {} })),
  ...(resources && { resources: resources.map(({ id, kind, taken }) => ({ id, kind, taken })) }),
})
