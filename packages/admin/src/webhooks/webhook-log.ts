import type { WebhookDelivery } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Desk } from '../desk.js'
import { formatMoment } from '../i18n/format.js'
import { comingNote, moreButton } from '../loading.js'
import { refusalOf } from '../messages/refusal.js'
import { Pages } from '../pages.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

/** How often it is looked whether what was just sent has arrived, at the most. */
const LOOKS = 8
/** Among the ids of messages. */
const TEST = 'test'

/** Every try to tell an endpoint something, and telling it again. */
export class WebhookLog extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    webhookId: { attribute: false },
    isActive: { attribute: false },
    asked: { state: true },
  }
  desk!: Desk
  webhookId = ''
  /** Whether it is switched on. */
  isActive = true
  /** The test, or the messages by their ids, that were just asked for: until they show, nobody means another one. */
  asked: ReadonlySet<string> = new Set()
  /** Between two looks. */
  lookMs = 2000
  readonly #tries = new Pages<WebhookDelivery>(this, (cursor) => this.desk.api.deliveries(this.webhookId, cursor))

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const tries = this.#tries
    return html`<section>
      <div class="page-head">
        <h2>${words.webhooks.log}</h2>
        <button
          type="button"
          class="secondary"
          aria-disabled=${this.asked.has(TEST)}
          @click=${() => void this.#once(TEST, () => this.#test())}
        >
          ${words.webhooks.test}
        </button>
      </div>
      ${tries.items?.length === 0 ? html`<div class="card"><p>${words.webhooks.nothingSent}</p></div>` : nothing}
      ${
        tries.items && tries.items.length > 0
          ? html`<ul class="list">
              ${repeat(
                tries.items,
                ({ id }) => id,
                (one, index) => this.#row(one, this.#isLast(one, index)),
              )}
            </ul>`
          : nothing
      }
      ${comingNote(tries, { words, hasCome: tries.items !== undefined, again: () => tries.more() })}
      ${moreButton(tries, words)}
    </section>`
  }

  /** Of one webhook's tries, the newest offers another one. */
  #isLast({ messageId }: WebhookDelivery, index: number): boolean {
    return this.#tries.items?.findIndex((one) => one.messageId === messageId) === index
  }

  #row(one: WebhookDelivery, isLast: boolean): TemplateResult {
    const { speech, timeZone } = this.desk
    const { webhooks: words, messages } = speech.words
    const kinds: Readonly<Record<string, string>> = messages.kinds
    const kind = kinds[one.event] ?? one.event
    const when = formatMoment(Date.parse(one.at), timeZone, speech)
    return html`<li class="row message">
      <div class="row-what">
        <p class="row-name">
          ${kind}
          <span class=${one.error === null ? 'mark' : 'mark failed'}>${one.status ?? words.noAnswer}</span>
        </p>
        <p class="quiet">${when} · ${words.took(one.durationMs)} · ${words.attempt(one.attempt)}</p>
        ${
          one.error === null
            ? nothing
            : html`<p class="advice">${one.reason ? messages.reasons[one.reason] : one.error}</p>`
        }
        ${
          one.excerpt
            ? html`<details class="said">
                <summary>${messages.says}</summary>
                <p class="as-typed">${one.excerpt}</p>
              </details>`
            : nothing
        }
      </div>
      <div class="row-deeds">
        ${
          isLast && this.isActive
            ? html`<button
                type="button"
                class="secondary"
                aria-disabled=${this.asked.has(one.messageId)}
                aria-label=${messages.deedFor(messages.sendAgain, `${kind}, ${when}`)}
                @click=${() => void this.#once(one.messageId, () => this.#replay(one))}
              >
                ${messages.sendAgain}
              </button>`
            : nothing
        }
      </div>
    </li>`
  }

  async #once(what: string, send: () => Promise<void>): Promise<void> {
    if (this.asked.has(what)) return
    this.asked = new Set([...this.asked, what])
    await send()
    this.asked = new Set([...this.asked].filter((one) => one !== what))
  }

  async #test(): Promise<void> {
    const { api, notices, speech } = this.desk
    try {
      const messageId = await api.testWebhook(this.webhookId)
      notices.tell(speech.words.webhooks.testSent)
      await this.#await(messageId)
    } catch (error) {
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  async #replay({ messageId }: WebhookDelivery): Promise<void> {
    const { api, notices, speech } = this.desk
    const { messages } = speech.words
    try {
      await api.replay(this.webhookId, messageId)
      notices.tell(messages.queued)
      await this.#await(messageId)
    } catch (error) {
      notices.tell(refusalOf(error, speech.words), { isBad: true })
    }
  }

  /** Until there is one more try of it, or nobody looks any more. */
  async #await(messageId: string): Promise<void> {
    const tries = (): number => this.#tries.items?.filter((one) => one.messageId === messageId).length ?? 0
    const before = tries()
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, this.lookMs))
      if (!this.isConnected) return
      await this.#tries.run()
      if (tries() > before) return
    }
  }
}

customElements.define('webhook-log', WebhookLog)
