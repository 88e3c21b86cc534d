import { type TemplateResult, html, nothing } from 'lit'
import type { DeskHost } from '../controllers/desk-host.js'
import type { TimePicker } from '../controllers/time-picker.js'

export interface TimeStep {
  readonly heading: string
  readonly beside: TemplateResult
  readonly picker: TimePicker
  readonly keep: { readonly start: number; readonly keep: () => void } | undefined
}

/** Summary, month and times, with the zone under them. */
export function timeStep(host: DeskHost, { heading, beside, picker, keep }: TimeStep): TemplateResult {
  const { words, formats } = host.visit
  return html`${beside}
    <section class="time-step">
      <h2 class="heading" part="heading" tabindex="-1" data-heading>${heading}</h2>
      <div class="calendar">${picker.render()}</div>
      <div class="below">
        ${host.zonePicker.render()}
        ${
          keep
            ? html`<button type="button" class="secondary" part="button" @click=${keep.keep}>
                ${words.time.keep(words.dateAndTime(formats.shortDate(keep.start), formats.time(keep.start)))}
              </button>`
            : nothing
        }
      </div>
    </section>`
}
