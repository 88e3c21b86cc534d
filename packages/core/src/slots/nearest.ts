import { checkInstant } from '../checks.js'
import { CoreError } from '../errors.js'
import { DAY_MS, MAX_INSTANT, MIN_INSTANT } from '../time/date.js'
import { type Slot, slotsOf } from './find-slots.js'
import { type SlotQuery, parseQuery } from './query.js'

/** How far around a wished start {@link nearestSlots} looks, in ms: widened only while nothing is found. */
const REACHES_MS = [1, 7, 31].map((days) => days * DAY_MS)

/** The farthest that {@link nearestSlots} looks on both sides (ms): load the claims of this range for it. */
export const NEAREST_REACH_MS = Math.max(...REACHES_MS)

/**
 * Up to `count` bookable slots nearest to `start` (epoch ms) in time, ascending; the earlier first between equals.
 *
 * @throws CoreError naming the wrong field of the query, `start` or `count`
 */
export function nearestSlots(query: Omit<SlotQuery, 'from' | 'to'>, start: number, count: number): Slot[] {
  checkInstant(start, 'start')
  if (!Number.isInteger(count) || count < 0) throw new CoreError('count', 'use a whole number of at least 0')
  const rangeOf = (reach: number): { from: number; to: number } => ({
    from: Math.max(start - reach, MIN_INSTANT),
    to: Math.min(start + reach, MAX_INSTANT),
  })
  const parsed = parseQuery(query, rangeOf(NEAREST_REACH_MS))
  for (const reach of REACHES_MS) {
    const around = slotsOf({ ...parsed, ...rangeOf(reach) })
    if (around.length < count && reach < NEAREST_REACH_MS) continue
    const distance = (slot: Slot): number => Math.abs(slot.start - start)
    return around
      .toSorted((a, b) => distance(a) - distance(b))
      .slice(0, count)
      .toSorted((a, b) => a.start - b.start)
  }
  return []
}
