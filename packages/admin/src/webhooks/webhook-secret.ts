import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { copyCode } from '../forms/copy-code.js'
import { choice, troubleNote } from '../forms/fields.js'
import { Form } from '../forms/form.js'
import { formatMoment } from '../i18n/format.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

const DAY = 1440

/** What a webhook is signed with: shown once, as often as it is made. */
export class WebhookSecret extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    webhookId: { attribute: false },
    until: { attribute: false },
    onRotated: { attribute: false },
    isAsking: { state: true },
    secret: { state: true },
  }
  desk!: Desk
  webhookId = ''
  /** Until then the one before signs, too. */
  until: string | null = null
  onRotated!: () => void
  isAsking = false
  secret: string | null = null
  readonly #form = new Form(this, {
    check: () => ({}),
    send: async ({ overlap = '' }) => {
      const { value } = await this.desk.api.rotateWebhook(this.webhookId, Number(overlap))
      this.secret = value.secret
      this.isAsking = false
      this.onRotated()
    },
    explain: (error) => this.#explain(error),
  })

  protected override render(): TemplateResult {
    const { speech, timeZone, now } = this.desk
    const { webhooks: words } = speech.words
    const until = this.until === null ? 0 : Date.parse(this.until)
    return html`<section class="card">
      <h2>${words.secret}</h2>
      ${this.secret === null ? html`<p class="quiet">${words.secretLead}</p>` : newSecret(this.secret, this.desk)}
      ${until > now() ? html`<p>${words.bothUntil(formatMoment(until, timeZone, speech))}</p>` : nothing}
      ${this.isAsking ? this.#question() : nothing}
      ${
        this.isAsking
          ? nothing
          : html`<div class="actions start">
              <button type="button" class="secondary" @click=${() => (this.isAsking = true)}>${words.rotate}</button>
            </div>`
      }
    </section>`
  }

  #question(): TemplateResult {
    const { webhooks: words, common } = this.desk.speech.words
    const { trouble, isBusy, submit } = this.#form
    return html`<form class="form" novalidate @submit=${submit}>
      ${choice({
        name: 'overlap',
        label: words.overlap,
        hint: words.overlapHint,
        faults: {},
        value: String(DAY),
        choices: [
          [String(7 * DAY), words.overlaps.week],
          [String(DAY), words.overlaps.day],
          ['60', words.overlaps.hour],
          ['0', words.overlaps.none],
        ],
      })}
      ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>${words.rotate}</button>
        <button type="button" class="secondary" @click=${() => (this.isAsking = false)}>${common.back}</button>
      </div>
    </form>`
  }

  #explain(error: unknown): string {
    const { words } = this.desk.speech
    return error instanceof ApiError && error.code === 'conflict' ? words.webhooks.tooMany : troubleOf(error, words)
  }
}

/** Right after it was made. */
export const newSecret = (secret: string, { speech: { words } }: Desk): TemplateResult =>
  html`<p class="good" role="status">${words.webhooks.secretOnce}</p>
    ${copyCode(words.webhooks.secret, secret, words)}`

customElements.define('webhook-secret', WebhookSecret)
