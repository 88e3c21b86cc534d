import type { BookingRequest, CreatedBooking } from '@openslot/core/wire'
import type { ApiError } from '../api/api-error.js'
import type { Api } from '../api/api.js'
import { type Attempt, alike, attempt } from '../api/attempts.js'
import { createBooking } from '../api/bookings.js'
import { isRefusal } from '../api/is-refusal.js'
import type { Order } from '../flow.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { askBeforeCreate } from './ask-before-create.js'
import { troubleOf } from '../trouble.js'
import type { DeskHost } from './desk-host.js'
import { HoldKeeper, type HoldState } from './hold-keeper.js'
import { asApiError } from './loader.js'
import { Sender } from './sender.js'

export interface Outcome {
  /** Whether what is to be booked may be booked already. */
  isInDoubt(): boolean
  /** Until it is heard of, it may be booked or not. */
  sent(): void
  booked(booking: CreatedBooking): void
  refused(error: ApiError): void
  stopped(): void
  /** While the visitor was typing, somebody else got the time. */
  gone(error: ApiError): void
}

/** From the chosen time to its booking: keeps the time meanwhile, and books it once. */
export class Checkout {
  readonly #host: DeskHost
  readonly #outcome: Outcome
  readonly #sender: Sender
  readonly #keeper: HoldKeeper
  #unsure: readonly Attempt[] = []
  #isProving = false

  constructor(host: DeskHost, outcome: Outcome) {
    this.#host = host
    this.#outcome = outcome
    this.#sender = new Sender(host)
    this.#keeper = new HoldKeeper(host, {
      gone: (error) => outcome.gone(error),
      mayRenew: () => !outcome.isInDoubt(),
    })
  }

  /** Whether a proof of work is taking its time. */
  get isProving(): boolean {
    return this.#isProving
  }

  /** What may have been booked without our hearing of it, all of it: what was mended since may be refused, or get no answer, too. */
  get unsure(): readonly Attempt[] {
    return this.#unsure
  }

  get hold(): HoldState {
    return this.#keeper.state
  }

  /** For asking about free times, of which one's own is one. */
  holdToken(): Promise<string | undefined> {
    return this.#keeper.token()
  }

  /** Keeps the time of what is to be booked. Called on each update while booking. */
  want(order: Order | undefined): void {
    const { api } = this.#host.visit
    // Asking for what may be booked would meet that, and call the visitor's own time taken.
    if (!api || this.#outcome.isInDoubt()) return
    this.#keeper.want(api, order && { ...order, service: order.service.id })
  }

  /** The page was loaded anew, perhaps in the middle of sending. */
  resume(unsure: readonly Attempt[]): void {
    this.#unsure = unsure
    this.#keeper.resume()
  }

  /** The visitor is busy with the form. */
  touch(): void {
    this.#keeper.touch()
  }

  submit(details: BookingRequest): void {
    const { api } = this.#host.visit
    if (!api) return
    // The trap for bots is between the form and the server.
    const { website: _, ...open } = details
    const permission = askBeforeCreate(this.#host, open)
    if (!permission) {
      this.#outcome.stopped()
      return
    }
    this.#sender.send(
      async (signal) => {
        // Whoever has refused it has told the visitor why.
        await permission.catch(() => this.stop())
        const holdToken = await this.#keeper.settled()
        signal.throwIfAborted()
        const tried = attempt(details, holdToken, this.#unsure)
        this.#unsure = [tried, ...this.#unsure.filter((other) => other !== tried)]
        this.#outcome.sent()
        let refusal: ApiError | undefined
        for (const each of alike(this.#unsure, details)) {
          try {
            return await this.#create(api, each, signal)
          } catch (error) {
            const answer = asApiError(error)
            if (!isRefusal(answer)) throw answer
            // The server has said no, for good: the same again would be another attempt.
            this.#unsure = this.#unsure.filter((other) => other !== each)
            refusal ??= answer
            // Who has the time may be the visitor, by an attempt before: the same again is answered as it was then.
            if (troubleOf(refusal, 0).kind !== 'taken') break
          }
        }
        throw refusal
      },
      {
        ...this.#outcome,
        done: (booking) => {
          this.#unsure = []
          this.#keeper.spend()
          this.#outcome.booked(booking)
        },
      },
    )
  }

  async #create(api: Api, { key, request }: Attempt, signal: AbortSignal): Promise<CreatedBooking> {
    try {
      return await createBooking(api, request, key, signal)
    } catch (error) {
      if (asApiError(error).code !== 'challenge-required') throw error
      const challenge = await this.#prove(api, signal)
      return createBooking(api, { ...request, challenge }, key, signal)
    }
  }

  async #prove(api: Api, signal: AbortSignal): Promise<string> {
    const { prove } = await import('./proof.js')
    return prove(api, signal, (isProving) => {
      const { attention, visit } = this.#host
      this.#isProving = isProving
      if (isProving) attention.say(visit.wordsOf(BOOKING).details.proving)
      this.#host.requestUpdate()
    })
  }

  /** Gives up what is on its way. */
  stop(): void {
    this.#sender.stop()
  }

  reset(): void {
    this.stop()
    this.#unsure = []
  }
}
