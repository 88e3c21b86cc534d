import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Speech } from '../i18n/language.js'
import { Screen } from '../screen.js'
import {
  type Opening,
  WEEKDAYS,
  type Week,
  type Weekday,
  faultOf,
  likeFirst,
  usualWeek,
  weekdayName,
} from './opening.js'

/** When somebody can be booked: one window a weekday, enough to begin with. */
export class WeekFields extends Screen {
  static override readonly properties: PropertyDeclarations = {
    speech: { attribute: false },
    week: { attribute: false },
    showsFaults: { attribute: false },
  }
  speech!: Speech
  week: Week = usualWeek()
  /** Once somebody has tried to go on. */
  showsFaults = false

  protected override render(): TemplateResult {
    const { words, locale } = this.speech
    const first = WEEKDAYS.find((day) => this.week[day].isOpen)
    return html`<div class="week">${WEEKDAYS.map((day) => this.#row(day))}</div>
      ${
        first === undefined
          ? html`<p class="fault" ?hidden=${!this.showsFaults}>${words.setup.hoursNone}</p>`
          : html`<button type="button" class="link" @click=${() => this.#set(likeFirst(this.week))}>
              ${words.setup.copyFirst(weekdayName(first, locale))}
            </button>`
      }`
  }

  #row(day: Weekday): TemplateResult {
    const { setup } = this.speech.words
    const name = weekdayName(day, this.speech.locale)
    const opening = this.week[day]
    const fault = this.showsFaults ? faultOf(opening) : undefined
    return html`<div class="week-day" role="group" aria-label=${name}>
      <label class="tick">
        <input
          type="checkbox"
          aria-label=${setup.openDay(name)}
          .checked=${opening.isOpen}
          @change=${(event: Event) => this.#change(day, { isOpen: (event.target as HTMLInputElement).checked })}
        />
        <span>${name}</span>
      </label>
      ${
        opening.isOpen
          ? html`<span class="span">
              ${this.#time(day, 'start', setup.fromOn(name), fault !== undefined)}
              <span aria-hidden="true">–</span>
              ${this.#time(day, 'end', setup.toOn(name), fault !== undefined)}
            </span>`
          : html`<span class="quiet">${setup.closed}</span>`
      }
      ${
        fault === undefined
          ? nothing
          : html`<p class="fault">${fault === 'same' ? setup.hoursSame(name) : setup.hoursMissing(name)}</p>`
      }
    </div>`
  }

  #time(day: Weekday, which: 'start' | 'end', label: string, isWrong: boolean): TemplateResult {
    return html`<input
      class="input"
      type="time"
      aria-label=${label}
      aria-invalid=${isWrong ? 'true' : nothing}
      .value=${this.week[day][which]}
      @change=${(event: Event) => this.#change(day, { [which]: (event.target as HTMLInputElement).value })}
    />`
  }

  #change(day: Weekday, change: Partial<Opening>): void {
    this.#set({ ...this.week, [day]: { ...this.week[day], ...change } })
  }

  #set(week: Week): void {
    this.week = week
    this.dispatchEvent(new CustomEvent<Week>('week-change', { detail: week }))
  }
}

customElements.define('week-fields', WeekFields)
