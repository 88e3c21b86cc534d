import { cityOf, nameOfOffset } from '@openslot/core/zone-names'
import { offsetMinutes } from '../i18n/wall-clock.js'

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

/** `GMT+1`, `GMT−3:30`, `GMT` */
export const offsetName = (instant: number, timeZone: string): string => nameOfOffset(offsetMinutes(instant, timeZone))
