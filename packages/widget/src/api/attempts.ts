import type { BookingRequest } from '@openslot/core/wire'
import type { ApiError } from './api-error.js'
import { isRefusal } from './is-refusal.js'
import { randomKey } from './random-key.js'

/** What is sent for one booking, however often it has to be. */
export interface Attempt {
  /** The idempotency key. */
  readonly key: string
  readonly request: BookingRequest
}

/**
 * The attempts at a booking, one after another. Sending the same again (the answer was lost, the button pressed twice)
 * is the same attempt, to the letter, with the hold that it had; anything changed is a new one.
 */
export class Attempts {
  #last: { readonly content: string; readonly attempt: Attempt } | undefined
  #isUnsure = false

  /** Whether the last one may have been booked without our hearing of it. */
  get isUnsure(): boolean {
    return this.#isUnsure
  }

  next(details: BookingRequest, holdToken: string | undefined): Attempt {
    const content = JSON.stringify(details)
    if (this.#last?.content !== content) {
      const request = { ...details, ...(holdToken !== undefined && { holdToken }) }
      this.#last = { content, attempt: { key: randomKey(), request } }
    }
    this.#isUnsure = true
    return this.#last.attempt
  }

  /** The server has said no, for good: the same again would be another attempt. */
  refused(error: ApiError): void {
    if (isRefusal(error)) this.close()
  }

  close(): void {
    this.#last = undefined
    this.#isUnsure = false
  }
}
