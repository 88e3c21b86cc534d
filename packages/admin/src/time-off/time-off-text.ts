import { DAY_MS } from '@openslot/core/dates'
import type { TimeOff } from '@openslot/core/wire'
import { formatDate } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { addDays, wallClockOf } from '../time/wall-clock.js'

/** `Mon 3 Aug 2026 – Fri 14 Aug 2026`: whole days by their dates, anything else with its times. */
export function timeOffText(
  { start, end }: Pick<TimeOff, 'start' | 'end'>,
  timeZone: string,
  speech: Speech,
  when: (instant: number) => string,
): string {
  const [from, to] = [Date.parse(start), Date.parse(end)]
  const [first, last] = [wallClockOf(from, timeZone), wallClockOf(to, timeZone)]
  if (first.minutes !== 0 || last.minutes !== 0) {
    return [from, to].map(when).join(' – ')
  }
  const written = (date: string): string =>
    formatDate(date, speech, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  // An hour may be missing or there twice in a day.
  return to - from < 1.5 * DAY_MS ? written(first.date) : `${written(first.date)} – ${written(addDays(last.date, -1))}`
}
