import { type TemplateResult, html, nothing } from 'lit'
import type { Field, FieldFault, Flow } from '../flow.js'
import type { Messages } from '../i18n/en.js'
import { needsAnotherTime } from '../trouble.js'
import type { Visit } from '../visit.js'
import { type TroubleActions, troubleMessage } from './trouble-message.js'

export interface DetailsActions extends TroubleActions {
  edit(field: Field, value: string): void
  leave(field: Field): void
  submit(): void
}

export function detailsStep(visit: Visit, flow: Flow, act: DetailsActions): TemplateResult {
  const { words, formats } = visit
  const { start, sending, trouble } = flow
  const submit = (event: Event): void => {
    event.preventDefault()
    if (!sending) act.submit()
  }
  return html`<section class="narrow-column">
    <h2 class="heading" part="heading" tabindex="-1" data-heading>${words.details.heading}</h2>
    <form class="form" part="form" novalidate @submit=${submit}>
      ${fieldOf(words, flow, act, 'name')} ${fieldOf(words, flow, act, 'email')} ${fieldOf(words, flow, act, 'notes')}
      ${trouble ? troubleMessage(visit, trouble, 'book', act) : nothing}
      ${
        start === undefined || needsAnotherTime(trouble)
          ? nothing
          : html`<button
              type="submit"
              class="primary"
              part="primary-button"
              aria-disabled=${sending ? 'true' : nothing}
            >
              ${sending ? words.details.booking : words.details.book(formats.weekday(start), formats.time(start))}
            </button>`
      }
    </form>
  </section>`
}

const KINDS = {
  name: { type: 'text', autocomplete: 'name', maxLength: 200, required: true },
  email: { type: 'email', autocomplete: 'email', maxLength: 254, required: true },
  notes: { type: 'text', autocomplete: 'off', maxLength: 2000, required: false },
} as const satisfies Record<Field, unknown>

function fieldOf(words: Messages, flow: Flow, act: DetailsActions, name: Field): TemplateResult {
  const { type, autocomplete, maxLength, required } = KINDS[name]
  const fault = flow.faults[name]
  const edit = (event: InputEvent): void =>
    act.edit(name, (event.target as HTMLInputElement | HTMLTextAreaElement).value)
  // Leaving an untouched field is no mistake yet.
  const leave = (): void => {
    if (flow.values[name] !== '' || fault) act.leave(name)
  }
  const invalid = fault ? 'true' : nothing
  const describedBy = fault ? `${name}-fault` : nothing
  return html`<div class="field" part="field">
    <label for=${name} part="label"
      >${words.details[name]}${required ? nothing : html` <span class="quiet">${words.details.optional}</span>`}</label
    >
    ${
      name === 'notes'
        ? html`<textarea
            class="input"
            part="input"
            id=${name}
            rows="2"
            maxlength=${maxLength}
            aria-invalid=${invalid}
            aria-describedby=${describedBy}
            .value=${flow.values[name]}
            @input=${edit}
            @blur=${leave}
          ></textarea>`
        : html`<input
            class="input"
            part="input"
            id=${name}
            name=${name}
            type=${type}
            autocomplete=${autocomplete}
            maxlength=${maxLength}
            aria-required="true"
            aria-invalid=${invalid}
            aria-describedby=${describedBy}
            .value=${flow.values[name]}
            @input=${edit}
            @blur=${leave}
          />`
    }
    ${fault ? html`<p class="fault" part="field-error" id="${name}-fault">${faultText(words, name, fault)}</p>` : nothing}
  </div>`
}

export function faultText(words: Messages, field: Field, fault: FieldFault): string {
  switch (fault.kind) {
    case 'missing':
      return field === 'email' ? words.details.emailMissing : words.details.nameMissing
    case 'email':
      return words.details.emailFaults[fault.fault]
    case 'said':
      return fault.message
  }
}
