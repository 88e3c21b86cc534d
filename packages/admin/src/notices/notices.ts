import type { ReactiveController, ReactiveControllerHost } from 'lit'

const UNDO_MS = 10_000

/** What is told at the page's edge, with a way back while there is one. */
export interface Notice {
  readonly text: string
  readonly isBad: boolean
  readonly undo?: () => void
}

/** Something that can't be taken back once it is done: it is done in a while, so that it can be. */
export interface SoonDeed {
  /** What it is done to: something else may be done to that instead. */
  readonly about?: string
  readonly text: string
  readonly deed: () => Promise<void>
  /** Shows things again as they were. */
  readonly undone: () => void
  /** What to say when it failed. */
  readonly explain: (error: unknown) => string
}

/** Tells one thing at a time, and keeps deeds back for as long as they can be undone. */
export class Notices implements ReactiveController {
  notice: Notice | null = null
  /** What was shown as done, and couldn't be: told until somebody has seen it. */
  failures: readonly string[] = []
  /** How long there is a way back. */
  undoMs = UNDO_MS
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What is done when its time has come, or when the page is left. */
  #waiting: SoonDeed | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave)
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave)
    void this.settle()
    this.clear()
  }

  /** Whether something on screen is ahead of what the server knows. */
  get isWaiting(): boolean {
    return this.#waiting !== null
  }

  /** Says something; with `undo`, for as long as that makes sense. */
  tell(text: string, { undo, isBad = false }: { undo?: () => void; isBad?: boolean } = {}): void {
    void this.settle()
    const back = (): void => {
      this.clear()
      undo?.()
    }
    this.#show({ text, isBad, ...(undo && { undo: back }) })
    // What went wrong stays until it is seen, or something else is said.
    if (!isBad) this.#timer = setTimeout(() => this.clear(), this.undoMs)
  }

  soon(deed: SoonDeed): void {
    void this.settle()
    this.#waiting = deed
    const undo = (): void => {
      this.#waiting = null
      this.clear()
      deed.undone()
    }
    this.#show({ text: deed.text, isBad: false, undo })
    this.#timer = setTimeout(() => void this.settle(), this.undoMs)
  }

  /** What waits to be done to that isn't done: something else is. */
  drop(about: string): void {
    if (this.#waiting?.about !== about) return
    this.#waiting = null
    this.clear()
  }

  /** Somebody has seen it. */
  dismiss(failure: string): void {
    this.failures = this.failures.filter((one) => one !== failure)
    this.#host.requestUpdate()
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.notice = null
    this.#host.requestUpdate()
  }

  #show(notice: Notice): void {
    clearTimeout(this.#timer)
    this.notice = notice
    this.#host.requestUpdate()
  }

  /** Does what still waits, at once. */
  async settle(): Promise<void> {
    const waiting = this.#waiting
    if (!waiting) return
    this.#waiting = null
    this.clear()
    try {
      await waiting.deed()
    } catch (error) {
      waiting.undone()
      const failure = waiting.explain(error)
      this.failures = [...this.failures.filter((one) => one !== failure), failure]
      this.#host.requestUpdate()
    }
  }

  readonly #onLeave = (): void => void this.settle()
}
