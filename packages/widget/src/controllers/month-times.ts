import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Api, BookingKey, FreeTimes } from '../api/api.js'
import { addMonths, spanOf } from '../calendar/month.js'
import { Loader, type Loading } from './loader.js'

export interface MonthQuery {
  readonly service: string
  readonly staff: string | undefined
  readonly month: string
  readonly moving: BookingKey | undefined
}

/** Free times grow old: after this they are asked for again. */
const FRESH_MS = 30_000

/** The free times of the month on screen; the one after it is fetched ahead. */
export class MonthTimes implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #loader: Loader<FreeTimes>
  readonly #kept = new Map<string, { readonly at: number; readonly answer: FreeTimes }>()
  #ahead: { readonly key: string; readonly abort: AbortController } | undefined

  constructor(host: ReactiveControllerHost & Element, settled: (state: Loading<FreeTimes>) => void) {
    this.#host = host
    this.#loader = new Loader(host, settled)
    host.addController(this)
  }

  get state(): Loading<FreeTimes> {
    return this.#loader.state
  }

  want(api: Api, query: MonthQuery, now: number): void {
    const key = keyOf(query)
    const kept = this.#kept.get(key)
    const fresh = kept && now - kept.at < FRESH_MS ? kept.answer : undefined
    this.#loader.want(
      key,
      async (signal) => {
        const answer = await ask(api, query, signal)
        this.#kept.set(key, { at: now, answer })
        return answer
      },
      fresh,
    )
    if (this.state.status === 'complete') this.#fetchAhead(api, { ...query, month: addMonths(query.month, 1) }, now)
  }

  /** Ask anew: something was booked, or the last answer was an error. */
  forget(): void {
    this.#kept.clear()
    this.#stopAhead()
    this.#loader.forget()
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stopAhead()
    })
  }

  #fetchAhead(api: Api, query: MonthQuery, now: number): void {
    const key = keyOf(query)
    if (this.#kept.has(key) || this.#ahead?.key === key) return
    this.#stopAhead()
    const abort = new AbortController()
    this.#ahead = { key, abort }
    void ask(api, query, abort.signal).then(
      (answer) => this.#ahead?.abort === abort && this.#kept.set(key, { at: now, answer }),
      // Fetched ahead of need: when it is needed, it is asked for again, and then the error is shown.
      () => undefined,
    )
  }

  #stopAhead(): void {
    this.#ahead?.abort.abort()
    this.#ahead = undefined
  }
}

const ask = (api: Api, { month, ...query }: MonthQuery, signal: AbortSignal): Promise<FreeTimes> =>
  api.freeTimes({ ...query, ...spanOf(month) }, signal)

const keyOf = ({ service, staff = '', month, moving }: MonthQuery): string =>
  [service, staff, month, moving?.id ?? ''].join(' ')
