import { DAY_MS, MINUTE_MS, cityOf, localDay, nameOfOffset, toWallClock } from '@openslot/core'
import { fill } from './fill.js'
import { LANGUAGES, type LanguageTag, languageOf } from './words/catalogue.js'
import type { Words } from './words/words.js'

/** How a person reads: their words, and their habits for dates, times and money on the clock of their zone. */
export interface Reader {
  readonly language: LanguageTag
  readonly words: Words
  /** BCP 47, of the same language as the words. */
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
}

/**
 * The reader that a language tag and a zone stand for. Where we have no words in their language, they get the
 * `fallback`'s, and its dates with them: two languages in one sentence would be neither.
 */
export function readerOf({ locale, timeZone }: { locale: string | null; timeZone: string }, fallback: string): Reader {
  const spoken = speak(locale) ?? speak(fallback) ?? ({ language: 'en', locale: 'en-GB' } as const)
  return { ...spoken, words: LANGUAGES[spoken.language], timeZone }
}

/** The locale of our words for who asks for `tag`; `null` where there are none. */
export const spokenLocale = (tag: string | null): string | null => speak(tag)?.locale ?? null

function speak(tag: string | null): Pick<Reader, 'language' | 'locale'> | null {
  const language = languageOf(tag)
  if (tag === null || language === null) return null
  // Another calendar or other digits, which a tag may ask for, don't go with our words: "25 Sivan".
  const { baseName } = new Intl.Locale(tag)
  return { language, locale: WHOSE[baseName] ?? baseName }
}

/** Without a region they mean the largest one's habits to `Intl`: not the American clock by accident. */
const WHOSE: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT' }

export const isRightToLeft = ({ language }: Pick<Reader, 'language'>): boolean => language === 'ar' || language === 'he'

/** "Tue 10 March at 10:00"; with its offset, "Sun 25 October at 2:30 (GMT+2)", in an hour that comes twice. */
export const shortWhen = (instant: number, reader: Reader): string =>
  fill(reader.words.when, { date: shortDate(instant, reader), time: plainTime(instant, reader) }) +
  whichOfTwo(instant, reader)

/** "Tue 10 March" */
export const shortDate = (instant: number, reader: Reader): string =>
  dateBy(instant, reader, { weekday: 'short', day: 'numeric', month: 'long' })

/** "10:00", or "10:00 AM" where people say so; with its offset in an hour that comes twice. */
export const clockTime = (instant: number, reader: Reader): string =>
  plainTime(instant, reader) + whichOfTwo(instant, reader)

const plainTime = (instant: number, reader: Reader): string =>
  format(instant, reader, { hour: 'numeric', minute: '2-digit' })

/** " (GMT+2)" for an instant whose date and time the reader's clock shows twice, else nothing. */
const whichOfTwo = (instant: number, { timeZone }: Reader): string =>
  isShownTwice(instant, timeZone) ? ` (${nameOfOffset(offsetMinutes(instant, timeZone))})` : ''

function isShownTwice(instant: number, timeZone: string): boolean {
  const shown = toWallClock(timeZone, instant)
  // No clock changes twice within two days: the other time, if there is one, is of the offset before or of that after.
  return [-DAY_MS, DAY_MS]
    .map((aside) => shown - offsetMinutes(instant + aside, timeZone) * MINUTE_MS)
    .some((other) => other !== instant && toWallClock(timeZone, other) === shown)
}

const offsetMinutes = (instant: number, timeZone: string): number =>
  Math.round((toWallClock(timeZone, instant) - instant) / MINUTE_MS)

/**
 * "Tuesday 10 March 2026, 10:00–10:30 (Berlin time, GMT+1)"; both offsets, "GMT+2 → GMT+1", where the clock changes
 * meanwhile.
 */
export function longWhen(span: { start: number; end: number }, reader: Reader): string {
  const date = dateBy(span.start, reader, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const times = { date, from: plainTime(span.start, reader), to: plainTime(span.end, reader) }
  return `${fill(reader.words.span, times)} (${zoneOf(span, reader)})`
}

/** "30 min", "1 h 15" */
export function duration(minutes: number, { words }: Reader): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const values = { hours: String(hours), minutes: String(rest) }
  if (hours === 0) return fill(words.minutes, values)
  return fill(rest === 0 ? words.hours : words.hoursAndMinutes, values)
}

/** "Where: Main Street 4"; a question has its own mark. */
export const labelled = (label: string, value: string, words: Words): string =>
  /[?:？：]$/.test(label) ? `${label} ${value}` : fill(words.label, { label, value })

/** What stands between the parts of a list: not every language has our comma. */
export const commaOf = (words: Words): string => fill(words.joined, { first: '', next: '' })

/** "Haircut, 30 min", "Anna, Ben" */
export const joined = (parts: readonly string[], words: Words): string => parts.join(commaOf(words))

/**
 * A text that may be of another script than the sentence around it, so that neither turns the other round: between the
 * characters that isolate it, for who reads from right to left.
 */
export const isolated = (text: string, reader: Reader): string => (isRightToLeft(reader) ? `\u2068${text}\u2069` : text)

/** "€45", "Free" */
export function money({ amount, currency }: { amount: number; currency: string }, reader: Reader): string {
  if (amount === 0) return reader.words.free
  const style = new Intl.NumberFormat(reader.locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return style.format(amount / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2))
}

/** How many midnights lie between two instants on the reader's calendar: 0 is the same day, 1 the next. */
export const daysBetween = (from: number, to: number, { timeZone }: Reader): number =>
  localDay(timeZone, to) - localDay(timeZone, from)

/** Some releases of ICU put a comma after an English weekday, others don't. */
function dateBy(instant: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const date = format(instant, reader, options)
  return reader.language === 'en' ? date.replace(',', '') : date
}

function zoneOf({ start, end }: { start: number; end: number }, { timeZone, locale, words }: Reader): string {
  const city = cityOf(timeZone)
  if (/^(?:UTC|GMT)/.test(city)) return city
  const offsets = new Set([start, end].map((instant) => nameOfOffset(offsetMinutes(instant, timeZone))))
  const offset = [...offsets].join(' → ')
  const name = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' })
    .formatToParts(start)
    .find((part) => part.type === 'timeZoneName')?.value
  // Zones without a name of their own are called by their offset already, in every language's way.
  const isNameless = name === undefined || /\p{N}/u.test(name)
  return isNameless && !words.zone.includes('{city}') ? offset : fill(words.zone, { city, name: name ?? '', offset })
}

const format = (instant: number, reader: Reader, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone }).format(instant)
