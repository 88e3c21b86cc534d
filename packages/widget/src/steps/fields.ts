import { type TemplateResult, html, nothing } from 'lit/html.js'
import { type Asking, type Field, type FieldFault, type Form, TICKED, elementId, valueOf } from '../form.js'
import type { BookingWords } from '../i18n/booking/catalogue.js'

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

/**
 * Draws the fields of one form, as it is filled in so far. Parts that come later are given this, and import nothing from
 * here: what is imported from two sides becomes a part with a face of its own, which everybody would load.
 */
export interface FormFields {
  readonly words: BookingWords
  readonly form: Form
  readonly asking: Asking
  /** The value of a box that is ticked. */
  readonly ticked: string
  /** One line of text. */
  line(field: FieldView, kind: LineKind): TemplateResult
  /** Text of several lines. */
  text(field: FieldView): TemplateResult
  control(field: FieldView): Control
  /** A control with its label above, and with what is wrong below. */
  framed(control: Control, inner: TemplateResult): TemplateResult
  fault(control: Control): TemplateResult | typeof nothing
}

export interface FieldActions {
  readonly edit: (field: Field, value: string) => void
  readonly leave: (field: Field) => void
}

export function formFields(words: BookingWords, form: Form, asking: Asking, act: FieldActions): FormFields {
  const fields: FormFields = {
    words,
    form,
    asking,
    ticked: TICKED,
    line: (field, kind) => {
      const control = fields.control(field)
      return fields.framed(control, lineInput(control, kind))
    },
    text: (field) => {
      const control = fields.control(field)
      return fields.framed(control, textInput(control))
    },
    control: (field) => controlOf(form, asking, act, field),
    framed: (control, inner) => framed(words, control, inner),
    fault: (control) => faultLine(words, control),
  }
  return fields
}

const lineInput = (control: Control, kind: LineKind): TemplateResult =>
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
    aria-required=${control.required ? 'true' : nothing}
    aria-invalid=${control.fault ? 'true' : nothing}
    aria-describedby=${control.describedBy}
    .value=${control.value}
    @input=${(event: InputEvent) => control.edit((event.target as HTMLInputElement).value)}
    @blur=${() => control.leave()}
  />`

const textInput = (control: Control): TemplateResult =>
  html`<textarea
    class="input"
    part="input"
    id=${control.id}
    rows="2"
    maxlength="2000"
    aria-required=${control.required ? 'true' : nothing}
    aria-invalid=${control.fault ? 'true' : nothing}
    aria-describedby=${control.describedBy}
    .value=${control.value}
    @input=${(event: InputEvent) => control.edit((event.target as HTMLTextAreaElement).value)}
    @blur=${() => control.leave()}
  ></textarea>`

function controlOf(form: Form, asking: Asking, { edit, leave }: FieldActions, view: FieldView): Control {
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

const framed = (words: BookingWords, view: Control, inner: TemplateResult): TemplateResult =>
  html`<div class="field" part="field">
    <label for=${view.id} part="label"
      >${
        view.required || view.isUnmarked
          ? view.label
          : html`${view.label} <span class="quiet">${words.details.optional}</span>`
      }</label
    >
    ${inner} ${faultLine(words, view)}
  </div>`

const faultLine = (
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
