import { formatDate, formatMoment, formatOffset, formatTime, formatWhen, formatZone } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { areApart, daysBetween, isShownTwice, todayIn, wallClockOf } from './wall-clock.js'

type Writing = Pick<Speech, 'locale'>

/** How times are told. */
export interface Times {
  /** `10:00` */
  readonly time: (instant: number) => string
  /** `Tue 10 Mar, 10:00`, with the year where it is another one. */
  readonly when: (instant: number) => string
  /** `yesterday`, `Tue 10 Mar`: the day, where it isn't today's. */
  readonly day: (instant: number) => string | null
}

/**
 * Times by the clocks of a zone; where these show one twice, with their distance from Greenwich.
 * @param beside zones whose clocks a reader may think of: where these show something else, the zone is named
 */
export function timesIn(timeZone: string, speech: Writing, now: number, beside: readonly string[] = []): Times {
  const year = (instant: number): string => wallClockOf(instant, timeZone).date.slice(0, 4)
  const apart = (text: string, instant: number): string => {
    const zone = zoneBeside(instant, timeZone, beside, speech)
    if (zone !== null) return `${text} (${zone})`
    return toldApart(text, instant, timeZone, speech)
  }
  return {
    time: (instant) => apart(formatTime(instant, timeZone, speech), instant),
    when: (instant) => {
      const write = year(instant) === year(now) ? formatWhen : formatMoment
      return apart(write(instant, timeZone, speech), instant)
    },
    day: (instant) => nearDay(wallClockOf(instant, timeZone).date, todayIn(timeZone, now), speech),
  }
}

/** `2:30 GMT+2`: what is written of an instant, with more where the clocks show the same once more. */
export const toldApart = (text: string, instant: number, timeZone: string, speech: Writing): string =>
  isShownTwice(instant, timeZone) ? `${text} ${formatOffset(instant, timeZone, speech)}` : text

function nearDay(date: string, today: string, speech: Writing): string | null {
  const days = daysBetween(today, date)
  if (days === 0) return null
  if (Math.abs(days) === 1) return new Intl.RelativeTimeFormat(speech.locale, { numeric: 'auto' }).format(days, 'day')
  return formatDate(date, speech, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `New York, GMT-5`: the zone of a time, where clocks beside it show something else then; `null`: they show the same. */
export const zoneBeside = (
  instant: number,
  timeZone: string,
  beside: readonly string[],
  speech: Writing,
): string | null => (areApart(instant, [timeZone, ...beside]) ? formatZone(instant, timeZone, speech) : null)

/** As one reads it: `America/New York`. */
export const placeName = (timeZone: string): string => timeZone.replaceAll('_', ' ')
