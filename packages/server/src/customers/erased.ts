import { foldCase } from '@openslot/core'
import type { Booking } from '@openslot/core/wire'

/** What stands where a person's name and address stood. `.invalid` is nobody's, and never will be. */
export const ERASED = { customerName: 'Erased', customerEmail: 'erased@erased.invalid' } as const

/** A booking as it was told, without whom it was for. */
export const withoutCustomer = (booking: Booking): Booking => ({
  ...booking,
  customer: { name: ERASED.customerName, email: ERASED.customerEmail, phone: null },
  guests: [],
  answers: {},
  notes: null,
  cancelReason: null,
})

/** A booking as it was told, without one of its guests. */
export const withoutGuest = (booking: Booking, email: string): Booking => ({
  ...booking,
  guests: otherGuests(booking.guests, email),
})

/** Guests beside the one with this address. */
export const otherGuests = (guests: readonly string[], email: string): string[] =>
  guests.filter((guest) => foldCase(guest) !== foldCase(email))
