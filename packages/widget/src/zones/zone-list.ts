import { offsetMinutes } from '../i18n/wall-clock.js'

export interface Zone {
  /** The IANA name. */
  readonly id: string
  /** `Buenos Aires` */
  readonly city: string
  /** `America, Argentina` */
  readonly region: string
  /** `GMT-3` */
  readonly offset: string
}

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

/** `GMT+1`, `GMT-3:30`, `GMT` */
export function offsetName(instant: number, timeZone: string): string {
  const minutes = offsetMinutes(instant, timeZone)
  if (minutes === 0) return 'GMT'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `GMT${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}

/** Every zone the browser knows, `current` among them, from west to east at `instant`. */
export function allZones(instant: number, current: string): readonly Zone[] {
  const ids = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])
  const named = zoneOf(instant, current)
  // Asia/Kolkata and Asia/Calcutta are one zone, which should be there once.
  const isOther = ({ id, city, region }: Zone): boolean =>
    id === current || city !== named.city || region !== named.region
  return [...ids]
    .map((id) => ({ zone: zoneOf(instant, id), minutes: offsetMinutes(instant, id) }))
    .filter(({ zone }) => isOther(zone))
    .toSorted((a, b) => a.minutes - b.minutes || a.zone.city.localeCompare(b.zone.city))
    .map(({ zone }) => zone)
}

export const zoneOf = (instant: number, id: string): Zone => ({
  id,
  city: cityOf(id),
  region: id.split('/').slice(0, -1).join(', ').replaceAll('_', ' '),
  offset: offsetName(instant, id),
})

/** The zones whose name or offset has every word of the search. */
export function searchZones(zones: readonly Zone[], search: string): readonly Zone[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return zones.filter(({ id, city, region, offset }) => {
    // The id has the name from before, which somebody may look for.
    const text = plain(`${city} ${region} ${offset} ${id}`)
    return words.every((word) => text.includes(word))
  })
}

/** Without accents, lower case, and with the minus that keyboards have. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('−', '-').replaceAll(/[_/,]/g, ' ').toLowerCase()
