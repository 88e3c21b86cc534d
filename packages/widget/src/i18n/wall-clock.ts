import { DAY_MS, MINUTE_MS, formatDate } from '@openslot/core/dates'

// What a zone's clock shows, as the browser says. The core's own tables cover centuries and find each transition to the
// second; here it is a month or two of a few zones, and every byte is waited for.

interface Clock {
  readonly format: Intl.DateTimeFormat
  /** Offsets in minutes, by day number: the browser takes its time for each. */
  readonly midnights: Map<number, number>
}

const clocks = new Map<string, Clock>()

function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = {
    format: new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }),
    midnights: new Map<number, number>(),
  }
  clocks.set(timeZone, clock)
  return clock
}

/** Minutes that the zone's clock is ahead of UTC at an instant. */
export function offsetMinutes(instant: number, timeZone: string): number {
  const { format, midnights } = clockOf(timeZone)
  const before = Math.floor(instant / DAY_MS)
  const offsetAt = (day: number): number => {
    const offset = midnights.get(day) ?? offsetIn(format.format(day * DAY_MS))
    midnights.set(day, offset)
    return offset
  }
  const offset = offsetAt(before)
  // No clock changes twice in a day.
  return offset === offsetAt(before + 1) ? offset : offsetIn(format.format(instant))
}

/** In `3/8/2026, GMT-03:30`; Greenwich is just `GMT`. */
function offsetIn(text: string): number {
  const [, sign, hours, minutes] = /GMT(.)(\d+):(\d+)/.exec(text) ?? [undefined, '+', 0, 0]
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
}

const toWallClock = (timeZone: string, instant: number): number =>
  instant + offsetMinutes(instant, timeZone) * MINUTE_MS

/** The date on the zone's clock, as a day number. */
export const dayAt = (instant: number, timeZone: string): number => Math.floor(toWallClock(timeZone, instant) / DAY_MS)

/** The same as `2026-03-08`. */
export const dateAt = (instant: number, timeZone: string): string => formatDate(dayAt(instant, timeZone))

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
