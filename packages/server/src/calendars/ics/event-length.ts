import { DAY_MS } from '@openslot/core'
import { type ContentLine, first } from './content-line.js'
import { type EventTime, timeOf, wallIn } from './event-time.js'
import { type Length, parseLength } from './wall-time.js'
import type { ZoneFinder } from './zones.js'

/** How long an event takes; where that isn't known, more than it might. */
export interface ReadLength {
  readonly length: Length
  readonly isWhole: boolean
}

/** Somebody is busy, nobody knows for how long. */
export const A_DAY: Length = { days: 1, ms: 0 }

/** Of an event that ends in the year 9999, as those without an end do. */
const LONGEST_DAYS = 10_000 * 366

/** Without an end, a day takes that day and a time takes none (RFC 5545 §3.6.1). */
export function lengthOf(lines: readonly ContentLine[], start: EventTime, zones: ZoneFinder): ReadLength {
  const endLine = first(lines, 'DTEND')
  if (endLine) {
    const end = timeOf(endLine, zones)
    return end ? between(start, end) : { length: A_DAY, isWhole: false }
  }
  const written = first(lines, 'DURATION')
  const length = written ? parseLength(written.value) : { days: 0, ms: 0 }
  if (!length) return { length: A_DAY, isWhole: false }
  return { length: start.isDate ? wholeDays(length) : bounded(length), isWhole: true }
}

/** Whole days are counted as such; else it is the time that passes (RFC 5545 §3.8.5.3). */
export function between(start: EventTime, end: EventTime): ReadLength {
  if (start.isDate) {
    const last = end.ms % DAY_MS === 0 ? end.ms : wallIn(end.home, end)
    // Some write the same date twice and mean that day.
    return { length: wholeDays({ days: 0, ms: last - start.ms }), isWhole: last >= start.ms }
  }
  const ms = end.zone.toInstant(end.ms) - start.zone.toInstant(start.ms)
  // Where only one of the clocks is known, they may be a day apart.
  if (start.zone.isGuess !== end.zone.isGuess) return { length: { days: 1, ms: Math.max(0, ms) }, isWhole: false }
  return ms < 0 ? { length: A_DAY, isWhole: false } : { length: bounded({ days: 0, ms }), isWhole: true }
}

/** All days that it touches, at least one. */
export const wholeDays = ({ days, ms }: Length): Length =>
  bounded({ days: Math.max(1, days + Math.ceil(ms / DAY_MS)), ms: 0 })

export function bounded({ days, ms }: Length): Length {
  return { days: Math.min(days, LONGEST_DAYS), ms: Math.min(ms, LONGEST_DAYS * DAY_MS) }
}
