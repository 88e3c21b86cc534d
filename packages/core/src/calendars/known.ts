import { MINUTE_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'

/**
 * What becomes of a staff member's free times when their outside calendar can't be read: `block` offers none of them
 * until it can, `use-last-known` goes on with what it said last, up to an age.
 */
export const OUTAGE_POLICIES = ['block', 'use-last-known'] as const

export type OutagePolicy = (typeof OUTAGE_POLICIES)[number]

/** With `block`, the age up to which a calendar counts as read: a server that is restarted is no outage. */
export const READ_WITHIN_MINUTES = 15

/** What is known of an outside calendar that blocks its owner's time. Instants in epoch ms. */
export interface KnownCalendar {
  readonly policy: OutagePolicy
  /** For `use-last-known`. */
  readonly maxAgeMinutes: number
  /** When it was read last; `null`: never. */
  readonly readAt: number | null
  /** For which time its busy spans were read; `null`: never. */
  readonly range: Span | null
  /** Whether only a person can mend it: access was taken away, or what it says can't be right. */
  readonly needsPerson: boolean
}

/** Up to when (epoch ms, exclusive) what is known of a calendar counts; `-Infinity`: it doesn't. */
export function countsUntil({ policy, maxAgeMinutes, readAt, needsPerson }: KnownCalendar): number {
  if (readAt === null || (policy === 'block' && needsPerson)) return -Infinity
  return readAt + (policy === 'block' ? READ_WITHIN_MINUTES : maxAgeMinutes) * MINUTE_MS
}

/** The parts of `around` of which nobody knows at `now` (epoch ms) whether they are free: none of them is offered. */
export function unknownSpans(calendar: KnownCalendar, around: Span, now: number): Span[] {
  const { range } = calendar
  if (range === null || now >= countsUntil(calendar)) return [around]
  return [
    { start: around.start, end: Math.min(around.end, range.start) },
    { start: Math.max(around.start, range.end), end: around.end },
  ].filter(({ start, end }) => start < end)
}
