import type { ReactiveController } from 'lit'
import { type TemplateResult, html } from 'lit/html.js'
import type { ApiError } from '../api/api-error.js'
import type { BookingKey, Wish } from '../api/api.js'
import type { FreeTime } from '../api/offers.js'
import { dayTimes, dayTimesSkeleton } from '../calendar/day-times.js'
import { type FreeDays, freeDays } from '../calendar/free-days.js'
import { dayAfterKey } from '../calendar/month-keys.js'
import { addMonths, firstOf, monthOf } from '../calendar/month.js'
import { monthGrid } from '../calendar/month-grid.js'
import { dateAt } from '../i18n/wall-clock.js'
import { emitError } from '../events.js'
import { failure } from '../steps/failure.js'
import type { Visit } from '../visit.js'
import type { Attention } from './attention.js'
import { MonthTimes } from './month-times.js'
import type { PatientHost } from './patience.js'

/** What is looked for, and what has been picked so far. */
export interface TimeWish extends Wish {
  readonly moving: BookingKey | undefined
  /** The token of the visitor's own hold. */
  hold(): Promise<string | undefined>
  /** `undefined`: the first with something free. */
  readonly month: string | undefined
  readonly date: string | undefined
  readonly start: number | undefined
  /** A start that isn't offered: the booking's own. */
  readonly except: number | undefined
}

export interface Picked {
  month(month: string): void
  day(date: string): void
  time(time: FreeTime): void
  /** The service or the person is no longer there: everything has to be asked for again. */
  vanished?(): void
}

/** Month grid and times: the same when booking and when moving. */
export class TimePicker implements ReactiveController {
  readonly #host: PatientHost & HTMLElement & { readonly visit: Visit }
  readonly #attention: Attention
  readonly #picked: Picked
  readonly #months: MonthTimes
  #wish: TimeWish | undefined
  /** The month that has the first free time, once found. */
  #opening: { readonly of: string; readonly month: string } | undefined
  /** Where the arrow keys have led. */
  #focused: string | undefined
  /** A month was asked for by hand, and its arrival is news. */
  #announces = false
  /** The page was told of this one. */
  #told: ApiError | undefined

  constructor(host: PatientHost & HTMLElement & { readonly visit: Visit }, attention: Attention, picked: Picked) {
    this.#host = host
    this.#attention = attention
    this.#picked = picked
    this.#months = new MonthTimes(host, (state) => this.#announce(state.status === 'complete'))
    host.addController(this)
  }

