import type { Booking, Service } from '@openslot/core/wire'
import type { ReactiveController } from 'lit'
import { type TemplateResult, html } from 'lit/html.js'
import type { ApiError } from '../api/api-error.js'
import type { BookingKey, Wish } from '../api/api.js'
import { getFreeTimes, getServices } from '../api/offers.js'
import { cancelBooking, confirmBooking, getBooking, isOpen, moveBooking } from '../api/own-booking.js'
import { changeTroubleOf, isOutdated } from '../change-trouble.js'
import { emit, emitError } from '../events.js'
import { type ManageAction, type ManageFlow, reduceManageFlow, startManageFlow } from '../manage-flow.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { MANAGING } from '../i18n/managing/catalogue.js'
import { dateAt } from '../i18n/wall-clock.js'
import { monthOf } from '../calendar/month.js'
import { managing } from '../styles/managing.js'
import { keepButton } from '../steps/chosen-time.js'
import { endOf, startOf } from '../steps/facts.js'
import { bookingSkeleton } from '../steps/booking-skeleton.js'
import { failure } from '../steps/failure.js'
import { type ManageActions, type NewTime, bookingView, confirmMove, mayTryAgain } from '../steps/manage-steps.js'
import { summary } from '../steps/summary.js'
import { timeStep } from '../steps/time-step.js'
import { needsAnotherTime } from '../trouble.js'
import { shopZone } from '../zones/shop-zone.js'
import type { Desk } from './desk.js'
import type { DeskHost } from './desk-host.js'
import { HoldKeeper } from './hold-keeper.js'
import { Loader, asApiError } from './loader.js'
import { retryLoading } from './retry-loading.js'
import { Sender } from './sender.js'
import { TimePicker } from './time-picker.js'

/** What it says. */
export const says = [BOOKING, MANAGING]

/** What a change that was made is called. That a booking was created, its page has heard when it was booked. */
const DONE = {
  confirm: { action: 'confirmed', event: undefined },
  move: { action: 'moved', event: 'booking-rescheduled' },
  cancel: { action: 'cancelled', event: 'booking-cancelled' },
} as const

/** Where a customer sees, confirms, moves or cancels one booking. */
export class ManageDesk implements ReactiveController, Desk {
  readonly #host: DeskHost
  readonly #bookAnother: (like: Booking | undefined) => void
  readonly #booking: Loader<Booking>
  /** For what a booking doesn't carry: who else gives its service, and for how long it can be booked. */
  readonly #catalog: Loader<readonly Service[]>
  readonly #picker: TimePicker
  readonly #sender: Sender
  readonly #keeper: HoldKeeper
  #flow = startManageFlow()
  #key: BookingKey | undefined

