import { MINUTE_MS } from '@openslot/core/dates'
import { toWallClock } from '@openslot/core/zone'

/** Minutes that the zone's clock is ahead of UTC at an instant. */
export const offsetMinutes = (instant: number, timeZone: string): number =>
  Math.floor((toWallClock(timeZone, instant) - instant) / MINUTE_MS)

/** The hour of the day (0 to 23) on the zone's clock. */
export const hourAt = (instant: number, timeZone: string): number =>
  new Date(toWallClock(timeZone, instant)).getUTCHours()

/** A clock goes back by half an hour (Lord Howe), one (nearly everywhere) or two (Troll). */
const REPEATS = [30, 60, 120]

/** Whether the zone's clock shows the same date and time twice, and this instant is one of the two. */
export function isRepeated(instant: number, timeZone: string): boolean {
  const shown = toWallClock(timeZone, instant)
  return REPEATS.some((minutes) =>
    [-1, 1].some((side) => toWallClock(timeZone, instant + side * minutes * MINUTE_MS) === shown),
  )
}
