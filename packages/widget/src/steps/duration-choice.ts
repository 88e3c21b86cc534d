import { type TemplateResult, html, nothing } from 'lit/html.js'
import { duration } from '../i18n/duration.js'
import type { ChoosingWords } from '../i18n/choosing/catalogue.js'

export interface DurationChoice {
  /** Minutes, ascending. */
  readonly durations: readonly number[]
  readonly chosen: number
  readonly choose: (minutes: number) => void
}

/** How long it shall take, where there is a choice. */
export function durationChoice(
  words: ChoosingWords,
  { durations, chosen, choose }: DurationChoice,
): TemplateResult | typeof nothing {
  if (durations.length < 2) return nothing
  return html`<div class="durations" role="group" aria-label=${words.time.howLong}>
    ${durations.map(
      (minutes) =>
        html`<button
          type="button"
          class="time wide-time"
          part=${minutes === chosen ? 'time time-selected' : 'time'}
          aria-pressed=${minutes === chosen ? 'true' : 'false'}
          @click=${() => choose(minutes)}
        >
          ${duration(words, minutes)}
        </button>`,
    )}
  </div>`
}