  /** @param bookAnother leads to a new booking, of the same kind as one that is over */
  constructor(host: DeskHost, bookAnother: (like: Booking | undefined) => void) {
    this.#host = host
    this.#bookAnother = bookAnother
    this.#booking = new Loader(host, (state) => {
      if (state.status === 'error') emitError(this.#host, state.error)
      if (state.status === 'complete') this.#arrived(state.value)
    })
    // Without it the booking is still worth showing: its failure is none of the customer's business.
    this.#catalog = new Loader(host)
    this.#picker = new TimePicker(host, host.attention, {
      month: (month) => this.#dispatch({ type: 'month-shown', month }),
      day: (date) => this.#dispatch({ type: 'day-chosen', date }),
      time: ({ start }) => this.#move({ type: 'time-chosen', start }),
    })
    this.#sender = new Sender(host)
    this.#keeper = new HoldKeeper(host, {
      gone: (error) => this.#lookFor(error),
      // Not while the booking may be there already.
      mayRenew: () => !this.#flow.sending && !this.#flow.trouble,
    })
    host.wear([managing])
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  /** Asks for what the current step shows. Called on each update while managing. */
  want(key: BookingKey): void {
    const { api } = this.#host.visit
    if (!api) return
    if (key.id !== this.#key?.id || key.token !== this.#key.token) {
      this.leave()
      this.#key = key
      this.#flow = startManageFlow()
    }
    this.#booking.want(`${key.id} ${key.token}`, (signal) => getBooking(api, key, signal))
    this.#catalog.want('services', (signal) => getServices(api, signal))
    const { booking, step, month, date, start } = this.#flow
    this.#keeper.want(api, this.#wishToKeep())
    if (!booking || step !== 'move') return
    const own = startOf(booking)
    // Most people move by a little: the search begins on the day they have.
    const day = dateAt(own, this.#host.visit.timeZone)
    const from = own < this.#host.visit.now ? { month, date } : { month: month ?? monthOf(day), date: date ?? day }
    this.#picker.want({
      ...this.#wish(booking),
      moving: key,
      hold: () => this.#keeper.token(),
      ...from,
      start,
      except: own,
    })
  }

  /** Called on each update while something else is on screen: an answer that is still to come is of no interest there. */
  leave(): void {
    this.#sender.stop()
    const { api } = this.#host.visit
    if (api) this.#keeper.want(api, undefined)
  }

  reset(): void {
    this.#sender.stop()
    this.#flow = startManageFlow()
    this.#host.attention.hush()
    this.refresh()
  }

  refresh(): void {
    this.#booking.forget()
    this.#picker.forget()
  }

  /** The same at the customer's wish, whose focus follows. */
  #retry(): void {
    retryLoading(this.#host, this.#booking, () => this.refresh())
  }

  get depth(): number {
    return { view: 0, cancel: 1, move: 1, 'confirm-move': 2 }[this.#flow.step]
  }

  stepBack(): void {
    if (this.#flow.step !== 'view') this.#open(this.#flow.step === 'confirm-move' ? 'move' : 'view')
  }

  zoneChanged(): void {
    const { start } = this.#flow
    const date = start === undefined ? undefined : dateAt(start, this.#host.visit.timeZone)
    this.#dispatch({ type: 'zone-changed', date: date ?? this.#flow.date })
  }

  render(): TemplateResult {
    const { visit, zoneLine } = this.#host
    const { words } = visit
    const { state } = this.#booking
    const { booking, step, start } = this.#flow
    // What a change was refused for is still to be read when the booking can't be asked for again.
    if (state.status === 'error' && !(booking && this.#flow.trouble)) {
      const otherwise = [visit.wordsOf(BOOKING).done.another, () => this.#bookAnother(undefined)] as const
      return failure(visit, state.error, () => this.#retry(), 2, otherwise)
    }
    if (!booking) return bookingSkeleton(words.loading)
    const service = this.#service(booking)
    if (step === 'move') {
      return timeStep(this.#host, {
        heading: visit.wordsOf(MANAGING).manage.headingMove,
        beside: this.#summary(booking, service, 'view'),
        picker: this.#picker,
        there: service && shopZone(service, this.#staff(booking)),
        durations: undefined,
        keep: keepButton(visit, startOf(booking), () => this.#open('view')),
      })
    }
    if (step === 'confirm-move' && start !== undefined) {
      return html`${this.#summary(booking, service, 'move')}
      ${confirmMove(visit, this.#flow, booking, this.#newTime(booking, service, start), this.#actions)}`
    }
    return html`${bookingView(visit, this.#flow, booking, service, this.#actions)}
      <div class="narrow-column">${zoneLine.render([startOf(booking), endOf(booking)], undefined)}</div>`
  }

  readonly #actions: ManageActions = {
    open: (step) => this.#open(step),
    writeReason: (reason) => this.#dispatch({ type: 'reason-edited', reason }),
    chooseTime: (start) => this.#move({ type: 'time-chosen', start }),
    chooseAnother: () => this.#open('move'),
    confirm: () => this.#send('confirm'),
    move: () => this.#send('move'),
    cancel: () => this.#send('cancel'),
    bookAnother: (like) => this.#bookAnother(like),
  }

  #newTime(booking: Booking, service: Service | undefined, start: number): NewTime {
    const there = service && shopZone(service, this.#staff(booking))
    return { start, end: start + endOf(booking) - startOf(booking), there, hold: this.#keeper.state }
  }

  #summary(booking: Booking, service: Service | undefined, before: 'view' | 'move'): TemplateResult {
    return summary({
      visit: this.#host.visit,
      back: () => this.#open(before),
      // As it was booked: a service may come in several lengths, and at another price by now.
      service: { ...service, ...booking.service, price: booking.price },
      staff: this.#host.visit.words.with({ name: booking.staff.name }),
      changeStaff: undefined,
      when: undefined,
    })
  }

  /** The new time, while its customer looks at it before moving there. */
  #wishToKeep(): (Wish & { readonly start: number }) | undefined {
    const { booking, step, start, trouble } = this.#flow
    if (!booking || step !== 'confirm-move' || start === undefined || !mayTryAgain(trouble)) return undefined
    // No hold can overlap the booking itself, though the move may.
    if (Math.abs(start - startOf(booking)) < endOf(booking) - startOf(booking)) return undefined
    // It moves with its length, which can't be kept where the service has no such any more.
    if (this.#service(booking)?.durations.includes(booking.service.durationMinutes) === false) return undefined
    return { ...this.#wish(booking), start }
  }

  #wish(booking: Booking): Wish {
    return { service: booking.service.id, staff: this.#staff(booking), duration: this.#duration(booking) }
  }

  /** Who gave the time gives the new one; anybody, once they no longer give this service. */
  #staff(booking: Booking): string | undefined {
    const service = this.#service(booking)
    return !service || service.staff.some(({ id }) => id === booking.staff.id) ? booking.staff.id : undefined
  }

  /** It stays as long as it is, where that can be asked for. */
  #duration({ service }: Booking): number | undefined {
    const { state } = this.#catalog
    const offered = state.status === 'complete' ? state.value.find(({ id }) => id === service.id)?.durations : undefined
    return offered && offered.length > 1 && offered.includes(service.durationMinutes)
      ? service.durationMinutes
      : undefined
  }

  #service(booking: Booking): Service | undefined {
    const { state } = this.#catalog
    return state.status === 'complete' ? state.value.find(({ id }) => id === booking.service.id) : undefined
  }

  #open(step: ManageFlow['step']): void {
    // What may be done at any moment is waited for.
    if (this.#flow.sending) return
    this.#sender.stop()
    // What is shown next must be as it now is.
    if (this.#flow.unsure) this.#booking.forget()
    const from = this.#flow.step
    this.#dispatch({ type: 'step-opened', step })
    if (step === 'cancel') this.#host.attention.lead('[data-subheading]')
    else if (step === 'view' && from === 'cancel') this.#host.attention.lead('[data-action=cancel]')
    else this.#host.attention.leadToHeading()
  }

  #send(change: keyof typeof DONE): void {
    const { api, wordsOf } = this.#host.visit
    const { booking, start, reason, unsure } = this.#flow
    const key = this.#key
    if (!api || !key || !booking) return
    const staff = this.#staff(booking)
    this.#dispatch({ type: 'sent' })
    const { manage } = wordsOf(MANAGING)
    this.#host.attention.say({ confirm: manage.confirming, move: manage.moving, cancel: manage.cancelling }[change])
    const ask = {
      confirm: (signal: AbortSignal) => confirmBooking(api, key, signal),
      move: async (signal: AbortSignal) => {
        const holdToken = await this.#keeper.settled()
        signal.throwIfAborted()
        return moveBooking(api, key, booking, { start: start ?? 0, staff, holdToken }, signal)
      },
      cancel: (signal: AbortSignal) => cancelBooking(api, key, booking, reason.trim(), signal),
    }
    const { action, event } = DONE[change]
    let now: Booking | undefined
    const send = (signal: AbortSignal): Promise<Booking> =>
      ask[change](signal).catch(async (error: unknown) => {
        const trouble = changeTroubleOf(asApiError(error), start)
        // An answer was lost, of which we needn't have heard: browsers send again by themselves. A booking can't be moved to
        // where it is, so that what is refused may well be done.
        const mayBeDone = change === 'move' && (unsure || trouble.kind === 'changed')
        // Else somebody else, or time, has changed it.
        if (mayBeDone || isOutdated(trouble) || (change === 'confirm' && needsAnotherTime(trouble)))
          now = await getBooking(api, key, signal).catch((unseen: unknown) => {
            // Then nothing is known of it.
            if (mayBeDone) throw unseen
            return undefined
          })
        const isThere = now && isOpen(now) && startOf(now) === start && (!staff || now.staff.id === staff)
        if (now && mayBeDone && isThere) return now
        throw error
      })
    this.#sender.send(send, {
      done: (changed) => {
        this.#keeper.spend()
        this.#picker.forget()
        this.#move({ type: action, booking: changed })
        if (event) emit(this.#host, event, { booking: changed })
      },
      refused: (error) => this.#refused(error, now),
      stopped: () => {
        this.#host.attention.hush()
        this.#dispatch({ type: 'sending-stopped' })
      },
    })
  }

  /**
   * The new time can't be kept. That may be for the booking itself, which with its buffers stands in the way of a hold and
   * of no move: what the list says of the time is so.
   */
  #lookFor(error: ApiError): void {
    const { api } = this.#host.visit
    const { booking, start, sending } = this.#flow
    const moving = this.#key
    // What is on its way will tell.
    if (!api || !moving || !booking || start === undefined || sending) return
    const query = { ...this.#wish(booking), from: start, to: start + 1000, moving, hold: undefined }
    this.#sender.send((signal) => getFreeTimes(api, query, signal), {
      done: ({ times }) => {
        if (times.length === 0) this.#refused(error, undefined)
      },
      // The move itself will tell.
      refused: () => {},
      stopped: () => {},
    })
  }

  /** @param now what the booking is by now, where that may be why */
  #refused(error: ApiError, now: Booking | undefined): void {
    this.#dispatch({ type: 'refused', error, now })
    const { trouble } = this.#flow
    if (now || trouble?.kind === 'taken') this.#picker.forget()
    if (trouble) this.#host.attention.lead('[data-trouble]')
    else this.#host.attention.leadToHeading()
    emitError(this.#host, error)
  }

  #arrived(booking: Booking): void {
    const isFirst = this.#flow.booking === undefined
    this.#dispatch({ type: 'arrived', booking })
    if (isFirst) emit(this.#host, 'booking-ready', { services: [], booking })
  }

  /** A dispatch that leads to another step. */
  #move(action: ManageAction): void {
    this.#dispatch(action)
    this.#host.attention.leadToHeading()
  }

  #dispatch(action: ManageAction): void {
    this.#flow = reduceManageFlow(this.#flow, action)
    this.#host.requestUpdate()
  }
}
