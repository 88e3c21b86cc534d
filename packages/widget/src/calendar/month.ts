import { DAY_MS, formatDate, isoWeekday, parseDate } from '@openslot/core/dates'

// Months are `2026-03`, dates `2026-03-08`: text that sorts, with no zone and no clock.

/** The month of a date. */
export const monthOf = (date: string): string => date.slice(0, 7)

export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const total = year * 12 + number - 1 + count
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** A date as somebody has written it, unless it is none, before `today`, or ten years and more ahead. */
export const dayToCome = (date: string | undefined, today: string): string | undefined =>
  date && date >= today && date < addMonths(today, 120) && parseDate(date) !== undefined ? date : undefined

export const firstOf = (month: string): string => `${month}-01`

const dayNumber = (date: string): number => parseDate(date) as number

export const addDays = (date: string, count: number): string => formatDate(dayNumber(date) + count)

export const lastOf = (month: string): string => addDays(firstOf(addMonths(month, 1)), -1)

/** The same day some months away; the month's last where it has no such day. */
export function addMonthsTo(date: string, count: number): string {
  const month = addMonths(monthOf(date), count)
  const wished = `${month}-${date.slice(8)}`
  return parseDate(wished) === undefined ? lastOf(month) : wished
}

/** 1 = Monday … 7 = Sunday */
export const weekdayOf = (date: string): number => isoWeekday(dayNumber(date))

/** Days since the week's first day (0 … 6), for a week that starts on ISO weekday `weekStart`. */
export const dayOfWeek = (date: string, weekStart: number): number => (weekdayOf(date) - weekStart + 7) % 7

/**
 * A month as six weeks of dates, `undefined` where another month's day would be: always six, so that what stands
 * below never moves.
 */
export function weeksOf(month: string, weekStart: number): readonly (readonly (string | undefined)[])[] {
  const first = dayNumber(firstOf(month))
  const length = dayNumber(lastOf(month)) - first + 1
  const offset = dayOfWeek(firstOf(month), weekStart)
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => {
      const index = week * 7 + day - offset
      return index >= 0 && index < length ? formatDate(first + index) : undefined
    }),
  )
}

/**
 * The instants (epoch ms) that hold the month in every zone on earth. Padded by a day on each side, so changing the
 * zone asks for nothing new.
 */
export const spanOf = (month: string): { from: number; to: number } => ({
  from: (dayNumber(firstOf(month)) - 1) * DAY_MS,
  to: (dayNumber(lastOf(month)) + 2) * DAY_MS,
})

/** The instant (epoch ms) from which on the month has begun everywhere: its first noon in UTC. */
export const latestStartOf = (month: string): number => (dayNumber(firstOf(month)) + 0.5) * DAY_MS
