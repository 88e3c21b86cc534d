import { formatMoment, formatOffset, formatTime, formatWhen } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { isShownTwice, wallClockOf } from './wall-clock.js'

/** How times are told. */
export interface Times {
  /** `10:00` */
  readonly time: (instant: number) => string
  /** `Tue 10 Mar, 10:00`, with the year where it is another one. */
  readonly when: (instant: number) => string
}

/** Times by the clocks of a zone; where these show one twice, with their distance from Greenwich. */
export function timesIn(timeZone: string, speech: Pick<Speech, 'locale'>, now: number): Times {
  const year = (instant: number): string => wallClockOf(instant, timeZone).date.slice(0, 4)
  const apart = (text: string, instant: number): string =>
    isShownTwice(instant, timeZone) ? `${text} ${formatOffset(instant, timeZone, speech)}` : text
  return {
    time: (instant) => apart(formatTime(instant, timeZone, speech), instant),
    when: (instant) => {
      const write = year(instant) === year(now) ? formatWhen : formatMoment
      return apart(write(instant, timeZone, speech), instant)
    },
  }
}

/** As one reads it: `America/New York`. */
export const placeName = (timeZone: string): string => timeZone.replaceAll('_', ' ')
