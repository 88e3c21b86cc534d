import type { Question } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { SeldomWords } from '../i18n/seldom/catalogue.js'
import type { Control, FieldView, FormFields } from './fields.js'

/** A question of the service, as the control that fits its kind. */
export function questionField(fields: FormFields, { details }: SeldomWords, question: Question): TemplateResult {
  const { label, required, kind } = question
  const asked = { field: `answers/${question.id}` as const, label, required, missing: details.answerMissing }
  switch (kind) {
    case 'text':
      return fields.line(asked, { type: 'text', autocomplete: 'off', maxLength: 2000 })
    case 'long-text':
      return fields.text(asked)
    case 'number':
      return fields.line(
        { ...asked, malformed: details.notNumber },
        { type: 'text', autocomplete: 'off', inputMode: 'decimal', maxLength: 40 },
      )
    case 'phone':
      return fields.line({ ...asked, malformed: details.notPhone }, { type: 'tel', autocomplete: 'tel', maxLength: 40 })
    case 'checkbox':
      return tickField(fields, { ...asked, missing: details.tickMissing })
    case 'choice':
      return choiceField(fields, details.choose, { ...asked, missing: details.choiceMissing }, question.choices ?? [])
  }
}

/** More than these are easier to find in a list. */
const MOST_RADIOS = 5

/** A radio button can't be taken back: what may stay open is a list, too. */
const choiceField = (
  fields: FormFields,
  choose: string,
  field: FieldView,
  choices: readonly string[],
): TemplateResult =>
  field.required && choices.length <= MOST_RADIOS
    ? radioField(fields, fields.control(field), choices)
    : selectField(fields, fields.control(field), choose, choices)

function selectField(fields: FormFields, control: Control, choose: string, choices: readonly string[]): TemplateResult {
  return fields.framed(
    control,
    html`<select
      class="input"
      part="input"
      id=${control.id}
      aria-required=${control.required ? 'true' : nothing}
      aria-invalid=${control.fault ? 'true' : nothing}
      aria-describedby=${control.describedBy}
      @change=${(event: Event) => control.edit((event.target as HTMLSelectElement).value)}
      @blur=${() => control.leave()}
    >
      <option value="" ?selected=${control.value === ''}>${choose}</option>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === control.value}>${choice}</option>`)}
    </select>`,
  )
}

function radioField(fields: FormFields, control: Control, choices: readonly string[]): TemplateResult {
  const { id, fault } = control
  return html`<div
    class="field"
    part="field"
    role="radiogroup"
    aria-labelledby="${id}-label"
    aria-required="true"
    aria-invalid=${fault ? 'true' : nothing}
    aria-describedby=${control.describedBy}
  >
    <p class="label" part="label" id="${id}-label">${control.label}</p>
    ${choices.map(
      (choice, index) =>
        html`<label class="tick">
          <input
            type="radio"
            name=${id}
            id=${index === 0 ? id : `${id}-${index}`}
            .checked=${choice === control.value}
            @change=${() => control.edit(choice)}
          />
          <span>${choice}</span>
        </label>`,
    )}
    ${fields.fault(control)}
  </div>`
}

function tickField(fields: FormFields, field: FieldView): TemplateResult {
  const control = fields.control(field)
  return html`<div class="field" part="field">
    <label class="tick" for=${control.id} part="label">
      <input
        type="checkbox"
        id=${control.id}
        aria-required=${field.required ? 'true' : nothing}
        aria-invalid=${control.fault ? 'true' : nothing}
        aria-describedby=${control.describedBy}
        .checked=${control.value === fields.ticked}
        @change=${(event: Event) => control.edit((event.target as HTMLInputElement).checked ? fields.ticked : '')}
      />
      <span>${field.label}</span>
    </label>
    ${fields.fault(control)}
  </div>`
}
