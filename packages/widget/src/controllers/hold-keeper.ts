import type { ReactiveController } from 'lit'
import type { ApiError } from '../api/api-error.js'
import type { Api, Wish } from '../api/api.js'
import { type Hold, makeHold, releaseHold } from '../api/holds.js'
import { BOOKING, type BookingWords } from '../i18n/booking/catalogue.js'
import type { DeskHost } from './desk-host.js'
import { asApiError } from './loader.js'

export type HoldState =
  /** Nothing is wanted, or the server keeps nothing. */
  | { readonly status: 'none' }
  | { readonly status: 'asking' }
  | { readonly status: 'kept'; readonly minutesLeft: number }
  /** It ran out, and nobody was there to want it again. */
  | { readonly status: 'lapsed' }

export interface HoldTurns {
  /** The time can't be had any more. */
  gone(error: ApiError): void
  /** Whether it may be asked for again: not while a booking of it may be on its way. */
  mayRenew(): boolean
}

const MINUTE_MS = 60_000
/** How long the page before this one may take to give the same time back. */
const OWN_PAUSE_MS = 500
const OWN_TRIES = 5
const NONE = { status: 'none' } as const

interface Wanted {
  readonly key: string
  readonly api: Api
  readonly wish: Wish & { readonly start: number }
}

/**
 * Keeps the chosen time while its visitor types or thinks. A courtesy: whatever fails here, booking goes on without. Its
 * desk says what it wants on each update; another time, leaving the page and the element's removal give the last one back.
 */
export class HoldKeeper implements ReactiveController {
  state: HoldState = NONE
  readonly #host: DeskHost
  readonly #turns: HoldTurns
  #wanted: Wanted | undefined
  #hold: Hold | undefined
  /** When it runs out, by the page's own running time: the visitor's clock may be set meanwhile. */
  #endsAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** One call after the other: a hold must not meet the one before it. */
  #calls: Promise<void> = Promise.resolve()
  #asking: Promise<void> | undefined
  #token: string | undefined
  /** Whether its visitor has done something since it was made. */
  #isTouched = false
  /** How often a time that looks taken is asked for again, as the visitor's last page may be what has it. */
  #ownTries = 0
  /** The page has been left, and may come back from the browser's memory. */
  #isAway = false
  /** Servers that keep nothing. */
  readonly #without = new WeakSet<Api>()

  constructor(host: DeskHost, turns: HoldTurns) {
    this.#host = host
    this.#turns = turns
    host.addController(this)
  }

  /**
   * Of the present hold, or the last one, which the server may not have taken back yet. Waits for one that is being
   * asked for: until it is known to be the visitor's own, its time looks like somebody else's.
   */
  async token(): Promise<string | undefined> {
    await this.#asking
    return this.#token
  }

  want(api: Api, wish: (Wish & { readonly start: number }) | undefined): void {
    if (this.#isAway) return
    const key = JSON.stringify(wish)
    if (this.#wanted ? this.#wanted.key === key && this.#wanted.api === api : wish === undefined) return
    this.#giveBack()
    this.#wanted = wish && { key, api, wish }
    if (!wish) return
    this.#isTouched = true
    this.#ask()
  }

  /** The page was loaded anew: what it gave back on leaving may still look taken. */
  resume(): void {
    this.#ownTries = OWN_TRIES
  }

  /** Its token, once the server has answered, with or without one. */
  async settled(): Promise<string | undefined> {
    await this.#calls
    return this.#hold?.token
  }

  /** The visitor is there, and busy with it. */
  touch(): void {
    this.#isTouched = true
    if (this.state.status === 'lapsed' && this.#turns.mayRenew()) this.#ask()
  }

  /** It has become a booking. */
  spend(): void {
    this.#hold = undefined
    this.#giveBack()
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave)
    addEventListener('pageshow', this.#comeBack)
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave)
    removeEventListener('pageshow', this.#comeBack)
    this.#giveBack()
  }

  readonly #leave = (): void => {
    this.#isAway = true
    this.#giveBack()
  }

  readonly #comeBack = (): void => {
    this.#isAway = false
    this.#host.requestUpdate()
  }

  #ask(): void {
    const wanted = this.#wanted
    if (!wanted || this.#without.has(wanted.api)) return
    const before = this.#hold
    this.#hold = undefined
    this.state = { status: 'asking' }
    this.#asking = this.#call(async () => {
      if (before) await releaseHold(wanted.api, before)
      if (wanted !== this.#wanted) return
      // The answer to the one before may have been that there are none.
      if (this.#without.has(wanted.api)) {
        this.state = NONE
        return
      }
      const askedAt = performance.now()
      try {
        const hold = await this.#request(wanted)
        if (wanted === this.#wanted) this.#keep(hold, askedAt)
        else await releaseHold(wanted.api, hold)
      } catch (error) {
        const { code, status } = asApiError(error)
        if (code === 'not-found' || status === 405) this.#without.add(wanted.api)
        if (wanted === this.#wanted) this.#failed(asApiError(error))
      }
    })
  }

  async #request(wanted: Wanted): Promise<Hold> {
    try {
      return await makeHold(wanted.api, wanted.wish, this.#host.visit.now)
    } catch (error) {
      const isRefused = asApiError(error).code === 'slot-taken'
      if (!isRefused || this.#ownTries === 0 || wanted !== this.#wanted) throw error
      this.#ownTries -= 1
      await new Promise((resolve) => setTimeout(resolve, OWN_PAUSE_MS))
      return this.#request(wanted)
    }
  }

  #keep(hold: Hold, askedAt: number): void {
    this.#hold = hold
    this.#ownTries = 0
    this.#token = hold.token
    this.#endsAt = askedAt + hold.lifeMs
    this.#tick()
  }

  #failed(error: ApiError): void {
    this.state = NONE
    if (error.code === 'slot-taken' || error.code === 'slot-unavailable') this.#turns.gone(error)
  }

  /** Says how many minutes are left, and looks again when that changes. */
  #tick(): void {
    const left = this.#endsAt - performance.now()
    if (left <= 0) {
      this.#end()
      return
    }
    const minutesLeft = Math.ceil(left / MINUTE_MS)
    const isNews = minutesLeft === 1 && this.state.status === 'kept' && this.state.minutesLeft > 1
    this.state = { status: 'kept', minutesLeft }
    if (isNews) this.#host.attention.say(this.#words.kept({ count: 1 }))
    this.#timer = setTimeout(() => this.#tick(), left - (minutesLeft - 1) * MINUTE_MS)
    this.#host.requestUpdate()
  }

  /** Nobody keeps a time from others by leaving a page open: without a sign of life it isn't asked for again. */
  #end(): void {
    if (this.#isTouched && this.#turns.mayRenew()) {
      this.#isTouched = false
      this.#ask()
    } else {
      this.state = { status: 'lapsed' }
      this.#host.attention.say(this.#words.lapsed)
    }
    this.#host.requestUpdate()
  }

  get #words(): BookingWords['hold'] {
    return this.#host.visit.wordsOf(BOOKING).hold
  }

  #giveBack(): void {
    clearTimeout(this.#timer)
    const [hold, wanted] = [this.#hold, this.#wanted]
    this.#hold = undefined
    this.#wanted = undefined
    this.state = NONE
    if (!hold || !wanted) return
    // At once: the page may be about to go.
    const released = releaseHold(wanted.api, hold)
    void this.#call(() => released)
  }

  #call(act: () => Promise<void>): Promise<void> {
    this.#calls = this.#calls.then(act).finally(() => this.#host.requestUpdate())
    return this.#calls
  }
}
