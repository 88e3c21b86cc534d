import { type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Speech } from '../i18n/language.js'
import { type Opening, faultOf, isOvernight, withBreak } from './week.js'

export interface OpeningRowsOptions {
  readonly openings: readonly Opening[]
  readonly speech: Speech
  /** Whose times they are, for those who don't see where they stand: `Monday`. */
  readonly day: string
  /** Once somebody has tried to save. */
  readonly showsFaults: boolean
  readonly onChange: (openings: readonly Opening[]) => void
  /** What else can be done with the day. */
  readonly more?: TemplateResult | typeof nothing
}

/** A day's windows: typed, taken away, and parted by a break. */
export function openingRows({
  openings,
  speech,
  day,
  showsFaults,
  onChange,
  more = nothing,
}: OpeningRowsOptions): TemplateResult {
  const { hours: words } = speech.words
  const parted = withBreak(openings)
  const without =
    (index: number) =>
    (event: Event): void => {
      // Its button goes with it.
      ;(event.currentTarget as HTMLElement).closest<HTMLElement>('.openings')?.focus({ preventScroll: true })
      onChange(openings.filter((_, at) => at !== index))
    }
  const time = (index: number, which: 'start' | 'end'): TemplateResult => {
    const opening = openings[index] as Opening
    const label = (which === 'start' ? words.fromOn : words.toOn)(day)
    const change = (event: Event): void => {
      // The browser's own times have no seconds, but one may have been pasted.
      const value = (event.target as HTMLInputElement).value.slice(0, 5)
      onChange(openings.map((one, at) => (at === index ? { ...one, [which]: value } : one)))
    }
    return html`<input
      class="input"
      type="time"
      aria-label=${index === 0 ? label : `${label} (${index + 1})`}
      aria-invalid=${showsFaults && faultOf(opening) ? 'true' : nothing}
      .value=${opening[which]}
      @change=${change}
    />`
  }
  return html`<div class="openings" role="group" aria-label=${words.timesOn(day)} tabindex="-1">
    ${repeat(
      openings,
      // None is another one's after one is gone: the second press of a double one isn't meant for it.
      (_, index) => `${index} of ${openings.length}`,
      (opening, index) =>
        html`<div class="opening">
          ${time(index, 'start')}
          <span aria-hidden="true">–</span>
          ${time(index, 'end')} ${isOvernight(opening) ? html`<span class="next-day">${words.nextDay}</span>` : nothing}
          ${
            openings.length > 1
              ? html`<button
                  type="button"
                  class="link"
                  aria-label=${words.removeFrom(opening.start, day)}
                  @click=${without(index)}
                >
                  ${words.remove}
                </button>`
              : nothing
          }
        </div>`,
    )}
    <div class="opening-deeds">
      ${
        parted === null
          ? nothing
          : html`<button
              type="button"
              class="link"
              aria-label=${words.addBreakOn(day)}
              @click=${() => onChange(parted)}
            >
              ${words.addBreak}
            </button>`
      }
      ${more}
    </div>
    ${
      showsFaults
        ? openings.map((opening) => {
            const fault = faultOf(opening)
            return fault === undefined
              ? nothing
              : html`<p class="fault">${fault === 'same' ? words.same(day) : words.missing(day)}</p>`
          })
        : nothing
    }
  </div>`
}
