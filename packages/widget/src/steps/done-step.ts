import type { CreatedBooking, Service } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import type { Visit } from '../visit.js'
import { facts, keptUntil } from './facts.js'
import { safeLink } from './safe-link.js'

export interface DoneActions {
  /** Where the booking is managed, if that isn't a page of its own. */
  readonly manage: (event: Event) => void
  readonly again: () => void
}

export function doneStep(
  visit: Visit,
  booking: CreatedBooking,
  service: Service | undefined,
  act: DoneActions,
): TemplateResult {
  const { done } = visit.wordsOf(BOOKING)
  const isPending = booking.status === 'pending'
  const { email } = booking.customer
  const { confirmBy } = booking
  const [heading, note] = confirmBy
    ? [done.headingConfirm, done.onItsWayConfirm({ time: keptUntil(visit, confirmBy), email })]
    : isPending
      ? [done.headingPending, done.onItsWayPending({ email })]
      : [done.heading, done.onItsWay({ email })]
  return html`<section class="narrow-column done" part="confirmation">
    <div class="lead">
      <h2 class="heading" part="heading" tabindex="-1" data-heading>${heading}</h2>
      <p class="lead-text">${note}</p>
    </div>
    ${facts(visit, booking, service)}
    <div class="actions">
      ${
        isPending
          ? nothing
          : html`<a class="secondary" part="button" href=${safeLink(booking.calendarUrl)} download>${done.calendar}</a>`
      }
      <a class="secondary" part="button" href=${safeLink(booking.manageUrl)} @click=${act.manage}
        >${confirmBy ? done.cancel : done.manage}</a
      >
    </div>
    ${
      booking.calendarLinks.length > 0
        ? html`<p>
            ${booking.calendarLinks.map(
              // In a line that runs from right to left, the first stays the first.
              ({ name, url }, index) =>
                html`${index === 0 ? '' : ' · '}<a
                    class="link"
                    part="link"
                    href=${safeLink(url)}
                    target="_blank"
                    rel="noopener noreferrer"
                    dir="auto"
                    >${name}</a
                  >`,
            )}
          </p>`
        : nothing
    }
    <slot name="confirmation"></slot>
    <button type="button" class="link" part="link" @click=${act.again}>${done.another}</button>
  </section>`
}
