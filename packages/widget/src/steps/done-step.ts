import type { CreatedBooking, Service } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { Visit } from '../visit.js'
import { facts } from './facts.js'

export function doneStep(
  visit: Visit,
  booking: CreatedBooking,
  service: Service | undefined,
  again: () => void,
): TemplateResult {
  const { words } = visit
  const isPending = booking.status === 'pending'
  const { email } = booking.customer
  return html`<section class="narrow-column done" part="confirmation">
    <div class="lead">
      <h2 class="heading" part="heading" tabindex="-1" data-heading>
        ${isPending ? words.done.headingPending : words.done.heading}
      </h2>
      <p class="lead-text">${isPending ? words.done.onItsWayPending(email) : words.done.onItsWay(email)}</p>
    </div>
    ${facts(visit, booking, service)}
    <div class="actions">
      ${
        isPending
          ? nothing
          : html`<a class="secondary" part="button" href=${booking.calendarUrl} download>${words.done.calendar}</a>`
      }
      <a class="secondary" part="button" href=${booking.manageUrl}>${words.done.manage}</a>
    </div>
    <slot name="confirmation"></slot>
    <button type="button" class="link" part="link" @click=${again}>${words.done.another}</button>
  </section>`
}
