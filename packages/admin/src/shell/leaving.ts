import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether there is something on a screen that would be lost. */
export type IsUnsaved = () => boolean

/** Whether to leave, for the reader to say. */
export interface Question {
  /** Once: what is asked after it is another question. */
  readonly answer: (mayLeave: boolean) => void
}

/** Asks before what was typed and isn't saved is left behind. */
export class Leaving implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #checks = new Set<IsUnsaved>()
  #question: Question | null = null

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

  /** What the reader is being asked. */
  get question(): Question | null {
    return this.#question
  }

  /** Asks where there is something to lose. */
  async mayLeave(): Promise<boolean> {
    if (!this.isUnsaved) return true
    this.#question?.answer(false)
    const answer = await new Promise<boolean>((resolve) => this.#ask(resolve))
    // What is left for good is not asked about again.
    if (answer) this.#checks.clear()
    return answer
  }

  #ask(resolve: (mayLeave: boolean) => void): void {
    const question: Question = {
      answer: (mayLeave) => {
        resolve(mayLeave)
        if (this.#question === question) this.#put(null)
      },
    }
    this.#put(question)
  }

  #put(question: Question | null): void {
    this.#question = question
    this.#host.requestUpdate()
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.isUnsaved) event.preventDefault()
  }
}
