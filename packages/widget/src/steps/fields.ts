import { type TemplateResult, html, nothing } from 'lit/html.js'
import { type Asking, type Field, type FieldFault, type Form, elementId, valueOf } from '../form.js'
import type { BookingWords } from '../i18n/booking/catalogue.js'

/** What the fields of a form have in common. */
export interface FormView {
  readonly words: BookingWords
  readonly form: Form
  readonly asking: Asking
  readonly edit: (field: Field, value: string) => void
  readonly leave: (field: Field) => void
}

export interface FieldView {
  readonly field: Field
  readonly label: string
  readonly required: boolean
  /** What is wrong when it is empty. */
  readonly missing: string
  /** What is wrong when it is no such thing as is asked for. */
  readonly malformed?: string
  /** It goes without saying that it may stay empty. */
  readonly isUnmarked?: boolean
}

export interface Control extends FieldView {
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
  readonly inputMode?: 'decimal' | 'tel'
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

export function controlOf({ form, asking, edit, leave }: FormView, view: FieldView): Control {
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

export const framed = (words: BookingWords, view: Control, control: TemplateResult): TemplateResult =>
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

export const faultLine = (
  words: BookingWords,
  { id, fault, missing, malformed = missing }: Control,
): TemplateResult | typeof nothing =>
  fault
    ? html`<p class="fault" part="field-error" id="${id}-fault">${faultText(words, fault, missing, malformed)}</p>`
    : nothing

function faultText({ emailFaults }: BookingWords, fault: FieldFault, missing: string, malformed: string): string {
  switch (fault.kind) {
    case 'missing':
      return missing
    case 'email':
      return emailFaults[fault.fault]
    case 'malformed':
      return malformed
    case 'said':
      return fault.message
  }
}
