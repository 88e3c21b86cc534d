import type { Booking } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { timesIn } from '../time/times.js'
import { dayOf, todayIn } from '../time/wall-clock.js'

/** When a booking begins, by the clocks of a zone; of what is there since another day, since and until when it is. */
export function rowTime({ start, end }: Booking, timeZone: string, { speech, now }: Desk): TemplateResult {
  const { time, when, day } = timesIn(timeZone, speech, now())
  const today = dayOf(todayIn(timeZone, now()), timeZone)
  const [from, to] = [start, end].map((iso) => Date.parse(iso)) as [number, number]
  const small = (text: string): TemplateResult => html`<span class="row-day">${text}</span>`
  if (from >= today.from) {
    const startDay = day(from)
    return html`${startDay === null ? nothing : small(startDay)} ${time(from)}`
  }
  const until = speech.words.calendar.until((to <= today.to ? time : when)(to))
  return html`${small(`${day(from) ?? ''} ${time(from)}`)} ${until}`
}
