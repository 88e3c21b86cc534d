import type { Webhook } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { webhookName } from './webhook-name.js'

/** Which programs elsewhere hear of bookings. */
export class WebhooksScreen extends Screen {
  static override readonly properties: PropertyDeclarations = { desk: { attribute: false } }
  desk!: Desk
  readonly #webhooks = new Loader(this, () => this.desk.api.webhooks())

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#webhooks
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.webhooks.title}</h1>
        <a class="primary" href=${pathOf('webhooks', NEW)}>${words.webhooks.add}</a>
      </div>
      <p class="quiet">${words.webhooks.lead}</p>
      ${comingNote(this.#webhooks, { words, hasCome: value !== undefined, again: () => this.#webhooks.run() })}
      ${value?.length === 0 ? html`<div class="card"><p>${words.webhooks.none}</p></div>` : nothing}
      ${
        value && value.length > 0
          ? html`<ul class="list">
              ${value.map((webhook) => this.#row(webhook))}
            </ul>`
          : nothing
      }`
  }

  #row(webhook: Webhook): TemplateResult {
    const { id, url, events, active, goneAt } = webhook
    const { webhooks: words, messages } = this.desk.speech.words
    const name = webhookName(webhook)
    const off =
      goneAt === null
        ? html`<span class="mark withdrawn">${words.off}</span>`
        : html`<span class="mark failed">${words.wantsNoMore}</span>`
    return html`<li class="row">
      <div class="row-what">
        <p class="row-name">${name} ${active ? nothing : off}</p>
        <p class="quiet as-address">${url}</p>
        <p class="quiet">
          ${events === null ? words.everything : events.map((event) => messages.kinds[event]).join(', ')}
        </p>
      </div>
      <div class="row-deeds">
        <a class="secondary" href=${pathOf('webhooks', id)} aria-label=${words.openName(name)}>${words.open}</a>
      </div>
    </li>`
  }
}

customElements.define('webhooks-screen', WebhooksScreen)
