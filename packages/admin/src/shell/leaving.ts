import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether there is something on a screen that would be lost. */
export type IsUnsaved = () => boolean

/** Asks before what was typed and isn't saved is left behind. */
export class Leaving implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #checks = new Set<IsUnsaved>()
  #answer: ((mayLeave: boolean) => void) | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#onUnload)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#onUnload)
  }

  /** For a screen, for as long as it is there. */
  watch(isUnsaved: IsUnsaved): void {
    this.#checks.add(isUnsaved)
  }

  unwatch(isUnsaved: IsUnsaved): void {
    this.#checks.delete(isUnsaved)
  }

  get isUnsaved(): boolean {
    return [...this.#checks].some((check) => check())
  }

  /** Whether the reader is being asked. */
  get isAsking(): boolean {
    return this.#answer !== null
  }

  /** Asks where there is something to lose. */
  async mayLeave(): Promise<boolean> {
    if (!this.isUnsaved) return true
    this.#answer?.(false)
    const answer = await new Promise<boolean>((resolve) => {
      this.#answer = resolve
      this.#host.requestUpdate()
    })
    // What is left for good is not asked about again.
    if (answer) this.#checks.clear()
    return answer
  }

  answer(mayLeave: boolean): void {
    this.#answer?.(mayLeave)
    this.#answer = null
    this.#host.requestUpdate()
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.isUnsaved) event.preventDefault()
  }
}
