import { claimsAt, joinableStaff } from '../slots/claims.js'
import { type StaffExplanation, explainSlot } from '../slots/explain.js'
import type { SlotQuery } from '../slots/query.js'
import type { SlotRefusal } from '../slots/refusal.js'
import type { Span } from '../time/interval.js'
import { assign } from './assign.js'
import type { Actor } from './booking.js'
import { type Refusal, UNAVAILABLE_REASONS } from './decision.js'
import type { PlaceSnapshot, StaffCandidate } from './snapshot.js'

/** A place in somebody's calendar: the appointment span, and the claims that hold it. Epoch ms. */
export interface Place {
  /** The first of `staffIds`. */
  readonly staffId: string
  /** Everyone who gives the appointment: one person or, for `staffing: 'all'`, everyone. */
  readonly staffIds: readonly string[]
  /** The resources whose calendars a new appointment takes; none when it joins one. */
  readonly resourceIds: readonly string[]
  readonly start: number
  readonly end: number
  /** The appointment span with its buffers: what the claims cover. */
  readonly blocked: Span
  /** Whether it joins an appointment that is there, as it is: then nothing new is claimed. */
  readonly joins: boolean
}

/** How soon and how far ahead may be booked binds customers only. */
const NO_DEADLINES = {
  minimumNoticeMinutes: 0,
  bookingWindowDays: null,
  bookingWindowBusinessDays: null,
  bookUntil: null,
} as const

export type PlaceAnswer = { readonly place: Place } | { readonly refusal: Refusal }

export interface PlaceWish {
  readonly actor: Actor
  /** The ids of whom to ask first, one after the other. */
  readonly preferred?: readonly string[]
}

/**
 * Finds who takes an appointment at `start` (epoch ms): the first `preferred` who is free, else by the service's rule; a
 * group that has begun to fill is filled before another is opened. With `staffing: 'all'`, everyone takes it.
 * Holds, bookings and moves all come through here, and here asks the very engine that lists the slots.
 */
export function findPlace(snapshot: PlaceSnapshot, start: number, { actor, preferred = [] }: PlaceWish): PlaceAnswer {
  const { now, staff, resources, durationMinutes } = snapshot
  const service = actor === 'customer' ? snapshot.service : { ...snapshot.service, ...NO_DEADLINES }
  const query: SlotQuery = {
    service,
    staff,
    now,
    from: start,
    to: start + 1,
    ...(resources && { resources }),
    ...(durationMinutes !== undefined && { durationMinutes }),
  }
  const explanation = explainSlot(query, start)
  const free = staff.filter((member) => explanation.staffIds.includes(member.id))
  const takers = service.staffing === 'all' ? free : choose(query, snapshot, free, start, preferred)
  const [first] = takers
  if (!first) return { refusal: refusalFor(explanation.staff, service.staffing === 'all') }
  const claims = claimsAt(
    query,
    start,
    takers.map((member) => member.id),
  )
  return { place: { staffId: claims.staffIds[0] ?? first.id, start, ...claims } }
}

/** The one of those who are free who takes it. */
function choose(
  query: SlotQuery,
  { service }: PlaceSnapshot,
  free: readonly StaffCandidate[],
  start: number,
  preferred: readonly string[],
): readonly StaffCandidate[] {
  const [first] = preferred.flatMap((id) => free.find((member) => member.id === id) ?? [])
  if (first) return [first]
  const joinable = joinableStaff(query, start)
  const begun = free.filter((member) => joinable.includes(member.id))
  const chosen = assign(service.assignment, begun.length > 0 ? begun : free)
  return chosen ? [chosen] : []
}

/** Which problem it is when nobody can: for `staffing: 'all'`, everyone's refusals stand in the way together. */
function refusalFor(staff: readonly StaffExplanation[], all: boolean): Refusal {
  const each = staff.map((member) => member.refusals.filter((refusal) => refusal.rule !== 'others-unavailable'))
  const broken = all ? [each.flat()] : each
  // Free once: for somebody, nothing but other claims stands in the way.
  if (broken.some((refusals) => refusals.length > 0 && refusals.every(isOnlyTaken))) return { problem: 'slot-taken' }
  const rules = new Set<string>(broken.flat().map((refusal) => refusal.rule))
  const reason = UNAVAILABLE_REASONS.find((candidate) => rules.has(candidate))
  // Also what starts within the hours and ends after them.
  return { problem: 'slot-unavailable', reason: reason ?? 'outside-hours' }
}

/** Whether a start would be free but for claims and busy times, of staff or of resources that are open then. */
function isOnlyTaken(refusal: SlotRefusal): boolean {
  if (refusal.rule === 'taken') return true
  if (refusal.rule !== 'resource-missing') return false
  return refusal.free + refusal.by.filter((resource) => !resource.closed).length >= refusal.needed
}
