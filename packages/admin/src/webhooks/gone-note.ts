import type { Webhook } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Desk } from '../desk.js'
import { Loader } from '../loader.js'
import { Refreshing } from '../refreshing.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { webhookName } from './webhook-name.js'

/** For owners, on what they look at: which webhooks the server has switched off by itself. */
export class GoneNote extends Screen {
  static override readonly properties: PropertyDeclarations = { desk: { attribute: false } }
  desk!: Desk
  // Where they can't be asked for, nothing can: the page around it says so.
  readonly #webhooks = new Loader<readonly Webhook[]>(this, async () =>
    this.desk.session.user.role === 'owner' ? this.desk.api.webhooks() : [],
  )

  constructor() {
    super()
    this.addController(new Refreshing(() => void this.#webhooks.run()))
  }

  protected override render(): TemplateResult {
    const gone = (this.#webhooks.value ?? []).filter(({ goneAt }) => goneAt !== null)
    return html`${gone.map((webhook) => this.#note(webhook))}`
  }

  #note(webhook: Webhook): TemplateResult {
    const { webhooks: words } = this.desk.speech.words
    const name = webhookName(webhook)
    return html`<p class="trouble">
      ${words.isGone(name)}
      <a class="link" href=${pathOf('webhooks', webhook.id)} aria-label=${words.openName(name)}>${words.open}</a>
    </p>`
  }
}

customElements.define('gone-note', GoneNote)
