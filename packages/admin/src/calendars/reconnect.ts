import type { CalendarConnection } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Desk } from '../desk.js'
import { troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { Screen } from '../screen.js'
import { accountFaults, accountFaultsFound, addressField, signInFields } from './account-fields.js'
import { calendarTrouble } from './calendar-trouble.js'
import './consent.js'

/** Opens an account anew: everything that was chosen stays. */
export class ConnectionAgain extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    connection: { attribute: false },
    onSaved: { attribute: false },
    onBack: { attribute: false },
  }
  desk!: Desk
  staffId = ''
  connection!: CalendarConnection
  onSaved!: (connection: CalendarConnection) => void
  onBack!: () => void
  readonly #form = new Form(this, {
    check: (values) => this.#check(values),
    send: (values) => this.#save(values),
    explain: (error) => calendarTrouble(error, this.desk.speech.words),
    faultsOf: (error) => accountFaultsFound(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { provider, id, account } = this.connection
    if (provider === 'google' || provider === 'microsoft') {
      return html`<calendar-consent
        .desk=${this.desk}
        .staffId=${this.staffId}
        .provider=${provider}
        .connectionId=${id}
        .onReturn=${() => void this.#look()}
        .onBack=${this.onBack}
      ></calendar-consent>`
    }
    const { words } = this.desk.speech
    const { faults, trouble, isBusy, submit, leave, edit } = this.#form
    const fields = { words, faults, form: id }
    return html`<form class="form" novalidate @submit=${submit} @focusout=${leave} @input=${edit}>
      <p class="quiet">${words.calendars.againLead}</p>
      ${provider === 'ics' ? addressField(fields, { hint: words.calendars.icsHint }) : signInFields(fields, account)}
      ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>
          ${isBusy ? words.calendars.connecting : words.calendars.reconnect}
        </button>
        <button type="button" class="secondary" @click=${() => this.onBack()}>${words.common.back}</button>
      </div>
    </form>`
  }

  #check(values: Values): Faults {
    return accountFaults(values, this.desk.speech.words)
  }

  async #save(values: Values): Promise<void> {
    const { api, notices, speech } = this.desk
    const { etag } = await api.connection(this.staffId, this.connection.id)
    const wanted = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, name === 'password' ? value : value.trim()]),
    )
    const { value } = await api.changeConnection(this.staffId, this.connection.id, wanted, etag)
    notices.tell(speech.words.calendars.isAgain)
    this.onSaved(value)
  }

  async #look(): Promise<void> {
    this.onSaved((await this.desk.api.connection(this.staffId, this.connection.id)).value)
  }
}

customElements.define('connection-again', ConnectionAgain)
