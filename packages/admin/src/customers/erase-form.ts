import type { Customer } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { tickBox, troubleNote } from '../forms/fields.js'
import { Form } from '../forms/form.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

/** Says what goes and what stays before somebody's data is erased for good. */
export class EraseForm extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    customer: { attribute: false },
    upcoming: { attribute: false },
    onErased: { attribute: false },
    onConflict: { attribute: false },
    onBack: { attribute: false },
  }
  desk!: Desk
  customer!: Customer
  /** How many of their bookings are still to come. */
  upcoming = 0
  onErased!: () => void
  /** There is more to cancel than was known. */
  onConflict!: () => void
  onBack!: () => void
  readonly #form = new Form(this, {
    check: ({ cancel = '' }) => ({
      ...(this.upcoming > 0 && cancel === '' && { cancel: this.desk.speech.words.customers.cancelMissing }),
    }),
    send: ({ cancel = '' }) => this.#erase(cancel !== ''),
    explain: (error) => this.#explain(error),
  })

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h3')?.focus()
  }

  protected override render(): TemplateResult {
    const { customers: words, common } = this.desk.speech.words
    const { faults, trouble, isBusy, submit } = this.#form
    return html`<form class="form" novalidate @submit=${submit} @input=${this.#form.edit}>
      <h3 tabindex="-1">${words.eraseTitle(this.customer.name)}</h3>
      <p>${words.goes}</p>
      <p>${words.stays}</p>
      <p><strong>${words.noWayBack}</strong></p>
      ${
        this.upcoming === 0
          ? nothing
          : html`<div class="field">
              ${tickBox({ name: 'cancel', label: words.cancelToo(this.upcoming), isTicked: false })}
              ${faults['cancel'] === undefined ? nothing : html`<p class="fault" role="alert">${faults['cancel']}</p>`}
            </div>`
      }
      ${troubleNote(trouble)}
      <div class="actions">
        <button class="danger" aria-disabled=${isBusy}>${words.eraseForGood}</button>
        <button type="button" class="secondary" @click=${() => this.onBack()}>${common.back}</button>
      </div>
    </form>`
  }

  async #erase(cancel: boolean): Promise<void> {
    const { api, notices, speech } = this.desk
    const { email, name } = this.customer
    const { erased, cancelled } = await api.eraseCustomer({ email, cancel })
    this.onErased()
    notices.tell(speech.words.customers.erased(name, erased, cancelled))
  }

  #explain(error: unknown): string {
    const { words } = this.desk.speech
    if (!(error instanceof ApiError) || error.code !== 'conflict') return troubleOf(error, words)
    this.onConflict()
    return words.customers.bookedMeanwhile
  }
}

customElements.define('erase-form', EraseForm)
