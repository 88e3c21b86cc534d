import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { OAuthProvider } from '../api/calendars.js'
import type { Desk } from '../desk.js'
import { Screen } from '../screen.js'
import { calendarTrouble } from './calendar-trouble.js'

/** The way to Google or Microsoft, where the account's owner says yes; how that went shows here on the way back. */
export class CalendarConsent extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    provider: { attribute: false },
    connectionId: { attribute: false },
    onReturn: { attribute: false },
    onBack: { attribute: false },
    url: { state: true },
    trouble: { state: true },
  }
  desk!: Desk
  staffId = ''
  provider: OAuthProvider = 'google'
  /** The one that is connected anew. */
  connectionId: string | undefined
  onReturn!: () => void
  onBack!: () => void
  url: string | null = null
  trouble: string | null = null
  #isAway = false

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#onVisible)
    void this.#ask()
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisible)
    super.disconnectedCallback()
  }

  protected override render(): TemplateResult {
    const { calendars: words, common } = this.desk.speech.words
    const name = words.providers[this.provider]
    return html`${
        this.trouble === null
          ? html`<p>${words.consent(name)}</p>`
          : html`<p class="trouble" role="alert">${this.trouble}</p>`
      }
      <div class="actions start">
        ${
          this.url === null
            ? nothing
            : html`<a
                class="primary"
                href=${this.url}
                target="_blank"
                rel="noopener"
                @click=${() => (this.#isAway = true)}
                >${words.goTo(name)}</a
              >`
        }
        <button type="button" class="secondary" @click=${() => this.onBack()}>${common.back}</button>
      </div>`
  }

  async #ask(): Promise<void> {
    const { provider, connectionId, desk } = this
    const { words } = desk.speech
    try {
      this.url = await desk.api.authorize(this.staffId, {
        provider,
        ...(connectionId !== undefined && { connection: connectionId }),
      })
    } catch (error) {
      const isUnknown = error instanceof ApiError && error.code === 'validation'
      this.trouble = isUnknown ? words.calendars.unregistered[provider] : calendarTrouble(error, words)
    }
  }

  readonly #onVisible = (): void => {
    if (!document.hidden && this.#isAway) this.onReturn()
  }
}

customElements.define('calendar-consent', CalendarConsent)
