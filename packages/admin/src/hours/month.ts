import { parseDate } from '@openslot/core'
import { formatDate, isoWeekStart, isoWeekday, monthStart } from '@openslot/core/dates'
import type { Weekday } from './week.js'

const dayNumber = (date: string): number => parseDate(date) ?? 0

export const weekdayOf = (date: string): Weekday => isoWeekday(dayNumber(date)) as Weekday

/** The first date of a month, which may be some months later. */
export const firstOfMonth = (date: string, monthsLater = 0): string =>
  formatDate(monthStart(dayNumber(date), monthsLater))

/** The weeks of a date's month from Monday to Sunday; `null`: a day of another month. */
export function weeksOf(date: string): readonly (readonly (string | null)[])[] {
  const first = monthStart(dayNumber(date))
  const end = monthStart(first, 1)
  const weeks: (string | null)[][] = []
  for (let monday = isoWeekStart(first); monday < end; monday += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = monday + at
        return day >= first && day < end ? formatDate(day) : null
      }),
    )
  }
  return weeks
}

/** Where a key leads on a calendar; `null`: it is none of it. */
export function dateAfterKey(date: string, key: string): string | null {
  const day = dayNumber(date)
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: day - 1,
    ArrowRight: day + 1,
    ArrowUp: day - 7,
    ArrowDown: day + 7,
    Home: isoWeekStart(day),
    End: isoWeekStart(day) + 6,
    PageUp: sameDay(day, -1),
    PageDown: sameDay(day, 1),
  }
  const to = steps[key]
  return to === undefined ? null : formatDate(to)
}

/** The same day of another month, or its last one. */
function sameDay(day: number, monthsLater: number): number {
  const first = monthStart(day, monthsLater)
  return Math.min(first + day - monthStart(day), monthStart(first, 1) - 1)
}
