import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { SeldomWords } from '../i18n/seldom/catalogue.js'
import { type FormView, lineField } from './fields.js'

export interface GuestActions {
  readonly addGuest: () => void
  /** @param said what is said of it */
  readonly removeGuest: (guest: number, said: string) => void
}

/** Who comes along: as many e-mail fields as are asked for. */
export function guestFields(view: FormView, { details }: SeldomWords, act: GuestActions): TemplateResult {
  const { guests } = view.form
  return html`<div class="guests" role="group" aria-labelledby="guests-label">
    <p class="label" id="guests-label">
      ${details.guests}
      <span class="quiet">${guests.length === 0 ? view.words.details.optional : details.guestsHint}</span>
    </p>
    ${guests.map(
      (guest, index) =>
        html`<div class="guest">
          ${lineField(
            view,
            {
              field: `guests/${guest}`,
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
            @click=${() => act.removeGuest(guest, details.guestRemoved)}
          >
            ${details.remove}
          </button>
        </div>`,
    )}
    ${
      guests.length < view.asking.maxGuests
        ? html`<button type="button" class="secondary" part="button" data-action="add-guest" @click=${act.addGuest}>
            ${details.addGuest}
          </button>`
        : nothing
    }
  </div>`
}
