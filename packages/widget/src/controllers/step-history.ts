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
  /** The page's address at the beginning, whose entry isn't marked. */
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
      this.#address = location.href
      this.#depth = this.#depthOf(window.history.state) ?? 0
    }
    if (depth < this.#depth) window.history.go(depth - this.#depth)
    // A link to a section of the page has made an entry, or the page has written its own.
    if (depth > this.#depth && this.#depthOf(window.history.state) !== this.#depth) mark('replaceState', this.#depth)
    for (let next = this.#depth + 1; next <= depth; next += 1) mark('pushState', next)
    this.#depth = depth
  }

  readonly #walked = ({ state }: PopStateEvent): void => {
    const depth = this.#depthOf(state)
    // Elsewhere on the page.
    if (!this.#host.history || this.#depth === undefined || depth === undefined) return
    const steps = this.#depth - depth
    this.#depth = depth
    for (let step = 0; step < steps; step += 1) this.#desk()?.stepBack()
    this.#host.requestUpdate()
  }

  /** Of the entry that the browser is on; `undefined`: it has nothing to do with us. */
  #depthOf(state: unknown): number | undefined {
    const depth: unknown = typeof state === 'object' && state !== null && KEY in state ? state[KEY] : undefined
    if (typeof depth === 'number') return depth
    return location.href === this.#address ? 0 : undefined
  }
}

const mark = (how: 'pushState' | 'replaceState', depth: number): void =>
  window.history[how]({ ...window.history.state, [KEY]: depth }, '')
