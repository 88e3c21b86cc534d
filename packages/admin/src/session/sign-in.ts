import type { Session } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Api } from '../api/api.js'
import { ApiError } from '../api/api-error.js'
import { field, troubleNote } from '../forms/fields.js'
import { Form } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

/** Address and password. */
export class SignIn extends Screen {
  static override readonly properties: PropertyDeclarations = {
    api: { attribute: false },
    words: { attribute: false },
    wasSignedIn: { attribute: false },
    onSession: { attribute: false },
  }
  api!: Api
  words!: Words
  /** Whether a session has ended just now. */
  wasSignedIn = false
  onSession!: (session: Session) => void
  readonly #form = new Form(this, {
    check: ({ email = '', password = '' }) => ({
      ...(email.trim() === '' && { email: this.words.fields.emailMissing }),
      ...(password === '' && { password: this.words.fields.passwordMissing }),
    }),
    send: async ({ email = '', password = '' }) =>
      this.onSession(await this.api.signIn({ email: email.trim(), password })),
    explain: (error) =>
      error instanceof ApiError && error.code === 'unauthorized'
        ? this.words.signIn.refused
        : troubleOf(error, this.words),
  })

  protected override render(): TemplateResult {
    const { signIn, fields } = this.words
    const { faults, trouble, isBusy } = this.#form
    return html`<main class="card narrow" id="content">
      <h1 tabindex="-1">${signIn.title}</h1>
      ${this.wasSignedIn ? html`<p>${signIn.again}</p>` : nothing}
      <form
        class="form"
        novalidate
        @submit=${this.#form.submit}
        @focusout=${this.#form.leave}
        @input=${this.#form.edit}
      >
        ${field({ name: 'email', label: fields.email, type: 'email', autocomplete: 'username', faults })}
        ${passwordField({
          name: 'password',
          label: fields.password,
          words: this.words,
          fault: faults['password'],
          autocomplete: 'current-password',
        })}
        ${troubleNote(trouble)}
        <button class="primary" aria-disabled=${isBusy}>${isBusy ? signIn.busy : signIn.action}</button>
        <p class="hint">${signIn.forgotten}</p>
      </form>
    </main>`
  }
}

customElements.define('sign-in', SignIn)
