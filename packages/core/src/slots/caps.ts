import { DAY_MS, isoWeekStart, monthStart } from '../time/date.js'
import type { Span } from '../time/interval.js'
import { localDay, offsetSegments } from '../time/zone.js'
import type { Candidate } from './query.js'
import type { Cap, CapPeriod, SlotRules } from './rules.js'

/** A cap that a start would exceed. */
export interface ReachedCap extends Cap {
  readonly cap: 'service' | 'staff'
  /** Day number of the period's first date. */
  readonly firstDay: number
  /** The period's live bookings. */
  readonly booked: number
}

/** No period is longer, also where a clock change or a skipped date stretches it. */
const LONGEST_PERIOD_MS = 33 * DAY_MS

/** The first day of the period that a day number lies in. */
function firstDayOf(period: CapPeriod, day: number): number {
  if (period === 'day') return day
  return period === 'week' ? isoWeekStart(day) : monthStart(day)
}

/** The first day after the period that starts on a day number. */
function nextPeriod(period: CapPeriod, firstDay: number): number {
  if (period === 'day') return firstDay + 1
  return period === 'week' ? firstDay + 7 : monthStart(firstDay, 1)
}

/** How many of the `booked` starts each period has that meets `[from, to)`: its first day → their number. */
function countByPeriod(
  period: CapPeriod,
  booked: readonly number[],
  timeZone: string,
  { start, end }: Span,
): Map<number, number> {
  const counts = new Map<number, number>()
  for (const instant of booked) {
    if (instant < start - LONGEST_PERIOD_MS || instant > end + LONGEST_PERIOD_MS) continue
    const firstDay = firstDayOf(period, localDay(timeZone, instant))
    counts.set(firstDay, (counts.get(firstDay) ?? 0) + 1)
  }
  return counts
}

/** The starts of `range` that `caps` refuse because their local day, week or month is full; in no order. */
export function fullStarts(caps: readonly Cap[], booked: readonly number[], timeZone: string, range: Span): Span[] {
  const full: Span[] = []
  for (const { period, limit } of caps) {
    if (limit === 0) return [range]
    for (const [firstDay, count] of countByPeriod(period, booked, timeZone, range)) {
      if (count >= limit) full.push({ start: firstDay * DAY_MS, end: nextPeriod(period, firstDay) * DAY_MS })
    }
  }
  return full.length === 0 ? [] : onTheClock(full, timeZone, range)
}

/** The instants of `range` at which the zone's wall clock shows a time in `local`, by membership: a date may come twice. */
function onTheClock(local: readonly Span[], timeZone: string, range: Span): Span[] {
  return offsetSegments(timeZone, range.start, range.end).flatMap((segment) =>
    local
      .map(({ start, end }) => ({
        start: Math.max(segment.start, start - segment.offsetMs),
        end: Math.min(segment.end, end - segment.offsetMs),
      }))
      .filter((span) => span.start < span.end),
  )
}

/** The caps, of the service and of the staff member, that a booking at `start` (epoch ms) would exceed. */
export function reachedCaps(rules: SlotRules, { caps, booked, hours }: Candidate, start: number): ReachedCap[] {
  const day = localDay(hours.timeZone, start)
  const reached = (cap: 'service' | 'staff', limits: readonly Cap[], starts: readonly number[]): ReachedCap[] =>
    limits
      .map(({ period, limit }) => {
        const firstDay = firstDayOf(period, day)
        const counts = countByPeriod(period, starts, hours.timeZone, { start, end: start + 1 })
        return { cap, period, limit, firstDay, booked: counts.get(firstDay) ?? 0 }
      })
      .filter((found) => found.booked >= found.limit)
  return [...reached('service', rules.caps, rules.booked), ...reached('staff', caps, booked)]
}
