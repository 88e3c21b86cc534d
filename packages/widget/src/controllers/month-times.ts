import type { ReactiveController } from 'lit'
import type { Api, BookingKey, Wish } from '../api/api.js'
import { type FreeTimes, getFreeTimes } from '../api/offers.js'
import { addMonths, latestStartOf, spanOf } from '../calendar/month.js'
import { Loader, type Loading } from './loader.js'
import type { PatientHost } from './patience.js'

export interface MonthQuery extends Wish {
  readonly month: string
  readonly moving: BookingKey | undefined
  /** The token of the visitor's own hold. */
  hold(): Promise<string | undefined>
}

/** Free times grow old: after this they are asked for again. */
const FRESH_MS = 30_000

interface Ahead {
  readonly key: string
  readonly abort: AbortController
  readonly answer: Promise<FreeTimes>
}

/** The free times of the month on screen; the one after it is fetched ahead. */
export class MonthTimes implements ReactiveController {
  readonly #loader: Loader<FreeTimes>
  readonly #kept = new Map<string, { readonly at: number; readonly answer: FreeTimes }>()
  #ahead: Ahead | undefined

  constructor(host: PatientHost, settled: (state: Loading<FreeTimes>) => void) {
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
        const answer = await (this.#takeAhead(key, signal) ?? ask(api, query, now, signal))
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
    this.#stopAhead()
  }

  #fetchAhead(api: Api, query: MonthQuery, now: number): void {
    const key = keyOf(query)
    if (this.#kept.has(key) || this.#ahead?.key === key) return
    this.#stopAhead()
    const abort = new AbortController()
    const answer = ask(api, query, now, abort.signal)
    this.#ahead = { key, abort, answer }
    void answer.then(
      (times) => this.#ahead?.abort === abort && this.#kept.set(key, { at: now, answer: times }),
      // Fetched ahead of need: when it is needed, it is asked for again, and then the error is shown.
      () => this.#ahead?.abort === abort && this.#stopAhead(),
    )
  }

  /** The answer that is already on its way, now given up with its new owner. */
  #takeAhead(key: string, signal: AbortSignal): Promise<FreeTimes> | undefined {
    const ahead = this.#ahead
    if (ahead?.key !== key) return undefined
    this.#ahead = undefined
    signal.addEventListener('abort', () => ahead.abort.abort(), { once: true })
    return ahead.answer
  }

  #stopAhead(): void {
    this.#ahead?.abort.abort()
    this.#ahead = undefined
  }
}

async function ask(api: Api, { month, ...wish }: MonthQuery, now: number, signal: AbortSignal): Promise<FreeTimes> {
  const { from, to } = spanOf(month)
  const query = { ...wish, hold: await wish.hold() }
  const get = (start: number, end: number): Promise<FreeTimes> =>
    getFreeTimes(api, { ...query, from: start, to: end }, signal)
  const { times, next } = await get(from, to)
  // The padding of the range may have times when the month has none, and then the server names no next one.
  const inside = latestStartOf(month)
  if (next !== undefined || times.some(({ start }) => start >= inside)) return { times, next }
  // Where there is nothing at all, it may be too far ahead to be booked: then the way on is back, to the first free time.
  const [start, end] = times.length > 0 ? [inside, to] : [now, now + 1000]
  const {
    times: [first = times[0]],
    next: other,
  } = await get(start, end)
  return { times, next: other ?? first?.start }
}

const keyOf = ({ service, staff = '', duration, month, moving }: MonthQuery): string =>
  [service, staff, duration, month, moving?.id].join(' ')
