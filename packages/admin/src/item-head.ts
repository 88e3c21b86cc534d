import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from './desk.js'
import { pathOf } from './routes.js'

type Host = ReactiveControllerHost & { readonly desk: Desk }
type ListName = 'services' | 'staff' | 'users' | 'webhooks'

/** The head of a screen on one thing of a list: the way back, and its name, which the browser's tab has as well. */
export class ItemHead implements ReactiveController {
  readonly #host: Host
  readonly #list: ListName
  #name: string | null = null

  constructor(host: Host, list: ListName) {
    this.#host = host
    this.#list = list
    host.addController(this)
  }

  hostUpdated(): void {
    this.#host.desk.entitle(this.#name)
  }

  /** @param name `undefined`: it isn't known yet. */
  render(name: string | undefined, marks: TemplateResult | typeof nothing = nothing): TemplateResult {
    this.#name = name ?? null
    const { title } = this.#host.desk.speech.words[this.#list]
    return html`<p><a class="link back" href=${pathOf(this.#list)}>${title}</a></p>
      <h1 tabindex="-1">${name ?? title} ${marks}</h1>`
  }
}
