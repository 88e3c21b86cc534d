import type { ReactiveController } from 'lit'

/** Somebody may book at any time. */
const REFRESH_MS = 60_000

/** Looks how things are from time to time, and when somebody comes back to the page. */
export class Refreshing implements ReactiveController {
  readonly #refresh: () => void
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(refresh: () => void) {
    this.#refresh = refresh
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#look, REFRESH_MS)
    document.addEventListener('visibilitychange', this.#look)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#look)
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') this.#refresh()
  }
}
