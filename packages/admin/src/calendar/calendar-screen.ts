import { parseDate } from '@openslot/core'
import { formatDate as dateOfDay, isoWeekStart } from '@openslot/core/dates'
import { type AdminStaffMember, type Booking, toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit'
import '../bookings/booking-panel.js'
import '../bookings/new-booking.js'
import { type Roster, STANDING, loadRoster } from '../bookings/roster.js'
import { isStanding, mayMove } from '../bookings/status.js'
import type { Desk } from '../desk.js'
import { formatDate, formatTime } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { addDays, clockText, dayOf, todayIn } from '../time/wall-clock.js'
import { troubleOf } from '../trouble.js'
import { type Carried, Carrying, type Sheet } from './carrying.js'
import { columnView } from './column.js'
import { type Block, blocksOf, hoursAround } from './layout.js'
import { measures } from './measures.js'
import { moveCarried } from './move-carried.js'
import { type Extent, type Place, addressOf, placeIn } from './place.js'

/** A day of one person. */
interface Column {
  readonly member: AdminStaffMember
  readonly date: string
}

interface Shown {
  readonly roster: Roster
  readonly columns: readonly Column[]
  readonly bookings: readonly Booking[]
}

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
  readonly #shown = new Loader<Shown>(this, () => this.#load())

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

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value, error } = this.#shown
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.calendar.title}</h1>
        <p class="quiet" role="status">${value ? this.#range(value) : words.common.loading}</p>
      </div>
      ${this.#controls(value)}
      ${
        error === undefined
          ? nothing
          : html`<div class="trouble" role="alert">
              <p>${troubleOf(error, words)}</p>
              <button type="button" class="secondary" @click=${() => this.#shown.run()}>
                ${words.common.tryAgain}
              </button>
            </div>`
      }
      ${value ? this.#content(value) : nothing} ${value ? this.#panel(value) : nothing}
      ${value && this.adding ? this.#newBooking(value.roster, this.adding) : nothing}`
  }

  #controls(shown: Shown | undefined): TemplateResult {
    const { calendar: words } = this.desk.speech.words
    const step = this.#view === 'day' ? 1 : 7
    const members = shown?.roster.members.filter(({ active }) => active) ?? []
    const by = (days: number) => (): void => this.#show({ date: addDays(this.#place.date ?? this.#today(shown), days) })
    return html`<div class="calendar-controls">
      <div class="actions start">
        <button type="button" class="secondary" @click=${by(-step)}>${words.earlier[this.#view]}</button>
        <button type="button" class="secondary" @click=${() => this.#show({ date: null })}>${words.today}</button>
        <button type="button" class="secondary" @click=${by(step)}>${words.later[this.#view]}</button>
      </div>
      <div class="actions start">
        <button type="button" class="secondary" aria-haspopup="dialog" @click=${() => this.#add(shown)}>
          ${this.desk.speech.words.booking.newTitle}
        </button>
        ${(['day', 'week'] as const).map(
          (view) =>
            html`<button
              type="button"
              class="secondary"
              aria-pressed=${view === this.#view}
              @click=${() => this.#show({ view })}
            >
              ${words.views[view]}
            </button>`,
        )}
        ${
          this.#view === 'week' && members.length > 1
            ? html`<select
                class="input"
                aria-label=${words.whose}
                @change=${(event: Event) => this.#show({ staff: (event.target as HTMLSelectElement).value })}
              >
                ${members.map(({ slug, name }) => html`<option value=${slug} ?selected=${slug === this.#place.staff}>${name}</option>`)}
              </select>`
            : nothing
        }
      </div>
    </div>`
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
            ${hours.map((hour) => html`<p>${formatTime(hour * 3_600_000, 'UTC', speech)}</p>`)}
          </div>
          ${shown.columns.map((column, index) => this.#column(shown, column, index, from))}
        </div>
      </div>
      <p class="hint">${words.hint}</p>
      <p class="unseen" role="status">${this.#carriedTo(shown)}</p>`
  }

  #column(shown: Shown, column: Column, index: number, from: number): TemplateResult {
    const { speech, now } = this.desk
    const { member, date } = column
    const day = formatDate(date, speech, { weekday: 'short', day: 'numeric' })
    return columnView({
      speech,
      title: this.#view === 'day' ? member.name : day,
      isToday: date === todayIn(member.timeZone, now()),
      timeZone: member.timeZone,
      blocks: this.#blocks(shown, column),
      index,
      from,
      carrying: this.#carrying,
      mayMove: ({ booking }) => mayMove(booking, now()),
      onOpen: (id) => (this.openId = id),
      onEmpty: (minutes) => (this.adding = { date, time: clockText(minutes), staffSlug: member.slug }),
    })
  }

  /** The part of the days that is shown. */
  #sheet(): Sheet {
    const { value } = this.#shown
    const columns = value?.columns ?? []
    const blocks = value ? columns.flatMap((column) => this.#blocks(value, column)) : []
    return { columns: columns.length, ...hoursAround(blocks) }
  }

  #carriedTo({ columns }: Shown): string {
    const { carried } = this.#carrying
    const column = carried && columns[carried.column]
    if (!column) return ''
    const { speech } = this.desk
    const day = formatDate(column.date, speech, { weekday: 'long', day: 'numeric', month: 'long' })
    const where = this.#view === 'day' ? `${column.member.name}, ${day}` : day
    return speech.words.calendar.carried(carried.booking.customer.name, where, clockText(carried.minutes))
  }

  #move(carried: Carried): void {
    const column = this.#shown.value?.columns[carried.column]
    if (column) void moveCarried(carried, column, { desk: this.desk, onChange: (changed) => this.#put(changed) })
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

  #blocks({ roster, bookings }: Shown, { member, date }: Column): readonly Block[] {
    const own = bookings.filter((one) => isStanding(one) && one.team.some(({ id }) => id === member.id))
    return blocksOf(own, date, roster.zoneOf(member.id))
  }

  #range({ columns }: Shown): string {
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

  async #load(): Promise<Shown> {
    const roster = await loadRoster(this.desk)
    const active = roster.members.filter((member) => member.active)
    const columns = this.#view === 'day' ? this.#dayOf(active) : this.#weekOf(active)
    if (columns.length === 0) return { roster, columns, bookings: [] }
    const days = columns.map(({ member, date }) => dayOf(date, member.timeZone))
    const own = this.#view === 'day' && active.length > 1 ? undefined : columns[0]?.member.id
    const bookings = await this.desk.api.bookings({
      from: toIso(Math.min(...days.map(({ from }) => from))),
      to: toIso(Math.max(...days.map(({ to }) => to))),
      staff: own,
      status: STANDING,
    })
    return { roster, columns, bookings }
  }

  #dayOf(members: readonly AdminStaffMember[]): readonly Column[] {
    return members.map((member) => ({ member, date: this.#place.date ?? todayIn(member.timeZone, this.desk.now()) }))
  }

  #weekOf(members: readonly AdminStaffMember[]): readonly Column[] {
    const member = members.find(({ slug }) => slug === this.#place.staff) ?? members[0]
    if (!member) return []
    const monday = isoWeekStart(parseDate(this.#place.date ?? todayIn(member.timeZone, this.desk.now())) ?? 0)
    return Array.from({ length: 7 }, (_, index) => ({ member, date: dateOfDay(monday + index) }))
  }
}

customElements.define('calendar-screen', CalendarScreen)

export const view: View = (desk, _item, search) =>
  html`<calendar-screen .desk=${desk} .search=${search}></calendar-screen>`
