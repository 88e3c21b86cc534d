import type { Booking, Customer, CustomerExport } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import '../bookings/booking-panel.js'
import { type Roster, clocksHere, loadRoster } from '../bookings/roster.js'
import { statusMark } from '../bookings/status.js'
import type { Desk } from '../desk.js'
import { formatMoment } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import { zoneBeside } from '../time/times.js'
import { troubleOf } from '../trouble.js'
import { download } from './download.js'
import './erase-form.js'

interface Known {
  readonly kept: CustomerExport
  readonly roster: Roster
}

/** One customer over the page: what they booked, and what is theirs to ask for. */
export class CustomerPanel extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    customer: { attribute: false },
    onErased: { attribute: false },
    onClose: { attribute: false },
    open: { state: true },
    isErasing: { state: true },
  }
  desk!: Desk
  customer!: Customer
  onErased!: () => void
  onClose!: () => void
  /** Of their bookings, the one that is looked at. */
  open: Booking | null = null
  isErasing = false
  readonly #known = new Loader<Known>(this, async () => {
    const [kept, roster] = await Promise.all([this.desk.api.customer(this.customer.email), loadRoster(this.desk)])
    return { kept, roster }
  })

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
  }

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { name, email, phone } = this.customer
    const { value } = this.#known
    return html`<dialog
        class="panel"
        aria-labelledby="customer-title"
        @close=${() => this.onClose()}
        @click=${(event: Event) => this.#closeFromOutside(event)}
      >
        <div class="panel-content">
          <div class="panel-head">
            <h2 id="customer-title">${name}</h2>
            <button type="button" class="secondary" @click=${() => this.#close()}>${words.common.close}</button>
          </div>
          <dl class="facts">
            ${
              phone === null
                ? nothing
                : html`<div>
                    <dt>${words.booking.facts.phone}</dt>
                    <dd><a class="link" href="tel:${phone}">${phone}</a></dd>
                  </div>`
            }
            <div>
              <dt>${words.booking.facts.email}</dt>
              <dd><a class="link" href="mailto:${email}">${email}</a></dd>
            </div>
          </dl>
          ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
          ${value ? this.#history(value) : nothing} ${value ? this.#data(value) : nothing}
        </div>
      </dialog>
      ${value && this.open ? this.#booking(this.open, value) : nothing}`
  }

  /** The newest first: what is to come, then what was. */
  #history({ kept, roster }: Known): TemplateResult {
    const { speech } = this.desk
    const { customers: words } = speech.words
    const moment = (instant: number, zone: string): string => {
      const named = zoneBeside(instant, zone, clocksHere(roster, this.desk), speech)
      return [formatMoment(instant, zone, speech), ...(named === null ? [] : [`(${named})`])].join(' ')
    }
    const bookings = kept.bookings.toSorted((a, b) => b.start.localeCompare(a.start))
    return html`<section>
      <h3>${words.history}</h3>
      <ul class="history">
        ${bookings.map(
          (booking) =>
            html`<li>
              <button type="button" class="history-booking" @click=${() => (this.open = booking)}>
                <span class="when">${moment(Date.parse(booking.start), roster.zoneOf(booking.staff.id))}</span>
                <span class="quiet">${booking.service.name} · ${booking.team.map(({ name }) => name).join(', ')}</span>
                ${statusMark(booking, speech.words)}
              </button>
            </li>`,
        )}
      </ul>
      ${kept.asGuest.length === 0 ? nothing : html`<p class="quiet">${words.asGuest(kept.asGuest.length)}</p>`}
    </section>`
  }

  #data({ kept }: Known): TemplateResult {
    const { customers: words } = this.desk.speech.words
    if (this.isErasing) {
      return html`<erase-form
        .desk=${this.desk}
        .customer=${this.customer}
        .upcoming=${kept.bookings.filter((booking) => this.#isUpcoming(booking)).length}
        .onErased=${() => this.#erased()}
        .onConflict=${() => void this.#known.run()}
        .onBack=${() => (this.isErasing = false)}
      ></erase-form>`
    }
    return html`<section>
      <h3>${words.data}</h3>
      <p class="quiet">${words.dataLead}</p>
      <div class="actions start">
        <button type="button" class="secondary" @click=${() => this.#export()}>${words.download}</button>
        <button type="button" class="secondary" @click=${() => (this.isErasing = true)}>${words.erase}</button>
      </div>
    </section>`
  }

  #booking(booking: Booking, { roster }: Known): TemplateResult {
    return html`<booking-panel
      .desk=${this.desk}
      .roster=${roster}
      .booking=${booking}
      .onChange=${(changed: Booking) => this.#put(changed)}
      .onClose=${() => (this.open = null)}
    ></booking-panel>`
  }

  #put(changed: Booking): void {
    this.#known.put(({ kept, roster }) => ({
      kept: { ...kept, bookings: kept.bookings.map((one) => (one.id === changed.id ? changed : one)) },
      roster,
    }))
  }

  #isUpcoming({ status, end }: Booking): boolean {
    return (status === 'pending' || status === 'confirmed') && Date.parse(end) > this.desk.now()
  }

  /** As it is now: an answer to somebody who asks for their data must not be from this morning. */
  async #export(): Promise<void> {
    const { api, notices, speech } = this.desk
    try {
      const kept = await api.customer(this.customer.email)
      download(`${kept.email.replace(/[^a-z0-9]+/gi, '-')}.json`, kept)
    } catch (error) {
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  #erased(): void {
    this.#close()
    this.onErased()
  }

  #close(): void {
    this.querySelector('dialog')?.close()
  }

  /** The dialog is all that is outside of its content. */
  #closeFromOutside(event: Event): void {
    if (event.target === this.querySelector('dialog')) this.#close()
  }
}

customElements.define('customer-panel', CustomerPanel)
