import type { Question } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import { type Asking, type Field, type FieldFault, type Form, TICKED, elementId, valueOf } from '../form.js'
import type { BookingWords } from '../i18n/booking/catalogue.js'

/** What the fields of a form have in common. */
export interface FormView {
  readonly words: BookingWords
  readonly form: Form
  readonly asking: Asking
  readonly edit: (field: Field, value: string) => void
  readonly leave: (field: Field) => void
}

interface FieldView {
  readonly field: Field
  readonly label: string
  readonly required: boolean
  /** What is wrong when it is empty. */
  readonly missing: string
  /** It goes without saying that it may stay empty. */
  readonly isUnmarked?: boolean
}

interface Control extends FieldView {
  readonly id: string
  readonly value: string
  readonly fault: FieldFault | undefined
  /** The id of what is said to be wrong with it. */
  readonly describedBy: string | typeof nothing
  edit(value: string): void
  leave(): void
}

interface LineKind {
  readonly type: 'text' | 'email' | 'tel'
  readonly autocomplete: 'name' | 'email' | 'tel' | 'off'
  readonly inputMode?: 'decimal'
  readonly maxLength: number
}

/** One line of text. */
export function lineField(view: FormView, field: FieldView, kind: LineKind): TemplateResult {
  const control = controlOf(view, field)
  return framed(
    view.words,
    control,
    html`<input
      class="input"
      part="input"
      id=${control.id}
      name=${kind.autocomplete === 'off' ? nothing : control.id}
      type=${kind.type}
      inputmode=${kind.inputMode ?? nothing}
      dir=${kind.type === 'text' ? nothing : 'ltr'}
      autocomplete=${kind.autocomplete}
      maxlength=${kind.maxLength}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${control.fault ? 'true' : nothing}
      aria-describedby=${control.describedBy}
      .value=${control.value}
      @input=${(event: InputEvent) => control.edit((event.target as HTMLInputElement).value)}
      @blur=${() => control.leave()}
    />`,
  )
}

/** Text of several lines. */
export function textField(view: FormView, field: FieldView): TemplateResult {
  const control = controlOf(view, field)
  return framed(
    view.words,
    control,
    html`<textarea
      class="input"
      part="input"
      id=${control.id}
      rows="2"
      maxlength="2000"
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${control.fault ? 'true' : nothing}
      aria-describedby=${control.describedBy}
      .value=${control.value}
      @input=${(event: InputEvent) => control.edit((event.target as HTMLTextAreaElement).value)}
      @blur=${() => control.leave()}
    ></textarea>`,
  )
}

/** A question of the service, as the control that fits its kind. */
export function questionField(view: FormView, question: Question, field: Field): TemplateResult {
  const { details } = view.words
  const { label, required, kind } = question
  const asked = { field, label, required, missing: details.answerMissing }
  switch (kind) {
    case 'text':
      return lineField(view, asked, { type: 'text', autocomplete: 'off', maxLength: 2000 })
    case 'long-text':
      return textField(view, asked)
    case 'number':
      return lineField(view, asked, { type: 'text', autocomplete: 'off', inputMode: 'decimal', maxLength: 40 })
    case 'phone':
      return lineField(view, asked, { type: 'tel', autocomplete: 'tel', maxLength: 40 })
    case 'checkbox':
      return tickField(view, { ...asked, missing: details.tickMissing })
    case 'choice':
      return choiceField(view, { ...asked, missing: details.choiceMissing }, question.choices ?? [])
  }
}

/** More than these are easier to find in a list. */
const MOST_RADIOS = 5

/** A radio button can't be taken back: what may stay open is a list, too. */
const choiceField = (view: FormView, field: FieldView, choices: readonly string[]): TemplateResult =>
  field.required && choices.length <= MOST_RADIOS
    ? radioField(controlOf(view, field), view.words, choices)
    : selectField(controlOf(view, field), view.words, choices)

function selectField(control: Control, words: BookingWords, choices: readonly string[]): TemplateResult {
  return framed(
    words,
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
      <option value="" ?selected=${control.value === ''}>${words.details.choose}</option>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === control.value}>${choice}</option>`)}
    </select>`,
  )
}

function radioField(control: Control, words: BookingWords, choices: readonly string[]): TemplateResult {
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
    ${faultLine(words, control)}
  </div>`
}

function tickField(view: FormView, field: FieldView): TemplateResult {
  const control = controlOf(view, field)
  return html`<div class="field" part="field">
    <label class="tick" for=${control.id} part="label">
      <input
        type="checkbox"
        id=${control.id}
        aria-required=${field.required ? 'true' : nothing}
        aria-invalid=${control.fault ? 'true' : nothing}
        aria-describedby=${control.describedBy}
        .checked=${control.value === TICKED}
        @change=${(event: Event) => control.edit((event.target as HTMLInputElement).checked ? TICKED : '')}
      />
      <span>${field.label}</span>
    </label>
    ${faultLine(view.words, control)}
  </div>`
}

function controlOf({ form, asking, edit, leave }: FormView, view: FieldView): Control {
  const { field } = view
  const id = elementId(asking, field)
  const [value, fault] = [valueOf(form, field), form.faults[field]]
  return {
    ...view,
    id,
    value,
    fault,
    describedBy: fault ? `${id}-fault` : nothing,
    edit: (typed) => edit(field, typed),
    // Leaving an untouched field is no mistake yet.
    leave: () => {
      if (value !== '' || fault) leave(field)
    },
  }
}

const framed = (words: BookingWords, view: Control, control: TemplateResult): TemplateResult =>
  html`<div class="field" part="field">
    <label for=${view.id} part="label"
      >${
        view.required || view.isUnmarked
          ? view.label
          : html`${view.label} <span class="quiet">${words.details.optional}</span>`
      }</label
    >
    ${control} ${faultLine(words, view)}
  </div>`

const faultLine = (words: BookingWords, { id, fault, missing }: Control): TemplateResult | typeof nothing =>
  fault ? html`<p class="fault" part="field-error" id="${id}-fault">${faultText(words, fault, missing)}</p>` : nothing

function faultText({ details, emailFaults }: BookingWords, fault: FieldFault, missing: string): string {
  switch (fault.kind) {
    case 'missing':
      return missing
    case 'email':
      return emailFaults[fault.fault]
    case 'number':
      return details.notNumber
    case 'phone':
      return details.notPhone
    case 'said':
      return fault.message
  }
}
