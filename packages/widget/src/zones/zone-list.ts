import { cityOf } from '@openslot/core/zone-names'
import { offsetMinutes } from '../i18n/wall-clock.js'
import { genericName, isEnglish, offsetName, zoneNameIn } from './zone-name.js'

export interface Zone {
  /** The IANA name. */
  readonly id: string
  /** `Buenos Aires` */
  readonly city: string
  /** What tells it from others: `America, Argentina` in English, `Argentinische Normalzeit` in German. */
  readonly name: string
  /** `GMT-3` */
  readonly offset: string
}

/** Every zone the browser knows, `current` among them, from west to east at `instant`, in the language of `locale`. */
export function allZones(instant: number, current: string, locale: string): readonly Zone[] {
  const ids = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])
  const named = zoneOf(instant, current, locale)
  // Asia/Kolkata and Asia/Calcutta are one zone, which should be there once.
  const isOther = ({ id, city, name }: Zone): boolean => id === current || city !== named.city || name !== named.name
  return [...ids]
    .map((id) => ({ zone: zoneOf(instant, id, locale), minutes: offsetMinutes(instant, id) }))
    .filter(({ zone }) => isOther(zone))
    .toSorted((a, b) => a.minutes - b.minutes || a.zone.city.localeCompare(b.zone.city))
    .map(({ zone }) => zone)
}

const zoneOf = (instant: number, id: string, locale: string): Zone => ({
  id,
  city: cityOf(id),
  name: isEnglish(locale) ? regionOf(id) : zoneNameIn(locale, id),
  offset: offsetName(instant, id),
})

const regionOf = (id: string): string => id.split('/').slice(0, -1).join(', ').replaceAll('_', ' ')

/** The zones of which a name or the offset has every word of the search. */
export function searchZones(zones: readonly Zone[], search: string, locale: string): readonly Zone[] {
  const words = asWritten(plain(search)).split(/\s+/).filter(Boolean)
  if (words.length === 0) return zones
  return zones.filter(({ id, city, name, offset }) => {
    // The id has the region, and the name from before, which somebody may look for.
    const text = plain(`${city} ${name} ${offset} ${id} ${shortName(locale, id)}`)
    return words.every((word) => text.includes(word))
  })
}

/** `UTC+01:00` as `GMT+1`, which is how offsets stand here. */
const asWritten = (search: string): string =>
  search
    .replace(/utc(?=[+-])/, 'gmt')
    .replace(/(?<=[+-])0(?=\d)/, '')
    .replace(/(?<=[+-]\d+):00/, '')

const shortNames = new Map<string, string>()

/** Asking for it takes time, and searching asks with each letter. */
function shortName(locale: string, id: string): string {
  const key = `${locale} ${id}`
  const known = shortNames.get(key) ?? genericName(locale, id, 'shortGeneric') ?? ''
  shortNames.set(key, known)
  return known
}

/** Without accents, lower case, and with the minus that keyboards have. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('−', '-').replaceAll(/[_/,]/g, ' ').toLowerCase()
