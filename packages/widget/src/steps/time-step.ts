import { type TemplateResult, html, nothing } from 'lit/html.js'
import { dayTimesSkeleton } from '../calendar/day-times.js'
import type { DeskHost } from '../controllers/desk-host.js'
import type { TimePicker } from '../controllers/time-picker.js'
import { type DurationChoice, durationChoice } from './duration-choice.js'

export interface TimeStep {
  readonly heading: string
  readonly beside: TemplateResult
  readonly picker: TimePicker
  /** The zone of where it takes place, if that is known. */
  readonly there: string | undefined
  readonly durations: DurationChoice | undefined
  /** Leads back to the time there is already. */
  readonly keep: TemplateResult | undefined
}

/** Summary, month and times, with the zone under them. */
export function timeStep(
  host: DeskHost,
  { heading, beside, picker, there, durations, keep }: TimeStep,
): TemplateResult {
  const { words } = host.visit
  return html`${beside}
    <section class="time-step">
      <div class="heading-row">
        <h2 class="heading" part="heading" tabindex="-1" data-heading>${heading}</h2>
        ${keep ?? nothing}
      </div>
      ${durations ? durationChoice(words, durations) : nothing}
      <div class="calendar">${picker.render()}</div>
      <div class="below">${host.zoneLine.render(picker.shown, there)}</div>
    </section>`
}

/** The same before anything is known. */
export const timeSkeleton = (loading: string): TemplateResult =>
  html`<div class="summary">
      <div class="chosen">
        <div class="bone bone-title"></div>
        <div class="bone bone-line"></div>
      </div>
    </div>
    <section class="time-step" aria-busy="true">
      <p class="visually-hidden" tabindex="-1" data-waiting>${loading}</p>
      <div class="bone bone-heading"></div>
      <div class="calendar">
        <div class="bone-month">${Array.from({ length: 35 }, () => html`<div class="bone"></div>`)}</div>
        <div class="times">${dayTimesSkeleton()}</div>
      </div>
      <div class="below"><div class="bone bone-line"></div></div>
    </section>`
