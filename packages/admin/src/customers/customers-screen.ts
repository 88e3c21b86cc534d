import type { Customer } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Desk } from '../desk.js'
import { formatMoment } from '../i18n/format.js'
import { comingNote, moreButton } from '../loading.js'
import { Pages } from '../pages.js'
import { Screen } from '../screen.js'
import './customer-panel.js'

/** Who goes on typing isn't answered letter by letter. */
const PAUSE_MS = 250

/** Who has ever booked, and how to find them. */
export class CustomersScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    wanted: { state: true },
    open: { state: true },
  }
  desk!: Desk
  /** What is searched for. */
  wanted = ''
  /** Whose panel is open. */
  open: Customer | null = null
  readonly #customers = new Pages<Customer>(this, (cursor) =>
    this.desk.api.customers({ q: this.wanted || undefined, cursor }),
  )
  #pause: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    clearTimeout(this.#pause)
    super.disconnectedCallback()
  }

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const pages = this.#customers
    return html`<h1 tabindex="-1">${words.customers.title}</h1>
      <div class="filters">
        <div class="field wide">
          <label for="search">${words.customers.search}</label>
          <input
            class="input"
            id="search"
            type="search"
            autocomplete="off"
            autocapitalize="none"
            maxlength="100"
            placeholder=${words.customers.searchHint}
            @input=${(event: Event) => this.#seek((event.target as HTMLInputElement).value)}
          />
        </div>
      </div>
      ${pages.items && pages.items.length > 0 ? this.#list(pages.items) : nothing}
      ${pages.items?.length === 0 ? this.#nobody() : nothing}
      ${comingNote(pages, { words, hasCome: pages.items !== undefined, again: () => pages.more() })}
      ${moreButton(pages, words)} ${this.#panel()}`
  }

  #list(customers: readonly Customer[]): TemplateResult {
    const { words } = this.desk.speech
    return html`<ul class="list" aria-label=${words.customers.title}>
      ${repeat(
        customers,
        ({ email }) => email,
        (customer) =>
          html`<li class="row single">
            <div class="row-what">
              <p class="row-name">${customer.name}</p>
              <p class="quiet">${[customer.email, unbroken(customer.phone)].filter(Boolean).join(' · ')}</p>
              <p class="quiet">${this.#visits(customer)}</p>
            </div>
            <div class="row-deeds">
              <button
                type="button"
                class="secondary"
                aria-label=${words.customers.openName(customer.name)}
                @click=${() => (this.open = customer)}
              >
                ${words.today.open}
              </button>
            </div>
          </li>`,
      )}
    </ul>`
  }

  #visits({ bookings, upcoming, lastStart }: Customer): string {
    const { speech, timeZone, now } = this.desk
    const { customers: words } = speech.words
    const last = Date.parse(lastStart)
    return [
      words.bookings(bookings),
      upcoming > 0 && words.upcoming(upcoming),
      last < now() && words.last(formatMoment(last, timeZone, speech)),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  #nobody(): TemplateResult {
    const { customers: words } = this.desk.speech.words
    return html`<div class="card">
      <p>${this.wanted === '' ? words.none : words.noneFound(this.wanted)}</p>
      <p class="quiet">${this.wanted === '' ? words.noneLead : words.noneFoundLead}</p>
    </div>`
  }

  #panel(): TemplateResult | typeof nothing {
    if (this.open === null) return nothing
    return html`<customer-panel
      .desk=${this.desk}
      .customer=${this.open}
      .onErased=${() => void this.#customers.run()}
      .onClose=${() => (this.open = null)}
    ></customer-panel>`
  }

  #seek(text: string): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      this.wanted = text.trim()
      void this.#customers.run()
    }, PAUSE_MS)
  }
}

/** A number that ends with its line can't be read at a glance. */
const unbroken = (phone: string | null): string | null => phone?.replaceAll(' ', '\u00a0') ?? null

customElements.define('customers-screen', CustomersScreen)
