import type { OpeningHours } from '../availability/hours.js'
import { DAY_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'
import { offsetSegments } from '../time/zone.js'
import { lastBookableDay } from './booking-window.js'
import type { SlotRules } from './rules.js'

/** The first instant that minimum notice allows (to the millisecond; the grid does not move). */
export const earliestStart = (rules: SlotRules, now: number): number => now + rules.noticeMs

/**
 * The instants of `[from, to)` at which notice and booking window let an appointment start, ascending.
 *
 * Nearly always one span. A zone that falls back across midnight (St John's, 1987 to 2011, at 00:01) shows the first
 * minute of a date before the last hour of the date before: then whole days need two.
 */
export function permittedStarts(rules: SlotRules, hours: OpeningHours, now: number, from: number, to: number): Span[] {
  const earliest = Math.max(from, earliestStart(rules, now))
  if (earliest >= to) return []
  const last = lastBookableDay(rules, hours, now, to)
  if (!last) return [{ start: earliest, end: to }]
  const localEnd = (last.day + 1) * DAY_MS
  const spans: Span[] = []
  for (const { start, end, offsetMs } of offsetSegments(hours.timeZone, earliest, to)) {
    const span = { start, end: Math.min(end, localEnd - offsetMs) }
    if (span.start < span.end) spans.push(span)
  }
  return spans
}
