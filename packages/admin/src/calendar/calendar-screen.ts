import type { Booking } from '@openslot/core/wire'
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit'
import '../bookings/booking-panel.js'
import '../bookings/new-booking.js'
import { type Roster, clocksHere } from '../bookings/roster.js'
import { mayMove } from '../bookings/status.js'
import type { Desk } from '../desk.js'
import { formatDate, formatMinutes } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Refreshing } from '../refreshing.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { DAY_MINUTES, addDays, clockAt, clockText, todayIn, wallClockOf } from '../time/wall-clock.js'
import { awayOn } from './away.js'
import { type Carried, Carrying, type Sheet } from './carrying.js'
import { BookingFocus } from './booking-focus.js'
import { columnView } from './column.js'
import { calendarControls } from './controls.js'
import { givesNothing, notGiven } from './givers.js'
import { landingText, landingZone } from './landing.js'
import { hoursAround } from './layout.js'
import { measures } from './measures.js'
import { moveCarried } from './move-carried.js'
import { closedOn, openOn } from './open-hours.js'
import { FirstSight, workBegins } from './first-sight.js'
import { type Extent, type Place, addressOf, placeIn } from './place.js'
import { type Column, type Shown, blocksIn, byUse, loadShown } from './shown.js'
import { areApart, zoneOf, zoneOfAll } from './zones.js'

interface Wish {
  readonly date: string
  readonly time: string
  readonly staffSlug: string
}

