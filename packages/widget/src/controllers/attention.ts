import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Leads focus, and says aloud what has changed elsewhere on the screen. */
export class Attention implements ReactiveController {
  /** What the live region says. */
  said = ''
  readonly #host: ReactiveControllerHost & Element
  #next: string | undefined

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  /** After the next update, focus what matches; never on the first one: a page's focus isn't ours to take. */
  lead(selector: string): void {
    this.#next = selector
    this.#host.requestUpdate()
  }

  leadToHeading(): void {
    this.lead('[data-heading]')
  }

  say(text: string): void {
    // A no-break space makes a repeated sentence a new one, which a screen reader says again.
    this.said = text === this.said ? `${text}\u00a0` : text
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (this.#next === undefined) return
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(this.#next)
    if (!target) return
    this.#next = undefined
    target.focus()
  }
}
