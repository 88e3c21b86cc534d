import type { Session, User } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Api } from '../api/api.js'
import { ApiError } from '../api/api-error.js'
import { field, troubleNote } from '../forms/fields.js'
import { Form } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

/** The page below may have fields of the same names. */
const FORM = 'sign-in'

/** Address and password. */
export class SignIn extends Screen {
  static override readonly properties: PropertyDeclarations = {
    api: { attribute: false },
    words: { attribute: false },
    again: { attribute: false },
    onSession: { attribute: false },
  }
  api!: Api
  words!: Words
  /** Whose session has ended just now. */
  again: User | null = null
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
    const { again } = this
    return html`${
        again === null
          ? html`<h1 id="sign-in-title" tabindex="-1">${signIn.title}</h1>`
          : html`<h2 id="sign-in-title">${signIn.title}</h2>
              <p>${signIn.again}</p>`
      }
      <form
        class="form"
        novalidate
        @submit=${this.#form.submit}
        @focusout=${this.#form.leave}
        @input=${this.#form.edit}
      >
        ${field({
          name: 'email',
          form: FORM,
          label: fields.email,
          type: 'email',
          value: again?.email ?? '',
          autocomplete: 'username',
          faults,
        })}
        ${passwordField({
          name: 'password',
          form: FORM,
          label: fields.password,
          words: this.words,
          fault: faults['password'],
          autocomplete: 'current-password',
        })}
        ${troubleNote(trouble)}
        <button class="primary" aria-disabled=${isBusy}>${isBusy ? signIn.busy : signIn.action}</button>
        <p class="hint">${signIn.forgotten}</p>
      </form>`
  }
}

customElements.define('sign-in', SignIn)
