import type { Booking, Service } from '@openslot/core/wire'
import { dateAt } from '@openslot/core/by-day'
import { toIso } from '@openslot/core/wire'
import { type ReactiveController, type TemplateResult, html } from 'lit'
import type { ApiError } from '../api/api-error.js'
import { attemptKeys } from '../api/attempt-key.js'
import { type BookingDetail, emit } from '../events.js'
import {
  FIELDS,
  type Field,
  type Flow,
  type FlowAction,
  type StaffChoice,
  bookingRequest,
  depthOf,
  reduceFlow,
  startFlow,
  stepBefore,
} from '../flow.js'
import type { Decided, Obstacle } from '../offers.js'
import { choicesSkeleton, serviceStep, staffStep } from '../steps/choice-steps.js'
import { detailsStep, faultText } from '../steps/details-step.js'
import { doneStep } from '../steps/done-step.js'
import { failure, notice } from '../steps/failure.js'
import { summary } from '../steps/summary.js'
import { timeSkeleton, timeStep } from '../steps/time-step.js'
import type { Visit } from '../visit.js'
import type { DeskHost } from './desk-host.js'
import { Loader } from './loader.js'
import { retryLoading } from './retry-loading.js'
import { Sender } from './sender.js'
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
  readonly #catalog: Loader<readonly Service[]>
  readonly #picker: TimePicker
  readonly #sender: Sender
  #attemptKey = attemptKeys()
  #flow: Flow
  /** The page's decisions that the visitor has set aside, because they lead nowhere. */
  #setAside: ReadonlySet<keyof Decided> = new Set()
  #decided = ''
  /** A service to go on with as soon as it is known to be on offer. */
  #wished: string | undefined
  #prefilled = { name: '', email: '' }

  constructor(host: DeskHost, arrival: () => Arrival) {
    this.#host = host
    this.#arrival = arrival
    this.#flow = startFlow({ name: '', email: '' })
    this.#catalog = new Loader(host, (state) => {
      if (state.status === 'error') this.#report(state.error)
      if (state.status === 'complete') this.#arrived(state.value)
    })
    this.#picker = new TimePicker(host, host.attention, {
      month: (month) => this.#dispatch({ type: 'month-shown', month }),
      day: (date) => this.#dispatch({ type: 'day-chosen', date }),
      time: ({ start }) => this.#chooseTime(start),
    })
    this.#sender = new Sender(host)
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  /** Asks for what the current step shows. Called on each update while booking. */
  want(): void {
    const { api } = this.#host.visit
    if (!api) return
    const { decided, ...prefill } = this.#arrival()
    this.#prefill(prefill)
    this.#catalog.want('services', (signal) => api.services(signal))
    const key = JSON.stringify(decided)
    if (key !== this.#decided) {
      this.#decided = key
      this.#setAside = new Set()
      if (this.#catalog.state.status === 'complete') this.#arrived(this.#catalog.state.value)
    }
    const { service, staff, month, date, start, step } = this.#flow
    if (service && step === 'time') {
      const person = staff?.kind === 'person' ? staff.person.id : undefined
      this.#picker.want({
        service: service.id,
        staff: person,
        moving: undefined,
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
    if (!like) return
    const { name, email } = like.customer
    this.#flow = { ...this.#flow, values: { ...this.#flow.values, name, email } }
  }

  reset(): void {
    this.#host.attention.hush()
    this.#sender.stop()
    this.#attemptKey = attemptKeys()
    this.#setAside = new Set()
    this.#flow = startFlow(this.#arrival())
    this.#picker.forget()
    if (this.#catalog.state.status === 'complete') this.#arrived(this.#catalog.state.value)
    this.#host.requestUpdate()
  }

  refresh(): void {
    this.#catalog.forget()
    this.#picker.forget()
  }

  /** The same at the visitor's wish, whose focus follows. */
  #retry(): void {
    retryLoading(this.#host, this.#catalog, () => this.refresh())
  }

  /** Fields that the page fills in later are taken over while the visitor hasn't typed there. */
  #prefill({ name, email }: { readonly name: string; readonly email: string }): void {
    const before = this.#prefilled
    if (name === before.name && email === before.email) return
    this.#prefilled = { name, email }
    const { values } = this.#flow
    this.#flow = {
      ...this.#flow,
      values: {
        ...values,
        name: values.name === before.name ? name : values.name,
        email: values.email === before.email ? email : values.email,
      },
    }
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
    const { state } = this.#catalog
    const { choices, obstacle, service, staff, step, booked } = this.#flow
    if (state.status === 'error') return failure(words, state.error, () => this.#retry(), 2)
    if (!choices) return this.#arrival().decided.service ? timeSkeleton(words.loading) : choicesSkeleton(words.loading)
    if (obstacle) return this.#dead(obstacle)
    if (step === 'done' && booked) return doneStep(visit, booked, service, () => this.#again())
    if (!service || step === 'service') {
      return serviceStep(visit, choices.services, (chosen) => this.#move({ type: 'service-chosen', service: chosen }))
    }
    const beside = this.#summary(service)
    if (step === 'staff') {
      return html`${beside}
      ${staffStep(visit, service, staff, (chosen) => this.#move({ type: 'staff-chosen', staff: chosen }))}`
    }
    if (step === 'details') {
      return html`${beside}
      ${detailsStep(visit, this.#flow, {
        edit: (field, value) => this.#dispatch({ type: 'field-edited', field, value }),
        leave: (field) => this.#leave(field),
        submit: () => this.#submit(),
        chooseTime: (start) => this.#chooseTime(start, '[type=submit]'),
        chooseAnother: () => this.#reopen('time'),
      })}`
    }
    return timeStep(this.#host, {
      heading: words.time.heading,
      beside,
      picker: this.#picker,
      keep: this.#keptTime(),
    })
  }

  /** The time chosen before, while it is free: going on with it is one press. */
  #keptTime(): { readonly start: number; readonly keep: () => void } | undefined {
    const { start } = this.#flow
    return start !== undefined && this.#picker.freeAt(start)
      ? { start, keep: () => this.#chooseTime(start) }
      : undefined
  }

  #summary(service: Service): TemplateResult {
    const { step, staff, start } = this.#flow
    const before = stepBefore(this.#flow)
    return summary({
      visit: this.#host.visit,
      back: before && (() => this.#reopen(before)),
      service,
      staff: step === 'staff' || !staff ? undefined : staffText(this.#host.visit, staff),
      changeStaff:
        stepBefore({ ...this.#flow, step: 'time' }) === 'staff' && step !== 'staff'
          ? () => this.#reopen('staff')
          : undefined,
      when:
        step === 'details' && start !== undefined
          ? { start, end: start + service.durationMinutes * 60_000, change: () => this.#reopen('time') }
          : undefined,
    })
  }

  #dead(obstacle: Obstacle): TemplateResult {
    const { trouble, tryAgain } = this.#host.visit.words
    const setAside =
      (name: keyof Decided): (() => void) =>
      () => {
        this.#setAside = new Set([...this.#setAside, name])
        const { state } = this.#catalog
        if (state.status === 'complete') this.#arrived(state.value)
        this.#host.attention.leadToHeading()
      }
    const text = ([title = '', advice = '']: readonly string[]): readonly [string, string] => [title, advice]
    if (obstacle === 'unknown-service') {
      return notice({
        title: text(trouble.unknownService),
        action: [trouble.allServices, setAside('service')],
        level: 2,
      })
    }
    if (obstacle === 'unknown-staff') {
      return notice({ title: text(trouble.unknownStaff), action: [trouble.anyStaff, setAside('staff')], level: 2 })
    }
    return notice({ title: text(trouble.noServices), action: [tryAgain, () => this.#retry()], level: 2 })
  }

  #arrived(services: readonly Service[]): void {
    const { decided } = this.#arrival()
    const isFirst = this.#flow.choices === undefined
    this.#dispatch({
      type: 'services-arrived',
      services,
      decided: {
        service: this.#setAside.has('service') ? undefined : decided.service,
        staff: this.#setAside.has('staff') ? undefined : decided.staff,
      },
    })
    const wished = this.#flow.choices?.services.find(({ id }) => id === this.#wished)
    this.#wished = undefined
    if (wished && this.#flow.step === 'service') this.#dispatch({ type: 'service-chosen', service: wished })
    const { obstacle, choices } = this.#flow
    if (obstacle) emit(this.#host, 'booking-error', { code: obstacleCode(obstacle), message: obstacle })
    else if (isFirst && choices) emit(this.#host, 'booking-ready', { services: choices.services, booking: undefined })
  }

  #chooseTime(start: number, then?: string): void {
    const { service, staff } = this.#flow
    this.#dispatch({ type: 'time-chosen', start })
    if (then) this.#host.attention.lead(then)
    else this.#host.attention.leadToHeading()
    emit(this.#host, 'booking-slot-selected', {
      start: toIso(start),
      service: service?.id ?? '',
      staff: staff?.kind === 'person' ? staff.person.id : undefined,
    })
  }

  /** Focus is on the next field by now: what is wrong with the last one has to be said. */
  #leave(field: Field): void {
    // Some engines say so, too, of a field that goes away with its step, in the middle of drawing the next one.
    if (this.#flow.step !== 'details') return
    const before = this.#flow.faults[field]
    this.#dispatch({ type: 'field-left', field })
    const fault = this.#flow.faults[field]
    if (fault && !before) this.#host.attention.say(faultText(this.#host.visit.words, field, fault))
  }

  #reopen(step: 'service' | 'staff' | 'time'): void {
    this.#sender.stop()
    this.#move({ type: 'step-reopened', step })
  }

  #submit(): void {
    const { visit, attention } = this.#host
    this.#dispatch({ type: 'submitted' })
    if (!this.#flow.sending) {
      const wrong = FIELDS.find((field) => this.#flow.faults[field])
      if (wrong) attention.lead(`#${wrong}`)
      return
    }
    const { phone } = this.#arrival()
    const request = bookingRequest(this.#flow, { timeZone: visit.timeZone, locale: visit.locale, phone })
    const { api } = visit
    if (!request || !api) return
    attention.say(visit.words.details.booking)
    this.#sender.send((signal) => api.book(request, this.#attemptKey(request), signal), {
      done: (booking) => {
        this.#picker.forget()
        this.#move({ type: 'booked', booking })
        const { manageToken: _token, manageUrl: _url, calendarUrl: _calendar, ...open } = booking
        emit(this.#host, 'booking-created', { booking: open } satisfies BookingDetail)
      },
      refused: (error) => this.#refused(error),
      stopped: () => this.#dispatch({ type: 'sending-stopped' }),
    })
  }

  #refused(error: ApiError): void {
    this.#dispatch({ type: 'refused', error })
    if (this.#flow.trouble?.kind === 'taken') this.#picker.forget()
    const wrong = FIELDS.find((field) => this.#flow.faults[field])
    this.#host.attention.lead(this.#flow.trouble || !wrong ? '[data-trouble]' : `#${wrong}`)
    this.#report(error)
  }

  #again(): void {
    const { values } = this.#flow
    this.reset()
    this.#flow = { ...this.#flow, values: { ...values, notes: '' } }
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

const staffText = ({ words }: Visit, staff: StaffChoice): string =>
  staff.kind === 'person' ? words.with(staff.person.name) : words.withAnyone

const obstacleCode = (obstacle: Obstacle): 'unknown-service' | 'unknown-staff' | 'not-found' =>
  obstacle === 'no-services' ? 'not-found' : obstacle
