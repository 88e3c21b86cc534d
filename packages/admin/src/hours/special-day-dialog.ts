import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { DAY_MS } from '@openslot/core/dates'
import { formatDate } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { Screen } from '../screen.js'
import { dayOf } from '../time/wall-clock.js'
import { hoursText } from './hours-text.js'
import { openingRows } from './opening-rows.js'
import type { OpenedDay } from './special-days-field.js'
import { type Opening, USUAL_DAY, faultOf } from './week.js'

const KINDS = ['usual', 'closed', 'other'] as const
type Kind = (typeof KINDS)[number]

/** What is different on one day. */
export class SpecialDayDialog extends Screen {
  static override readonly properties: PropertyDeclarations = {
    speech: { attribute: false },
    kind: { state: true },
    openings: { state: true },
    showsFaults: { state: true },
  }
  speech!: Speech
  opened!: OpenedDay
  timeZone = 'UTC'
  /** `null`: as usual. */
  onDone!: (openings: readonly Opening[] | null) => void
  onClose!: () => void
  kind: Kind = 'usual'
  openings: readonly Opening[] = []
  showsFaults = false
  #isLeft = false

  override connectedCallback(): void {
    super.connectedCallback()
    const { shown, usual } = this.opened
    const { openings, isSpecial } = shown
    // Whoever opens a usual day wants to change it.
    this.kind = isSpecial && openings.length > 0 ? 'other' : 'closed'
    this.openings = [openings, usual, USUAL_DAY].find(({ length }) => length > 0) ?? USUAL_DAY
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
  }

  protected override render(): TemplateResult {
    const { hours: words, common } = this.speech.words
    const date = formatDate(this.opened.date, this.speech, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    const day = formatDate(this.opened.date, this.speech, { weekday: 'long', day: 'numeric', month: 'long' })
    const change = clockChange(this.opened.date, this.timeZone)
    return html`<dialog class="panel" aria-labelledby="special-title" @close=${() => this.#leave()}>
      <form class="panel-content form" novalidate @submit=${(event: Event) => this.#done(event)}>
        <div class="panel-head">
          <h2 id="special-title">${date}</h2>
          <button type="button" class="secondary" @click=${() => this.#leave()}>${common.close}</button>
        </div>
        <div class="kinds" role="radiogroup" aria-labelledby="special-title">
          ${KINDS.map(
            (kind) =>
              html`<label class="tick">
                <input
                  type="radio"
                  name="kind"
                  value=${kind}
                  .checked=${this.kind === kind}
                  @change=${() => (this.kind = kind)}
                />
                <span>${kind === 'usual' ? this.#usual() : words.choices[kind]}</span>
              </label>`,
          )}
        </div>
        ${
          this.kind === 'other'
            ? openingRows({
                openings: this.openings,
                speech: this.speech,
                day,
                showsFaults: this.showsFaults,
                onChange: (openings) => (this.openings = openings),
              })
            : nothing
        }
        ${change === null || this.kind === 'closed' ? nothing : html`<p class="hint">${words[change]}</p>`}
        <p class="hint">${words.severalDays}</p>
        <button class="primary">${words.done}</button>
      </form>
    </dialog>`
  }

  #usual(): string {
    const { hours: words } = this.speech.words
    const { usual } = this.opened
    return words.usualIs(usual.length === 0 ? words.closed : hoursText(usual, this.speech))
  }

  #done(event: Event): void {
    event.preventDefault()
    this.showsFaults = this.kind === 'other' && this.openings.some((opening) => faultOf(opening))
    if (this.showsFaults) return
    this.onDone(this.kind === 'usual' ? null : this.kind === 'closed' ? [] : this.openings)
    this.#leave()
  }

  /** Once: the dialog's own event comes late. */
  #leave(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    this.querySelector('dialog')?.close()
    this.onClose()
  }
}

/** Whether the clocks of a zone are changed on a date. */
function clockChange(date: string, timeZone: string): 'forward' | 'back' | null {
  const { from, to } = dayOf(date, timeZone)
  if (to - from === DAY_MS) return null
  return to - from < DAY_MS ? 'forward' : 'back'
}

customElements.define('special-day-dialog', SpecialDayDialog)
