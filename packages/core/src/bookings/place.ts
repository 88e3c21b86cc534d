import { explainSlot } from '../slots/explain.js'
import { MINUTE_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'
import { assign } from './assign.js'
import { type Refusal, UNAVAILABLE_REASONS } from './decision.js'
import type { PlaceSnapshot } from './snapshot.js'

/** A place in somebody's calendar: the appointment span, and the claim that holds it. Epoch ms. */
export interface Place {
  readonly staffId: string
  readonly start: number
  readonly end: number
  /** The appointment span with its buffers: what the claim covers. */
  readonly blocked: Span
}

export type PlaceAnswer = { readonly place: Place } | { readonly refusal: Refusal }

/**
 * Finds who takes an appointment at `start` (epoch ms): `preferred` when they are free, else by the service's rule.
 * Holds, bookings and moves all come through here, and here asks the very engine that lists the slots.
 */
export function findPlace(snapshot: PlaceSnapshot, start: number, preferredStaffId?: string): PlaceAnswer {
  const { now, service, staff } = snapshot
  const explanation = explainSlot({ service, staff, now, from: start, to: start + 1 }, start)
  const free = staff.filter((member) => explanation.staffIds.includes(member.id))
  const chosen = free.find((member) => member.id === preferredStaffId) ?? assign(service.assignment, free)
  if (!chosen) {
    const broken = explanation.staff.map((member) => member.refusals.map((refusal) => refusal.rule))
    // Free once: for somebody, nothing but another claim stands in the way.
    if (broken.some((rules) => rules.every((rule) => rule === 'taken'))) {
      return { refusal: { problem: 'slot-taken' } }
    }
    const reason = UNAVAILABLE_REASONS.find((candidate) => broken.some((rules) => rules.includes(candidate)))
    return { refusal: { problem: 'slot-unavailable', reason: reason ?? 'outside-hours' } }
  }
  const end = start + service.durationMinutes * MINUTE_MS
  const blocked = {
    start: start - service.bufferBeforeMinutes * MINUTE_MS,
    end: end + service.bufferAfterMinutes * MINUTE_MS,
  }
  return { place: { staffId: chosen.id, start, end, blocked } }
}
