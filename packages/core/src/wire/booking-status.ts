export const BOOKING_STATUSES = ['pending', 'confirmed', 'cancelled', 'declined', 'completed', 'no-show'] as const

export type BookingStatusName = (typeof BOOKING_STATUSES)[number]
