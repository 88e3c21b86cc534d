import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { Form } from '../form.js'
import { guestField, nextGuest, withGuest, withoutGuest } from '../guests.js'
import type { SeldomWords } from '../i18n/seldom/catalogue.js'
import type { FormFields } from './fields.js'

export interface GuestActions {
  /**
   * @param next what gets the focus
   * @param said what is said of it
   */
  readonly change: (change: (form: Form) => Form, next: string, said?: string) => void
}

/** Who comes along: as many e-mail fields as are asked for. */
export function guestFields(fields: FormFields, { details }: SeldomWords, act: GuestActions): TemplateResult {
  const { guests } = fields.form
  const add = (): void => {
    const guest = nextGuest(fields.form)
    act.change((form) => withGuest(form, guest), `#guests-${guest}`)
  }
  return html`<div class="guests" role="group" aria-labelledby="guests-label">
    <p class="label" id="guests-label">
      ${details.guests}
      <span class="quiet">${guests.length === 0 ? fields.words.details.optional : details.guestsHint}</span>
    </p>
    ${guests.map(
      (guest, index) =>
        html`<div class="guest">
          ${fields.line(
            {
              field: guestField(guest),
              label: details.guest({ number: index + 1 }),
              required: false,
              missing: '',
              isUnmarked: true,
            },
            { type: 'email', autocomplete: 'off', maxLength: 254 },
          )}
          <button
            type="button"
            class="link"
            part="link"
            aria-label=${details.removeGuest({ number: index + 1 })}
            @click=${() => act.change((form) => withoutGuest(form, guest), '[data-action=add-guest]', details.guestRemoved)}
          >
            ${details.remove}
          </button>
        </div>`,
    )}
    ${
      guests.length < fields.asking.maxGuests
        ? html`<button type="button" class="secondary" part="button" data-action="add-guest" @click=${add}>
            ${details.addGuest}
          </button>`
        : nothing
    }
  </div>`
}
