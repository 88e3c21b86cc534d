import type { AdminStaffMember } from '@openslot/core/wire'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** One window of a weekday, as it is entered; `24:00` is a night's `00:00` to a clock. */
export interface Opening {
  readonly isOpen: boolean
  readonly start: string
  readonly end: string
}

export type Week = Readonly<Record<Weekday, Opening>>

const USUAL = { start: '09:00', end: '17:00' }

/** Monday to Friday, nine to five: most change it, and see how. */
export const usualWeek = (): Week =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, { ...USUAL, isOpen: day <= 5 }])) as unknown as Week

/** `missing`: a time is; `same`: the end is the start, and no whole day. */
export type OpeningFault = 'missing' | 'same'

export function faultOf({ isOpen, start, end }: Opening): OpeningFault | undefined {
  if (!isOpen) return undefined
  if (start === '' || end === '') return 'missing'
  return start === end && start !== '00:00' ? 'same' : undefined
}

/** The week as the API has it: an end at midnight is the day's own. */
export const hoursOf = (week: Week): AdminStaffMember['hours'] =>
  WEEKDAYS.filter((day) => week[day].isOpen).map((day) => ({
    days: [day],
    start: week[day].start,
    end: week[day].end === '00:00' ? '24:00' : week[day].end,
  }))

/** Every open day gets the times of the first. */
export function likeFirst(week: Week): Week {
  const first = WEEKDAYS.find((day) => week[day].isOpen)
  if (first === undefined) return week
  const { start, end } = week[first]
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, week[day].isOpen ? { isOpen: true, start, end } : week[day]]),
  ) as unknown as Week
}

/** The weekday's name by the reader's habit. */
export const weekdayName = (day: Weekday, locale: string, style: 'long' | 'short' = 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
