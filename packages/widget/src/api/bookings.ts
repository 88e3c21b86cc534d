import type { BookingRequest, Challenge, CreatedBooking } from '@openslot/core/wire'
import type { Api } from './api.js'

export const createBooking = (
  api: Api,
  json: BookingRequest,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<CreatedBooking> =>
  api.ask(['bookings'], { method: 'POST', json, headers: { 'Idempotency-Key': idempotencyKey }, signal })

/** A proof of work to be done, where the server asks for one before a booking. */
export const getChallenge = (api: Api, signal: AbortSignal): Promise<Challenge> => api.ask(['challenge'], { signal })
