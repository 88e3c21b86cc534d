import type { ReactiveControllerHost } from 'lit'

/** After this, whoever waits wonders. */
const PATIENCE_MS = 4000

/** What lets somebody wait. */
export interface PatientHost extends ReactiveControllerHost, Element {
  readonly patience: Patience
}

/** Whoever waits for long is told that it goes on. */
export class Patience {
  /** Something takes longer than usual. */
  isTried = false
  readonly #changed: (isTried: boolean) => void
  readonly #waiting = new Set<object>()

  constructor(changed: (isTried: boolean) => void) {
    this.#changed = changed
  }

  /** Somebody waits for this. */
  async await<T>(answer: Promise<T>): Promise<T> {
    const wait = {}
    this.#waiting.add(wait)
    const timer = setTimeout(() => this.#try(true), PATIENCE_MS)
    try {
      return await answer
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(wait)
      if (this.#waiting.size === 0) this.#try(false)
    }
  }

  #try(isTried: boolean): void {
    if (this.isTried === isTried) return
    this.isTried = isTried
    this.#changed(isTried)
  }
}
