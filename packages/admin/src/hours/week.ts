import type { AdminStaffMember } from '@openslot/core/wire'
import type { Words } from '../i18n/en.js'
import { clockText } from '../time/wall-clock.js'

export type Hours = AdminStaffMember['hours']

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** A window of a day as it is typed: an end of `00:00` is the day's own midnight, one before the start is the next day's. */
export interface Opening {
  readonly start: string
  readonly end: string
}

/** The windows that start on each weekday; none: closed. */
export type Week = Readonly<Record<Weekday, readonly Opening[]>>

export const USUAL_DAY: readonly Opening[] = [{ start: '09:00', end: '17:00' }]

/** Monday to Friday, nine to five: most change it, and see how. */
export const usualWeek = (): Week => everyDay((day) => (day <= 5 ? USUAL_DAY : []))

const everyDay = (openingsOn: (day: Weekday) => readonly Opening[]): Week =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, openingsOn(day)])) as unknown as Week

export const weekOf = (hours: Hours): Week =>
  everyDay((day) => openingsOf(hours.filter(({ days }) => days.includes(day))))

/** The week as the API has it: an end at midnight is the day's own. */
export const hoursOf = (week: Week): Hours =>
  WEEKDAYS.flatMap((day) => windowsOf(week[day]).map((window) => ({ days: [day], ...window })))

/** As a form's field has them. */
export const writeHours = (hours: Hours): string => JSON.stringify(hours)
export const readHours = (text: string): Hours => JSON.parse(text) as Hours

/** One day's windows, as they are typed and as the API has them. */
export const openingsOf = (windows: readonly Opening[]): readonly Opening[] =>
  windows
    .map(({ start, end }) => ({ start, end: end === '24:00' ? '00:00' : end }))
    .toSorted((a, b) => a.start.localeCompare(b.start))

export const windowsOf = (openings: readonly Opening[]): Opening[] =>
  openings.map(({ start, end }) => ({ start, end: end === '00:00' ? '24:00' : end }))

/** `missing`: a time is; `same`: the end is the start, and no whole day. */
export type OpeningFault = 'missing' | 'same'

export function faultOf({ start, end }: Opening): OpeningFault | undefined {
  if (start === '' || end === '') return 'missing'
  return start === end && start !== '00:00' ? 'same' : undefined
}

/** What is wrong with a week as a field has it; the days themselves say more. */
export function hoursFault(text: string, { hours }: Words): string | undefined {
  const windows = readHours(text)
  if (windows.length === 0) return hours.none
  return openingsOf(windows).some((opening) => faultOf(opening)) ? hours.wrong : undefined
}

/** Minutes after the day's midnight; the end is up to 2880, in the next day. `undefined`: a time is missing. */
export function spanOf(opening: Opening): { readonly start: number; readonly end: number } | undefined {
  if (faultOf(opening)) return undefined
  const start = minutesOf(opening.start)
  const end = minutesOf(opening.end)
  return { start, end: end > start ? end : end + DAY }
}

export const isWholeDay = ({ start, end }: Opening): boolean => start === '00:00' && end === '00:00'

export const isOvernight = (opening: Opening): boolean => (spanOf(opening)?.end ?? 0) > DAY

export const DAY = 1440
/** What the ends of a window are pulled by. */
export const STEP = 15
const HALF_HOUR = 30

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export type Edge = 'start' | 'end'

/** How far an end of a window can be pulled: not over the other end, nor into the windows beside it. */
export function edgeRange(
  openings: readonly Opening[],
  index: number,
  edge: Edge,
): readonly [least: number, most: number] {
  const span = spanOf(openings[index] as Opening) ?? { start: 0, end: DAY }
  const beside = openings.flatMap((opening, at) => (at === index ? [] : (spanOf(opening) ?? [])))
  return edge === 'start'
    ? [Math.max(0, ...beside.map(({ end }) => end).filter((end) => end <= span.start)), span.end - STEP]
    : [
        span.start + STEP,
        // What is open past midnight was typed, and can be taken back.
        Math.min(Math.max(DAY, span.end), ...beside.map(({ start }) => start).filter((start) => start >= span.end)),
      ]
}

/** The day with one end of a window pulled there, as far as it can be. */
export function withEdge(openings: readonly Opening[], index: number, edge: Edge, minutes: number): readonly Opening[] {
  const [least, most] = edgeRange(openings, index, edge)
  const text = clockText(Math.min(Math.max(minutes, least), most) % DAY)
  return openings[index]?.[edge] === text
    ? openings
    : openings.map((one, at) => (at === index ? { ...one, [edge]: text } : one))
}

/**
 * The day with one pause more: an hour in the middle of its last window, or half of one where that is short. `null`:
 * there is no room for one.
 */
export function withBreak(openings: readonly Opening[]): readonly Opening[] | null {
  const last = openings.at(-1)
  const span = last && spanOf(last)
  if (!span || span.end - span.start < 4 * HALF_HOUR) return null
  const length = span.end - span.start >= 8 * HALF_HOUR ? 2 * HALF_HOUR : HALF_HOUR
  const from = Math.floor((span.start + span.end - length) / 2 / HALF_HOUR) * HALF_HOUR
  const text = (minutes: number): string => clockText(minutes % DAY)
  return [
    ...openings.slice(0, -1),
    { start: text(span.start), end: text(from) },
    { start: text(from + length), end: text(span.end) },
  ]
}

export const copied = (week: Week, from: Weekday, to: readonly Weekday[]): Week =>
  everyDay((day) => (to.includes(day) ? week[from] : week[day]))

/** The weekday's name by the reader's habit. */
export const weekdayName = (day: Weekday, locale: string, style: 'long' | 'short' = 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
