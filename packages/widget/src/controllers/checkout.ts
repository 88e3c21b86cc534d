import type { CreatedBooking } from '@openslot/core/wire'
import type { ApiError } from '../api/api-error.js'
import { Attempts } from '../api/attempts.js'
import { type Flow, bookingRequest, personOf } from '../flow.js'
import { needsAnotherTime } from '../trouble.js'
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

  constructor(host: DeskHost, outcome: Outcome) {
    this.#host = host
    this.#outcome = outcome
    this.#sender = new Sender(host)
    this.#keeper = new HoldKeeper(host, () => host.visit.now, {
      gone: (error) => outcome.gone(error),
      nearEnd: (state) => {
        const { hold } = host.visit.words
        host.attention.say(state === 'lapsed' ? hold.lapsed : hold.kept(1))
      },
      mayRenew: () => !this.#attempts.isUnsure,
    })
  }

  get hold(): HoldState {
    return this.#keeper.state
  }

  /** For asking about free times, of which one's own is one. */
  get holdToken(): string | undefined {
    return this.#keeper.token
  }

  /** Keeps what the flow has chosen. Called on each update while booking. */
  want(flow: Flow): void {
    const { api } = this.#host.visit
    const { service, step, start, duration, trouble } = flow
    if (!api) return
    const isWanted = service && step === 'details' && start !== undefined && !needsAnotherTime(trouble)
    // A booking may have been made of it: asking again would meet that, and call the visitor's own time taken.
    if (isWanted && this.#attempts.isUnsure) return
    this.#keeper.want(api, isWanted ? { service: service.id, staff: personOf(flow), duration, start } : undefined)
  }

  /** The visitor is busy with the form. */
  touch(): void {
    this.#keeper.touch()
  }

  /** @param more.trap what stands in the field that no person sees */
  submit(flow: Flow, { phone, trap }: { readonly phone: string; readonly trap: string }): void {
    const { api, timeZone, locale } = this.#host.visit
    const wanted = bookingRequest(flow, { timeZone, locale, phone })
    if (!wanted || !api) return
    const details = trap === '' ? wanted : { ...wanted, website: trap }
    this.#sender.send(
      async (signal) => {
        const { key, request } = this.#attempts.next(details, await this.#keeper.settled())
        return api.book(request, key, signal)
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

  /** Gives up what is on its way. */
  stop(): void {
    this.#sender.stop()
  }

  reset(): void {
    this.stop()
    this.#attempts = new Attempts()
  }
}
