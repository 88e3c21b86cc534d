import type { Booking } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import { type Api, createApi } from './api/api.js'
import { ApiError } from './api/api-error.js'
import { DEMO_SERVER, sendToDemo } from './api/demo.js'
import { dayToCome } from './calendar/month.js'
import { Attention } from './controllers/attention.js'
import { BookDesk } from './controllers/book-desk.js'
import type { Desk } from './controllers/desk.js'
import type { DeskHost } from './controllers/desk-host.js'
import { asApiError } from './controllers/loader.js'
import { Patience } from './controllers/patience.js'
import type * as manageModule from './controllers/manage-desk.js'
import type { ManageDesk } from './controllers/manage-desk.js'
import { Part } from './controllers/part.js'
import { pressOnce } from './controllers/press-once.js'
import { emitError } from './events.js'
import { isRightToLeft } from './i18n/catalogue.js'
import { CHOOSING } from './i18n/choosing/catalogue.js'
import { formatsFor } from './i18n/formats.js'
import { localeBesideWords, localeFor, weekStartOf } from './i18n/locale.js'
import type { Messages } from './i18n/messages.js'
import { Speech } from './i18n/speech.js'
import { dateAt } from './i18n/wall-clock.js'
import { bookingSkeleton } from './steps/booking-skeleton.js'
import { failure } from './steps/failure.js'
import { styles } from './styles/styles.js'
import { type Properties, UpdatingElement } from './updating-element.js'
import { knownZone, ownZone } from './zones/known-zone.js'
import { ZoneLine } from './zones/zone-line.js'
import { VERSION } from './version.js'
import type { Troubles, Visit } from './visit.js'

/**
 * Takes bookings on any page: service, person, time, details, done. With `booking` and `token` it shows that booking
 * instead, to be moved or cancelled.
 *
 * @element booking-widget
 *
 * @attr server - The address of the OpenSlot server. The script that a server serves knows its own.
 * @attr demo - Books in a ready-made salon that lives in the page, for a look without a server: nothing is sent anywhere.
 * @attr service - Id or slug of the one service to book; the visitor isn't asked.
 * @attr staff - Id or slug of the one person to book; the visitor isn't asked.
 * @attr date - The day to open on, such as `2026-03-10`; its month, when that day has no times. One that is over, no date
 *   at all, or ten years ahead is ignored.
 * @attr locale - Language tag such as `en-GB`. Default: the closest `lang`, else the browser's language.
 * @attr time-zone - IANA zone that times are shown in at first. Default: the visitor's, or UTC where the browser can't
 *   tell.
 * @attr theme - `auto` (as the visitor's system), `light` or `dark`.
 * @attr name - Prefills the name.
 * @attr email - Prefills the e-mail address.
 * @attr phone - Prefills the phone number; sent along also where it isn't asked for.
 * @attr booking - Id of a booking, to manage it; needs `token`.
 * @attr token - The manage token of that booking.
 * @attr no-draft - What was chosen and typed is not kept for a reload of the page.
 * @attr history - The browser's Back leads one step back. For pages that are all about booking: the element then adds
 *   entries to the page's history.
 *
 * @fires {CustomEvent<BookingReadyDetail>} booking-ready - Something bookable, or the booking, is on screen.
 * @fires {CustomEvent<BookingSlotSelectedDetail>} booking-slot-selected - The visitor picked a time.
 * @fires {CustomEvent<BookingBeforeCreateDetail>} booking-before-create - The visitor has pressed the button, and
 *   nothing has been sent yet; can be cancelled, or made to wait.
 * @fires {CustomEvent<BookingDetail>} booking-created - Booked.
 * @fires {CustomEvent<BookingDetail>} booking-rescheduled - Moved.
 * @fires {CustomEvent<BookingDetail>} booking-cancelled - Cancelled.
 * @fires {CustomEvent<BookingErrorDetail>} booking-error - Something went wrong; the visitor has been told.
 *
 * @slot header - Above everything, on every step.
 * @slot confirmation - On the last step, below what was booked.
 *
 * @csspart frame - The box around everything.
 * @csspart slow - That something takes longer than usual.
 * @csspart summary - What has been chosen so far.
 * @csspart chosen-time - The chosen time in it.
 * @csspart hold - How long it is kept.
 * @csspart back - The Back button.
 * @csspart heading - A step's heading.
 * @csspart choice - A service or person to choose.
 * @csspart month - The month with its days.
 * @csspart month-title - Its name.
 * @csspart month-button - Previous and next month.
 * @csspart day - A day.
 * @csspart day-selected - The day whose times are on screen; a `day`, too.
 * @csspart day-today - Today; a `day`, too.
 * @csspart times - The times of a day.
 * @csspart day-title - The day above them.
 * @csspart time - A time.
 * @csspart time-selected - The chosen one; a `time`, too.
 * @csspart elsewhere - That the appointment is in another time zone.
 * @csspart zone - The line about the time zone.
 * @csspart zone-popup - The list of time zones.
 * @csspart form - The visitor's details, or the reason for cancelling.
 * @csspart field - A field with its label.
 * @csspart label - A field's label.
 * @csspart input - What is typed into.
 * @csspart field-error - What is wrong with a field.
 * @csspart primary-button - The one that books or moves.
 * @csspart proving - That a proof of work is being done.
 * @csspart danger-button - The one that cancels.
 * @csspart button - Any other.
 * @csspart link - A button or link within text.
 * @csspart error - What went wrong, with what helps.
 * @csspart empty - What is said when no times are free.
 * @csspart confirmation - The last step.
 * @csspart booking - The booking in manage mode.
 * @csspart facts - What, when, where, with whom.
 * @csspart demo - That this is a demonstration.
 *
 * @cssprop --booking-accent - The one colour: buttons, the selected day and time.
 * @cssprop --booking-on-accent - Text on it. Default: black or white, whichever reads better.
 * @cssprop --booking-text - Text.
 * @cssprop --booking-muted - Quiet text.
 * @cssprop --booking-background - Behind everything.
 * @cssprop --booking-surface - Behind choices, times and fields.
 * @cssprop --booking-line - Hairlines.
 * @cssprop --booking-edge - The edges of fields and buttons.
 * @cssprop --booking-radius - Corners of the frame; smaller ones follow. Default: 16px.
 * @cssprop --booking-padding - Between the frame and its content.
 * @cssprop --booking-font - Default: the page's.
 * @cssprop --booking-font-size - Of ordinary text; the rest follows. Default: the page's root size, at least 16px.
 * @cssprop --booking-density - Stretches or tightens the space between things. Default: 1.
 */
