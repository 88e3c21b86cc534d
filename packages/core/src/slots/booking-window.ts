import { type OpeningHours, windowsOn } from '../availability/hours.js'
import { DAY_MS } from '../time/date.js'
import { localDay, offsetSegments } from '../time/zone.js'
import type { SlotRules } from './rules.js'

/** What sets the last date: days after today, business days after today, or a date that the service names. */
export type WindowLimit = 'days' | 'business-days' | 'date'

export interface LastDay {
  /** Day number, in the staff member's zone. */
  readonly day: number
  readonly limit: WindowLimit
}

/**
 * The last local date that can be booked with a staff member, and which limit sets it: the earliest of those given.
 * `undefined`: none of them matters for starts before `horizon` (epoch ms).
 */
export function lastBookableDay(
  { windowDays, windowBusinessDays, untilDay }: SlotRules,
  hours: OpeningHours,
  now: number,
  horizon: number,
): LastDay | undefined {
  if (windowDays === null && windowBusinessDays === null && untilDay === null) return undefined
  const today = localDay(hours.timeZone, now)
  let last: LastDay | undefined
  const limitTo = (day: number | undefined, limit: WindowLimit): void => {
    if (day !== undefined && (!last || day < last.day)) last = { day, limit }
  }
  if (windowDays !== null) limitTo(today + windowDays, 'days')
  if (untilDay !== null) limitTo(untilDay, 'date')
  if (windowBusinessDays !== null) {
    // A clock that falls back across midnight shows the next date before the horizon's: one day more sees it.
    const lastAsked = localDay(hours.timeZone, horizon) + 1
    limitTo(businessDayAfter(hours, today, windowBusinessDays, lastAsked), 'business-days')
  }
  return last
}

/** The `count`-th date after `today` with a window in it, or `undefined` when that is none before `lastAsked`. */
function businessDayAfter(hours: OpeningHours, today: number, count: number, lastAsked: number): number | undefined {
  if (count === 0) return today
  if (lastAsked <= today) return undefined
  const skipped = skippedDays(hours.timeZone, today, lastAsked)
  let found = 0
  for (let day = today + 1; day < lastAsked; day++) {
    if (windowsOn(hours, day).length === 0 || skipped.includes(day)) continue
    found++
    if (found === count) return day
  }
  return undefined
}

/** The dates from `first` to `last` that a zone has left out of its calendar (Apia: 2011-12-30). */
function skippedDays(timeZone: string, first: number, last: number): number[] {
  const skipped: number[] = []
  let shown = -Infinity
  for (const { start, end, offsetMs } of offsetSegments(timeZone, (first - 2) * DAY_MS, (last + 2) * DAY_MS)) {
    const next = start + offsetMs
    for (let day = Math.ceil(shown / DAY_MS); (day + 1) * DAY_MS <= next && shown > -Infinity; day++) skipped.push(day)
    shown = end + offsetMs
  }
  return skipped
}
