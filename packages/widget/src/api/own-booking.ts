import { bookingVersion } from '@openslot/core'
import type { Booking, RescheduleRequest } from '@openslot/core/wire'
import { type Api, type BookingKey, authorization } from './api.js'
import { toIso } from './instant.js'

// A customer's own booking, opened by its key. What is done about it is done about what they have seen of it, or not at
// all: staff may have moved it meanwhile.

/** Where a booking is moved. */
export interface NewTime {
  readonly start: number
  readonly staff: string | undefined
  /** The token of the visitor's hold of it. */
  readonly holdToken: string | undefined
}

export const getBooking = (api: Api, key: BookingKey, signal: AbortSignal): Promise<Booking> =>
  api.ask(['bookings', key.id], { headers: authorization(key), signal })

/**
 * Needs the key that came by mail. Whichever version was seen: until it is confirmed nobody moves it, and only time makes
 * another of it, which it may be confirmed after all the same.
 */
export const confirmBooking = (api: Api, key: BookingKey, signal: AbortSignal): Promise<Booking> =>
  change(api, key, { what: 'confirm' }, signal)

export function moveBooking(
  api: Api,
  key: BookingKey,
  seen: Booking,
  { start, staff, holdToken }: NewTime,
  signal: AbortSignal,
): Promise<Booking> {
  const json: RescheduleRequest = {
    start: toIso(start),
    ...(staff !== undefined && { staff }),
    ...(holdToken !== undefined && { holdToken }),
  }
  return change(api, key, { what: 'reschedule', json, seen }, signal)
}

export const isOpen = ({ status }: Booking): boolean => status === 'pending' || status === 'confirmed'

export const cancelBooking = (
  api: Api,
  key: BookingKey,
  seen: Booking,
  reason: string,
  signal: AbortSignal,
): Promise<Booking> => change(api, key, { what: 'cancel', json: reason ? { reason } : {}, seen }, signal)

function change(
  api: Api,
  key: BookingKey,
  { what, json, seen }: { readonly what: string; readonly json?: unknown; readonly seen?: Booking },
  signal: AbortSignal,
): Promise<Booking> {
  const headers = { ...authorization(key), ...(seen && { 'If-Match': `"${bookingVersion(seen)}"` }) }
  return api.ask(['bookings', key.id, what], { method: 'POST', headers, json, signal })
}