/** A day of everybody side by side, or a week of one person. */
export class CalendarScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    search: { attribute: false },
    openId: { state: true },
    adding: { state: true },
  }
  desk!: Desk
  /** What the address says: {@link placeIn}. */
  search = ''
  openId: string | null = null
  /** What the booking that is being made begins with. */
  adding: Wish | null = null
  readonly #carrying = new Carrying(
    this,
    () => this.#sheet(),
    (carried) => this.#move(carried),
  )
  readonly #firstSight = new FirstSight()
  readonly #shown = new Loader<Shown>(this, () => loadShown(this.desk, this.#place, this.#view))

  constructor() {
    super()
    this.addController(new BookingFocus(this))
    // Not while something is carried, nor under the eyes of who may still undo something.
    this.addController(
      new Refreshing(() => {
        if (!this.#carrying.carried && !this.desk.notices.isWaiting) void this.#shown.run()
      }),
    )
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('search') && this.hasUpdated) void this.#shown.run()
  }

  get #place(): Place {
    return placeIn(this.search)
  }

  /** A week has no room on a phone. */
  get #view(): Extent {
    return this.#place.view ?? (matchMedia('(max-width: 760px)').matches ? 'day' : 'week')
  }

  protected override updated(): void {
    const { value } = this.#shown
    if (value)
      this.#firstSight.show(this.querySelector('.calendar'), value.columns, this.#sheet(), this.#firstMinute(value))
  }

  /** What a day is opened at: now, if it is today, or else when somebody begins to work or is booked. */
  #firstMinute(shown: Shown): number {
    const now = this.desk.now()
    const today = shown.columns.find(({ member, date }) => date === todayIn(member.timeZone, now))
    if (today) return wallClockOf(now, today.member.timeZone).minutes
    return workBegins(shown)
  }

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value, error } = this.#shown
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.calendar.title}</h1>
        <p class="quiet" role="status">${value ? this.#heading(value) : words.common.loading}</p>
        <button type="button" class="link" aria-disabled=${this.#shown.isPending} @click=${() => this.#shown.run()}>
          ${words.calendar.refresh}
        </button>
        <button type="button" class="primary" aria-haspopup="dialog" @click=${() => this.#add(value)}>
          ${words.booking.newTitle}
        </button>
      </div>
      ${this.#controls(value)}
      ${error === undefined ? nothing : comingNote(this.#shown, { words, hasCome: true, again: () => this.#shown.run() })}
      ${value ? this.#content(value) : nothing} ${value ? this.#panel(value) : nothing}
      ${value && this.adding ? this.#newBooking(value.roster, this.adding) : nothing}`
  }

  #controls(shown: Shown | undefined): TemplateResult {
    return calendarControls({
      words: this.desk.speech.words,
      view: this.#view,
      members: byUse(shown?.roster.members ?? []),
      staff: shown?.columns[0]?.member.slug ?? null,
      onStep: (steps) => {
        const days = steps * (this.#view === 'day' ? 1 : 7)
        this.#show({ date: addDays(this.#place.date ?? this.#today(shown), days) })
      },
      onToday: () => this.#show({ date: null }),
      onView: (view) => this.#show({ view }),
      onStaff: (staff) => this.#show({ staff }),
    })
  }

  #content(shown: Shown): TemplateResult {
    const { speech } = this.desk
    const { calendar: words } = speech.words
    if (shown.columns.length === 0) return html`<p class="card">${words.nobody}</p>`
    const { from, to } = this.#sheet()
    const hours = Array.from({ length: to - from }, (_, index) => from + index)
    return html`<div class="calendar" role="region" aria-label=${words.title} tabindex="0">
        <div class="calendar-grid" ${measures({ columns: shown.columns.length, hours: to - from })}>
          <div class="calendar-hours" aria-hidden="true">
            ${hours.map((hour) => html`<p>${formatMinutes(hour * 60, speech)}</p>`)}
          </div>
          ${shown.columns.map((column, index) => this.#column(shown, column, index))}
        </div>
      </div>
      <p class="hint by-mouse">${words.hint}</p>
      <p class="hint by-touch">${words.touchHint}</p>
      <p class="unseen" role="status">${this.#carriedTo(shown)}</p>`
  }

  #column(shown: Shown, column: Column, index: number): TemplateResult {
    const { speech, now } = this.desk
    const { member, date } = column
    const absences = shown.absences.get(member.id)
    const day = formatDate(date, speech, { weekday: 'short', day: 'numeric' })
    return columnView({
      speech,
      title: this.#view === 'day' ? member.name : day,
      zone: this.#isApart ? zoneOf(column, speech) : null,
      date,
      isToday: date === todayIn(member.timeZone, now()),
      timeZone: member.timeZone,
      blocks: blocksIn(shown, column),
      closed: member.active ? closedOn(member, date) : [{ start: 0, end: DAY_MINUTES }],
      away: absences ? awayOn(absences, date, member.timeZone) : [],
      index,
      ...this.#sheet(),
      carrying: this.#carrying,
      refusal: this.#refusal(column, shown),
      mayMove: ({ booking }) => mayMove(this.desk.session, booking, now()),
      onOpen: (id) => (this.openId = id),
      onEmpty: member.active ? (minutes) => this.#addAt(column, minutes, shown) : null,
    })
  }

  /** The part of the days that is shown. */
  #sheet(): Sheet {
    const { value } = this.#shown
    const columns = value?.columns ?? []
    const blocks = value ? columns.flatMap((column) => blocksIn(value, column)) : []
    const open = columns.filter(({ member }) => member.active).flatMap(({ member, date }) => openOn(member, date))
    // Whatever hour it is by one clock, it has a place by another.
    const whole = this.#isApart ? [{ start: 0, end: DAY_MINUTES }] : []
    return { columns, isWeek: this.#view === 'week', ...hoursAround([...blocks, ...open, ...whole]) }
  }

  /** Whether people side by side have clocks that differ, so that each is named. */
  get #isApart(): boolean {
    return areApart(this.#shown.value?.columns ?? [])
  }

  /** Why what is carried can't be put down in a column. */
  #refusal({ member }: Column, { services }: Shown): string | null {
    const { carried } = this.#carrying
    return carried && notGiven(carried.booking, member, services, this.desk.speech.words)
  }

  #carriedTo(shown: Shown): string {
    const { carried } = this.#carrying
    const column = carried && shown.columns[carried.column]
    if (!column) return ''
    const refusal = this.#refusal(column, shown)
    if (refusal !== null) return refusal
    const { speech } = this.desk
    const at = clockAt(column.date, carried.minutes)
    const day = formatDate(at.date, speech, { weekday: 'long', day: 'numeric', month: 'long' })
    const where = this.#view === 'day' ? `${column.member.name}, ${day}` : day
    const time = formatMinutes(at.minutes, speech)
    const { booking, minutes } = carried
    const spot = { date: column.date, minutes, timeZone: column.member.timeZone }
    const when = this.#isApart
      ? `${time} (${landingZone(booking, spot, speech)})`
      : landingText(time, booking, spot, speech)
    return speech.words.calendar.carried(booking.customer.name, where, when)
  }

  #move(carried: Carried): void {
    const { value } = this.#shown
    const column = value?.columns[carried.column]
    if (!value || !column) return
    moveCarried(carried, { ...value, ...column }, { desk: this.desk, onChange: (changed) => this.#put(changed) })
  }

  #panel({ roster, bookings }: Shown): TemplateResult | typeof nothing {
    const booking = bookings.find(({ id }) => id === this.openId)
    if (!booking) return nothing
    return html`<booking-panel
      .desk=${this.desk}
      .roster=${roster}
      .booking=${booking}
      .onChange=${(changed: Booking) => this.#put(changed)}
      .onClose=${() => (this.openId = null)}
    ></booking-panel>`
  }

  #add(shown: Shown | undefined): void {
    this.adding = { date: this.#place.date ?? this.#today(shown), time: '', staffSlug: '' }
  }

  /** Where somebody is pressed who gives nothing, nobody else is put in their place. */
  #addAt({ member, date }: Column, minutes: number, { services }: Shown): void {
    const refusal = givesNothing(member, services, this.desk.speech.words)
    if (refusal !== null) return this.desk.notices.tell(refusal, { isBad: true })
    this.adding = { date, time: clockText(minutes), staffSlug: member.slug }
  }

  #newBooking(roster: Roster, { date, time, staffSlug }: Wish): TemplateResult {
    return html`<new-booking
      .desk=${this.desk}
      .roster=${roster}
      .date=${date}
      .time=${time}
      .staffSlug=${staffSlug}
      .onMade=${(made: Booking) => this.#shown.put((before) => ({ ...before, bookings: [...before.bookings, made] }))}
      .onClose=${() => (this.adding = null)}
    ></new-booking>`
  }

  #put(changed: Booking): void {
    this.#shown.put((shown) => ({
      ...shown,
      bookings: shown.bookings.map((one) => (one.id === changed.id ? changed : one)),
    }))
  }

  #heading({ columns, roster }: Shown): string {
    const zone = zoneOfAll(columns, clocksHere(roster, this.desk), this.desk.speech)
    return [this.#range(columns), ...(zone === null ? [] : [zone])].join(' · ')
  }

  #range(columns: readonly Column[]): string {
    const { speech } = this.desk
    const [first, last] = [columns[0]?.date, columns.at(-1)?.date]
    if (first === undefined || last === undefined) return ''
    if (first === last) return formatDate(first, speech, { weekday: 'long', day: 'numeric', month: 'long' })
    const write = (date: string): string =>
      formatDate(date, speech, { day: 'numeric', month: 'short', year: 'numeric' })
    return `${write(first)} – ${write(last)}`
  }

  #show(change: Partial<Place>): void {
    this.desk.go(addressOf({ ...this.#place, view: this.#view, ...change }))
  }

  #today(shown: Shown | undefined): string {
    return todayIn(shown?.columns[0]?.member.timeZone ?? this.desk.timeZone, this.desk.now())
  }
}

customElements.define('calendar-screen', CalendarScreen)

export const view: View = (desk, _item, search) =>
  html`<calendar-screen .desk=${desk} .search=${search}></calendar-screen>`
