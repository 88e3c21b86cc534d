import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Something that comes from the server, and is asked for again: what was there stays on screen meanwhile. */
export class Loader<T> implements ReactiveController {
  value: T | undefined
  /** Why it didn't come; what came before may be there still. */
  error: unknown
  isPending = false
  readonly #host: ReactiveControllerHost
  readonly #load: () => Promise<T>
  #asked = 0

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host
    this.#load = load
    host.addController(this)
  }

  hostConnected(): void {
    void this.run()
  }

  hostDisconnected(): void {
    // Whoever is on the way finds nobody.
    this.#asked++
  }

  async run(): Promise<void> {
    const mine = ++this.#asked
    this.isPending = true
    this.#host.requestUpdate()
    try {
      const value = await this.#load()
      if (mine !== this.#asked) return
      this.value = value
      this.error = undefined
    } catch (error) {
      if (mine !== this.#asked) return
      this.error = error
    }
    this.isPending = false
    this.#host.requestUpdate()
  }

  /** What was changed here is not waited for. */
  put(change: (value: T) => T): void {
    if (this.value === undefined) return
    this.value = change(this.value)
    this.#host.requestUpdate()
  }
}
