import type { ReactiveController } from 'lit'

/** Where what had the focus is gone, such as a row with its button, focus is at the title of what it was in. */
export class KeptFocus implements ReactiveController {
  readonly #host: HTMLElement
  readonly #title: string
  #hadFocus = false

  /** @param title a selector of what can have the focus, and decides nothing */
  constructor(host: HTMLElement, title: string) {
    this.#host = host
    this.#title = title
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.contains(document.activeElement)
  }

  hostUpdated(): void {
    if (!this.#hadFocus || document.activeElement !== document.body) return
    const title = this.#host.querySelector<HTMLElement>(this.#title) ?? document.querySelector('h1')
    title?.focus({ preventScroll: true })
  }
}
