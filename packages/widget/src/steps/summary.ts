import type { Location, Price } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import { chevron } from '../calendar/month-grid.js'
import type { HoldState } from '../controllers/hold-keeper.js'
import { duration } from '../i18n/duration.js'
import type { ChoosingWords } from '../i18n/choosing/catalogue.js'
import type { Visit } from '../visit.js'
import { timeThere } from '../zones/shop-zone.js'

export interface Summary {
  readonly visit: Visit
  readonly back: (() => void) | undefined
  readonly service: {
    readonly name: string
    readonly durationMinutes: number
    readonly price?: Price | null
    readonly location?: Location | null
  }
  /** "with Anna" */
  readonly staff: string | undefined
  readonly changeStaff: (() => void) | undefined
  readonly when: Chosen | undefined
}

interface Chosen {
  readonly start: number
  readonly end: number
  /** The zone of where it takes place, if that is known. */
  readonly there: string | undefined
  readonly change: () => void
  readonly hold: HoldState
}

/** What has been chosen so far, and the way back. */
export function summary({ visit, back, service, staff, changeStaff, when }: Summary): TemplateResult {
  const { words, formats } = visit
  const facts = [
    duration(words, service.durationMinutes),
    service.price ? priceText(visit, service.price) : undefined,
  ].filter((fact) => fact !== undefined)
  const place = service.location ? placeText(words, service.location) : undefined
  return html`<aside class="summary" part="summary">
    ${
      back
        ? html`<button type="button" class="back" part="back" aria-label=${words.back} @click=${back}>
            ${chevron('back')}<span class="back-word">${words.back}</span>
          </button>`
        : nothing
    }
    <div class="chosen">
      <p class="chosen-service">${service.name}</p>
      <p class="chosen-facts">${facts.join(' · ')}</p>
      ${
        staff === undefined
          ? nothing
          : html`<p class="chosen-facts">
              ${staff}
              ${
                changeStaff
                  ? html`<button
                      type="button"
                      class="link"
                      part="link"
                      aria-label=${words.staff.changeLabel}
                      @click=${changeStaff}
                    >
                      ${words.change}
                    </button>`
                  : nothing
              }
            </p>`
      }
      ${place ? html`<p class="chosen-facts chosen-place">${place}</p>` : nothing}
    </div>
    ${
      when
        ? html`<div class="chosen-when" part="chosen-time">
            <p>
              <strong>${formats.shortDate(when.start)}</strong><br />
              <bdi class="figures">${formats.timeRange(when.start, when.end)}</bdi>
              ${lineThere(timeThere(visit, when.there, when.start, when.end))}
            </p>
            <button type="button" class="link" part="link" aria-label=${words.time.changeLabel} @click=${when.change}>
              ${words.change}
            </button>
            ${holdLine(words, when.hold)}
          </div>`
        : nothing
    }
  </aside>`
}

/** The same on the clock of where it takes place. */
export const lineThere = (time: string | undefined): TemplateResult | typeof nothing =>
  time === undefined ? nothing : html`<br /><span class="quiet figures">${time}</span>`

/** How long the time is kept, said without a ticking clock. */
export function holdLine({ hold }: ChoosingWords, state: HoldState): TemplateResult | typeof nothing {
  if (state.status === 'none') return nothing
  const text =
    state.status === 'kept' ? hold.kept({ count: state.minutesLeft }) : state.status === 'lapsed' ? hold.lapsed : ''
  return html`<p class="hold" part="hold">${text}</p>`
}

export const priceText = ({ words, formats }: Visit, price: Price): string =>
  price.amount === 0 ? words.free : formats.money(price)

/** An address says it all; "we call you" doesn't say that it is by phone. */
export function placeText({ place }: ChoosingWords, { kind, text }: Location): string | undefined {
  const name = kind === 'other' ? undefined : place[kind]
  if (!text) return name
  return name === undefined || kind === 'in-person' ? text : place.more({ kind: name, text })
}