  want(wish: TimeWish): void {
    this.#wish = wish
    this.#ask()
    const found = this.#free()
    if (found?.days.size === 0 && found.next !== undefined && wish.month === undefined) {
      const month = monthOf(dateAt(found.next, this.#visit.timeZone))
      if (month === this.#month) return
      this.#opening = { of: openingKey(wish), month }
      this.#ask()
    }
  }

  /** Whether times, or that there are none, can be on screen. */
  get hasTimes(): boolean {
    return this.#months.state.status === 'complete'
  }

  /** The free time that starts then, when it is known to be one. */
  freeAt(start: number): FreeTime | undefined {
    const { state } = this.#months
    return state.status === 'complete' ? state.value.times.find((time) => time.start === start) : undefined
  }

  /** The first and last instant (epoch ms) whose times are on screen; now, while none are. */
  get shown(): readonly [first: number, last: number] {
    const free = this.#free()
    const times = free?.days.get(this.#selected(free) ?? '')
    const [first, last] = [times?.[0], times?.at(-1)]
    return first && last ? [first.start, last.start] : [this.#visit.now, this.#visit.now]
  }

  forget(): void {
    this.#months.forget()
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  render(): TemplateResult {
    const visit = this.#visit
    const month = this.#month
    const today = dateAt(visit.now, visit.timeZone)
    const free = this.#free()
    const selected = this.#selected(free)
    const { state } = this.#months
    return html`${monthGrid({
        visit,
        month,
        today,
        isPending: state.status === 'pending',
        freeOn: (date) => (free ? (free.days.get(date)?.length ?? 0) : undefined),
        selected,
        tabStop: this.#tabStop(selected, today),
        canGoBack: month > monthOf(today),
        showMonth: (step) => this.#showMonth(addMonths(month, step)),
        chooseDay: (date) => this.#chooseDay(date),
        pressKey: (event, date) => this.#pressKey(event, date),
      })}
      <div class="times" part="times" aria-busy=${state.status === 'pending' ? 'true' : 'false'}>
        ${
          state.status === 'error'
            ? this.#failure(state.error)
            : free
              ? this.#times(free, selected)
              : dayTimesSkeleton()
        }
      </div>`
  }

  /** An answer that was asked for early, and is never on screen, is nobody's trouble. */
  #failure(error: ApiError): TemplateResult {
    // Not in the middle of an update, which the page may want to change something about.
    if (error !== this.#told) queueMicrotask(() => emitError(this.#host, error))
    this.#told = error
    const retry = (): void => (error.isGone && this.#picked.vanished ? this.#picked.vanished() : this.#retry())
    return failure(this.#visit, error, retry, 3)
  }

  /** Asks again at the visitor's wish: focus waits on the step's heading. */
  #retry(): void {
    const outcome = { initial: undefined, pending: undefined, complete: '[data-heading]', error: '[data-notice]' }
    this.#attention.retry(
      () => this.forget(),
      this.#visit.words.loading,
      () => outcome[this.#months.state.status],
    )
    this.#announces = true
  }

  #times(free: FreeDays, selected: string | undefined): TemplateResult {
    const visit = this.#visit
    const times = selected === undefined ? undefined : free.days.get(selected)
    if (selected === undefined || !times) return this.#nothingFree(free)
    return dayTimes({
      visit,
      date: selected,
      times,
      chosen: this.#wish?.start,
      chooseTime: (time) => this.#picked.time(time),
    })
  }

  #nothingFree({ next }: FreeDays): TemplateResult {
    const { words, formats, timeZone } = this.#visit
    if (next === undefined) {
      return html`<p class="empty" part="empty">${words.time.none}</p>
        <button type="button" class="secondary" part="button" @click=${() => this.#retry()}>
          ${words.time.lookAgain}
        </button>`
    }
    const goThere = (): void => {
      this.#chooseDay(dateAt(next, timeZone))
      this.#attention.lead('.times .time')
    }
    return html`<p class="empty" part="empty">${words.time.noneInMonth({ month: formats.monthTitle(this.#month) })}</p>
      <button type="button" class="secondary" part="button" @click=${goThere}>
        ${words.time.nextFree({ date: formats.longDate(next) })}
      </button>`
  }

  get #visit(): Visit {
    return this.#host.visit
  }

  get #month(): string {
    const wish = this.#wish
    const opening = wish && this.#opening?.of === openingKey(wish) ? this.#opening.month : undefined
    return wish?.month ?? opening ?? monthOf(dateAt(this.#visit.now, this.#visit.timeZone))
  }

  #ask(): void {
    const { api, now } = this.#visit
    const wish = this.#wish
    if (api && wish) this.#months.want(api, { ...wish, month: this.#month }, now)
  }

  #free(): FreeDays | undefined {
    const { state } = this.#months
    return state.status === 'complete'
      ? freeDays(state.value, this.#month, this.#visit.timeZone, this.#wish?.except)
      : undefined
  }

  #selected(free: FreeDays | undefined): string | undefined {
    const wished = this.#wish?.date
    if (wished !== undefined && monthOf(wished) === this.#month && (!free || free.days.has(wished))) return wished
    return free?.days.keys().next().value
  }

  #tabStop(selected: string | undefined, today: string): string {
    const month = this.#month
    if (this.#focused !== undefined && monthOf(this.#focused) === month) return this.#focused
    return selected ?? (monthOf(today) === month ? today : firstOf(month))
  }

  #showMonth(month: string): void {
    this.#announces = true
    this.#focused = undefined
    this.#picked.month(month)
  }

  #chooseDay(date: string): void {
    const { words, formats } = this.#visit
    this.#focused = date
    const free = this.#free()?.days.get(date)?.length
    if (free) this.#attention.say(words.time.day({ date: formats.dayLabel(date), count: free }))
    this.#picked.day(date)
  }

  #pressKey(event: KeyboardEvent, date: string): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const { formats, isRightToLeft } = this.#visit
    const target = dayAfterKey(date, event, { weekStart: formats.weekStart, isRightToLeft })
    if (target === undefined) return
    event.preventDefault()
    const today = dateAt(this.#visit.now, this.#visit.timeZone)
    const reachable = target < today ? today : target
    if (monthOf(reachable) !== this.#month) this.#showMonth(monthOf(reachable))
    this.#focused = reachable
    this.#attention.lead(`[data-date="${reachable}"]`)
  }

  #announce(isComplete: boolean): void {
    if (!isComplete || !this.#announces) return
    this.#announces = false
    const { words, formats } = this.#visit
    const [month, count] = [formats.monthTitle(this.#month), this.#free()?.days.size ?? 0]
    this.#attention.say(count === 0 ? words.time.monthFull({ month }) : words.time.month({ month, count }))
  }
}

const openingKey = ({ service, staff = '', duration, moving }: TimeWish): string =>
  [service, staff, duration, moving?.id].join(' ')
