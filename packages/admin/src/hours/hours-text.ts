import type { Speech } from '../i18n/language.js'
import { formatTime } from '../i18n/format.js'
import type { Opening } from './week.js'

const at = (time: string): number => Date.parse(`2024-01-01T${time}:00Z`)

/** `9:00–13:00, 14:00–18:30`, by the reader's habit. */
export const hoursText = (openings: readonly Opening[], speech: Pick<Speech, 'locale'>): string =>
  openings
    .map(({ start, end }) => `${formatTime(at(start), 'UTC', speech)}–${formatTime(at(end), 'UTC', speech)}`)
    .join(', ')

/** `9–13`, `2–6:30`: one window where there is little room. */
export function shortHours({ start, end }: Opening, { locale }: Pick<Speech, 'locale'>): string {
  const { hourCycle = 'h23' } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  const isHalfDay = hourCycle === 'h11' || hourCycle === 'h12'
  const short = (time: string): string => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const shown = isHalfDay ? ((hours + 11) % 12) + 1 : hours
    return minutes === 0 ? String(shown) : `${shown}:${String(minutes).padStart(2, '0')}`
  }
  return `${short(start)}–${end === '00:00' && !isHalfDay ? '24' : short(end)}`
}
