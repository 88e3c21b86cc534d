import type { Booking, Service } from '@openslot/core/wire'
import type { ReactiveController } from 'lit'
import { type TemplateResult, html } from 'lit/html.js'
import { toIso } from '../api/instant.js'
import { draftKey, forgetDraft, hasDraft } from '../draft.js'
import { emit, emitError } from '../events.js'
import { type FlowAction, START, depthOf, minutesOf, orderOf, personOf, reduceFlow, stepBefore } from '../flow.js'
import type { Prefill } from '../form.js'
import { dateAt } from '../i18n/wall-clock.js'
import type { Decided } from '../offers.js'
import type * as resumeModule from '../resume.js'
import { bookingSummary } from '../steps/booking-summary.js'
import { choicesSkeleton, serviceStep, staffStep } from '../steps/choice-steps.js'
import { formSkeleton } from '../steps/form-skeleton.js'
import { failure } from '../steps/failure.js'
import { noticeSkeleton } from '../steps/notice.js'
import { timeSkeleton, timeStep } from '../steps/time-step.js'
import { shopZone } from '../zones/shop-zone.js'
import type * as checkoutModule from './checkout-desk.js'
import type { CheckoutDesk, CheckoutTurns } from './checkout-desk.js'
import type { Desk } from './desk.js'
import type { DeskHost } from './desk-host.js'
import { Offer } from './offer.js'
import { Part } from './part.js'
import { retryLoading } from './retry-loading.js'
import { TimePicker } from './time-picker.js'

/** What the page said about this visit. */
export interface Arrival extends Prefill {
  readonly decided: Decided
  /** The day to open on. */
  readonly day: string | undefined
  /** Whether a reload of the page shall lose nothing. */
  readonly keepsDraft: boolean
}

/** Where a visitor books: leads through the steps to a time, and from there on to the checkout. */
export class BookDesk implements ReactiveController, Desk {
  readonly #host: DeskHost
  readonly #arrival: () => Arrival
  readonly #offer: Offer
  readonly #picker: TimePicker
  /** Everything after the time; it comes while the visitor looks at times. */
  readonly #checkout: Part<CheckoutDesk, typeof checkoutModule>
  /** Few visitors have been here before the page was loaded anew. */
  readonly #past: Part<typeof resumeModule, typeof resumeModule>
  #flow = START
  /** A service to go on with as soon as it is known to be on offer. */
  #wished: string | undefined
  /** Whether it is known where the visitor was before the page was loaded anew. */
  #hasResumed = false
  /** Of a booking that this one is to be like. */
  #customerBefore: Booking['customer'] | undefined

