import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { Screen } from '../screen.js'
import type { Words } from '../i18n/en.js'

/** A password, which can be looked at: who sees what they type needs not type it twice. */
export class PasswordField extends Screen {
  static override readonly properties: PropertyDeclarations = {
    name: {},
    label: {},
    hint: {},
    fault: {},
    autocomplete: {},
    suggest: { attribute: false },
    words: { attribute: false },
    isShown: { state: true },
  }
  name = ''
  label = ''
  hint: string | undefined
  fault: string | undefined
  autocomplete = 'current-password'
  words!: Words
  /** Makes one up, for somebody else. */
  suggest: (() => string) | undefined
  isShown = false

  protected override render(): TemplateResult {
    const { name, fault, hint, isShown } = this
    const { show, showPassword, hide, hidePassword } = this.words.fields
    const described = [fault !== undefined && `${name}-fault`, hint !== undefined && `${name}-hint`].filter(Boolean)
    return html`<div class="field">
      <label for=${name}>${this.label}</label>
      <div class="with-button">
        <input
          class="input"
          id=${name}
          name=${name}
          type=${isShown ? 'text' : 'password'}
          autocomplete=${this.autocomplete}
          autocapitalize="none"
          spellcheck="false"
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
      ${fault === undefined ? nothing : html`<p class="fault" id="${name}-fault">${fault}</p>`}
      ${hint === undefined ? nothing : html`<p class="hint" id="${name}-hint">${hint}</p>`}
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
  readonly hint?: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly suggest?: () => string
}): TemplateResult =>
  html`<password-field
    .name=${options.name}
    .label=${options.label}
    .words=${options.words}
    .fault=${options.fault}
    .hint=${options.hint}
    .autocomplete=${options.autocomplete}
    .suggest=${options.suggest}
  ></password-field>`
