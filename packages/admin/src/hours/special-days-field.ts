import type { TimeOff } from '@openslot/core/wire'
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { formatDate } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { Screen } from '../screen.js'
import { KeptFocus } from '../shell/kept-focus.js'
import { dayOf } from '../time/wall-clock.js'
import { hoursText, shortHours } from './hours-text.js'
import { dateAfterKey, firstOfMonth, weekdayOf, weeksOf } from './month.js'
import {
  type DayShown,
  type SpecialDays,
  dayShown,
  readSpecialDays,
  tidied,
  withDay,
  writeSpecialDays,
} from './special-days.js'
import { type Opening, WEEKDAYS, type Week, readHours, weekOf, weekdayName } from './week.js'

/** More lines make the month long. */
const MOST_SEEN = 3

export interface OpenedDay {
  readonly date: string
  readonly shown: DayShown
  /** What the weekly hours have for it. */
  readonly usual: readonly Opening[]
}

/** Days that are not as the week has them: a field of the form around it, named `overrides`, with a month to choose in. */
export class SpecialDaysField extends Screen {
  static override readonly properties: PropertyDeclarations = {
    speech: { attribute: false },
    value: { attribute: false },
    hours: { attribute: false },
    timeOff: { attribute: false },
    today: { attribute: false },
    fault: { attribute: false },
    days: { state: true },
    day: { state: true },
  }
  speech!: Speech
  /** What it begins with, as the API has it, as JSON. */
  value = ''
  /** The weekly hours as they stand in the form, as JSON. */
  hours = '[]'
  timeOff: readonly TimeOff[] = []
  timeZone = 'UTC'
  /** Where they are. */
  today = ''
  fault: string | undefined
  days: SpecialDays = []
  /** The day that the keys have led to; its month is on screen. `null`: today. */
  day: string | null = null
  /** Where a day is changed is not inside the form. */
  onOpen!: (opened: OpenedDay) => void

