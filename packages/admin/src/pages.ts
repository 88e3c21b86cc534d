import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface PageOf<T> {
  readonly items: readonly T[]
  /** `null`: this was the last. */
  readonly nextCursor: string | null
}

/** A long list that comes page by page, each asked for by hand. What was there stays on screen meanwhile. */
export class Pages<T> implements ReactiveController {
  /** `undefined`: nothing has come yet. */
  items: readonly T[] | undefined
  /** Why the last page asked for didn't come. */
  error: unknown
  isPending = false
  readonly #host: ReactiveControllerHost
  readonly #load: (cursor?: string) => Promise<PageOf<T>>
  #cursor: string | null = null
  #asked = 0

  constructor(host: ReactiveControllerHost, load: (cursor?: string) => Promise<PageOf<T>>) {
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

  get hasMore(): boolean {
    return this.#cursor !== null
  }

  /** Begins anew: with another filter, say. */
  run(): Promise<void> {
    return this.#ask(undefined, () => [])
  }

  /** Asks for the page that didn't come, or the next one. */
  more(): Promise<void> {
    return this.#cursor === null ? this.run() : this.#ask(this.#cursor, () => this.items ?? [])
  }

  /** What was changed here is not waited for. */
  put(change: (items: readonly T[]) => readonly T[]): void {
    if (this.items === undefined) return
    this.items = change(this.items)
    this.#host.requestUpdate()
  }

  async #ask(cursor: string | undefined, before: () => readonly T[]): Promise<void> {
    const mine = ++this.#asked
    this.isPending = true
    this.#host.requestUpdate()
    try {
      const { items, nextCursor } = await this.#load(cursor)
      if (mine !== this.#asked) return
      this.items = [...before(), ...items]
      this.#cursor = nextCursor
      this.error = undefined
    } catch (error) {
      if (mine !== this.#asked) return
      this.error = error
    }
    this.isPending = false
    this.#host.requestUpdate()
  }
}
