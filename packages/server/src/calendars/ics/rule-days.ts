import { DAY_MS, isoWeekday } from '@openslot/core'
import { type RecurrenceRule, type RuleDay, weekStartOf } from './recurrence-rule.js'
import { dayOf } from './wall-time.js'

/** Whether a rule's lists allow a day (a day number). What a list doesn't name, it excludes; one that isn't there, nothing. */
export function isDayOf(rule: RecurrenceRule, day: number): boolean {
  const { months, monthDays, yearDays, weeks, days } = rule
  if (days && !days.some((wanted) => isWeekdayOf(wanted, day, rule))) return false
  if (!months && !monthDays && !yearDays && !weeks) return true
  const date = new Date(day * DAY_MS)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  if (months && !months.includes(month + 1)) return false
  return (
    isCounted(monthDays, day, dayOf(Date.UTC(year, month, 1)), dayOf(Date.UTC(year, month + 1, 1))) &&
    isCounted(yearDays, day, dayOf(Date.UTC(year, 0, 1)), dayOf(Date.UTC(year + 1, 0, 1))) &&
    isInWeek(weeks, day, rule.weekStart)
  )
}

/** Whether a list has the day's number in `[first, next)`, counted from its start (1 …) or its end (-1 …). */
function isCounted(list: readonly number[] | null, day: number, first: number, next: number): boolean {
  return !list || list.includes(day - first + 1) || list.includes(day - next)
}

/** Weeks as in ISO 8601, but starting where the rule says: a year's first has at least four of its days. */
function isInWeek(weeks: readonly number[] | null, day: number, weekStart: number): boolean {
  if (!weeks) return true
  const start = weekStartOf(day, weekStart)
  const year = new Date((start + 3) * DAY_MS).getUTCFullYear()
  const firstWeek = (of: number): number => weekStartOf(dayOf(Date.UTC(of, 0, 4)), weekStart)
  const week = (start - firstWeek(year)) / 7 + 1
  return weeks.includes(week) || weeks.includes((start - firstWeek(year + 1)) / 7)
}

/** `2MO` counts within the month, or within the year where the rule names no months; elsewhere numbers mean nothing. */
function isWeekdayOf({ nth, weekday }: RuleDay, day: number, { frequency, months, weeks }: RecurrenceRule): boolean {
  if (isoWeekday(day) !== weekday) return false
  const isCounting = frequency === 'MONTHLY' || (frequency === 'YEARLY' && !weeks)
  if (nth === 0 || !isCounting) return true
  const date = new Date(day * DAY_MS)
  const year = date.getUTCFullYear()
  const isByMonth = frequency === 'MONTHLY' || months !== null
  const month = isByMonth ? date.getUTCMonth() : 0
  const first = dayOf(Date.UTC(year, month, 1))
  const next = dayOf(Date.UTC(year, month + (isByMonth ? 1 : 12), 1))
  return nth > 0 ? Math.floor((day - first) / 7) + 1 === nth : -Math.floor((next - 1 - day) / 7) - 1 === nth
}
