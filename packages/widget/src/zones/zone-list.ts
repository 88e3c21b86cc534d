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

/** The last part of an IANA name, as people write it. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

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
  return [...ids]
    .map((id) => ({ zone: zoneOf(instant, id), minutes: offsetMinutes(instant, id) }))
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
  return zones.filter(({ city, region, offset }) => {
    const text = plain(`${city} ${region} ${offset}`)
    return words.every((word) => text.includes(word))
  })
}

/** Without accents, lower case, and with the minus that keyboards have. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('−', '-').replaceAll(/[_/,]/g, ' ').toLowerCase()
