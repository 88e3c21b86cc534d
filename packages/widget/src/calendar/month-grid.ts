import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { Visit } from '../visit.js'
import { weeksOf } from './month.js'

export interface MonthGrid {
  readonly visit: Visit
  readonly month: string
  readonly today: string
  /** Its times are on their way. */
  readonly isPending: boolean
  /** How many times a date has free; `undefined` while that isn't known. */
  readonly freeOn: (date: string) => number | undefined
  readonly selected: string | undefined
  /** The one day that Tab reaches. */
  readonly tabStop: string
  readonly canGoBack: boolean
  readonly showMonth: (step: -1 | 1) => void
  readonly chooseDay: (date: string) => void
  readonly pressKey: (event: KeyboardEvent, date: string) => void
}

/** A month as a date grid (ARIA Authoring Practices). */
export function monthGrid(grid: MonthGrid): TemplateResult {
  const { words, formats } = grid.visit
  const title = formats.monthTitle(grid.month)
  return html`<div class="month" part="month">
    <div class="month-bar">
      <button
        type="button"
        class="round"
        part="month-button"
        aria-label=${words.time.previousMonth}
        aria-disabled=${grid.canGoBack ? nothing : 'true'}
        @click=${() => grid.canGoBack && grid.showMonth(-1)}
      >
        ${chevron('back')}
      </button>
      <h3 class="month-title" part="month-title" id="month-title">${title}</h3>
      <button
        type="button"
        class="round"
        part="month-button"
        aria-label=${words.time.nextMonth}
        @click=${() => grid.showMonth(1)}
      >
        ${chevron('forward')}
      </button>
    </div>
    <table role="grid" aria-labelledby="month-title">
      <thead>
        <tr>
          ${formats.weekdays.map(({ short, long }) => html`<th scope="col" abbr=${long}>${short}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeksOf(grid.month, formats.weekStart).map(
          (week) =>
            html`<tr>
              ${week.map((date) => (date === undefined ? html`<td></td>` : dayCell(grid, date)))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function dayCell(grid: MonthGrid, date: string): TemplateResult {
  const { words, formats } = grid.visit
  const free = grid.freeOn(date)
  const isSelected = date === grid.selected
  const isToday = date === grid.today
  const label = formats.dayLabel(date)
  return html`<td aria-selected=${isSelected ? 'true' : 'false'}>
    <button
      type="button"
      class="day ${isToday ? 'today' : ''} ${grid.isPending && date >= grid.today ? 'pending' : ''}"
      part=${['day', isSelected ? 'day-selected' : '', isToday ? 'day-today' : ''].join(' ').trim()}
      data-date=${date}
      tabindex=${date === grid.tabStop ? 0 : -1}
      aria-label=${free === undefined ? label : free ? words.time.day({ date: label, count: free }) : words.time.dayFull({ date: label })}
      aria-current=${isToday ? 'date' : nothing}
      aria-disabled=${free ? nothing : 'true'}
      aria-pressed=${isSelected ? 'true' : 'false'}
      @click=${() => free && grid.chooseDay(date)}
      @keydown=${(event: KeyboardEvent) => grid.pressKey(event, date)}
    >
      <span class="number">${formats.dayNumber(date)}</span>
      <span class="dots" aria-hidden="true">${dots(free ?? 0)}</span>
    </button>
  </td>`
}

const DOT = html`<i></i>`

/** A hint at how much is free; the number is in the label. */
const dots = (free: number): readonly TemplateResult[] =>
  free === 0 ? [] : free <= 3 ? [DOT] : free <= 8 ? [DOT, DOT] : [DOT, DOT, DOT]

export const chevron = (direction: 'back' | 'forward'): TemplateResult =>
  html`<svg class="chevron chevron-${direction}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d="M10 3 5 8l5 5"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`
