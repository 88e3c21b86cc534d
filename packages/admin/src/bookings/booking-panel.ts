import type { Booking } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { BookingDeed } from '../api/api.js'
import type { Desk } from '../desk.js'
import { formatDuration } from '../i18n/duration.js'
import { formatDay } from '../i18n/format.js'
import { Screen } from '../screen.js'
import { formatPrice } from '../setup/money.js'
import { timesIn, zoneBeside } from '../time/times.js'
import { changeBooking } from './deeds.js'
import './move-form.js'
import { type Roster, clocksHere } from './roster.js'
import { awaitsApproval, awaitsCustomer, isTheirs, statusMark } from './status.js'

/** One booking over the page: what is known of it, and what can be done. */
export class BookingPanel extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    roster: { attribute: false },
    booking: { attribute: false },
    onChange: { attribute: false },
    onClose: { attribute: false },
    isMoving: { attribute: false },
  }
  desk!: Desk
  roster!: Roster
  booking!: Booking
  onChange!: (booking: Booking) => void
  onClose!: () => void
  /** Whether it is being put elsewhere. */
  isMoving = false
  #isLeft = false

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
  }

  protected override render(): TemplateResult {
    const { booking } = this
    const { words } = this.desk.speech
    const zone = this.roster.zoneOf(booking.staff.id)
    const start = Date.parse(booking.start)
    const named = zoneBeside(start, zone, clocksHere(this.roster, this.desk), this.desk.speech)
    const { time } = timesIn(zone, this.desk.speech, this.desk.now())
    return html`<dialog
      class="panel"
      aria-labelledby="panel-title"
      @close=${() => this.#leave()}
      @click=${(event: Event) => this.#closeFromOutside(event)}
    >
      <div class="panel-content">
        <div class="panel-head">
          <div>
            <h2 id="panel-title">${booking.customer.name}</h2>
            <p>${booking.service.name}</p>
          </div>
          <button type="button" class="secondary" @click=${() => this.#close()}>${words.common.close}</button>
        </div>
        <p class="when">
          <strong>${formatDay(start, zone, this.desk.speech)}</strong>
          ${time(start)} – ${time(Date.parse(booking.end))} ${named === null ? nothing : `(${named})`}
          ${statusMark(booking, words)}
        </p>
        ${
          this.isMoving
            ? html`<move-form
                .desk=${this.desk}
                .roster=${this.roster}
                .booking=${booking}
                .onMoved=${(moved: Booking) => this.#moved(moved)}
                .onChange=${this.onChange}
                .onBack=${() => (this.isMoving = false)}
              ></move-form>`
            : html`${this.#facts(zone)} ${this.#deeds()}`
        }
      </div>
    </dialog>`
  }

  #facts(zone: string): TemplateResult {
    const { booking } = this
    const { speech } = this.desk
    const { facts } = speech.words.booking
    const { customer, price } = booking
    const { when } = timesIn(zone, speech, this.desk.now(), clocksHere(this.roster, this.desk))
    const answered = booking.questions.filter(({ id }) => booking.answers[id] !== undefined)
    const fact = (name: string, value: unknown): TemplateResult =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    return html`<dl class="facts">
      ${
        customer.phone === null
          ? nothing
          : fact(facts.phone, html`<a class="link" href="tel:${customer.phone}">${customer.phone}</a>`)
      }
      ${fact(facts.email, html`<a class="link" href="mailto:${customer.email}">${customer.email}</a>`)}
      ${fact(facts.staff, booking.team.map(({ name }) => name).join(', '))}
      ${fact(facts.duration, formatDuration(booking.service.durationMinutes))}
      ${price === null ? nothing : fact(facts.price, formatPrice(price, speech.locale))}
      ${booking.guests.length === 0 ? nothing : fact(facts.guests, booking.guests.join(', '))}
      ${answered.map(({ id, label }) => fact(label, this.#answer(booking.answers[id])))}
      ${booking.notes ? fact(facts.notes, html`<span class="as-typed">${booking.notes}</span>`) : nothing}
      ${booking.cancelReason ? fact(facts.reason, booking.cancelReason) : nothing}
      ${
        awaitsCustomer(booking) && booking.confirmBy !== null
          ? fact(facts.confirmBy, when(Date.parse(booking.confirmBy)))
          : nothing
      }
      ${fact(facts.booked, when(Date.parse(booking.createdAt)))}
    </dl>`
  }

  #answer(answer: string | number | boolean | undefined): string {
    const { yes, no } = this.desk.speech.words.common
    if (typeof answer === 'boolean') return answer ? yes : no
    return typeof answer === 'number' ? new Intl.NumberFormat(this.desk.speech.locale).format(answer) : (answer ?? '')
  }

  /** What its status allows, as the server does. */
  #deeds(): TemplateResult {
    const { booking } = this
    const { deeds } = this.desk.speech.words.booking
    const hasBegun = Date.parse(booking.start) <= this.desk.now()
    const decides = isTheirs(this.desk.session, booking)
    const does = (deed: BookingDeed, style: string): TemplateResult =>
      html`<button type="button" class=${style} @click=${() => this.#do(deed)}>${deeds[deed]}</button>`
    const move = html`<button type="button" class="secondary" @click=${() => (this.isMoving = true)}>
      ${deeds.move}
    </button>`
    return html`<div class="actions">
      ${decides && awaitsApproval(booking) ? [does('approve', 'primary'), move, does('decline', 'secondary')] : nothing}
      ${decides && awaitsCustomer(booking) ? [does('approve', 'secondary'), does('cancel', 'secondary')] : nothing}
      ${
        booking.status === 'confirmed' && hasBegun
          ? [does('complete', 'primary'), does('no-show', 'secondary')]
          : nothing
      }
      ${decides && booking.status === 'confirmed' && !hasBegun ? [move, does('cancel', 'secondary')] : nothing}
      ${booking.status === 'completed' ? does('no-show', 'secondary') : nothing}
      ${booking.status === 'no-show' ? does('complete', 'secondary') : nothing}
    </div>`
  }

  #do(deed: BookingDeed): void {
    const { booking, desk, onChange } = this
    this.#close()
    void changeBooking(booking, deed, { desk, onChange })
  }

  #moved(booking: Booking): void {
    this.booking = booking
    this.#close()
  }

  #close(): void {
    this.querySelector('dialog')?.close()
    // A booking that has left the screen takes its panel along, whose own event would come too late.
    this.#leave()
  }

  /** Once: the dialog's own event comes late, when somebody may have opened another one. */
  #leave(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    this.onClose()
  }

  /** The dialog is all that is outside of its content. */
  #closeFromOutside(event: Event): void {
    if (event.target === this.querySelector('dialog')) this.#close()
  }
}

customElements.define('booking-panel', BookingPanel)
