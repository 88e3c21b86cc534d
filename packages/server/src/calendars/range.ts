import { DAY_MS, type Span } from '@openslot/core'

/** How far ahead is read; later times aren't known, and aren't offered. */
const AHEAD_DAYS = 400

/** What is read of a calendar at `now` (epoch ms): from yesterday, which isn't over everywhere. */
export function rangeAt(now: number): Span {
  const start = Math.floor(now / DAY_MS) * DAY_MS - DAY_MS
  return { start, end: start + AHEAD_DAYS * DAY_MS }
}
