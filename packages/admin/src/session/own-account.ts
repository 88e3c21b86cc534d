import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { troubleNote } from '../forms/fields.js'
import { type Faults, Form } from '../forms/form.js'
import { passwordField } from '../forms/password-field.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { troubleOf } from '../trouble.js'
import { newPasswordFault } from './new-password.js'

/** Who is signed in, and their password. */
export class OwnAccount extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    isChanged: { state: true },
  }
  desk!: Desk
  isChanged = false
  readonly #form = new Form(this, {
    check: ({ current = '', next = '' }) => {
      const { words } = this.desk.speech
      const fault = newPasswordFault(next, words)
      return {
        ...(current === '' && { current: words.fields.passwordMissing }),
        ...(next === current && { next: words.account.same }),
        ...(fault !== undefined && { next: fault }),
      }
    },
    send: async ({ current = '', next = '' }) => {
      this.isChanged = false
      await this.desk.api.changePassword({ current, next })
      this.isChanged = true
      this.querySelector('form')?.reset()
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
    faultsOf: (error) => this.#faultsOf(error),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { account, fields } = words
    const { name, email } = this.desk.session.user
    const { faults, trouble, isBusy } = this.#form
    return html`<h1 tabindex="-1">${account.title}</h1>
      <p>${account.signedInAs(name, email)}</p>
      <section class="card">
        <h2>${account.passwordTitle}</h2>
        <p class="quiet">${account.passwordLead}</p>
        <form
          class="form"
          novalidate
          @submit=${this.#form.submit}
          @focusout=${this.#form.leave}
          @input=${this.#form.edit}
        >
          <input
            class="unseen"
            name="username"
            autocomplete="username"
            .value=${email}
            tabindex="-1"
            aria-hidden="true"
          />
          ${passwordField({
            name: 'current',
            label: account.current,
            words,
            fault: faults['current'],
            autocomplete: 'current-password',
          })}
          ${passwordField({
            name: 'next',
            label: fields.newPassword,
            words,
            fault: faults['next'],
            hint: fields.passwordHint,
            autocomplete: 'new-password',
          })}
          ${troubleNote(trouble)}
          <div class="actions start">
            <button class="primary" aria-disabled=${isBusy}>${account.change}</button>
          </div>
          <div role="status">${this.isChanged ? html`<p class="good">${account.changed}</p>` : nothing}</div>
        </form>
      </section>`
  }

  #faultsOf({ problem }: ApiError): Faults {
    const pointers = (problem?.errors ?? []).map(({ pointer }) => pointer)
    const { account, fields } = this.desk.speech.words
    return {
      ...(pointers.includes('/current') && { current: account.currentWrong }),
      ...(pointers.includes('/next') && { next: fields.passwordShort }),
    }
  }
}

customElements.define('own-account', OwnAccount)

export const view: View = (desk) => html`<own-account .desk=${desk}></own-account>`
