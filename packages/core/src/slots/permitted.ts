import { DAY_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'
import { localDay, offsetSegments } from '../time/zone.js'
import type { SlotRules } from './query.js'

/** The first instant that minimum notice allows (to the millisecond; the grid does not move). */
export const earliestStart = (rules: SlotRules, now: number): number => now + rules.noticeMs

/** The last local date (day number) that the booking window allows in a staff member's zone; `null`: no limit. */
export const lastBookableDay = (rules: SlotRules, timeZone: string, now: number): number | null =>
  rules.windowDays === null ? null : localDay(timeZone, now) + rules.windowDays

/**
 * The instants of `[from, to)` at which notice and booking window let an appointment start, ascending.
 *
 * Nearly always one span. A zone that falls back across midnight (St John's, 1987 to 2011, at 00:01) shows the first
 * minute of a date before the last hour of the date before: then whole days need two.
 */
export function permittedStarts(rules: SlotRules, timeZone: string, now: number, from: number, to: number): Span[] {
  const earliest = Math.max(from, earliestStart(rules, now))
  const lastDay = lastBookableDay(rules, timeZone, now)
  if (earliest >= to) return []
  if (lastDay === null) return [{ start: earliest, end: to }]
  const localEnd = (lastDay + 1) * DAY_MS
  const spans: Span[] = []
  for (const { start, end, offsetMs } of offsetSegments(timeZone, earliest, to)) {
    const span = { start, end: Math.min(end, localEnd - offsetMs) }
    if (span.start < span.end) spans.push(span)
  }
  return spans
}
