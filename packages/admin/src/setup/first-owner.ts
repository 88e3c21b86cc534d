import { type Session, emailFault } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Api } from '../api/api.js'
import { ApiError } from '../api/api-error.js'
import { field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, faultsByPointer } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'
import { newPasswordFault } from '../session/new-password.js'
import { troubleOf } from '../trouble.js'
import { stepHead } from './step-head.js'

/** The account of whoever runs the server: the first of the setup's steps. */
export class FirstOwner extends Screen {
  static override readonly properties: PropertyDeclarations = {
    api: { attribute: false },
    words: { attribute: false },
    code: { attribute: false },
    onSession: { attribute: false },
  }
  api!: Api
  words!: Words
  /** From the link that the server printed; `null`: it has to be typed in. */
  code: string | null = null
  onSession!: (session: Session) => void
  readonly #form = new Form(this, {
    check: (values) => {
      const { code, name = '', email = '', password = '' } = values
      const { fields, setup } = this.words
      const fault = newPasswordFault(password, this.words)
      return {
        ...tooLong(values, { name: 200, email: MOST_CHARACTERS.email, code: 200 }, this.words),
        ...(code?.trim() === '' && { code: setup.codeMissing }),
        ...(name.trim() === '' && { name: fields.nameMissing }),
        ...(emailWrong(email, this.words) !== undefined && { email: emailWrong(email, this.words) ?? '' }),
        ...(fault !== undefined && { password: fault }),
      }
    },
    send: async ({ code, name = '', email = '', password = '' }) =>
      this.onSession(await this.api.setUp({ code: code ?? this.code ?? '', name, email, password })),
    explain: (error) =>
      error instanceof ApiError && error.code === 'conflict' ? this.words.setup.done : troubleOf(error, this.words),
    faultsOf: (error) => this.#faultsOf(error),
  })

  /** As at every later step. */
  protected override firstUpdated(): void {
    this.querySelector('h1')?.focus()
  }

  protected override render(): TemplateResult {
    const { words } = this
    const { setup, fields } = words
    const { faults, trouble, isBusy } = this.#form
    return html`<main class="card narrow" id="content">
      ${stepHead({ words, now: 1, title: setup.ownerTitle, lead: setup.lead })}
      <form
        class="form"
        novalidate
        @submit=${this.#form.submit}
        @focusout=${this.#form.leave}
        @input=${this.#form.edit}
      >
        ${this.code === null ? field({ name: 'code', label: setup.codeLabel, hint: setup.codeHint, faults }) : nothing}
        ${field({ name: 'name', label: fields.name, autocomplete: 'name', faults })}
        ${field({ name: 'email', label: fields.email, type: 'email', autocomplete: 'username', faults })}
        ${passwordField({
          name: 'password',
          label: fields.password,
          words,
          fault: faults['password'],
          hint: fields.passwordHint,
          autocomplete: 'new-password',
        })}
        ${troubleNote(trouble)}
        <button class="primary" aria-disabled=${isBusy}>${setup.ownerAction}</button>
        <p class="hint">${setup.ownerLead}</p>
      </form>
    </main>`
  }

  #faultsOf(error: ApiError): Faults {
    const faults = faultsByPointer(error)
    if (faults['code'] === undefined) return faults
    // A link with a code that doesn't open: there must be a field to put the right one in.
    this.code = null
    return { ...faults, code: this.words.setup.codeWrong }
  }
}

function emailWrong(email: string, { fields }: Words): string | undefined {
  if (email.trim() === '') return fields.emailMissing
  return emailFault(email.trim()) === undefined ? undefined : fields.emailWrong
}

customElements.define('first-owner', FirstOwner)
