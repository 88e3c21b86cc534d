// Calendar dates as numbers: days since 1970-01-01 in the proleptic ISO calendar, with no zone and no clock.

/** The first and the last instant (epoch ms) that may be named: zones beyond them are guesses. */
export const MIN_INSTANT = Date.UTC(1900, 0, 1)
export const MAX_INSTANT = Date.UTC(2200, 0, 1)
export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
export const DAY_MINUTES = 1440

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
/** The character code of `0`. */
const ZERO = 48

/** The day number of `2026-03-08`, or `undefined` when there is no such date. */
export function parseDate(date: string): number | undefined {
  const parts = DATE.exec(date)
  if (!parts) return undefined
  const day = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MS
  return formatDate(day) === date ? day : undefined
}

/** `2026-03-08` for a day number. */
export const formatDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The minute of the day of `09:30`, `24:00` included, or `undefined` when there is no such time. */
export function parseTime(time: string): number | undefined {
  // By hand: hours are parsed anew with every query, and a regular expression would take a good part of its time.
  if (time.length !== 5 || time[2] !== ':') return undefined
  const hour = twoDigits(time, 0)
  const minute = twoDigits(time, 3)
  if (hour < 0 || minute < 0 || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined
  return hour * 60 + minute
}

/** The number that two ASCII digits of `text` make, or a negative one when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** The ISO weekday (1 = Monday … 7 = Sunday) of a day number. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The day number of the Monday that starts this day's ISO week. */
export const isoWeekStart = (day: number): number => day - isoWeekday(day) + 1

/** The day number of the first day of this day's calendar month, or of a month some months later. */
export function monthStart(day: number, monthsLater = 0): number {
  const date = new Date(day * DAY_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsLater, 1) / DAY_MS
}
