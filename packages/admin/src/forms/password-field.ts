import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { Screen } from '../screen.js'
import type { Words } from '../i18n/en.js'

/** A password, which can be looked at: who sees what they type needs not type it twice. */
export class PasswordField extends Screen {
  static override readonly properties: PropertyDeclarations = {
    name: {},
    form: {},
    label: {},
    hint: {},
    fault: {},
    autocomplete: {},
    value: { attribute: false },
    suggest: { attribute: false },
    words: { attribute: false },
    isShown: { state: true },
  }
  name = ''
  /** Sets its ids apart, where another form with a field of this name can be open. */
  form: string | undefined
  label = ''
  hint: string | undefined
  fault: string | undefined
  autocomplete = 'current-password'
  /** What it begins with: something that was typed before. */
  value = ''
  words!: Words
  /** Makes one up, for somebody else. */
  suggest: (() => string) | undefined
  isShown = false

  protected override render(): TemplateResult {
    const { name, fault, hint, isShown } = this
    const { show, showPassword, hide, hidePassword } = this.words.fields
    const id = this.form === undefined ? name : `${this.form}-${name}`
    const described = [fault !== undefined && `${id}-fault`, hint !== undefined && `${id}-hint`].filter(Boolean)
    return html`<div class="field">
      <label for=${id}>${this.label}</label>
      <div class="with-button">
        <input
          class="input"
          id=${id}
          name=${name}
          type=${isShown ? 'text' : 'password'}
          autocomplete=${this.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          .defaultValue=${this.value}
          aria-invalid=${fault === undefined ? nothing : 'true'}
          aria-describedby=${described.length === 0 ? nothing : described.join(' ')}
        />
        <button
          type="button"
          class="secondary"
          aria-label=${isShown ? hidePassword : showPassword}
          @click=${() => (this.isShown = !isShown)}
        >
          ${isShown ? hide : show}
        </button>
        ${
          this.suggest
            ? html`<button type="button" class="secondary" @click=${() => this.#fillIn()}>
                ${this.words.users.suggest}
              </button>`
            : nothing
        }
      </div>
      ${fault === undefined ? nothing : html`<p class="fault" id="${id}-fault">${fault}</p>`}
      ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    </div>`
  }

  /** Shown at once: somebody has to be told. */
  #fillIn(): void {
    const input = this.querySelector('input')
    if (!input || !this.suggest) return
    input.value = this.suggest()
    this.isShown = true
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

customElements.define('password-field', PasswordField)

/** The element as a template. */
export const passwordField = (options: {
  readonly name: string
  readonly label: string
  readonly words: Words
  readonly fault: string | undefined
  readonly form?: string | undefined
  readonly hint?: string
  readonly value?: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly suggest?: () => string
}): TemplateResult =>
  html`<password-field
    .name=${options.name}
    .form=${options.form}
    .label=${options.label}
    .words=${options.words}
    .fault=${options.fault}
    .hint=${options.hint}
    .value=${options.value ?? ''}
    .autocomplete=${options.autocomplete}
    .suggest=${options.suggest}
  ></password-field>`
