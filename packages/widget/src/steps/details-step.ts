import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { CheckoutFlow } from '../checkout-flow.js'
import type { Order } from '../flow.js'
import { BOOKING, type BookingWords } from '../i18n/booking/catalogue.js'
import { needsAnotherTime } from '../trouble.js'
import type { Visit } from '../visit.js'
import { type FieldActions, formFields } from './fields.js'
import type { GuestActions } from './guest-fields.js'
import type { moreFields as MoreFields } from './more-fields.js'
import { type TroubleActions, troubleMessage } from './trouble-message.js'

export interface DetailsActions extends TroubleActions, GuestActions, FieldActions {
  /** @param trap what stands in the field that no person sees */
  submit(trap: string): void
}

export function detailsStep(
  visit: Visit,
  { form, sending, trouble }: CheckoutFlow,
  { service, start }: Order,
  act: DetailsActions,
  isProving: boolean,
  moreFields: typeof MoreFields | undefined,
): TemplateResult {
  const words = visit.wordsOf(BOOKING)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const { website } = event.target as HTMLFormElement & { readonly website: HTMLInputElement }
    if (!sending) act.submit(website.value)
  }
  const fields = formFields(words, form, service, act)
  const { details } = words
  return html`<section class="narrow-column">
    <h2 class="heading" part="heading" tabindex="-1" data-heading>${details.heading}</h2>
    <form class="form" part="form" novalidate @submit=${submit}>
      ${fields.line(
        { field: 'name', label: details.name, required: true, missing: details.nameMissing },
        { type: 'text', autocomplete: 'name', maxLength: 200 },
      )}
      ${fields.line(
        { field: 'email', label: details.email, required: true, missing: details.emailMissing },
        { type: 'email', autocomplete: 'email', maxLength: 254 },
      )}
      ${moreFields ? moreFields(visit, fields, act) : nothing}
      ${fields.text({ field: 'notes', label: details.notes, required: false, missing: '' })} ${trap(words)}
      ${trouble ? troubleMessage(visit, trouble, 'book', act) : nothing}
      ${
        needsAnotherTime(trouble)
          ? nothing
          : html`<button
              type="submit"
              class="primary"
              part="primary-button"
              aria-disabled=${sending ? 'true' : nothing}
              @mousedown=${keepFocus}
            >
              ${bookLabel(visit, service, start, sending)}
            </button>`
      }
      ${isProving ? html`<p class="quiet" part="proving">${details.proving}</p>` : nothing}
    </form>
  </section>`
}

/** A field that is left says what is wrong with it, which would move the button away from under the press. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

function bookLabel({ wordsOf, formats }: Visit, service: Order['service'], start: number, sending: boolean): string {
  const { details } = wordsOf(BOOKING)
  const { requiresApproval } = service
  if (sending) return requiresApproval ? details.requesting : details.booking
  const when = { weekday: formats.weekday(start), time: formats.time(start) }
  return requiresApproval ? details.request(when) : details.book(when)
}

/** Bots fill in every field there is. People don't see this one, and can't get into it. */
const trap = ({ details }: BookingWords): TemplateResult =>
  html`<div class="visually-hidden" aria-hidden="true" inert>
    <label for="website">${details.trap}</label>
    <input id="website" name="website" type="text" tabindex="-1" autocomplete="off" />
  </div>`
