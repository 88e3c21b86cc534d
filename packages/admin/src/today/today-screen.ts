import { type Booking, toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { BookingDeed } from '../api/api.js'
import '../bookings/booking-panel.js'
import { changeBooking } from '../bookings/deeds.js'
import { type Roster, STANDING, houseZone, loadRoster, ownStaffId } from '../bookings/roster.js'
import { awaitsApproval, isStanding, isTheirs, statusMark } from '../bookings/status.js'
import { whenElsewhere, whenOf } from '../bookings/when.js'
import type { Desk } from '../desk.js'
import { noMailNote } from '../messages/no-mail-note.js'
import { formatDay } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Refreshing } from '../refreshing.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { zoneBeside } from '../time/times.js'
import { dayOf, todayIn } from '../time/wall-clock.js'
import '../webhooks/gone-note.js'
import { rowTime } from './row-time.js'

interface Today {
  readonly roster: Roster
  /** By their start; what of everyone's is today, each by their own clock, also what began the evening before. */
  readonly bookings: readonly Booking[]
  /** What waits for an answer, whenever it is. */
  readonly waiting: readonly Booking[]
  /** The first one after today, where today has none to come. */
  readonly later: Booking | undefined
}

/** A row stays its customer's, wherever it goes: what is pressed on it is meant for nobody else. */
const idOf = ({ id }: Booking): string => id

const inOrder = (bookings: readonly Booking[]): readonly Booking[] =>
  bookings.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))

