import type { BookingRequest, CreatedBooking } from '@openslot/core/wire'
import { ApiError } from '../api/api-error.js'
import type { Api } from '../api/api.js'
import { Attempts } from '../api/attempts.js'
import { createBooking } from '../api/bookings.js'
import type { Order } from '../flow.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import { askBeforeCreate } from './ask-before-create.js'
import type { DeskHost } from './desk-host.js'
import { HoldKeeper, type HoldState } from './hold-keeper.js'
import { Sender } from './sender.js'

export interface Outcome {
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
  #attempts = new Attempts()
  #isProving = false

  constructor(host: DeskHost, outcome: Outcome) {
    this.#host = host
    this.#outcome = outcome
    this.#sender = new Sender(host)
    this.#keeper = new HoldKeeper(host, {
      gone: (error) => outcome.gone(error),
      mayRenew: () => !this.#attempts.isUnsure,
    })
  }

  /** Whether a proof of work is taking its time. */
  get isProving(): boolean {
    return this.#isProving
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
    if (!api) return
    // A booking may have been made of it: asking again would meet that, and call the visitor's own time taken.
    if (order && this.#attempts.isUnsure) return
    this.#keeper.want(api, order && { ...order, service: order.service.id })
  }

  /** The page was loaded anew. */
  resume(): void {
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
        signal.throwIfAborted()
        const { key, request } = this.#attempts.next(details, await this.#keeper.settled())
        try {
          return await createBooking(api, request, key, signal)
        } catch (error) {
          if (!(error instanceof ApiError) || error.code !== 'challenge-required') throw error
          const challenge = await this.#prove(api, signal)
          return await createBooking(api, { ...request, challenge }, key, signal)
        }
      },
      {
        done: (booking) => {
          this.#attempts.close()
          this.#keeper.spend()
          this.#outcome.booked(booking)
        },
        refused: (error) => {
          this.#attempts.refused(error)
          this.#outcome.refused(error)
        },
        stopped: () => this.#outcome.stopped(),
      },
    )
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
    this.#attempts = new Attempts()
  }
}
