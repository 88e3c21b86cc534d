import type { AdminStaffMember } from '@openslot/core/wire'
import type { Words } from '../i18n/en.js'
import { type Opening, type Week, type Weekday, faultOf, openingsOf, windowsOf } from './week.js'

/** Dates whose windows replace the weekly hours; none: closed. */
export type SpecialDays = AdminStaffMember['overrides']

/** As a form's field has them. */
export const writeSpecialDays = (days: SpecialDays): string => JSON.stringify(days)
export const readSpecialDays = (text: string): SpecialDays => JSON.parse(text) as SpecialDays

/** In the order of their dates, and of their windows. */
export const tidied = (days: SpecialDays): SpecialDays =>
  days
    .map(({ date, windows }) => ({ date, windows: windowsOf(openingsOf(windows)) }))
    .toSorted((a, b) => a.date.localeCompare(b.date))

/** With that day's windows; `null`: as usual again. */
export function withDay(days: SpecialDays, date: string, openings: readonly Opening[] | null): SpecialDays {
  const others = days.filter((day) => day.date !== date)
  return tidied(openings === null ? others : [...others, { date, windows: windowsOf(openings) }])
}

/** What is open on a date, and whether that is as usual. */
export interface DayShown {
  readonly openings: readonly Opening[]
  readonly isSpecial: boolean
}

export function dayShown(days: SpecialDays, week: Week, date: string, weekday: Weekday): DayShown {
  const special = days.find((day) => day.date === date)
  return { openings: special ? openingsOf(special.windows) : week[weekday], isSpecial: special !== undefined }
}

/** What is wrong with them as a field has them. */
export const specialDaysFault = (text: string, { hours }: Words): string | undefined =>
  readSpecialDays(text).some(({ windows }) => openingsOf(windows).some((opening) => faultOf(opening)))
    ? hours.wrong
    : undefined
