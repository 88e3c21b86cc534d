import type { ReactiveController } from 'lit'
import type { ApiError } from '../api/api-error.js'
import { asApiError } from './loader.js'
import type { PatientHost } from './patience.js'

/** One change at a time on its way to the server; given up when the host leaves the page. */
export class Sender implements ReactiveController {
  readonly #host: PatientHost
  #running: { readonly abort: AbortController; readonly stopped: () => void } | undefined

  constructor(host: PatientHost) {
    this.#host = host
    host.addController(this)
  }

  send<T>(
    request: (signal: AbortSignal) => Promise<T>,
    outcome: { done(answer: T): void; refused(error: ApiError): void; stopped(): void },
  ): void {
    this.stop()
    const running = { abort: new AbortController(), stopped: () => outcome.stopped() }
    this.#running = running
    const isCurrent = (): boolean => {
      if (this.#running !== running) return false
      this.#running = undefined
      return true
    }
    void this.#host.patience.await(request(running.abort.signal)).then(
      (answer) => isCurrent() && outcome.done(answer),
      (error: unknown) => isCurrent() && outcome.refused(asApiError(error)),
    )
  }

  stop(): void {
    const running = this.#running
    this.#running = undefined
    running?.abort.abort()
    running?.stopped()
  }

  hostDisconnected(): void {
    this.stop()
  }
}
