import type { Booking, RescheduleRequest } from '@openslot/core/wire'
import { type Api, type BookingKey, authorization } from './api.js'
import { toIso } from './instant.js'

// A customer's own booking, opened by its key.

/** Where a booking is moved. */
export interface NewTime {
  readonly start: number
  readonly staff: string | undefined
  /** The token of the visitor's hold of it. */
  readonly holdToken: string | undefined
}

export const getBooking = (api: Api, key: BookingKey, signal: AbortSignal): Promise<Booking> =>
  api.ask(['bookings', key.id], { headers: authorization(key), signal })

/** Needs the key that came by mail. */
export const confirmBooking = (api: Api, key: BookingKey, signal: AbortSignal): Promise<Booking> =>
  change(api, key, 'confirm', undefined, signal)

export function moveBooking(
  api: Api,
  key: BookingKey,
  { start, staff, holdToken }: NewTime,
  signal: AbortSignal,
): Promise<Booking> {
  const json: RescheduleRequest = {
    start: toIso(start),
    ...(staff !== undefined && { staff }),
    ...(holdToken !== undefined && { holdToken }),
  }
  return change(api, key, 'reschedule', json, signal)
}

/**
 * The same when it may have been done before, by a request whose answer was lost: a booking can't be moved to where it is,
 * so that what is refused may well be done.
 */
export async function moveBookingAgain(api: Api, key: BookingKey, to: NewTime, signal: AbortSignal): Promise<Booking> {
  try {
    return await moveBooking(api, key, to, signal)
  } catch (error) {
    const booking = await getBooking(api, key, signal).catch(() => undefined)
    if (booking?.start === toIso(to.start) && isOpen(booking)) return booking
    throw error
  }
}

const isOpen = ({ status }: Booking): boolean => status === 'pending' || status === 'confirmed'

export const cancelBooking = (api: Api, key: BookingKey, reason: string, signal: AbortSignal): Promise<Booking> =>
  change(api, key, 'cancel', reason ? { reason } : {}, signal)

const change = (api: Api, key: BookingKey, what: string, json: unknown, signal: AbortSignal): Promise<Booking> =>
  api.ask(['bookings', key.id, what], { method: 'POST', headers: authorization(key), json, signal })
