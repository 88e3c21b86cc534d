import type { BookingRequest } from '@openslot/core/wire'
import { randomKey } from './random-key.js'

/** What is sent for one booking, however often it has to be. */
export interface Attempt {
  /** The idempotency key. */
  readonly key: string
  readonly request: BookingRequest
}

/**
 * Sending the same again (the answer was lost, the button pressed twice) is the same attempt as before, to the letter,
 * with the hold that it had; anything changed is a new one.
 */
export const attempt = (details: BookingRequest, holdToken: string | undefined, before: readonly Attempt[]): Attempt =>
  before.find(({ request }) => contentOf(request) === contentOf(details)) ?? {
    key: randomKey(),
    request: { ...details, holdToken },
  }

const contentOf = (request: BookingRequest): string => JSON.stringify({ ...request, holdToken: undefined })

/** Those of them that are about the same time with the same person, whatever they say of the customer. */
export const alike = (attempts: readonly Attempt[], wish: BookingRequest): readonly Attempt[] =>
  attempts.filter(({ request }) => wishOf(request) === wishOf(wish))

const wishOf = ({ service, staff, start, durationMinutes }: BookingRequest): string =>
  JSON.stringify([service, staff, start, durationMinutes])