/** Between two customers: who comes next, and what waits. */
export class TodayScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    opened: { state: true },
  }
  desk!: Desk
  /** Whose panel is open, and whether at once to move it. */
  opened: { readonly id: string; readonly isMoving: boolean } | null = null
  readonly #today = new Loader<Today>(this, () => this.#load())

  constructor() {
    super()
    // Not under the eyes of who may still undo something: the server doesn't know of it yet.
    this.addController(
      new Refreshing(() => {
        if (!this.desk.notices.isWaiting) void this.#today.run()
      }),
    )
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk
    const { words } = speech
    const { value } = this.#today
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.today.title}</h1>
        <p class="quiet">${this.#day(value)}</p>
      </div>
      ${noMailNote(this.desk)}
      <gone-note .desk=${this.desk}></gone-note>
      ${comingNote(this.#today, { words, hasCome: value !== undefined, again: () => this.#today.run() })}
      ${value ? this.#lists(value) : nothing} ${value ? this.#panel(value) : nothing}`
  }

  /** By the house's clock, as the times below it. */
  #day(today: Today | undefined): string {
    const { speech, timeZone, now } = this.desk
    const zone = today ? houseZone(today.roster, timeZone) : timeZone
    const named = zoneBeside(now(), zone, [timeZone], speech)
    return [formatDay(now(), zone, speech), ...(named === null ? [] : [named])].join(' · ')
  }

  #lists(today: Today): TemplateResult {
    const { today: words } = this.desk.speech.words
    const now = this.desk.now()
    const waiting = today.waiting.filter(awaitsApproval)
    const standing = today.bookings.filter(isStanding)
    const ahead = standing.filter(({ end }) => Date.parse(end) > now)
    const past = standing.filter(({ end }) => Date.parse(end) <= now).toReversed()
    const [next, ...rest] = ahead
    const rows = (some: readonly Booking[]): TemplateResult =>
      html`<ul class="list timed">
        ${repeat(some, idOf, (booking) => this.#row(booking, today.roster, booking === next))}
      </ul>`
    const section = (title: string, content: TemplateResult): TemplateResult =>
      html`<section>
        <h2>${title}</h2>
        ${content}
      </section>`
    return html`${section(words.next, next ? rows([next]) : this.#nothingAhead(today, past.length > 0))}
    ${
      waiting.length === 0
        ? nothing
        : section(
            words.waiting,
            html`<ul class="list">
              ${repeat(waiting, idOf, (booking) => this.#request(booking, today.roster))}
            </ul>`,
          )
    }
    ${rest.length === 0 ? nothing : section(words.rest, rows(rest))}
    ${past.length === 0 ? nothing : section(words.earlier, rows(past))}`
  }

  #row(booking: Booking, roster: Roster, isNext: boolean): TemplateResult {
    const { speech, now } = this.desk
    const { booking: words, today } = speech.words
    const { name, phone } = booking.customer
    const elsewhere = whenElsewhere(booking, roster, this.desk)
    const hasBegun = Date.parse(booking.start) <= now()
    const isOpen = booking.status === 'confirmed'
    const deed = (text: string, label: string, onPress: () => void): TemplateResult =>
      html`<button type="button" class="secondary" aria-label=${label} @click=${onPress}>${text}</button>`
    return html`<li class=${isNext ? 'row next' : 'row'}>
      <p class="row-time">${rowTime(booking, houseZone(roster, this.desk.timeZone), this.desk)}</p>
      <div class="row-what">
        <p class="row-name">${this.#opener(booking)} ${statusMark(booking, speech.words)}</p>
        <p class="quiet">
          ${booking.service.name}${this.#withWhom(booking, roster)}${elsewhere === null ? '' : `, ${elsewhere}`}
        </p>
      </div>
      <div class="row-deeds">
        ${
          phone === null
            ? nothing
            : html`<a class="secondary" href="tel:${phone}" aria-label=${today.callName(name)}>${today.call}</a>`
        }
        ${
          isOpen && hasBegun
            ? deed(
                words.deeds['no-show'],
                words.deedFor(words.deeds['no-show'], name),
                () => void this.#do(booking, 'no-show'),
              )
            : nothing
        }
        ${
          isOpen && !hasBegun && isTheirs(this.desk.session, booking)
            ? html`${deed(
                words.deeds.move,
                words.deedFor(words.deeds.move, name),
                () => (this.opened = { id: booking.id, isMoving: true }),
              )}
              ${deed(today.cancel, words.deedFor(today.cancel, name), () => void this.#do(booking, 'cancel'))}`
            : nothing
        }
      </div>
    </li>`
  }

  /** The name leads to all that is known. */
  #opener({ id, customer: { name } }: Booking): TemplateResult {
    return html`<button
      type="button"
      class="opener"
      aria-label=${this.desk.speech.words.today.openName(name)}
      @click=${() => (this.opened = { id, isMoving: false })}
    >
      ${name}
    </button>`
  }

  #withWhom({ team }: Booking, { members }: Roster): string {
    return members.length > 1 ? ` · ${team.map(({ name }) => name).join(', ')}` : ''
  }

  #request(booking: Booking, roster: Roster): TemplateResult {
    const { speech } = this.desk
    const { booking: words } = speech.words
    const { name } = booking.customer
    return html`<li class="row">
      <div class="row-what">
        <p class="row-name">${this.#opener(booking)}</p>
        <p class="quiet">
          ${booking.service.name}${this.#withWhom(booking, roster)} · ${whenOf(booking, roster, this.desk)}
        </p>
      </div>
      <div class="row-deeds">
        ${(isTheirs(this.desk.session, booking) ? (['approve', 'decline'] as const) : []).map(
          (deed) =>
            html`<button
              type="button"
              class=${deed === 'approve' ? 'primary' : 'secondary'}
              aria-label=${words.deedFor(words.deeds[deed], name)}
              @click=${() => void this.#do(booking, deed)}
            >
              ${words.deeds[deed]}
            </button>`,
        )}
      </div>
    </li>`
  }

  #nothingAhead({ later, roster }: Today, wasSome: boolean): TemplateResult {
    const { speech } = this.desk
    const { today: words } = speech.words
    return html`<div class="card">
      <p>${wasSome ? words.noMore : words.nothing}</p>
      ${
        later
          ? html`<p>${words.later(whenOf(later, roster, this.desk), later.customer.name)}</p>`
          : html`<p class="quiet">${words.share}</p>
              <p><a class="secondary" href=${pathOf('site')}>${words.toSite}</a></p>`
      }
    </div>`
  }

  #panel({ roster, bookings, waiting }: Today): TemplateResult | typeof nothing {
    const booking = [...bookings, ...waiting].find(({ id }) => id === this.opened?.id)
    if (!booking) return nothing
    return html`<booking-panel
      .desk=${this.desk}
      .roster=${roster}
      .booking=${booking}
      .isMoving=${this.opened?.isMoving ?? false}
      .onChange=${(changed: Booking) => this.#put(changed)}
      .onClose=${() => (this.opened = null)}
    ></booking-panel>`
  }

  /** With the row may go what had the focus, which then is at whoever comes next, where it decides nothing. */
  async #do(booking: Booking, deed: BookingDeed): Promise<void> {
    const row = this.#rows.findIndex((one) => one.contains(document.activeElement))
    void changeBooking(booking, deed, { desk: this.desk, onChange: (changed) => this.#put(changed) })
    await this.updateComplete
    if (row < 0 || document.activeElement !== document.body) return
    const next = this.#rows.at(row) ?? this.#rows.at(-1)
    ;(next?.querySelector<HTMLElement>('.opener') ?? this.querySelector('h1'))?.focus()
  }

  get #rows(): readonly Element[] {
    return [...this.querySelectorAll('.row')]
  }

  #put(changed: Booking): void {
    const swap = (bookings: readonly Booking[]): readonly Booking[] =>
      inOrder(bookings.map((one) => (one.id === changed.id ? changed : one)))
    this.#today.put((today) => ({
      ...today,
      bookings: this.#todays(today.roster, swap(today.bookings)),
      waiting: swap(today.waiting),
    }))
  }

  async #load(): Promise<Today> {
    const { api, session, now } = this.desk
    const staff = ownStaffId(session)
    const roster = await loadRoster(this.desk)
    const days = this.#zones(roster).map((zone) => dayOf(todayIn(zone, now()), zone))
    const from = Math.min(...days.map((day) => day.from))
    const to = Math.max(...days.map((day) => day.to))
    const [around, waiting, later] = await Promise.all([
      // What goes on past midnight began the day before, or days before that.
      api.bookings({ endsAfter: toIso(from), to: toIso(to), staff, status: STANDING }),
      api.bookings({ from: toIso(now()), staff, status: 'pending' }),
      api.nextBooking({ from: toIso(to), staff, status: 'pending,confirmed' }),
    ])
    return { roster, bookings: this.#todays(roster, inOrder(around)), waiting: inOrder(waiting), later }
  }

  #zones({ members }: Roster): readonly string[] {
    return members.length === 0 ? [this.desk.timeZone] : [...new Set(members.map(({ timeZone }) => timeZone))]
  }

  #todays(roster: Roster, bookings: readonly Booking[]): readonly Booking[] {
    return bookings.filter(({ start, end, staff }) => {
      const zone = roster.zoneOf(staff.id)
      const day = dayOf(todayIn(zone, this.desk.now()), zone)
      return Date.parse(end) > day.from && Date.parse(start) < day.to
    })
  }
}

customElements.define('today-screen', TodayScreen)

export const view: View = (desk) => html`<today-screen .desk=${desk}></today-screen>`
