import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit'
import type { Speech } from '../i18n/language.js'
import { Screen } from '../screen.js'
import { dayBar } from './day-bar.js'
import { openingRows } from './opening-rows.js'
import {
  DAY,
  type Opening,
  USUAL_DAY,
  WEEKDAYS,
  type Week,
  type Weekday,
  copied,
  hoursOf,
  readHours,
  spanOf,
  usualWeek,
  weekOf,
  weekdayName,
  writeHours,
} from './week.js'

/** A week's hours: a field of the form around it, named `hours`, with what the API has as JSON. */
export class HoursField extends Screen {
  static override readonly properties: PropertyDeclarations = {
    speech: { attribute: false },
    value: { attribute: false },
    fault: { attribute: false },
    week: { state: true },
    copying: { state: true },
  }
  speech!: Speech
  /** What it begins with, as the API has it, as JSON. */
  value = ''
  /** What is wrong with it, once somebody has tried to save. */
  fault: string | undefined
  week: Week = usualWeek()
  /** Whose times are about to be copied. */
  copying: Weekday | null = null
  /** What a day had before it was closed. */
  readonly #closed = new Map<Weekday, readonly Opening[]>()

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== '') this.week = weekOf(readHours(this.value))
  }

  protected override render(): TemplateResult {
    return html`<input type="hidden" name="hours" .value=${writeHours(hoursOf(this.week))} />
      <div class="week">${WEEKDAYS.map((day) => this.#day(day))}</div>
      ${this.fault === undefined ? nothing : html`<p class="fault">${this.fault}</p>`}`
  }

  #day(day: Weekday): TemplateResult {
    const { hours: words } = this.speech.words
    const name = weekdayName(day, this.speech.locale)
    const openings = this.week[day]
    const copy = html`<button
      type="button"
      class="link"
      aria-label=${words.copyOf(name)}
      aria-expanded=${this.copying === day}
      @click=${() => (this.copying = this.copying === day ? null : day)}
    >
      ${words.copy}
    </button>`
    return html`<div class="week-day" role="group" aria-label=${name}>
      <label class="tick">
        <input
          type="checkbox"
          aria-label=${words.openDay(name)}
          .checked=${openings.length > 0}
          @change=${() => this.#toggle(day)}
        />
        <span>${name}</span>
      </label>
      ${
        openings.length === 0
          ? html`<span class="quiet">${words.closed}</span>`
          : openingRows({
              openings,
              speech: this.speech,
              day: name,
              showsFaults: this.fault !== undefined,
              onChange: (changed) => this.#set({ ...this.week, [day]: changed }),
              more: copy,
            })
      }
      ${this.#bar(day)} ${this.copying === day ? this.#copying(day, name) : nothing}
    </div>`
  }

  #bar(day: Weekday): TemplateResult {
    const before = day === 1 ? 7 : ((day - 1) as Weekday)
    const late = this.week[before].flatMap((opening) => {
      const span = spanOf(opening)
      return span && span.end > DAY ? [{ start: 0, end: span.end - DAY }] : []
    })
    return dayBar({
      openings: this.week[day],
      late,
      speech: this.speech,
      day: weekdayName(day, this.speech.locale),
      onChange: (changed) => this.#set({ ...this.week, [day]: changed }),
    })
  }

  #copying(day: Weekday, name: string): TemplateResult {
    const { hours: words, common } = this.speech.words
    const others = WEEKDAYS.filter((one) => one !== day)
    const copy = (event: Event): void => {
      const box = (event.currentTarget as HTMLElement).closest('.copying')
      const ticked = [...(box?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map(
        ({ value }) => Number(value) as Weekday,
      )
      this.#set(copied(this.week, day, ticked))
      this.copying = null
    }
    return html`<fieldset class="copying">
      <legend>${words.copyTo(name)}</legend>
      <div class="copy-days">
        ${others.map(
          (other) =>
            html`<label class="tick">
              <input type="checkbox" value=${other} .checked=${this.week[other].length > 0} @input=${keepInside} />
              <span>${weekdayName(other, this.speech.locale)}</span>
            </label>`,
        )}
      </div>
      <div class="actions start">
        <button type="button" class="secondary" @click=${copy}>${words.copyNow}</button>
        <button type="button" class="secondary" @click=${() => (this.copying = null)}>${common.close}</button>
      </div>
    </fieldset>`
  }

  #toggle(day: Weekday): void {
    const now = this.week[day]
    if (now.length > 0) this.#closed.set(day, now)
    this.#set({ ...this.week, [day]: now.length > 0 ? [] : (this.#closed.get(day) ?? USUAL_DAY) })
  }

  /** As if somebody had typed it into the field. */
  #set(week: Week): void {
    this.week = week
    void this.updateComplete.then(() => {
      this.querySelector('input[name=hours]')?.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}

/** It says what is copied, and is none of the form's fields. */
const keepInside = (event: Event): void => event.stopPropagation()

customElements.define('hours-field', HoursField)
