import type { Location, Price } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import { chevron } from '../calendar/month-grid.js'
import { duration } from '../i18n/duration.js'
import type { ChoosingWords } from '../i18n/choosing/catalogue.js'
import type { Visit } from '../visit.js'

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
  /** The chosen time. */
  readonly when: TemplateResult | undefined
}

/** What has been chosen so far, and the way back. */
export function summary({ visit, back, service, staff, changeStaff, when }: Summary): TemplateResult {
  const { words } = visit
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
      <p class="chosen-service"><bdi>${service.name}</bdi></p>
      <p class="chosen-facts">${facts.join(' · ')}</p>
      ${
        staff === undefined
          ? nothing
          : html`<p class="chosen-facts">
              <bdi>${staff}</bdi>
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
    ${when ?? nothing}
  </aside>`
}

export const priceText = ({ words, formats }: Visit, price: Price): string =>
  price.amount === 0 ? words.free : formats.money(price)

/** An address says it all; "we call you" doesn't say that it is by phone. */
export function placeText({ place }: ChoosingWords, { kind, text }: Location): string | undefined {
  const name = kind === 'other' ? undefined : place[kind]
  if (!text) return name
  return name === undefined || kind === 'in-person' ? text : place.more({ kind: name, text })
}
