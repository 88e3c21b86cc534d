import { offsetMinutes } from '../i18n/wall-clock.js'

/** What engines still call by the name it had before. */
const RENAMED: Readonly<Record<string, string>> = {
  Asmera: 'Asmara',
  Calcutta: 'Kolkata',
  Enderbury: 'Kanton',
  Faeroe: 'Faroe',
  Godthab: 'Nuuk',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Ponape: 'Pohnpei',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
  'Ho Chi Minh': 'Ho Chi Minh City',
  Truk: 'Chuuk',
}

/** The last part of an IANA name, as people write it. */
export function cityOf(timeZone: string): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
  return RENAMED[city] ?? city
}

/** What a language calls the zone; English calls it by its city, as the browser has no cities for the others. */
export const zoneNameIn = (locale: string, timeZone: string): string =>
  (isEnglish(locale) ? undefined : genericName(locale, timeZone, 'longGeneric')) ?? cityOf(timeZone)

export const isEnglish = (locale: string): boolean => new Intl.Locale(locale).language === 'en'

/** `Mitteleuropäische Zeit`; shortly, it is often the country or the city: `ドイツ時間`. Not where it is but an offset. */
export function genericName(
  locale: string,
  timeZone: string,
  timeZoneName: 'longGeneric' | 'shortGeneric',
): string | undefined {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts()
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name && /\p{N}/u.test(name) ? undefined : name
}

/** `GMT+1`, `GMT-3:30`, `GMT` */
export function offsetName(instant: number, timeZone: string): string {
  const minutes = offsetMinutes(instant, timeZone)
  if (minutes === 0) return 'GMT'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `GMT${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}
