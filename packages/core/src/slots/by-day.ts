import { DAY_MS, formatDate } from '../time/date.js'
import { type OffsetSegment, localDay, segmentAt } from '../time/zone.js'

/** Anything with a start in epoch milliseconds: a slot, or what the API sent as one. */
export interface Starting {
  readonly start: number
}

/** The slots whose start falls on one date of the viewer's calendar. */
export interface DayOfSlots<T extends Starting> {
  /** `2026-03-08` in the viewer's zone. */
  readonly date: string
  readonly slots: readonly T[]
}

/**
 * Groups ascending slots by the date that a viewer's wall clock shows at their start, in the order of the dates. Dates
 * without slots don't appear.
 *
 * @param timeZone the viewer's IANA zone
 * @throws CoreError when a start is no instant between the years 1900 and 2200
 * @throws RangeError when the zone doesn't exist
 */
export function byDay<T extends Starting>(slots: readonly T[], timeZone: string): DayOfSlots<T>[] {
  const days = new Map<number, T[]>()
  let today: T[] = []
  let shownDay = Number.NaN
  let segment: OffsetSegment = { start: 0, end: 0, offsetMs: 0 }
  for (const slot of slots) {
    const { start } = slot
    // A text would be compared as a number, but not added as one.
    if (typeof start !== 'number' || !(segment.start <= start && start < segment.end))
      segment = segmentAt(timeZone, start)
    const day = Math.floor((start + segment.offsetMs) / DAY_MS)
    if (day !== shownDay) {
      shownDay = day
      // A fall-back across midnight shows a date, the next one, and the first again: each gets all of its slots.
      today = days.get(day) ?? []
      days.set(day, today)
    }
    today.push(slot)
  }
  return [...days].toSorted(([a], [b]) => a - b).map(([day, ofDay]) => ({ date: formatDate(day), slots: ofDay }))
}

/**
 * The date (`2026-03-08`) that the wall clock of `timeZone` shows at `instant` (epoch ms).
 *
 * @throws CoreError when `instant` is none between the years 1900 and 2200
 * @throws RangeError when the zone doesn't exist
 */
export const dateAt = (instant: number, timeZone: string): string => formatDate(localDay(timeZone, instant))
