import type { BookingState } from '../bookings/booking.js'
import type { PlaceSnapshot, StaffCandidate } from '../bookings/snapshot.js'
import type { ServicePolicy } from '../catalog/service.js'
import type { WeeklyWindow } from '../catalog/staff.js'
import type { SlotQuery } from '../slots/query.js'
import type { Span } from '../time/interval.js'

// Plain values with plain overrides. Where nothing is said it is Monday, 1 June 2026, in UTC, so that the times in a
// test are the times in its expectations.

/** Epoch ms of an ISO instant with its offset: `at('2026-06-01T09:00:00Z')`. */
export function at(iso: string): number {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant) || !/(?:Z|[+-]\d{2}:\d{2})$/.test(iso)) {
    throw new Error(`not an instant with its offset: ${iso}`)
  }
  return instant
}

/** A span between two ISO instants. */
export const between = (start: string, end: string): Span => ({ start: at(start), end: at(end) })

/** The same window on several ISO weekdays. */
export const hoursOn = (days: readonly number[], start: string, end: string): WeeklyWindow[] =>
  days.map((day) => ({ day, start, end }))

export const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5]
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** A service of 30 minutes every 30 minutes, without buffers, notice or booking window. */
export const buildService = (overrides: Partial<PlaceSnapshot['service']> = {}): PlaceSnapshot['service'] => ({
  id: 'haircut',
  durationMinutes: 30,
  slotIntervalMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minimumNoticeMinutes: 0,
  bookingWindowDays: null,
  assignment: 'least-loaded',
  ...overrides,
})

/** Anna, in UTC, Monday to Friday from 09:00 to 17:00, with nothing taken. */
export const buildStaff = (overrides: Partial<StaffCandidate> = {}): StaffCandidate => ({
  id: 'anna',
  timeZone: 'UTC',
  hours: hoursOn(WORKING_DAYS, '09:00', '17:00'),
  taken: [],
  bookedMinutesInWeek: 0,
  lastAssignedAt: null,
  ...overrides,
})

/** What can be booked on Monday, 1 June 2026, asked on the evening before. */
export const buildQuery = (overrides: Partial<SlotQuery> = {}): SlotQuery => ({
  service: buildService(),
  staff: [buildStaff()],
  from: at('2026-06-01T00:00:00Z'),
  to: at('2026-06-02T00:00:00Z'),
  now: at('2026-05-31T20:00:00Z'),
  ...overrides,
})

/** What a decision sees on Sunday evening, 31 May 2026. */
export const buildSnapshot = (overrides: Partial<PlaceSnapshot> = {}): PlaceSnapshot => ({
  now: at('2026-05-31T20:00:00Z'),
  service: buildService(),
  staff: [buildStaff()],
  ...overrides,
})

/** A confirmed booking with Anna on Monday, 1 June 2026, 10:00 to 10:30. */
export const buildBooking = (overrides: Partial<BookingState> = {}): BookingState => ({
  id: 'booking-1',
  status: 'confirmed',
  staffId: 'anna',
  start: at('2026-06-01T10:00:00Z'),
  end: at('2026-06-01T10:30:00Z'),
  sequence: 0,
  ...overrides,
})

/** No cut-offs. */
export const buildPolicy = (overrides: Partial<ServicePolicy> = {}): ServicePolicy => ({
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  ...overrides,
})
