import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What the browser's Back leads through. */
export interface Steps {
  /** Whether the page lets the element add entries to its history. */
  isAllowed(): boolean
  /** How many steps lead back to the first; `undefined` while that is still to be seen. */
  depth(): number | undefined
  back(): void
}

const KEY = 'openslot'

/**
 * The browser's Back leads one step back. Each step forward adds an entry to the page's history, at the same address and
 * beside whatever the page keeps in its state, so a page has to allow it. Forward leads nowhere: what a step was made of
 * may be gone.
 */
export class StepHistory implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #steps: Steps
  /** The depth of the entry that the browser is on. */
  #depth: number | undefined
  /** The page's address when that entry was made. */
  #address = ''

  constructor(host: ReactiveControllerHost, steps: Steps) {
    this.#host = host
    this.#steps = steps
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#walked)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#walked)
  }

  hostUpdated(): void {
    const depth = this.#steps.depth()
    if (depth === undefined || !this.#steps.isAllowed()) return
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
    if (!this.#steps.isAllowed() || this.#depth === undefined || location.href !== this.#address) return
    const steps = this.#depth - depthOf(state)
    this.#depth -= steps
    for (let step = 0; step < steps; step += 1) this.#steps.back()
    this.#host.requestUpdate()
  }
}

function depthOf(state: unknown): number {
  const depth: unknown = typeof state === 'object' && state !== null && KEY in state ? state[KEY] : 0
  return typeof depth === 'number' ? depth : 0
}
