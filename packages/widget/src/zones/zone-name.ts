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

/** `GMT+1`, `GMT-3:30`, `GMT` */
export function offsetName(instant: number, timeZone: string): string {
  const minutes = offsetMinutes(instant, timeZone)
  if (minutes === 0) return 'GMT'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `GMT${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}
