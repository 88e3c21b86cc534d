import type { BookingRequest, CreatedBooking, Service } from '@openslot/core/wire'
import { type TemplateResult, html } from 'lit/html.js'
import { ApiError } from '../api/api-error.js'
import { alike } from '../api/attempts.js'
import { keyInDemoLink } from '../api/demo-link.js'
import {
  type CheckoutAction,
  type CheckoutFlow,
  askingOf,
  bookingRequest,
  reduceCheckout,
  startCheckout,
} from '../checkout-flow.js'
import { keepDraft } from '../draft.js'
import { emit, emitError } from '../events.js'
import type { Order } from '../flow.js'
import { type Field, type Form, type Prefill, elementId, firstFault, valueOf } from '../form.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import type { Draft } from '../resume.js'
import { type ChosenTime, chosenTime, keepButton } from '../steps/chosen-time.js'
import { type DetailsActions, detailsStep } from '../steps/details-step.js'
import { type DoneActions, doneStep } from '../steps/done-step.js'
import { formSkeleton } from '../steps/form-skeleton.js'
import type * as moreModule from '../steps/more-fields.js'
import { needsAnotherTime } from '../trouble.js'
import { Checkout } from './checkout.js'
import type { DeskHost } from './desk-host.js'
import { Part } from './part.js'

/** What it says. */
export const says = [BOOKING]

const PREFILLED = ['name', 'email', 'phone'] as const

/** What leads on from here, or back. */
export interface CheckoutTurns {
  /** Where what is typed is kept for a reload; `undefined`: it isn't. */
  draftKey(): string | undefined
  /** To one of the nearest free times, or back to all of them, or to the other services or people. */
  chooseTime(start: number): void
  chooseAnother(what?: 'service' | 'staff'): void
  booked(): void
  /** Somebody else has the time: what is known of free times is no longer so. */
  taken(): void
  again(): void
}

/** Where a visitor who has chosen a time books it: the form, sending it, and what is said afterwards. */
export class CheckoutDesk {
  readonly #host: DeskHost
  readonly #customer: () => Prefill
  readonly #turns: CheckoutTurns
  readonly #checkout: Checkout
  /** Most services ask for no more than a name and an e-mail address. */
  readonly #more: Part<typeof moreModule, typeof moreModule>
  #flow: CheckoutFlow
  #prefilled: Prefill
  /** Whether the visitor is here. */
  #isOpen = false

