import type { AdminStaffMember } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'
import type { Extent } from './place.js'

export interface ControlsOptions {
  readonly words: Words
  readonly view: Extent
  readonly members: readonly AdminStaffMember[]
  /** Whose week is on screen, by slug. */
  readonly staff: string | null
  readonly onStep: (steps: -1 | 1) => void
  readonly onToday: () => void
  readonly onView: (view: Extent) => void
  readonly onStaff: (slug: string) => void
}

/** Which days are shown, and whose. */
export function calendarControls(options: ControlsOptions): TemplateResult {
  const { words, view, members, staff, onStep, onToday, onView, onStaff } = options
  const { calendar } = words
  const step = (steps: -1 | 1, sign: string): TemplateResult =>
    html`<button
      type="button"
      class="secondary step"
      aria-label=${(steps < 0 ? calendar.earlier : calendar.later)[view]}
      @click=${() => onStep(steps)}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`
  return html`<div class="calendar-controls">
    <div class="together">
      ${step(-1, '‹')}
      <button type="button" class="secondary" aria-label=${calendar.today} @click=${onToday}>${words.nav.today}</button>
      ${step(1, '›')}
    </div>
    <div class="together">
      ${(['day', 'week'] as const).map(
        (one) =>
          html`<button type="button" class="secondary" aria-pressed=${one === view} @click=${() => onView(one)}>
            ${calendar.views[one]}
          </button>`,
      )}
    </div>
    ${
      view === 'week' && members.length > 1
        ? html`<select
            class="input"
            aria-label=${calendar.whose}
            @change=${(event: Event) => onStaff((event.target as HTMLSelectElement).value)}
          >
            ${members.map(
              ({ slug, name, active }) =>
                html`<option value=${slug} ?selected=${slug === staff}>
                  ${active ? name : `${name} (${words.staff.archived})`}
                </option>`,
            )}
          </select>`
        : nothing
    }
  </div>`
}
