import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Desk } from './desk.js'

interface Host extends ReactiveControllerHost {
  /** Whether the page lets the element add entries to its history. */
  readonly history: boolean
}

const KEY = 'openslot'

/**
 * The browser's Back leads one step back. Each step forward adds an entry to the page's history, at the same address and
 * beside whatever the page keeps in its state, so a page has to allow it. Forward leads nowhere: what a step was made of
 * may be gone.
 */
export class StepHistory implements ReactiveController {
  readonly #host: Host
  readonly #desk: () => Desk | undefined
  /** The depth of the entry that the browser is on. */
  #depth: number | undefined
  /** The page's address when that entry was made. */
  #address = ''

  /** @param desk the one whose steps are on screen */
  constructor(host: Host, desk: () => Desk | undefined) {
    this.#host = host
    this.#desk = desk
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#walked)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#walked)
  }

  hostUpdated(): void {
    const depth = this.#desk()?.depth
    if (depth === undefined || !this.#host.history) return
    // After a reload the browser is where it was, and the flow at its start.
    if (this.#depth === undefined) {
      this.#depth = depthOf(window.history.state)
      this.#address = location.href
    }
    if (depth < this.#depth) window.history.go(depth - this.#depth)
    for (let next = this.#depth + 1; next <= depth; next += 1) {
      this.#address = location.href
      window.history.pushState({ ...window.history.state, [KEY]: next }, '')
    }
    this.#depth = depth
  }

  readonly #walked = ({ state }: PopStateEvent): void => {
    // Elsewhere on the page: a link to one of its sections, say.
    if (!this.#host.history || this.#depth === undefined || location.href !== this.#address) return
    const steps = this.#depth - depthOf(state)
    this.#depth -= steps
    for (let step = 0; step < steps; step += 1) this.#desk()?.stepBack()
    this.#host.requestUpdate()
  }
}

function depthOf(state: unknown): number {
  const depth: unknown = typeof state === 'object' && state !== null && KEY in state ? state[KEY] : 0
  return typeof depth === 'number' ? depth : 0
}
