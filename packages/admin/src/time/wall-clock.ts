import { parseDate, parseTime } from '@openslot/core'
import { DAY_MS, MINUTE_MS, formatDate } from '@openslot/core/dates'
import { localDay, segmentAt, startOfLocalDay, toWallClock } from '@openslot/core/zone'

/** What the clocks of a zone show at an instant: a date and minutes after its midnight. */
export interface WallClock {
  /** `2026-03-08` */
  readonly date: string
  readonly minutes: number
}

export const DAY_MINUTES = 1440

export function wallClockOf(instant: number, timeZone: string): WallClock {
  const shown = toWallClock(timeZone, instant)
  const day = Math.floor(shown / DAY_MS)
  return { date: formatDate(day), minutes: Math.floor((shown - day * DAY_MS) / MINUTE_MS) }
}

/** `09:05` of minutes after midnight. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * The instant (epoch ms) at which the clocks of a zone show that date and time, the earlier one of two; `undefined`:
 * they never do, as they are put forward over it.
 */
export function instantOf(date: string, time: string, timeZone: string): number | undefined {
  const day = parseDate(date)
  const minutes = parseTime(time)
  if (day === undefined || minutes === undefined) return undefined
  const shown = day * DAY_MS + minutes * MINUTE_MS
  // The offset that holds there is the one of a day before or after; they differ near a change of the clocks only.
  return [shown - DAY_MS, shown + DAY_MS]
    .map((near) => shown - segmentAt(timeZone, near).offsetMs)
    .toSorted((a, b) => a - b)
    .find((instant) => toWallClock(timeZone, instant) === shown)
}

/** A date of a zone as a half-open span of instants (epoch ms). */
export function dayOf(date: string, timeZone: string): { readonly from: number; readonly to: number } {
  const day = parseDate(date) ?? 0
  return { from: startOfLocalDay(timeZone, day), to: startOfLocalDay(timeZone, day + 1) }
}

export const todayIn = (timeZone: string, now: number): string => formatDate(localDay(timeZone, now))

export const addDays = (date: string, days: number): string => formatDate((parseDate(date) ?? 0) + days)

export const daysBetween = (from: string, to: string): number => (parseDate(to) ?? 0) - (parseDate(from) ?? 0)

/** The date and time that minutes from a date's midnight are at, which may be on another day. */
export function clockAt(date: string, minutes: number): WallClock {
  const days = Math.floor(minutes / DAY_MINUTES)
  return { date: addDays(date, days), minutes: minutes - days * DAY_MINUTES }
}
