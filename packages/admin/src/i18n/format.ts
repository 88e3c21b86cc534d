import { MINUTE_MS } from '@openslot/core/dates'
import type { Speech } from './language.js'

/** Formatters are slow to make, and asked for again and again. */
const made = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options])
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
  made.set(key, known)
  return known
}

const format = (instant: number, locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  formatter(locale, timeZone, options).format(instant)

type Writing = Pick<Speech, 'locale'>

/** `10:00` */
export const formatTime = (instant: number, timeZone: string, { locale }: Writing): string =>
  format(instant, locale, timeZone, { hour: 'numeric', minute: '2-digit' })

/** `10:00` of minutes after midnight. */
export const formatMinutes = (minutes: number, writing: Writing): string =>
  formatTime(minutes * MINUTE_MS, 'UTC', writing)

/** `10 AM`, where the hour alone says enough. */
export const formatHour = (instant: number, timeZone: string, { locale }: Writing): string =>
  format(instant, locale, timeZone, { hour: 'numeric' })

/** `Tuesday 10 March` */
export const formatDay = (instant: number, timeZone: string, { locale }: Writing): string =>
  format(instant, locale, timeZone, { weekday: 'long', day: 'numeric', month: 'long' })

/** `Tue 10 March at 10:00`, for a list of days or a sentence. */
export const formatWhen = (instant: number, timeZone: string, { locale }: Writing): string =>
  format(instant, locale, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })

/** `GMT+2`: how far the clocks are from Greenwich then. */
export const formatOffset = (instant: number, timeZone: string, { locale }: Writing): string =>
  formatter(locale, timeZone, { timeZoneName: 'shortOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** `New York, GMT-5`: a zone in few words, and how far its clocks are from Greenwich then. */
export const formatZone = (instant: number, timeZone: string, writing: Writing): string => {
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return `${city}, ${formatOffset(instant, timeZone, writing)}`
}

/** A date such as `2026-03-10` by the reader's habit: `Tue 10`, for the head of a column. */
export const formatDate = (date: string, { locale }: Writing, options: Intl.DateTimeFormatOptions): string =>
  format(Date.parse(`${date}T00:00:00Z`), locale, 'UTC', options)

/** `Tue 10 Mar 2026, 10:00`, for what may be long ago. */
export const formatMoment = (instant: number, timeZone: string, { locale }: Writing): string =>
  format(instant, locale, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
