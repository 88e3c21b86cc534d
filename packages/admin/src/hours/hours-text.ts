import type { Speech } from '../i18n/language.js'
import { formatHour, formatTime } from '../i18n/format.js'
import { type Opening, isWholeDay } from './week.js'

const at = (time: string): number => Date.parse(`2024-01-01T${time}:00Z`)

type Telling = Pick<Speech, 'locale' | 'words'>

/** `9:00–13:00, 14:00–18:30`, by the reader's habit. */
export const hoursText = (openings: readonly Opening[], speech: Telling): string =>
  openings
    .map((opening) => {
      const [start, end] = [opening.start, opening.end].map((time) => formatTime(at(time), 'UTC', speech))
      return isWholeDay(opening) ? speech.words.hours.allDay : `${start}–${end}`
    })
    .join(', ')

/** `9:00–13:00`, `9 AM–1 PM`: one window where there is little room, and nobody takes a morning for an evening. */
export function shortHours(opening: Opening, { locale, words }: Telling): string {
  if (isWholeDay(opening)) return words.hours.allDay
  const { start, end } = opening
  const { hour12 = false } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  const short = (time: string): string => {
    const write = hour12 && time.endsWith(':00') ? formatHour : formatTime
    // A line ends after the dash, or not at all.
    return write(at(time), 'UTC', { locale }).replaceAll(/\s/g, '\u00a0')
  }
  return `${short(start)}–${end === '00:00' && !hour12 ? '24:00' : short(end)}`
}