  constructor(host: DeskHost, arrival: () => Arrival) {
    this.#host = host
    this.#arrival = arrival
    this.#offer = new Offer(
      host,
      () => arrival().decided,
      (services, decided) => this.#arrived(services, decided),
    )
    this.#picker = new TimePicker(host, host.attention, {
      month: (month) => this.#dispatch({ type: 'month-shown', month }),
      day: (date) => this.#dispatch({ type: 'day-chosen', date }),
      time: ({ start }) => this.#chooseTime(start),
      vanished: () => this.#retry(),
    })
    this.#checkout = new Part(
      host,
      () => import('./checkout-desk.js'),
      ({ CheckoutDesk: Desk }) => new Desk(host, () => this.#customer(), this.#turns),
    )
    this.#past = new Part(
      host,
      () => import('../resume.js'),
      (module) => module,
    )
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (this.#flow.step === 'time' && this.#picker.hasTimes) this.#checkout.fetchAhead()
  }

  /** Asks for what the current step shows. Called on each update while booking. */
  want(): void {
    const { api } = this.#host.visit
    if (!api) return
    this.#offer.want(api)
    this.#resume()
    const { service, duration, month, date, start, step } = this.#flow
    const checkout = step === 'details' ? this.#checkout.want() : this.#checkout.made
    checkout?.want(step === 'details' ? orderOf(this.#flow) : undefined, service)
    const { decided } = this.#offer
    // Once the page has decided on both, their times needn't wait until the server has said who they are.
    const isSettled = !service && decided.staff !== undefined
    const wanted = decided.service ?? service?.id
    if (wanted !== undefined && (isSettled || step === 'time')) {
      const { day } = this.#arrival()
      this.#picker.want({
        service: wanted,
        staff: decided.staff ?? personOf(this.#flow),
        duration,
        moving: undefined,
        hold: async () => checkout?.holdToken(),
        month: month ?? day?.slice(0, 7),
        date: date ?? day,
        start,
        except: undefined,
      })
    }
  }

  /** The element shows something else: nothing is kept or sent for what was chosen here. */
  leave(): void {
    this.#checkout.made?.want(undefined, undefined)
  }

  /** From the start, with what is known from a booking that is over. */
  begin(like: Booking | undefined): void {
    this.#wished = like?.service.id
    this.#customerBefore = like?.customer
    this.#host.attention.hush()
    this.#checkout.made?.reset()
    this.#forgetDraft()
    this.#hasResumed = true
    this.#flow = START
    this.#picker.forget()
    this.#offer.reset()
    this.#host.requestUpdate()
  }

  reset(): void {
    this.begin(undefined)
  }

  refresh(): void {
    this.#offer.services.forget()
    this.#picker.forget()
  }

  get depth(): number | undefined {
    return this.#hasResumed ? depthOf(this.#flow) : undefined
  }

  stepBack(): void {
    const before = stepBefore(this.#flow)
    if (before) this.#reopen(before)
  }

  zoneChanged(): void {
    const { start } = this.#flow
    const date = start === undefined ? undefined : dateAt(start, this.#host.visit.timeZone)
    this.#dispatch({ type: 'zone-changed', date: date ?? this.#flow.date })
  }

  render(): TemplateResult {
    const { visit, speech } = this.#host
    const { words } = visit
    const { state } = this.#offer.services
    const { choices, obstacle } = this.#flow
    if (!speech.isReady) return this.#skeleton('')
    if (state.status === 'error') return failure(visit, state.error, () => this.#retry(), 2)
    if (!choices) return this.#skeleton(words.loading)
    if (!this.#hasResumed) {
      const missing = this.#past.hasFailed ? this.#past : this.#checkout
      return missing.renderWaiting(this.#skeleton(words.loading))
    }
    if (!obstacle) return this.#step(choices.services)
    const setAside = (decision: keyof Decided): void => this.#decideAgain(decision)
    return (
      visit.troubles.want()?.obstacleNotice(visit, obstacle, { setAside, retry: () => this.#retry() }) ??
      visit.troubles.renderWaiting(noticeSkeleton(words.loading))
    )
  }

  #skeleton(loading: string): TemplateResult {
    return this.#offer.decided.service ? timeSkeleton(loading) : choicesSkeleton(loading)
  }

  #step(services: readonly Service[]): TemplateResult {
    const { visit } = this.#host
    const { service, staff, step } = this.#flow
    const checkout = this.#checkout.made
    if (!service || step === 'service') {
      return serviceStep(visit, services, (chosen) => this.#move({ type: 'service-chosen', service: chosen }))
    }
    const beside = bookingSummary(visit, this.#flow, service, this.#chosenTime(service), (to) => this.#reopen(to))
    switch (step) {
      case 'staff':
        return html`${beside}
        ${staffStep(visit, service, staff, (chosen) => this.#move({ type: 'staff-chosen', staff: chosen }))}`
      case 'time':
        return this.#timeStep(service, beside)
      default:
        return (
          checkout?.render(beside) ?? html`${beside} ${this.#checkout.renderWaiting(formSkeleton(visit.words.loading))}`
        )
    }
  }

  #timeStep(service: Service, beside: TemplateResult): TemplateResult {
    return timeStep(this.#host, {
      heading: this.#host.visit.words.time.heading,
      beside,
      picker: this.#picker,
      there: shopZone(service, personOf(this.#flow)),
      durations: {
        durations: service.durations,
        chosen: minutesOf(this.#flow, service),
        choose: (minutes) => this.#dispatch({ type: 'duration-chosen', minutes }),
      },
      keep: this.#keptTime(),
    })
  }

  /** Who books, as far as it is known. */
  #customer(): Prefill {
    const arrival = this.#arrival()
    const { name, email, phone } = this.#customerBefore ?? arrival
    return { name, email, phone: phone ?? arrival.phone }
  }

  #draftKey(): string | undefined {
    const { decided, keepsDraft } = this.#arrival()
    const { api } = this.#host.visit
    return keepsDraft && api ? draftKey(this.#host.keeper, api.server, decided.service, decided.staff) : undefined
  }

  #forgetDraft(): void {
    const key = this.#draftKey()
    if (key !== undefined) forgetDraft(key)
  }

  /** Back to where the visitor was when the page was loaded anew: what was typed is the checkout's to take. */
  #resume(): void {
    if (this.#hasResumed) return
    // Asked for at once: the elements of a page come in their order, and their answers don't.
    const key = this.#draftKey()
    if (!this.#flow.choices) return
    if (key !== undefined && hasDraft(key)) {
      const [past, checkout] = [this.#past.want(), this.#checkout.want()]
      if (!past || !checkout) return
      const draft = past.readDraft(key)
      if (draft) {
        checkout.resume(draft)
        this.#flow = past.resumed(this.#flow, draft, this.#host.visit)
      }
    }
    this.#hasResumed = true
  }

  readonly #turns: CheckoutTurns = {
    draftKey: () => this.#draftKey(),
    chooseTime: (start) => this.#chooseTime(start),
    chooseAnother: (what) => {
      if (what) {
        this.#offer.setAside(what)
        this.refresh()
        // Until it is known what is on offer by now, there is nothing to choose from.
        this.#flow = { ...this.#flow, choices: undefined, [what]: undefined }
      }
      this.#reopen(what ?? 'time')
    },
    booked: () => {
      this.#forgetDraft()
      this.#picker.forget()
      this.#move({ type: 'booked' })
    },
    taken: () => this.#picker.forget(),
    again: () => {
      this.reset()
      this.#host.attention.leadToHeading()
    },
  }

  #chosenTime(service: Service): TemplateResult | undefined {
    const { step, start } = this.#flow
    if (step !== 'details' || start === undefined) return undefined
    const end = start + minutesOf(this.#flow, service) * 60_000
    const there = shopZone(service, personOf(this.#flow))
    const chosen = { start, end, there, change: () => this.#reopen('time') }
    return this.#checkout.made?.renderTime(chosen) ?? html`<div class="bone bone-when"></div>`
  }

  /** The time chosen before, while it is free: going on with it is one press. */
  #keptTime(): TemplateResult | undefined {
    const { start } = this.#flow
    return start !== undefined && this.#picker.freeAt(start)
      ? this.#checkout.made?.renderKeep(start, () => this.#chooseTime(start))
      : undefined
  }

  /** Asks again at the visitor's wish, whose focus follows. */
  #retry(): void {
    retryLoading(this.#host, this.#offer.services, () => this.refresh())
  }

  #decideAgain(decision: keyof Decided): void {
    this.#offer.setAside(decision)
    this.#host.attention.leadToHeading()
  }

  #arrived(services: readonly Service[], decided: Decided): void {
    const isFirst = this.#flow.choices === undefined
    this.#dispatch({ type: 'services-arrived', services, decided })
    const wished = this.#flow.choices?.services.find(({ id }) => id === this.#wished)
    this.#wished = undefined
    if (wished && this.#flow.step === 'service') this.#dispatch({ type: 'service-chosen', service: wished })
    const { obstacle, choices } = this.#flow
    if (obstacle) {
      const code = obstacle === 'no-services' ? 'not-found' : obstacle
      emitError(this.#host, { code, message: obstacle })
    } else if (isFirst && choices) {
      emit(this.#host, 'booking-ready', { services: choices.services, booking: undefined })
    }
  }

  #chooseTime(start: number): void {
    this.#move({ type: 'time-chosen', start })
    emit(this.#host, 'booking-slot-selected', {
      start: toIso(start),
      service: this.#flow.service?.id ?? '',
      staff: personOf(this.#flow),
    })
  }

  #reopen(step: 'service' | 'staff' | 'time'): void {
    if (this.#checkout.made?.leave() !== false) this.#move({ type: 'step-reopened', step })
  }

  /** A dispatch that leads to another step. */
  #move(action: FlowAction): void {
    this.#dispatch(action)
    this.#host.attention.leadToHeading()
  }

  #dispatch(action: FlowAction): void {
    this.#flow = reduceFlow(this.#flow, action)
    this.#host.requestUpdate()
  }
}
