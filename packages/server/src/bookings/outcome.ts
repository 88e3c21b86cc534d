import { bookingVersion } from '@openslot/core'
import type { Booking, CreatedBooking } from '@openslot/core/wire'
import type { Context } from 'hono'
import type { SlotRequest } from '../availability/store.js'
import { durationOnMove } from '../catalog/durations.js'
import type { ServerContext } from '../context.js'
import { problemOf } from './refusal.js'
import { asOf, presentBooking } from './present.js'
import type { BookingOutcome, StoredBooking } from './store.js'

/**
 * The booking that a change has left, whose messages are on their way from now on.
 *
 * @param request whose times are offered instead when the start (epoch ms) can't be had
 * @throws ProblemError with the reason of a refusal
 */
export async function requireAccepted(
  { storage, wakeDispatcher }: ServerContext,
  outcome: BookingOutcome,
  request: SlotRequest,
  start: number,
): Promise<StoredBooking> {
  if (!outcome.accepted) throw await problemOf(outcome.refusal, storage.availability, request, start)
  wakeDispatcher()
  return outcome.booking
}

/** Answers with a new booking and what opens it; `path` is where such are found. */
export function answerCreated(c: Context, booking: CreatedBooking, path: string): Response {
  c.header('ETag', `"${bookingVersion(booking)}"`)
  c.header('Location', `${path}/${booking.id}`)
  c.header('Cache-Control', 'no-store')
  return c.json(booking, 201)
}

/** Answers with a booking as its customer may see it at `now` (epoch ms); for `mayConfirm`, see {@link presentBooking}. */
export function answerBooking(c: Context, booking: StoredBooking, now: number, mayConfirm = false): Response {
  c.header('Cache-Control', 'no-store')
  c.header('ETag', `"${bookingVersion(asOf(booking, now))}"`)
  return c.json(presentBooking(booking, now, mayConfirm) satisfies Booking)
}

/** Where a booking's own calendars are: a change of it overlaps nothing but others. */
export const requestAround = (booking: StoredBooking, now: number): SlotRequest => ({
  service: booking.service,
  staff: booking.service.staff,
  durationMinutes: durationOnMove(booking),
  now,
  own: { bookingId: booking.id },
})
