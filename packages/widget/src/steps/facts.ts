import type { Booking, Service } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import { instantOf } from '../api/instant.js'
import type { Visit } from '../visit.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { duration } from '../i18n/duration.js'
import { dateAt } from '../i18n/wall-clock.js'
import { shopZone } from '../zones/shop-zone.js'
import { lineThere } from '../zones/time-there.js'
import { safeLink } from './safe-link.js'
import { placeText, priceText } from './summary.js'

export const startOf = ({ start }: { readonly start: string }): number => instantOf(start)
export const endOf = ({ end }: { readonly end: string }): number => instantOf(end)

/** The time until which a place is kept, with its day if that isn't today. */
export function keptUntil({ formats, words, timeZone, now }: Visit, confirmBy: string): string {
  const instant = instantOf(confirmBy)
  const time = formats.time(instant)
  const isToday = dateAt(instant, timeZone) === dateAt(now, timeZone)
  return isToday ? time : words.dateAndTime({ date: formats.shortDate(instant), time })
}

/** What, when, where, with whom, and for how much. */
export function facts(visit: Visit, booking: Booking, service: Service | undefined): TemplateResult {
  const { words, formats } = visit
  const { done, zone } = visit.wordsOf(BOOKING)
  const { location, team, guests } = booking
  const place = location ? placeText(words, location) : undefined
  const start = startOf(booking)
  return html`<dl class="facts" part="facts">
    ${fact(
      done.what,
      html`${booking.service.name} <span class="quiet">${duration(words, booking.service.durationMinutes)}</span>`,
    )}
    ${fact(
      done.when,
      html`${formats.longDate(start)}<br />
        <span class="figures"
          >${zone.timeIn({ range: formats.timeRange(start, endOf(booking)), zone: formats.zoneName })}</span
        >
        ${lineThere(visit, service && shopZone(service, giverOf(booking)), start, endOf(booking))}`,
    )}
    ${place ? fact(done.where, placeLink(place, location?.url ?? '')) : nothing}
    ${fact(done.who, formats.and((team.length > 0 ? team : [booking.staff]).map(({ name }) => name)))}
    ${guests.length > 0 ? fact(done.guests, guests.join(', ')) : nothing}
    ${booking.price ? fact(done.price, priceText(visit, booking.price)) : nothing}
  </dl>`
}

/** Of a team, everyone's clock counts. */
const giverOf = ({ team, staff }: Booking): string | undefined => (team.length > 1 ? undefined : staff.id)

const fact = (term: string, description: TemplateResult | string): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`

const placeLink = (text: string, url: string): TemplateResult | string =>
  safeLink(url) === url
    ? html`<a class="link" part="link" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>`
    : text
