import { type TemplateResult, html, nothing } from 'lit/html.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { formatsFor } from '../i18n/formats.js'
import type { Visit } from '../visit.js'
import { isElsewhere } from './shop-zone.js'

/** "15:00 – 15:30, Berlin time", with the date where that is another: for those whose own clock shows another time. */
export function lineThere(
  visit: Visit,
  zone: string | undefined,
  start: number,
  end: number,
): TemplateResult | typeof nothing {
  if (zone === undefined || !isElsewhere(start, zone, visit)) return nothing
  const { formats } = visit
  const there = formatsFor(formats.locale, zone, formats.weekStart)
  const { timeIn } = visit.wordsOf(BOOKING).zone
  const time = timeIn({ range: there.timeRange(start, end), zone: there.zoneName })
  const date = there.shortDate(start)
  const said = date === formats.shortDate(start) ? time : `${date} · ${time}`
  return html`<br /><span class="quiet figures">${said}</span>`
}
