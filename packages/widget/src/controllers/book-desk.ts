import { dateAt } from '@openslot/core/by-day'
import { type Booking, type CreatedBooking, type Service, toIso } from '@openslot/core/wire'
import { type ReactiveController, type TemplateResult, html } from 'lit'
import type { ApiError } from '../api/api-error.js'
import { emit } from '../events.js'
import {
  type Flow,
  type FlowAction,
  askingOf,
  depthOf,
  minutesOf,
  personOf,
  reduceFlow,
  startFlow,
  stepBefore,
} from '../flow.js'
import { type Field, elementId, firstFault } from '../form.js'
import type { Decided } from '../offers.js'
import { bookingSummary } from '../steps/booking-summary.js'
import { choicesSkeleton, serviceStep, staffStep } from '../steps/choice-steps.js'
import { type DetailsActions, detailsStep } from '../steps/details-step.js'
import { doneStep } from '../steps/done-step.js'
import { failure } from '../steps/failure.js'
import { obstacleNotice } from '../steps/obstacle.js'
import { timeSkeleton, timeStep } from '../steps/time-step.js'
import { Checkout } from './checkout.js'
import type { DeskHost } from './desk-host.js'
import { Offer } from './offer.js'
import { retryLoading } from './retry-loading.js'
import { TimePicker } from './time-picker.js'

/** What the page said about this visit. */
export interface Arrival {
  readonly decided: Decided
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** Where a visitor books: runs the flow's effects and draws its steps. */
export class BookDesk implements ReactiveController {
  readonly #host: DeskHost
  readonly #arrival: () => Arrival
  readonly #offer: Offer
  readonly #picker: TimePicker
  readonly #checkout: Checkout
  #flow: Flow
  /** A service to go on with as soon as it is known to be on offer. */
  #wished: string | undefined
  #prefilled = { name: '', email: '' }

