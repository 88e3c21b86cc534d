import { DAY_MS, NEAREST_REACH_MS, type Slot, findSlots, nearestSlots } from '@openslot/core'
import { MAX_RANGE_DAYS } from '@openslot/core/wire'
import type { AvailabilityStore, SlotRequest } from './store.js'

/** How far ahead the next free time is looked for when a service has no booking window. */
const MAX_SEARCH_DAYS = 366
/** The core knows no slots after the year 2199. */
const LAST_INSTANT = Date.UTC(2200, 0, 1)

/** The bookable starts in `[from, to)` (epoch ms). */
export const listSlots = async (
  store: AvailabilityStore,
  request: SlotRequest,
  range: { from: number; to: number },
): Promise<Slot[]> => findSlots(await store.query(request, range))

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
  const query = await store.query(request, { from: start - NEAREST_REACH_MS, to: start + NEAREST_REACH_MS })
  return nearestSlots(query, start, count).map((slot) => slot.start)
}
