import type { Price } from '@openslot/core/wire'
import { parseDate, DAY_MS } from '@openslot/core/dates'
import { firstOf } from '../calendar/month.js'
import { zoneNameIn } from '../zones/zone-name.js'
import { weekStartOf } from './locale.js'
import { dateAt, isRepeated } from './wall-clock.js'

/** Dates, times and money in the habits of one language, on the clock of one zone. */
export interface Formats {
  readonly locale: string
  readonly timeZone: string
  readonly weekStart: number
  /** `10:00`; with the zone's name (`1:00 AM EST`) in an hour that comes twice. */
  readonly time: (instant: number) => string
  /** `10:00 – 10:30` */
  readonly timeRange: (start: number, end: number) => string
  /** `Tuesday` */
  readonly weekday: (instant: number) => string
  /** `Tuesday 10 March 2026` */
  readonly longDate: (instant: number) => string
  /** `Tue 10 March` */
  readonly shortDate: (instant: number) => string
  /** The same of a date such as `2026-03-10`. */
  readonly dayLabel: (date: string) => string
  readonly dayTitle: (date: string) => string
  readonly dayNumber: (date: string) => string
  /** `March 2026` */
  readonly monthTitle: (month: string) => string
  /** The weekdays in their order, short and in full. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[]
  readonly money: (price: Price) => string
  /** `Anna, Ben and Cleo` */
  readonly and: (items: readonly string[]) => string
  /** `30 min, 45 min or 1 h` */
  readonly or: (items: readonly string[]) => string
  /** What the zone is called: `Berlin` in English, `Mitteleuropäische Zeit` where the browser has no city's name. */
  readonly zoneName: string
}

const memo = new Map<string, Formats>()

/** @param weekStart ISO weekday; the visitor's region may have another than that of the locale their dates are in */
export function formatsFor(locale: string, timeZone: string, weekStart = weekStartOf(locale)): Formats {
  const key = `${locale} ${timeZone} ${weekStart}`
  const known = memo.get(key)
  if (known) return known
  const made = makeFormats(locale, timeZone, weekStart)
  memo.set(key, made)
  return made
}

function makeFormats(locale: string, timeZone: string, weekStart: number): Formats {
  const there = (options: Intl.DateTimeFormatOptions, zone = timeZone): ((instant: number) => string) => {
    // The grid is of these months, whichever ones a locale has.
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, calendar: 'gregory' })
    return (instant) => format.format(instant)
  }
  const onDate = (options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
    const format = there(options, 'UTC')
    return (date) => format((parseDate(date) as number) * DAY_MS)
  }
  const time = there({ hour: 'numeric', minute: '2-digit' })
  const timeWithZone = there({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
  // 2026-03-15 is a Sunday.
  const dateOfWeekday = (index: number): string => `2026-03-${15 + ((weekStart + index) % 7)}`
  const shortWeekday = onDate({ weekday: 'short' })
  const longWeekday = onDate({ weekday: 'long' })
  const monthTitle = onDate({ month: 'long', year: 'numeric' })
  const labelOf = (instant: number): string => (isRepeated(instant, timeZone) ? timeWithZone(instant) : time(instant))
  const list = (type: 'conjunction' | 'disjunction'): ((items: readonly string[]) => string) => {
    const format = new Intl.ListFormat(locale, { type })
    return (items) => format.format(items)
  }
  const number = new Intl.NumberFormat(locale)
  const dayTitle = onDate({ weekday: 'short', day: 'numeric', month: 'long' })
  return {
    locale,
    timeZone,
    weekStart,
    time: labelOf,
    timeRange: (start, end) => rangeOf(labelOf(start), labelOf(end)),
    weekday: there({ weekday: 'long' }),
    longDate: there({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDate: (instant) => dayTitle(dateAt(instant, timeZone)),
    dayLabel: onDate({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    dayTitle,
    // Some languages have a word after it.
    dayNumber: (date) => number.format(Number(date.slice(8))),
    monthTitle: (month) => monthTitle(firstOf(month)),
    weekdays: Array.from({ length: 7 }, (_, index) => {
      const date = dateOfWeekday(index)
      return { short: shortWeekday(date), long: longWeekday(date) }
    }),
    money: ({ amount, currency }) => moneyIn(locale, amount, currency),
    and: list('conjunction'),
    or: list('disjunction'),
    zoneName: zoneNameIn(locale, timeZone),
  }
}

/**
 * `9:30 – 10:00 AM`: both as times are written everywhere else, an AM or PM that they share said once. The locales'
 * own ranges pad hours where their times don't.
 */
function rangeOf(start: string, end: string): string {
  const half = /\s?[AP]M$/iu.exec(start)?.[0]
  return `${half && end.endsWith(half) ? start.slice(0, -half.length) : start} – ${end}`
}

/** `€45`, `€45.50` */
function moneyIn(locale: string, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
