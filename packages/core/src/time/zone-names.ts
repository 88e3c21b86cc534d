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

/** Whether it can name a zone. Bare offsets (`+02:00`), which runtimes take for zones, say nothing about summer time. */
export const isZoneName = (text: string): boolean => /^[a-z]/i.test(text)

/**
 * The last part of an IANA name, as people write it. Of a zone that is but an offset, that: the sign in `Etc/GMT-5` is the
 * other way round from what everybody else means by it.
 */
export function cityOf(timeZone: string): string {
  const [, hoursBehind] = timeZone.split('Etc/GMT')
  if (hoursBehind !== undefined) return nameOfOffset(-60 * Number(hoursBehind))
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return RENAMED[city] ?? city
}

/** How far a clock is ahead of UTC: `GMT+1`, `GMT−3:30`, `GMT`. All have been whole quarters of an hour since 1972. */
export function nameOfOffset(minutes: number): string {
  if (minutes === 0) return 'GMT'
  const size = Math.abs(minutes)
  const rest = size % 60
  return `GMT${minutes < 0 ? '−' : '+'}${(size - rest) / 60}${rest === 0 ? '' : `:${rest}`}`
}
