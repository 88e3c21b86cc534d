import { type AdminService, type Booking, emailFault, isPhone, toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values, valuesIn } from '../forms/form.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import { clockHint, instantTyped, turnChoice, typedIn } from '../forms/turn-choice.js'
import { Loader } from '../loader.js'
import { Screen } from '../screen.js'
import { onEscape, showInPlace } from '../shell/modal-layers.js'
import { timesIn } from '../time/times.js'
import { clockText, instantsOf, turnOf, wallClockOf } from '../time/wall-clock.js'
import { alternativesIn, bookingTrouble } from './booking-trouble.js'
import { type Roster, clocksHere } from './roster.js'

/** What only the customer can say once more. */
const THEIRS = ['name', 'email', 'phone', 'notes'] as const

/** A booking that somebody makes by telephone or at the counter. */
export class NewBooking extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    roster: { attribute: false },
    date: { attribute: false },
    time: { attribute: false },
    staffSlug: { attribute: false },
    onMade: { attribute: false },
    onClose: { attribute: false },
    serviceSlug: { state: true },
    typed: { state: true },
    alternatives: { state: true },
  }
  desk!: Desk
  roster!: Roster
  /** The date to begin with. */
  date = ''
  time = ''
  /** With whom to begin; empty: the first one who gives the service. */
  staffSlug = ''
  onMade!: (booking: Booking) => void
  onClose!: () => void
  /** `null`: the first one. */
  serviceSlug: string | null = null
  /** What stands in the form, once something was typed. */
  typed: Values = {}
  alternatives: readonly number[] = []
  /** What was pressed in the calendar (epoch ms): with somebody else it is still then, until a time is typed in. */
  #pressed: number | undefined
  #isLeft = false
  /** Sent again after a lost answer, the same wish books nothing twice. */
  #attempt: { readonly wish: string; readonly key: string } = { wish: '', key: '' }
  readonly #services = new Loader<readonly AdminService[]>(this, () => this.desk.api.services())
  readonly #form = new Form(this, {
    check: (values) => this.#faultsOf(values),
    send: (values) => this.#send(values),
    explain: (error) => bookingTrouble(error, this.desk.speech.words),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.desk.unsaved.watch(this.#isUnsaved)
    this.#pressed = instantsOf(this.date, this.time, this.#zone(this.staffSlug))[0]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.desk.unsaved.unwatch(this.#isUnsaved)
  }

  protected override firstUpdated(): void {
    this.#dialog?.showModal()
  }

  protected override render(): TemplateResult {
    const { booking: words, common } = this.desk.speech.words
    return html`<dialog
      class="panel"
      aria-labelledby="new-title"
      @keydown=${(event: KeyboardEvent) => this.#isUnsaved() && this.#askOnEscape(event)}
      @cancel=${(event: Event) => this.#hold(event)}
      @close=${() => this.#shut()}
    >
      <div class="panel-content">
        <div class="panel-head">
          <h2 id="new-title">${words.newTitle}</h2>
          <button type="button" class="secondary" @click=${() => this.#ask()}>${common.close}</button>
        </div>
        ${
          this.#services.error === undefined
            ? nothing
            : troubleNote(bookingTrouble(this.#services.error, this.desk.speech.words))
        }
        ${this.#services.value ? this.#fields(this.#offered(this.#services.value)) : nothing}
      </div>
    </dialog>`
  }

  #fields(services: readonly AdminService[]): TemplateResult {
    const { speech } = this.desk
    const { booking: words, common, fields } = speech.words
    const service = this.#service(services)
    if (!service) return html`<p>${words.noService}</p>`
    const { faults, trouble, isBusy, submit, leave } = this.#form
    const givers = this.#givers(service)
    const timeZone = this.#zone(givers.find(([slug]) => slug === this.typed['staff'])?.[0] ?? this.#giver(givers))
    const { date, time, turn } = this.#clock(timeZone)
    const now = this.desk.now()
    const here = clocksHere(this.roster, this.desk)
    const { when } = timesIn(timeZone, speech, now, here)
    const clocks = [...here, ...this.roster.members.map((member) => member.timeZone)]
    const hint = clockHint(instantsOf(date, time, timeZone)[0] ?? now, timeZone, clocks, speech.words)
    return html`<form
      class="form"
      novalidate
      @submit=${submit}
      @focusout=${leave}
      @input=${(event: Event) => this.#edit(event)}
      @change=${(event: Event) => this.#see(event.currentTarget as HTMLFormElement)}
    >
      ${choice({
        name: 'service',
        label: words.service,
        value: service.slug,
        choices: services.map(({ slug, name }) => [slug, name]),
        faults,
        onChange: (slug) => (this.serviceSlug = slug),
      })}
      ${choice({ name: 'staff', label: words.facts.staff, value: this.#giver(givers), choices: givers, faults })}
      <div class="date-and-time">
        ${field({ name: 'date', label: words.date, type: 'date', value: date, faults })}
        ${field({ name: 'time', label: words.time, type: 'time', value: time, faults, ...hint })}
      </div>
      ${turnChoice({ date, time, turn, timeZone, desk: this.desk })}
      ${field({ name: 'name', label: words.customer, faults })}
      ${field({ name: 'email', label: fields.email, type: 'email', faults })}
      ${field({ name: 'phone', label: words.facts.phone, type: 'tel', optional: common.optional, faults })}
      ${field({ name: 'notes', label: words.facts.notes, optional: common.optional, faults })} ${troubleNote(trouble)}
      ${this.alternatives.length === 0 ? nothing : html`<p>${words.nearby(this.alternatives.map(when))}</p>`}
      <p class="hint">${words.moveHint}</p>
      <button class="primary" aria-disabled=${isBusy}>${words.book}</button>
    </form>`
  }

  /** What stands in the fields: by the clock of whoever is chosen, as long as it is what was pressed. */
  #clock(timeZone: string): { readonly date: string; readonly time: string; readonly turn?: string } {
    if (this.#pressed === undefined) return { date: this.date, time: this.time, ...this.typed }
    const { date, minutes } = wallClockOf(this.#pressed, timeZone)
    return { date, time: clockText(minutes), turn: String(turnOf(this.#pressed, timeZone)) }
  }

  #edit(event: Event): void {
    if (['date', 'time', 'turn'].includes((event.target as HTMLInputElement).name)) this.#pressed = undefined
    this.typed = typedIn(event.currentTarget as HTMLFormElement, this.typed)
    this.#form.edit(event)
  }

  /** Another service may have come with another person. */
  async #see(form: HTMLFormElement): Promise<void> {
    await this.updateComplete
    this.typed = typedIn(form, this.typed)
  }

  #offered(services: readonly AdminService[]): readonly AdminService[] {
    return services.filter((service) => service.active && this.#givers(service).length > 0)
  }

  #service(services: readonly AdminService[]): AdminService | undefined {
    return (
      services.find(({ slug }) => slug === this.serviceSlug) ??
      services.find(({ staff }) => staff.includes(this.staffSlug)) ??
      services[0]
    )
  }

  #giver(givers: readonly (readonly [slug: string, name: string])[]): string {
    return (givers.find(([slug]) => slug === this.staffSlug) ?? givers[0])?.[0] ?? ''
  }

  #givers({ staff }: AdminService): readonly (readonly [slug: string, name: string])[] {
    return this.roster.members
      .filter(({ slug, active }) => active && staff.includes(slug))
      .map(({ slug, name }) => [slug, name])
  }

  #zone(staffSlug: string): string {
    return this.roster.members.find(({ slug }) => slug === staffSlug)?.timeZone ?? this.desk.timeZone
  }

  #faultsOf(values: Values): Faults {
    const most = { name: 200, email: MOST_CHARACTERS.email, phone: MOST_CHARACTERS.phone, notes: 2000 }
    const { staff = '', name = '', email = '', phone = '' } = values
    const { booking, fields } = this.desk.speech.words
    const wrongEmail = email.trim() === '' ? booking.emailMissing : fields.emailWrong
    return {
      ...tooLong(values, most, this.desk.speech.words),
      ...(instantTyped(values, this.#zone(staff)) === undefined && { time: booking.noSuchTime }),
      ...(name.trim() === '' && { name: booking.customerMissing }),
      ...(emailFault(email.trim()) !== undefined && { email: wrongEmail }),
      ...(phone.trim() !== '' && !isPhone(phone.trim()) && { phone: booking.phoneWrong }),
    }
  }

  async #send(values: Values): Promise<void> {
    const { service = '', staff = '', name = '', email = '', phone = '', notes = '' } = values
    const { api, notices, speech } = this.desk
    const timeZone = this.#zone(staff)
    const wish = {
      service,
      staff,
      start: toIso(instantTyped(values, timeZone) ?? Number.NaN),
      timeZone,
      customer: { name: name.trim(), email: email.trim(), ...(phone.trim() !== '' && { phone: phone.trim() }) },
      ...(notes.trim() !== '' && { notes }),
    }
    const text = JSON.stringify(wish)
    if (text !== this.#attempt.wish) this.#attempt = { wish: text, key: crypto.randomUUID() }
    this.alternatives = []
    try {
      const made = await api.createBooking(wish, this.#attempt.key)
      this.onMade(made)
      notices.tell(speech.words.booking.made(made.customer.name))
      this.#close()
    } catch (error) {
      if (error instanceof ApiError) this.alternatives = alternativesIn(error)
      throw error
    }
  }

  readonly #isUnsaved = (): boolean => {
    const form = this.#isLeft ? null : this.querySelector('form')
    const values = form ? valuesIn(form) : {}
    return THEIRS.some((name) => (values[name] ?? '').trim() !== '')
  }

  async #ask(): Promise<void> {
    if (await this.desk.unsaved.mayLeave()) this.#close()
  }

  #hold(event: Event): void {
    if (!this.#isUnsaved()) return
    event.preventDefault()
    void this.#ask()
  }

  readonly #askOnEscape = onEscape(() => void this.#ask())

  /** Browsers close a dialog at the second wish to, whatever it says. Whoever is asked something already isn't asked more. */
  #shut(): void {
    if (!this.#isUnsaved()) return this.#leave()
    if (this.#dialog && showInPlace(this.#dialog)) void this.#ask()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  #close(): void {
    this.#dialog?.close()
    this.#leave()
  }

  /** Once: the dialog's own event comes late, when somebody may have opened another one. */
  #leave(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    this.onClose()
  }
}

customElements.define('new-booking', NewBooking)
