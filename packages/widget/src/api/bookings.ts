import type { BookingRequest, CreatedBooking } from '@openslot/core/wire'
import type { Api } from './api.js'

export const createBooking = (
  api: Api,
  json: BookingRequest,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<CreatedBooking> =>
  api.ask(['bookings'], { method: 'POST', json, headers: { 'Idempotency-Key': idempotencyKey }, signal })
