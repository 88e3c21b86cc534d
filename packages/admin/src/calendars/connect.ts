import type { CalendarConnection } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { Form, type Values } from '../forms/form.js'
import { Screen } from '../screen.js'
import { accountFaults, accountFaultsFound, addressField, signInFields } from './account-fields.js'
import { calendarTrouble } from './calendar-trouble.js'
import './consent.js'

const PROVIDERS = ['google', 'microsoft', 'caldav', 'ics'] as const
type Provider = (typeof PROVIDERS)[number]

/** Where the accounts of well-known services are; Nextcloud's is at everybody's own. */
const SERVICES: readonly (readonly [name: string, address: string])[] = [
  ['iCloud', 'https://caldav.icloud.com/'],
  ['Fastmail', 'https://caldav.fastmail.com/'],
  ['Nextcloud', 'https://cloud.example.com/remote.php/dav/'],
]

/** Connects one more account. */
export class ConnectCalendar extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    onConnected: { attribute: false },
    onReturn: { attribute: false },
    provider: { state: true },
    address: { state: true },
  }
  desk!: Desk
  staffId = ''
  onConnected!: (connection: CalendarConnection) => void
  /** Somebody comes back from where they said yes, or didn't. */
  onReturn!: () => void
  provider: Provider | null = null
  /** What the address begins with. */
  address = ''
  readonly #form = new Form(this, {
    check: (values) => accountFaults(values, this.desk.speech.words),
    send: (values) => this.#connect(values),
    explain: (error) => calendarTrouble(error, this.desk.speech.words),
    faultsOf: (error) => accountFaultsFound(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { calendars: words } = this.desk.speech.words
    return html`<section class="card">
      <h2>${words.connect}</h2>
      <p class="quiet">${words.connectLead}</p>
      <div class="segments" role="group" aria-label=${words.connect}>
        ${PROVIDERS.map(
          (provider) =>
            html`<button
              type="button"
              class="secondary"
              aria-pressed=${provider === this.provider}
              @click=${() => this.#choose(provider)}
            >
              ${words.kinds[provider]}
            </button>`,
        )}
      </div>
      ${this.provider === null ? nothing : keyed(this.provider, this.#way(this.provider))}
    </section>`
  }

  #way(provider: Provider): TemplateResult {
    const { words } = this.desk.speech
    if (provider === 'google' || provider === 'microsoft') {
      return html`<calendar-consent
        .desk=${this.desk}
        .staffId=${this.staffId}
        .provider=${provider}
        .onReturn=${() => this.onReturn()}
        .onBack=${() => this.#choose(null)}
      ></calendar-consent>`
    }
    const { faults, trouble, isBusy, submit, leave, edit } = this.#form
    const fields = { words, faults }
    return html`<form class="form" novalidate @submit=${submit} @focusout=${leave} @input=${edit}>
      ${
        provider === 'caldav'
          ? html`${choice({
              name: 'service',
              label: words.calendars.service,
              faults: {},
              value: '',
              choices: [['', words.calendars.otherService], ...SERVICES.map(([name, url]) => [url, name] as const)],
              onChange: (address) => (this.address = address),
            })}
            ${keyed(
              this.address,
              html`${addressField(fields, { hint: words.calendars.caldavHint, url: this.address })}
              ${signInFields(fields)}`,
            )}`
          : html`${addressField(fields, { hint: words.calendars.icsHint })}
            ${field({ name: 'name', label: words.calendars.feedName, faults })}`
      }
      ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>
          ${isBusy ? words.calendars.connecting : words.calendars.connectIt}
        </button>
        <button type="button" class="secondary" @click=${() => this.#choose(null)}>${words.common.back}</button>
      </div>
    </form>`
  }

  #choose(provider: Provider | null): void {
    this.provider = provider
    this.address = ''
    this.#form.faults = {}
    this.#form.trouble = null
  }

  async #connect(values: Values): Promise<void> {
    const { api, notices, speech } = this.desk
    const text = (name: string): string => (values[name] ?? '').trim()
    const url = text('url')
    const made = await api.connect(
      this.staffId,
      this.provider === 'ics'
        ? { provider: 'ics', url, name: text('name') }
        : { provider: 'caldav', url, username: text('username'), password: values['password'] ?? '' },
    )
    this.#choose(null)
    notices.tell(speech.words.calendars.connected(made.account))
    this.onConnected(made)
  }
}

customElements.define('connect-calendar', ConnectCalendar)
