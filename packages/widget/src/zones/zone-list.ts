import { offsetMinutes } from '../i18n/wall-clock.js'
import { cityOf, offsetName } from './zone-name.js'

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
