// Calendar dates as numbers: days since 1970-01-01 in the proleptic ISO calendar, with no zone and no clock.

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
export const DAY_MINUTES = 1440

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2})$/

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
  const parts = TIME.exec(time)
  if (!parts) return undefined
  const hour = Number(parts[1])
  const minute = Number(parts[2])
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined
  return hour * 60 + minute
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
