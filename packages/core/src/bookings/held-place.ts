import { type Slot, findSlots } from '../slots/find-slots.js'
import type { SlotQuery } from '../slots/query.js'
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

/**
 * {@link findSlots} for somebody who holds one of them: it stays listed until the hold has run out, as it can be booked
 * until then.
 */
export function findHeldSlots(query: SlotQuery, serviceId: string, hold: HoldState): Slot[] {
  const slots = findSlots(query)
  const { start } = hold
  const isAskedFor = start >= Math.max(query.from, query.now) && start < query.to
  const service = { ...query.service, id: serviceId }
  if (!isAskedFor || slots.some((slot) => slot.start === start) || !isSamePlace(hold, { ...query, service }, start)) {
    return slots
  }
  const before = { ...query, now: Math.min(query.now, hold.createdAt), from: start, to: start + 1 }
  const kept = findSlots(before).map((slot) =>
    query.service.staffing === 'all' ? slot : { ...slot, staffIds: slot.staffIds.filter((id) => id === hold.staffId) },
  )
  return [...slots, ...kept.filter(({ staffIds }) => staffIds.length > 0)].toSorted((a, b) => a.start - b.start)
}

type Place = Pick<HeldSnapshot, 'durationMinutes'> & {
  readonly service: { readonly id: string; readonly durationMinutes: number }
  readonly staff: readonly { readonly id: string }[]
}

function isSamePlace(hold: HoldState, { service, staff, durationMinutes }: Place, start: number): boolean {
  const end = start + (durationMinutes ?? service.durationMinutes) * MINUTE_MS
  const isOffered = staff.some((member) => member.id === hold.staffId)
  return hold.serviceId === service.id && hold.start === start && hold.end === end && isOffered
}