  constructor(host: DeskHost, arrival: () => Arrival) {
    this.#host = host
    this.#arrival = arrival
    this.#flow = startFlow({ name: '', email: '' })
    this.#offer = new Offer(host, () => arrival().decided, {
      arrived: (services, decided) => this.#arrived(services, decided),
      failed: (error) => this.#report(error),
    })
    this.#picker = new TimePicker(host, host.attention, {
      month: (month) => this.#dispatch({ type: 'month-shown', month }),
      day: (date) => this.#dispatch({ type: 'day-chosen', date }),
      time: ({ start }) => this.#chooseTime(start),
    })
    this.#checkout = new Checkout(host, {
      booked: (booking) => this.#booked(booking),
      refused: (error) => this.#refused(error),
      stopped: () => {
        this.#host.attention.hush()
        this.#dispatch({ type: 'sending-stopped' })
      },
      gone: (error) => this.#gone(error),
    })
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  /** Asks for what the current step shows. Called on each update while booking. */
  want(): void {
    const { api } = this.#host.visit
    if (!api) return
    this.#prefill(this.#arrival())
    this.#offer.want(api)
    this.#checkout.want(this.#flow)
    const { service, duration, month, date, start, step } = this.#flow
    if (service && step === 'time') {
      this.#picker.want({
        service: service.id,
        staff: personOf(this.#flow),
        duration,
        moving: undefined,
        hold: this.#checkout.holdToken,
        month,
        date,
        start,
        except: undefined,
      })
    }
  }

  /** From the start, with what is known from a booking that is over. */
  begin(like: Booking | undefined): void {
    this.#wished = like?.service.id
    this.reset()
    if (like) this.#fill(like.customer)
  }

  reset(): void {
    this.#host.attention.hush()
    this.#checkout.reset()
    this.#flow = startFlow(this.#arrival())
    this.#picker.forget()
    this.#offer.reset()
    this.#host.requestUpdate()
  }

  refresh(): void {
    this.#offer.services.forget()
    this.#picker.forget()
  }

  get depth(): number {
    return depthOf(this.#flow)
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
    const { visit } = this.#host
    const { words } = visit
    const { state } = this.#offer.services
    const { choices, obstacle, service, staff, step, booked } = this.#flow
    if (state.status === 'error') return failure(words, state.error, () => this.#retry(), 2)
    if (!choices) return this.#arrival().decided.service ? timeSkeleton(words.loading) : choicesSkeleton(words.loading)
    if (obstacle) {
      const setAside = (decision: keyof Decided): void => this.#decideAgain(decision)
      return obstacleNotice(words, obstacle, { setAside, retry: () => this.#retry() })
    }
    if (step === 'done' && booked) return doneStep(visit, booked, service, () => this.#again())
    if (!service || step === 'service') {
      return serviceStep(visit, choices.services, (chosen) => this.#move({ type: 'service-chosen', service: chosen }))
    }
    const beside = bookingSummary(visit, this.#flow, service, this.#checkout.hold, (to) => this.#reopen(to))
    if (step === 'staff') {
      return html`${beside}
      ${staffStep(visit, service, staff, (chosen) => this.#move({ type: 'staff-chosen', staff: chosen }))}`
    }
    if (step === 'details')
      return html`${beside} ${detailsStep(visit, this.#flow, service, this.#details, this.#checkout.isProving)}`
    return timeStep(this.#host, {
      heading: words.time.heading,
      beside,
      picker: this.#picker,
      durations: {
        durations: service.durations,
        chosen: minutesOf(this.#flow, service),
        choose: (minutes) => this.#dispatch({ type: 'duration-chosen', minutes }),
      },
      keep: this.#keptTime(),
    })
  }

  readonly #details: DetailsActions = {
    edit: (field, value) => {
      this.#checkout.touch()
      this.#dispatch({ type: 'field-edited', field, value })
    },
    leave: (field) => this.#leave(field),
    addGuest: () => {
      const { guests } = reduceFlow(this.#flow, { type: 'guest-added' }).form
      this.#dispatch({ type: 'guest-added' })
      this.#host.attention.lead(`#${elementId(askingOf(this.#flow), `guests/${guests.at(-1) ?? 0}`)}`)
    },
    removeGuest: (guest) => {
      this.#dispatch({ type: 'guest-removed', guest })
      this.#host.attention.lead('[data-action=add-guest]')
      this.#host.attention.say(this.#host.visit.words.details.guestRemoved)
    },
    submit: (trap) => this.#submit(trap),
    chooseTime: (start) => this.#chooseTime(start, '[type=submit]'),
    chooseAnother: () => this.#reopen('time'),
  }

  /** The time chosen before, while it is free: going on with it is one press. */
  #keptTime(): { readonly start: number; readonly keep: () => void } | undefined {
    const { start } = this.#flow
    return start !== undefined && this.#picker.freeAt(start)
      ? { start, keep: () => this.#chooseTime(start) }
      : undefined
  }

  /** Asks again at the visitor's wish, whose focus follows. */
  #retry(): void {
    retryLoading(this.#host, this.#offer.services, () => this.refresh())
  }

  /** Fields that the page fills in later are taken over while the visitor hasn't typed there. */
  #prefill({ name, email }: { readonly name: string; readonly email: string }): void {
    const before = this.#prefilled
    if (name === before.name && email === before.email) return
    this.#prefilled = { name, email }
    const { values } = this.#flow.form
    this.#fill({
      name: values.name === before.name ? name : (values.name ?? ''),
      email: values.email === before.email ? email : (values.email ?? ''),
    })
  }

  #fill({ name, email }: { readonly name: string; readonly email: string }): void {
    const { form } = this.#flow
    this.#flow = { ...this.#flow, form: { ...form, values: { ...form.values, name, email } } }
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
      emit(this.#host, 'booking-error', { code, message: obstacle })
    } else if (isFirst && choices) {
      emit(this.#host, 'booking-ready', { services: choices.services, booking: undefined })
    }
  }

  #chooseTime(start: number, then?: string): void {
    this.#dispatch({ type: 'time-chosen', start })
    if (then) this.#host.attention.lead(then)
    else this.#host.attention.leadToHeading()
    emit(this.#host, 'booking-slot-selected', {
      start: toIso(start),
      service: this.#flow.service?.id ?? '',
      staff: personOf(this.#flow),
    })
  }

  /** Focus is on the next field by now: what is wrong with the last one has to be said. */
  #leave(field: Field): void {
    // Some engines say so, too, of a field that goes away with its step, in the middle of drawing the next one.
    if (this.#flow.step !== 'details') return
    const before = this.#flow.form.faults[field]
    this.#dispatch({ type: 'field-left', field })
    if (!before && this.#flow.form.faults[field]) {
      this.#host.attention.sayWhatIsAt(`#${elementId(askingOf(this.#flow), field)}-fault`)
    }
  }

  #reopen(step: 'service' | 'staff' | 'time'): void {
    this.#checkout.stop()
    this.#move({ type: 'step-reopened', step })
  }

  #submit(trap: string): void {
    const { visit, attention } = this.#host
    this.#dispatch({ type: 'submitted' })
    if (!this.#flow.sending) {
      this.#leadToFault()
      return
    }
    attention.say(visit.words.details.booking)
    this.#checkout.submit(this.#flow, { phone: this.#arrival().phone, trap })
  }

  #booked(booking: CreatedBooking): void {
    this.#picker.forget()
    this.#move({ type: 'booked', booking })
    const { manageToken: _token, manageUrl: _url, calendarUrl: _calendar, ...open } = booking
    emit(this.#host, 'booking-created', { booking: open })
  }

  #refused(error: ApiError): void {
    this.#dispatch({ type: 'refused', error })
    if (this.#flow.trouble?.kind === 'taken') this.#picker.forget()
    if (this.#flow.trouble || !this.#leadToFault()) this.#host.attention.lead('[data-trouble]')
    this.#report(error)
  }

  /** Somebody was faster while the form was filled in. Whoever is typing goes on, and is told. */
  #gone(error: ApiError): void {
    const focused = this.#host.shadowRoot?.activeElement
    this.#dispatch({ type: 'refused', error })
    this.#picker.forget()
    if (!focused?.matches('input, textarea, select')) this.#host.attention.lead('[data-trouble]')
    this.#report(error)
  }

  #leadToFault(): boolean {
    const asking = askingOf(this.#flow)
    const wrong = firstFault(this.#flow.form, asking)
    if (wrong) this.#host.attention.lead(`#${elementId(asking, wrong)}`)
    return wrong !== undefined
  }

  #again(): void {
    const { name = '', email = '' } = this.#flow.form.values
    this.reset()
    this.#fill({ name, email })
    this.#host.attention.leadToHeading()
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

  #report(error: ApiError): void {
    emit(this.#host, 'booking-error', { code: error.code, message: error.message })
  }
}
