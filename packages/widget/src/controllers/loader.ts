import type { ReactiveController } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { PatientHost } from './patience.js'

export type Loading<T> =
  | { readonly status: 'initial' }
  | { readonly status: 'pending' }
  | { readonly status: 'complete'; readonly value: T }
  | { readonly status: 'error'; readonly error: ApiError }

const INITIAL = { status: 'initial' } as const

/**
 * One answer of the server, as data. The host says what it wants on each update; another key aborts what was asked
 * for before, and so does the host's leaving the page (but not its moving within it).
 */
export class Loader<T> implements ReactiveController {
  state: Loading<T> = INITIAL
  readonly #host: PatientHost
  readonly #settled: (state: Loading<T>) => void
  #key: string | undefined
  #running: AbortController | undefined

  constructor(host: PatientHost, settled: (state: Loading<T>) => void = () => {}) {
    this.#host = host
    this.#settled = settled
    host.addController(this)
  }

  /** @param ready an answer that is at hand already */
  want(key: string, load: (signal: AbortSignal) => Promise<T>, ready?: T): void {
    if (key === this.#key) return
    this.#stop()
    this.#key = key
    if (ready !== undefined) {
      this.#settle({ status: 'complete', value: ready })
      return
    }
    this.state = { status: 'pending' }
    const running = new AbortController()
    this.#running = running
    void this.#host.patience.await(load(running.signal)).then(
      (value) => this.#finish(running, { status: 'complete', value }),
      (error: unknown) => this.#finish(running, { status: 'error', error: asApiError(error) }),
    )
  }

  /** Nothing is wanted, or the same again: the next {@link want} asks anew. */
  forget(): void {
    this.#stop()
    this.#key = undefined
    this.state = INITIAL
    this.#host.requestUpdate()
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    if (this.#running) this.forget()
  }

  #finish(running: AbortController, state: Loading<T>): void {
    // An answer to what is no longer asked; aborting doesn't stop one that is being read.
    if (running !== this.#running) return
    this.#running = undefined
    this.#settle(state)
    this.#host.requestUpdate()
  }

  #settle(state: Loading<T>): void {
    this.state = state
    this.#settled(state)
  }

  #stop(): void {
    this.#running?.abort()
    this.#running = undefined
  }
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('unexpected', String(error), { cause: error })