  constructor() {
    super()
    this.addController(new KeptFocus(this, '#special-month'))
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== '') this.days = tidied(readSpecialDays(this.value))
  }

  protected override render(): TemplateResult {
    const { hours: words } = this.speech.words
    const day = this.day ?? this.today
    const week = weekOf(readHours(this.hours))
    const month = formatDate(day, this.speech, { month: 'long', year: 'numeric' })
    const by = (months: number) => (): void => {
      const first = firstOfMonth(day, months)
      this.day = first < this.today ? this.today : first
    }
    return html`<input type="hidden" name="overrides" .value=${writeSpecialDays(this.days)} />
      <div class="month-head">
        <h3 id="special-month" tabindex="-1"><span role="status">${month}</span></h3>
        <div class="actions start">
          <button
            type="button"
            class="secondary"
            aria-label=${words.previousMonth}
            aria-disabled=${firstOfMonth(day) <= firstOfMonth(this.today) ? 'true' : nothing}
            @click=${by(-1)}
          >
            ${words.previous}
          </button>
          <button type="button" class="secondary" aria-label=${words.nextMonth} @click=${by(1)}>${words.next}</button>
        </div>
      </div>
      <table
        class="month"
        aria-labelledby="special-month"
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, day)}
      >
        <thead>
          <tr>
            ${WEEKDAYS.map(
              (weekday) =>
                html`<th scope="col">
                  <abbr title=${weekdayName(weekday, this.speech.locale)}
                    >${weekdayName(weekday, this.speech.locale, 'short')}</abbr
                  >
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${weeksOf(day).map(
            (dates) =>
              html`<tr>
                ${dates.map((date) => html`<td>${date === null ? nothing : this.#cell(date, week, date === day)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.fault === undefined ? nothing : html`<p class="fault">${this.fault}</p>`} ${this.#upcoming(week)}`
  }

  #cell(date: string, week: Week, isReached: boolean): TemplateResult {
    const { hours: words } = this.speech.words
    const shown = dayShown(this.days, week, date, weekdayOf(date))
    const isOff = this.#isOff(date)
    const name = formatDate(date, this.speech, { weekday: 'long', day: 'numeric', month: 'long' })
    const kinds = [
      'month-day',
      shown.isSpecial && 'special',
      (isOff || shown.openings.length === 0) && 'shut',
      date === this.today && 'today',
    ]
    return html`<button
      type="button"
      class=${kinds.filter(Boolean).join(' ')}
      data-date=${date}
      tabindex=${isReached ? 0 : -1}
      aria-disabled=${date < this.today ? 'true' : nothing}
      aria-haspopup="dialog"
      @click=${() => this.#open(date, week)}
    >
      <span class="unseen">${words.dayName(name, isOff ? words.isOff : this.#said(shown))}</span>
      <span class="month-number" aria-hidden="true">${Number(date.slice(8))}</span>
      ${this.#what(shown, isOff)}
    </button>`
  }

  /** What is seen of a day in its cell. A phone has no room for times: they are said below the month. */
  #what({ openings, isSpecial }: DayShown, isOff: boolean): TemplateResult | typeof nothing {
    const { hours: words } = this.speech.words
    const seen = (text: string, style = ''): TemplateResult =>
      html`<span class=${`month-what ${style}`} aria-hidden="true">${text}</span>`
    if (isOff) return seen(words.offShort)
    if (openings.length === 0) return isSpecial ? seen(words.closedShort) : nothing
    const times = openings.map((opening) => shortHours(opening, this.speech))
    const shown = times.length > MOST_SEEN ? [...times.slice(0, MOST_SEEN - 1), '…'] : times
    return html`${shown.map((text) => seen(text, 'roomy'))} ${isSpecial ? seen(words.otherShort, 'tight') : nothing}`
  }

  #said({ openings, isSpecial }: DayShown): string {
    const { hours: words } = this.speech.words
    if (openings.length === 0) return isSpecial ? words.closed : words.closedAsUsual
    const times = hoursText(openings, this.speech)
    return isSpecial ? times : words.asUsual(times)
  }

  /** Whether all of it is time off. */
  #isOff(date: string): boolean {
    const { from, to } = dayOf(date, this.timeZone)
    return this.timeOff.some(({ start, end }) => Date.parse(start) <= from && Date.parse(end) >= to)
  }

  #upcoming(week: Week): TemplateResult | typeof nothing {
    const { hours: words } = this.speech.words
    const coming = this.days.filter(({ date }) => date >= this.today)
    if (coming.length === 0) return nothing
    const when = (date: string): string =>
      formatDate(date, this.speech, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
    return html`<h3>${words.upcoming}</h3>
      <ul class="plain-list">
        ${repeat(
          coming,
          ({ date }) => date,
          ({ date, windows }) =>
            html`<li>
              <span>${when(date)}: ${windows.length === 0 ? words.closed : hoursText(windows, this.speech)}</span>
              <span class="plain-deeds">
                <button
                  type="button"
                  class="link"
                  aria-label=${words.changeOn(when(date))}
                  aria-haspopup="dialog"
                  @click=${() => this.#open(date, week)}
                >
                  ${words.change}
                </button>
                <button
                  type="button"
                  class="link"
                  aria-label=${words.asUsualAgainOn(when(date))}
                  @click=${() => this.put(date, null)}
                >
                  ${words.asUsualAgain}
                </button>
              </span>
            </li>`,
        )}
      </ul>`
  }

  #open(date: string, week: Week): void {
    if (date < this.today) return
    this.day = date
    const weekday = weekdayOf(date)
    this.onOpen({ date, shown: dayShown(this.days, week, date, weekday), usual: week[weekday] })
  }

  #onKey(event: KeyboardEvent, day: string): void {
    const to = dateAfterKey(day, event.key)
    if (to === null) return
    event.preventDefault()
    this.day = to < this.today ? this.today : to
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-date="${this.day}"]`)?.focus())
  }

  /** As if somebody had typed it into the field; `null`: as usual. */
  put(date: string, openings: readonly Opening[] | null): void {
    this.days = withDay(this.days, date, openings)
    void this.updateComplete.then(() => {
      this.querySelector('input[name=overrides]')?.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}

customElements.define('special-days-field', SpecialDaysField)

declare global {
  interface HTMLElementTagNameMap {
    'special-days-field': SpecialDaysField
  }
}