export class BookingWidget extends UpdatingElement implements DeskHost {
  static override readonly styles = styles
  static override readonly properties: Properties = {
    server: {},
    demo: { type: Boolean },
    service: {},
    staff: {},
    date: {},
    locale: {},
    timeZone: { attribute: 'time-zone' },
    theme: { reflect: 'auto' },
    name: {},
    email: {},
    phone: {},
    booking: {},
    token: {},
    history: { type: Boolean },
    noDraft: { type: Boolean, attribute: 'no-draft' },
    messages: { attribute: false },
    clock: { attribute: false },
  }
  static readonly observedAttributes = this.observe(this.properties)
  /** The server of elements without a `server` attribute; the embed script sets its own address. */
  static defaultServer: string | undefined
  static readonly version: string = VERSION

  server: string | undefined
  demo = false
  service: string | undefined
  staff: string | undefined
  date: string | undefined
  locale: string | undefined
  timeZone: string | undefined
  theme: 'auto' | 'light' | 'dark' = 'auto'
  name = ''
  email = ''
  phone = ''
  booking: string | undefined
  token: string | undefined
  history = false
  noDraft = false
  /** The page's own words in place of some of ours, such as `{ time: { heading: 'Pick a time' } }`. */
  messages: Messages | undefined
  /** The present in epoch ms. For tests and demonstrations; free times are the server's decision anyway. Default: now. */
  clock: (() => number) | undefined

