import { localDay, segmentAt, startOfLocalDay } from '../time/zone.js'
import type { Slot } from './find-slots.js'
import { type SlotQuery, parseQuery } from './query.js'

/**
 * Until when (epoch ms, inclusive) the passing of time alone leaves the answer to `query` as it is: for whoever keeps
 * one. Notice takes the first slot away; a booking window that counts days opens the next one at somebody's midnight.
 *
 * @param slots what `findSlots(query)` gave
 * @throws CoreError as `findSlots` does
 */
export function unchangedUntil(query: SlotQuery, slots: readonly Slot[]): number {
  const { rules, candidates, now } = parseQuery(query)
  const [first] = slots
  const byNotice = first ? first.start - rules.noticeMs : Infinity
  if (rules.windowDays === null && rules.windowBusinessDays === null) return byNotice
  return candidates.reduce((until, { hours }) => Math.min(until, sameDateUntil(hours.timeZone, now)), byNotice)
}

/** The last instant at which the local date is surely the same: a clock change may show the date before once more. */
function sameDateUntil(timeZone: string, now: number): number {
  const { end } = segmentAt(timeZone, now)
  const midnight = startOfLocalDay(timeZone, localDay(timeZone, now) + 1)
  // In an hour that is repeated across midnight, the next date has been seen already.
  return Math.max(now, Math.min(midnight, end) - 1)
}
