import { parseDate, parseTime } from '@openslot/core'
import { DAY_MS, MAX_INSTANT, MINUTE_MS, MIN_INSTANT, formatDate } from '@openslot/core/dates'
import { instantsAt, localDay, startOfLocalDay, toWallClock } from '@openslot/core/zone'

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

const isInReach = (instant: number): boolean => MIN_INSTANT <= instant && instant < MAX_INSTANT

/** Whether a date is of the years that the server knows the clocks of. */
export const isDateInReach = (date: string): boolean => isInReach((parseDate(date) ?? Number.NaN) * DAY_MS)

/**
 * The instants (epoch ms) at which the clocks of a zone show that date and time: none where they are put forward over
 * it, two where they are put back to it.
 */
export function instantsOf(date: string, time: string, timeZone: string): readonly number[] {
  const minutes = parseTime(time)
  if (!isDateInReach(date) || minutes === undefined) return []
  const shown = (parseDate(date) as number) * DAY_MS + minutes * MINUTE_MS
  return instantsAt(timeZone, shown).filter(isInReach)
}

/** Whether the clocks of a zone show the same once more, as they are put back. */
export const isShownTwice = (instant: number, timeZone: string): boolean =>
  instantsAt(timeZone, toWallClock(timeZone, instant)).length > 1

/** Which of the times that the clocks of a zone show alike an instant is: 1 for the second, else 0. */
export const turnOf = (instant: number, timeZone: string): number =>
  Math.max(instantsAt(timeZone, toWallClock(timeZone, instant)).indexOf(instant), 0)

/** Whether the clocks of zones show different dates or times at an instant. */
export const areApart = (instant: number, zones: readonly string[]): boolean =>
  new Set(zones.map((zone) => toWallClock(zone, instant))).size > 1

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