  /**
   * Whose draft it keeps: while that one is on the page, nobody else takes it over.
   *
   * @internal
   */
  keeper: Element = this
  /** @internal */
  readonly attention = new Attention(this)
  /** @internal */
  readonly patience = new Patience((isTried) => this.#sayHowLong(isTried))
  /** @internal */
  readonly speech = new Speech(this)
  /** @internal */
  readonly zoneLine = new ZoneLine(this, (timeZone) => this.#changeZone(timeZone))
  readonly #book = new BookDesk(this, () => ({
    decided: { service: this.service || undefined, staff: this.staff || undefined },
    day: dayToCome(this.date, dateAt(this.visit.now, this.visit.timeZone)),
    keepsDraft: !this.noDraft,
    name: textOf(this.name),
    email: textOf(this.email),
    phone: textOf(this.phone),
  }))
  /** Few visitors have a booking to manage. */
  readonly #manage = new Part<ManageDesk, typeof manageModule>(
    this,
    () => import('./controllers/manage-desk.js'),
    (module) => new module.ManageDesk(this, (like) => this.#bookAnother(like)),
  )
  readonly #troubles: Troubles = new Part(
    this,
    () => import('./steps/troubles.js'),
    (module) => module,
  )
  #api: { readonly server: string; readonly api: Api } | undefined
  /** The zone that the visitor has chosen here. */
  #chosenZone: string | undefined
  #visit: Visit | undefined
  #saidNoServer = false
  #hasStepHistory = false

  constructor() {
    super()
    if (this.shadowRoot) pressOnce(this.shadowRoot)
  }

  /**
   * Who is looking, and where.
   *
   * @internal
   */
  get visit(): Visit {
    return (this.#visit ??= this.#look())
  }

  /** Back to the start; what was typed is forgotten. */
  reset(): void {
    this.#desk?.reset()
  }

  /** Asks the server again for what is on screen. */
  refresh(): void {
    this.#desk?.refresh()
  }

  protected override willUpdate(): void {
    const before = this.#visit?.formats.locale
    this.#lookAround()
    // What was said last was in another language.
    if (before !== this.visit.formats.locale) this.attention.said = ''
    if (!this.isConnected) return
    if (this.history) void this.#keepHistory()
    if (!this.visit.api) this.#reportNoServer()
    else if (this.#managed) {
      this.#book.leave()
      this.#manage.want()?.want(this.#managed)
    } else {
      this.#manage.made?.leave()
      this.#book.want()
    }
  }

  protected override render(): TemplateResult {
    const { words, formats } = this.visit
    const direction = this.visit.isRightToLeft ? 'rtl' : 'ltr'
    return html`<div class="container">
      <div class="frame" part="frame" lang=${formats.locale} dir=${direction}>
        <slot name="header"></slot>
        <p class="visually-hidden" role="status">${this.attention.said}</p>
        <div class="layout">${this.#content()}</div>
        ${this.patience.isTried ? html`<p class="slow" part="slow">${words.slow}</p>` : nothing}
        ${this.demo && this.speech.isReady ? html`<p class="quiet demo" part="demo">${words.demo}</p>` : nothing}
      </div>
    </div>`
  }

  #content(): TemplateResult {
    const { words, api } = this.visit
    if (!api) return failure(this.visit, NO_SERVER, () => this.requestUpdate(), 2)
    try {
      const loading = this.speech.isReady ? words.loading : ''
      return this.#desk?.render() ?? this.#manage.renderWaiting(bookingSkeleton(loading))
    } catch (fault) {
      // What the server says can't be shown: a screen that stays as it was would be a dead one.
      const error = asApiError(fault)
      emitError(this, error)
      return failure(this.visit, error, () => this.#startAnew(), 2)
    }
  }

  #startAnew(): void {
    this.refresh()
    this.reset()
  }

  get #managed(): { readonly id: string; readonly token: string } | undefined {
    return this.booking ? { id: this.booking, token: this.token ?? '' } : undefined
  }

  /** `undefined` while its part of the widget is on its way. */
  get #desk(): Desk | undefined {
    return this.#managed ? this.#manage.made : this.#book
  }

  #look(): Visit {
    const locale = localeFor(this, this.locale)
    const timeZone = this.#chosenZone ?? knownZone(this.timeZone) ?? ownZone()
    this.speech.want(locale, this.messages)
    const { language, locale: spoken } = this.speech
    return {
      api: this.#connect(),
      words: this.speech.words(CHOOSING),
      wordsOf: (catalogue) => this.speech.words(catalogue),
      troubles: this.#troubles,
      formats: formatsFor(localeBesideWords(spoken, language), timeZone, weekStartOf(spoken)),
      isRightToLeft: isRightToLeft(language),
      isManaged: this.#managed !== undefined,
      timeZone,
      locale,
      now: this.clock?.() ?? Date.now(),
    }
  }

  #connect(): Api | undefined {
    const server = this.demo ? DEMO_SERVER : serverAddress(this.server || BookingWidget.defaultServer)
    if (server === undefined) return undefined
    if (this.#api?.server !== server) {
      const isOther = this.#api !== undefined
      this.#api = { server, api: createApi(server, this.demo ? sendToDemo : undefined) }
      if (isOther) for (const desk of [this.#book, this.#manage.made]) desk?.refresh()
    }
    return this.#api.api
  }

  /** From a booking that is over, or a link that leads nowhere, on to a new one. */
  #bookAnother(like: Booking | undefined): void {
    this.booking = undefined
    this.token = undefined
    this.#book.begin(like)
    this.attention.leadToHeading()
  }

  #sayHowLong(isTried: boolean): void {
    const { slow } = this.visit.words
    if (isTried) this.attention.say(slow)
    else if (this.attention.said === slow) this.attention.hush()
    this.requestUpdate()
  }

  #changeZone(timeZone: string): void {
    this.#chosenZone = timeZone
    this.#lookAround()
  }

  /** Another zone, whoever has changed it, leads to where the chosen time is on its calendar. */
  #lookAround(): void {
    const before = this.#visit?.timeZone
    this.#visit = this.#look()
    if (before !== this.#visit.timeZone) this.#desk?.zoneChanged()
  }

  /** Few pages let it: the rest needn't wait for it. */
  async #keepHistory(): Promise<void> {
    if (this.#hasStepHistory) return
    this.#hasStepHistory = true
    try {
      const { StepHistory } = await import('./controllers/step-history.js')
      new StepHistory(this, () => this.#desk)
      this.requestUpdate()
    } catch {
      // Without it, the browser's Back stays the page's.
    }
  }

  #reportNoServer(): void {
    if (this.#saidNoServer) return
    this.#saidNoServer = true
    emitError(this, NO_SERVER)
  }
}

const NO_SERVER = new ApiError('no-server', 'Set the server attribute to its address.')

/** Pages that no compiler checks set numbers, and nothing at all. */
const textOf = (value: string | null | undefined): string => String(value ?? '')

function serverAddress(server: string | undefined): string | undefined {
  if (!server) return undefined
  try {
    const { protocol, href } = new URL(server, document.baseURI)
    return protocol.startsWith('http') ? href : undefined
  } catch {
    return undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'booking-widget': BookingWidget
  }
}
