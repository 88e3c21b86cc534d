import {
  DAY_MS,
  MINUTE_MS,
  NEAREST_REACH_MS,
  type Slot,
  type Span,
  type StaffMember,
  findSlots,
  nearestSlots,
} from '@openslot/core'
import { MAX_RANGE_DAYS } from '@openslot/core/wire'
import type { CatalogService, CatalogStaff } from '../catalog/catalog.js'
import type { AvailabilityStore } from './store.js'

/** Whose free times are wanted. Instants in epoch ms. */
export interface SlotRequest {
  readonly service: CatalogService
  /** The people who may give it. */
  readonly staff: readonly CatalogStaff[]
  readonly now: number
  /** An appointment about to move: its own time counts as free. */
  readonly exceptAppointmentId?: string
}

/** How far ahead the next free time is looked for when a service has no booking window. */
const MAX_SEARCH_DAYS = 366
/** The core knows no slots after the year 2199. */
const LAST_INSTANT = Date.UTC(2200, 0, 1)

/** The bookable starts in `[from, to)` (epoch ms). */
export async function listSlots(
  store: AvailabilityStore,
  request: SlotRequest,
  range: { from: number; to: number },
): Promise<Slot[]> {
  const { service, now } = request
  return findSlots({ service, now, ...range, staff: await staffWithTaken(store, request, range) })
}

/** The first bookable start at or after `from` (epoch ms), or `null`. */
export async function firstSlotFrom(
  store: AvailabilityStore,
  request: SlotRequest,
  from: number,
): Promise<number | null> {
  const { service, now } = request
  const start = Math.max(from, now)
  // One day more than the window: "today" in a staff member's zone may begin a day before or after UTC's.
  const until = Math.max(start, now + ((service.bookingWindowDays ?? MAX_SEARCH_DAYS) + 2) * DAY_MS)
  const far = service.bookingWindowDays === null ? Math.max(until, start + MAX_SEARCH_DAYS * DAY_MS) : until
  const last = Math.min(far, LAST_INSTANT)
  for (let at = start; at < last; at += MAX_RANGE_DAYS * DAY_MS) {
    const [first] = await listSlots(store, request, { from: at, to: Math.min(last, at + MAX_RANGE_DAYS * DAY_MS) })
    if (first) return first.start
  }
  return null
}

/** The nearest bookable starts to a time that can't be had (epoch ms), ascending. */
export async function alternativesTo(
  store: AvailabilityStore,
  request: SlotRequest,
  start: number,
  count: number,
): Promise<number[]> {
  const { service, now } = request
  const staff = await staffWithTaken(store, request, { from: start - NEAREST_REACH_MS, to: start + NEAREST_REACH_MS })
  return nearestSlots({ service, staff, now }, start, count).map((slot) => slot.start)
}

/** Everyone with what is taken around a range of starts, widened by what an appointment at its edges would block. */
async function staffWithTaken(
  store: AvailabilityStore,
  { service, staff, exceptAppointmentId }: SlotRequest,
  { from, to }: { from: number; to: number },
): Promise<StaffMember[]> {
  const around: Span = {
    start: from - service.bufferBeforeMinutes * MINUTE_MS,
    end: to + (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS,
  }
  const taken = await store.taken(
    staff.map((member) => member.id),
    around,
    exceptAppointmentId,
  )
  return staff.map(({ id, timeZone, hours, overrides }) => ({
    id,
    timeZone,
    hours,
    overrides,
    taken: taken.get(id) ?? [],
  }))
}
