import { type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Faults } from './form.js'

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly faults: Faults
  /** Sets the ids of a form's fields apart, where another form with fields of the same names can be open. */
  readonly form?: string | undefined
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'date' | 'time'
  readonly autocomplete?: string
  readonly value?: string
  readonly inputMode?: string
  /** Said behind the label, in the reader's word for it. */
  readonly optional?: string
}

/** A field with its label, a hint, and what is wrong with it. */
export function field(options: FieldOptions): TemplateResult {
  const { name, label, faults, type = 'text', autocomplete = 'off', value = '', inputMode, optional } = options
  return html`<div class="field">
    <label for=${idOf(options)}
      >${label} ${optional === undefined ? nothing : html`<span class="quiet">(${optional})</span>`}</label
    >
    <input
      class="input"
      id=${idOf(options)}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      autocapitalize=${type === 'text' ? nothing : 'none'}
      inputmode=${inputMode ?? nothing}
      .defaultValue=${value}
      aria-invalid=${faults[name] === undefined ? nothing : 'true'}
      aria-describedby=${describedBy(options)}
    />
    ${notes(options)}
  </div>`
}

/** A field for some lines of text. */
export const lines = (
  options: Pick<FieldOptions, 'name' | 'label' | 'hint' | 'faults' | 'value' | 'optional'>,
): TemplateResult =>
  html`<div class="field">
    <label for=${options.name}
      >${options.label}
      ${options.optional === undefined ? nothing : html`<span class="quiet">(${options.optional})</span>`}</label
    >
    <textarea
      class="input"
      id=${options.name}
      name=${options.name}
      rows="3"
      .defaultValue=${options.value ?? ''}
      aria-invalid=${options.faults[options.name] === undefined ? nothing : 'true'}
      aria-describedby=${describedBy(options)}
    ></textarea>
    ${notes(options)}
  </div>`

/** Yes or no. */
export const tickBox = ({
  name,
  label,
  isTicked,
}: {
  name: string
  label: string
  isTicked: boolean
}): TemplateResult =>
  html`<label class="tick">
    <input type="checkbox" name=${name} .defaultChecked=${isTicked} />
    <span>${label}</span>
  </label>`

export interface ChoiceOptions extends Pick<FieldOptions, 'name' | 'label' | 'faults' | 'hint'> {
  readonly value: string
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly onChange?: (value: string) => void
}

/** One of several, in the system's own list. What was chosen stays chosen when others come or go. */
export const choice = (options: ChoiceOptions): TemplateResult =>
  html`<div class="field">
    <label for=${options.name}>${options.label}</label>
    <select
      class="input"
      id=${options.name}
      name=${options.name}
      aria-invalid=${options.faults[options.name] === undefined ? nothing : 'true'}
      aria-describedby=${describedBy(options)}
      @change=${(event: Event) => options.onChange?.((event.target as HTMLSelectElement).value)}
    >
      ${repeat(
        options.choices,
        ([value]) => value,
        ([value, label]) => html`<option value=${value} ?selected=${value === options.value}>${label}</option>`,
      )}
    </select>
    ${notes(options)}
  </div>`

type Noted = Pick<FieldOptions, 'name' | 'form' | 'hint' | 'faults'>

const idOf = ({ name, form }: Pick<FieldOptions, 'name' | 'form'>): string =>
  form === undefined ? name : `${form}-${name}`

const describedBy = (options: Noted): string | typeof nothing => {
  const id = idOf(options)
  const ids = [
    options.faults[options.name] !== undefined && `${id}-fault`,
    options.hint !== undefined && `${id}-hint`,
  ].filter(Boolean)
  return ids.length === 0 ? nothing : ids.join(' ')
}

const notes = (options: Noted): TemplateResult => {
  const fault = options.faults[options.name]
  return html`
    ${fault === undefined ? nothing : html`<p class="fault" id="${idOf(options)}-fault">${fault}</p>`}
    ${options.hint === undefined ? nothing : html`<p class="hint" id="${idOf(options)}-hint">${options.hint}</p>`}
  `
}

/** What went wrong, told at once to who can't see it. */
export const troubleNote = (trouble: string | null): TemplateResult =>
  html`<div role="alert">${trouble === null ? nothing : html`<p class="trouble">${trouble}</p>`}</div>`
