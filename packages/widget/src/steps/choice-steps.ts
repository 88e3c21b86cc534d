import type { Service } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { StaffChoice } from '../flow.js'
import { duration } from '../i18n/duration.js'
import type { Visit } from '../visit.js'
import { placeText, priceText } from './summary.js'

export function serviceStep(
  visit: Visit,
  services: readonly Service[],
  choose: (service: Service) => void,
): TemplateResult {
  const { words } = visit
  return html`<section class="narrow-column">
    <h2 class="heading" part="heading" tabindex="-1" data-heading>${words.service}</h2>
    <ul class="choices">
      ${services.map(
        (service) =>
          html`<li>
            <button type="button" class="choice" part="choice" @click=${() => choose(service)}>
              <span class="choice-name"><bdi>${service.name}</bdi></span>
              ${
                service.price
                  ? html`<span class="choice-price figures">${priceText(visit, service.price)}</span>`
                  : nothing
              }
              <span class="choice-facts">${serviceFacts(visit, service)}</span>
              ${service.description ? html`<span class="choice-text"><bdi>${service.description}</bdi></span>` : nothing}
            </button>
          </li>`,
      )}
    </ul>
  </section>`
}

/** "30 min or 1 h · Main Street 4" */
function serviceFacts({ words, formats }: Visit, { durations, durationMinutes, location }: Service): string {
  const lengths = durations.length > 0 ? durations : [durationMinutes]
  const place = location ? placeText(words, location) : undefined
  return [formats.or(lengths.map((minutes) => duration(words, minutes))), place].filter(Boolean).join(' · ')
}

export function staffStep(
  { words }: Visit,
  service: Service,
  staff: StaffChoice | undefined,
  choose: (staff: StaffChoice) => void,
): TemplateResult {
  const chosenId = staff?.kind === 'person' ? staff.person.id : undefined
  return html`<section class="narrow-column">
    <h2 class="heading" part="heading" tabindex="-1" data-heading>${words.staff.heading}</h2>
    <ul class="choices">
      <li>
        <button
          type="button"
          class="choice"
          part="choice"
          aria-current=${staff?.kind === 'anyone' ? 'true' : nothing}
          @click=${() => choose({ kind: 'anyone' })}
        >
          <span class="choice-name">${words.staff.anyone}</span>
          <span class="choice-facts">${words.staff.anyoneHint}</span>
        </button>
      </li>
      ${service.staff.map(
        (person) =>
          html`<li>
            <button
              type="button"
              class="choice"
              part="choice"
              aria-current=${person.id === chosenId ? 'true' : nothing}
              @click=${() => choose({ kind: 'person', person })}
            >
              <span class="choice-name"><bdi>${person.name}</bdi></span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`
}

/** Services that are on their way. */
export const choicesSkeleton = (loading: string): TemplateResult =>
  html`<section class="narrow-column" aria-busy="true">
    <p class="visually-hidden" tabindex="-1" data-waiting>${loading}</p>
    <div class="bone bone-heading"></div>
    <div class="choices">${Array.from({ length: 3 }, () => html`<div class="bone bone-choice"></div>`)}</div>
  </section>`
