import type { BookingStatus } from '../bookings/booking.js'

/**
 * Whether a booking in this status has its event in the calendars of those who give it. A request that waits for approval
 * gets none; one that had it before, and waits again since it was moved, keeps it.
 */
export function standsInCalendar(status: BookingStatus, isThere: boolean): boolean {
  if (status === 'cancelled' || status === 'declined') return false
  return status !== 'pending' || isThere
}
