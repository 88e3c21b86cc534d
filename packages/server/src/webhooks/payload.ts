import { type Booking, type WebhookEvent, toIso } from '@openslot/core/wire'
import { presentBooking } from '../bookings/present.js'
import type { StoredBooking } from '../bookings/store.js'

/** The body of a webhook: what happened when (epoch ms), and the booking as it was then. */
export function webhookPayload(
  type: WebhookEvent,
  booking: StoredBooking,
  { at, previousStart }: { readonly at: number; readonly previousStart?: number },
): string {
  const data = {
    booking: presentBooking(booking, at),
    ...(previousStart !== undefined && { previousStart: toIso(previousStart) }),
  }
  return JSON.stringify({ type, timestamp: toIso(at), data })
}

/** The same body with another version of its booking. */
export function changePayload(payload: string, change: (booking: Booking) => Booking): string {
  const { data, ...rest } = JSON.parse(payload) as { readonly data: { readonly booking: Booking } }
  return JSON.stringify({ ...rest, data: { ...data, booking: change(data.booking) } })
}

/** The body of a webhook that is sent by hand. */
export const testPayload = (at: number): string =>
  JSON.stringify({ type: 'webhook.test', timestamp: toIso(at), data: {} })
