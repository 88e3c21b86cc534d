import { MINUTE_MS } from '../time/date.js'
import { type PlaceAnswer, type PlaceWish, findPlace } from './place.js'
import type { HeldSnapshot, HoldState } from './snapshot.js'

/**
 * {@link findPlace} for somebody who may have held it. A live hold of the same place has it for sure: what notice and
 * window allowed when it was made, they allow until it has run out. Any other hold lifts nothing.
 */
export function findHeldPlace(snapshot: HeldSnapshot, start: number, wish: PlaceWish): PlaceAnswer {
  const { hold, now } = snapshot
  if (hold && start >= now && isSamePlace(hold, snapshot, start)) {
    const preferred = [...(wish.preferred ?? []), hold.staffId]
    const kept = findPlace({ ...snapshot, now: Math.min(now, hold.createdAt) }, start, { ...wish, preferred })
    if ('place' in kept) return kept
  }
  return findPlace(snapshot, start, wish)
}

function isSamePlace(hold: HoldState, { service, staff, durationMinutes }: HeldSnapshot, start: number): boolean {
  const end = start + (durationMinutes ?? service.durationMinutes) * MINUTE_MS
  const isOffered = staff.some((member) => member.id === hold.staffId)
  return hold.serviceId === service.id && hold.start === start && hold.end === end && isOffered
}