  constructor(host: DeskHost, customer: () => Prefill, turns: CheckoutTurns) {
    this.#host = host
    this.#customer = customer
    this.#turns = turns
    this.#prefilled = customer()
    this.#flow = startCheckout(this.#prefilled)
    this.#checkout = new Checkout(host, {
      isInDoubt: () => this.#isInDoubt,
      sent: () => this.#keep(),
      booked: (booking) => this.#booked(booking),
      refused: (error) => void this.#refused(error),
      stopped: () => {
        host.attention.hush()
        this.#dispatch({ type: 'sending-stopped' })
      },
      gone: (error) => this.#gone(error),
    })
    this.#more = new Part(
      host,
      () => import('../steps/more-fields.js'),
      (module) => {
        host.wear(module.styles)
        return module
      },
    )
  }

  /** For asking about free times, of which one's own is one. */
  holdToken(): Promise<string | undefined> {
    return this.#checkout.holdToken()
  }

  /**
   * Keeps the time of what is to be booked. Called on each update while booking.
   *
   * @param order `undefined`: the visitor is elsewhere
   * @param service what is about to be booked, as far as it is known
   */
  want(order: Order | undefined, service: Service | undefined): void {
    if (service && asksMore(service)) this.#more.fetchAhead()
    this.#prefill(this.#customer())
    const isNews = this.#isOpen !== (order !== undefined)
    this.#isOpen = order !== undefined
    if (order) this.#flow = reduceCheckout(this.#flow, { type: 'ordered', order })
    const { trouble, sending } = this.#flow
    // Whoever comes back to what may be booked already is told so.
    if (this.#isInDoubt && !trouble && !sending) {
      this.#flow = reduceCheckout(this.#flow, { type: 'refused', error: new ApiError('timeout', '') })
    }
    if (isNews) this.#keep()
    this.#checkout.want(needsAnotherTime(trouble) ? undefined : order)
  }

  /** Takes over what was typed before the page was loaded anew. */
  resume({ values, guests, unsure }: Draft): void {
    this.#checkout.resume(unsure)
    this.#write(values, guests)
  }

  /**
   * On the way to another time, or back: gives up what isn't on its way to the server yet.
   *
   * @returns whether the visitor may go; what may be booked at any moment is waited for
   */
  leave(): boolean {
    if (this.#flow.sending && this.#isInDoubt) return false
    this.#checkout.stop()
    this.#dispatch({ type: 'left' })
    return true
  }

  reset(): void {
    this.#checkout.reset()
    this.#isOpen = false
    this.#prefilled = this.#customer()
    this.#flow = startCheckout(this.#prefilled)
  }

  renderTime(chosen: ChosenTime): TemplateResult {
    return chosenTime(this.#host.visit, chosen, this.#checkout.hold)
  }

  /** Leads back to the time that was chosen before. */
  renderKeep(start: number, keep: () => void): TemplateResult {
    return keepButton(this.#host.visit, start, keep)
  }

  render(beside: TemplateResult): TemplateResult {
    const { visit } = this.#host
    const { booked, order } = this.#flow
    if (booked) return doneStep(visit, booked, order?.service, this.#doneActions)
    if (!order) return beside
    const more = asksMore(order.service) ? this.#more.want() : undefined
    if (asksMore(order.service) && !more) {
      return html`${beside} ${this.#more.renderWaiting(formSkeleton(visit.words.loading))}`
    }
    const { isProving } = this.#checkout
    return html`${beside} ${detailsStep(visit, this.#flow, order, this.#actions, isProving, more?.moreFields)}`
  }

  readonly #doneActions: DoneActions = {
    /** A demonstration has no page for its bookings but this element. */
    manage: (event) => {
      const key = keyInDemoLink(this.#flow.booked?.manageUrl ?? '')
      if (!key) return
      event.preventDefault()
      this.#host.booking = key.id
      this.#host.token = key.token
      this.#host.attention.leadToHeading()
    },
    again: () => this.#again(),
  }

  readonly #actions: DetailsActions = {
    edit: (field, value) => {
      this.#checkout.touch()
      this.#dispatch({ type: 'field-edited', field, value })
    },
    leave: (field) => this.#leaveField(field),
    change: (change, next, said) => {
      const { attention } = this.#host
      this.#dispatch({ type: 'form-changed', form: change(this.#flow.form) })
      attention.lead(next)
      if (said) attention.say(said)
    },
    submit: (trap) => this.#submit(trap),
    chooseTime: (start) => this.#turns.chooseTime(start),
    chooseAnother: (what) => this.#turns.chooseAnother(what),
  }

  /** Fields that the page fills in later are taken over while the visitor hasn't typed there. */
  #prefill(prefill: Prefill): void {
    const before = this.#prefilled
    this.#prefilled = prefill
    const { values } = this.#flow.form
    for (const field of PREFILLED) {
      if (values[field] === before[field]) this.#write({ [field]: prefill[field] })
    }
  }

  /** Into the form, over what is there. */
  #write(values: Form['values'], guests = this.#flow.form.guests): void {
    const { form } = this.#flow
    this.#flow = { ...this.#flow, form: { ...form, values: { ...form.values, ...values }, guests } }
  }

  /** Focus is on the next field by now: what is wrong with the last one has to be said. */
  #leaveField(field: Field): void {
    // Some engines say so, too, of a field that goes away with its step, in the middle of drawing the next one.
    if (!this.#isOpen) return
    this.#dispatch({ type: 'field-left', field })
    if (this.#flow.form.faults[field]) {
      this.#host.attention.sayWhatIsAt(`#${elementId(askingOf(this.#flow), field)}-fault`)
    }
  }

  #submit(trap: string): void {
    const { attention, visit } = this.#host
    this.#dispatch({ type: 'submitted' })
    const { order, sending } = this.#flow
    if (!sending || !order) {
      this.#leadToFault()
      return
    }
    attention.say(visit.wordsOf(BOOKING).details.booking)
    const details = this.#request(order)
    this.#checkout.submit(trap === '' ? details : { ...details, website: trap })
  }

  #keep(): void {
    const { order, form, booked } = this.#flow
    const key = this.#turns.draftKey()
    if (key === undefined || !order || booked) return
    const { service, staff, duration, start } = order
    const { values, guests } = form
    keepDraft(key, {
      service: service.id,
      staff,
      duration,
      start,
      isAtDetails: this.#isOpen,
      values,
      guests,
      unsure: this.#checkout.unsure,
    })
  }

  get #isInDoubt(): boolean {
    const { order } = this.#flow
    return this.#isOpen && !!order && alike(this.#checkout.unsure, this.#request(order)).length > 0
  }

  #request(order: Order): BookingRequest {
    const { timeZone, locale } = this.#host.visit
    return bookingRequest(order, this.#flow.form, { timeZone, locale })
  }

  #booked(booking: CreatedBooking): void {
    this.#dispatch({ type: 'booked', booking })
    this.#turns.booked()
    const { manageToken: _token, manageUrl: _url, calendarUrl: _calendar, calendarLinks: _links, ...open } = booking
    emit(this.#host, 'booking-created', { booking: open })
  }

  async #refused(error: ApiError): Promise<void> {
    const form = error.code === 'validation' ? await this.#withSaid(error) : undefined
    this.#dispatch({ type: 'refused', error, form })
    if (this.#flow.trouble?.kind === 'taken' || error.isGone) this.#turns.taken()
    if (this.#flow.trouble || !this.#leadToFault()) this.#host.attention.lead('[data-trouble]')
    emitError(this.#host, error)
  }

  async #withSaid(error: ApiError): Promise<Form | undefined> {
    try {
      const { withSaid } = await import('../server-faults.js')
      return withSaid(this.#host, this.#flow, error)
    } catch {
      // Without it, the whole form is in trouble, and its message says what to do.
      return undefined
    }
  }

  /** Somebody was faster while the form was filled in. Whoever is typing goes on, and is told. */
  #gone(error: ApiError): void {
    const focused = this.#host.shadowRoot?.activeElement
    this.#dispatch({ type: 'refused', error })
    this.#turns.taken()
    // For how long it is kept.
    this.#host.attention.hush()
    if (!focused?.matches('input, textarea, select')) this.#host.attention.lead('[data-trouble]')
    emitError(this.#host, error)
  }

  #leadToFault(): boolean {
    const asking = askingOf(this.#flow)
    const wrong = firstFault(this.#flow.form, asking)
    if (wrong) this.#host.attention.lead(`#${elementId(asking, wrong)}`)
    return wrong !== undefined
  }

  /** Another booking by the same customer. */
  #again(): void {
    const { form } = this.#flow
    this.#turns.again()
    for (const field of PREFILLED) this.#write({ [field]: valueOf(form, field) })
  }

  #dispatch(action: CheckoutAction): void {
    this.#flow = reduceCheckout(this.#flow, action)
    if (this.#isOpen) this.#keep()
    this.#host.requestUpdate()
  }
}

const asksMore = ({ customerPhone, questions, guestsAllowed }: Service): boolean =>
  guestsAllowed || questions.length > 0 || Boolean(customerPhone)
