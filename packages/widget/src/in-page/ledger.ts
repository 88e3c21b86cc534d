import { type BookingState, type HoldState, type Place, type Span, hasLapsed } from '@openslot/core'
import type { Answers } from '@openslot/core/wire'
import type { ShopService } from './catalog.js'

/** What takes place: it comes with its first booking or hold, and counts while it has a live one. Epoch ms. */
export interface Appointment {
  readonly serviceId: string
  readonly start: number
  readonly end: number
  readonly blocked: Span
  readonly staffIds: readonly string[]
  readonly resourceIds: readonly string[]
}

/** Whether it takes somebody's or something's calendar. */
export const takes = ({ staffIds, resourceIds }: Appointment, calendarId: string): boolean =>
  staffIds.includes(calendarId) || resourceIds.includes(calendarId)

/** A booking as it is kept. Instants in epoch ms. */
export interface KeptBooking extends BookingState {
  readonly appointment: Appointment
  readonly service: ShopService
  readonly staffIds: readonly string[]
  readonly moves: number
  readonly confirmBy: number | null
  readonly token: string
  readonly timeZone: string
  readonly locale: string | null
  readonly customer: { readonly name: string; readonly email: string; readonly phone: string | null }
  readonly guests: readonly string[]
  readonly answers: Answers
  readonly notes: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly cancelledAt: number | null
  readonly cancelReason: string | null
}

/** Instants in epoch ms. */
export interface KeptHold extends HoldState {
  readonly id: string
  readonly token: string
  readonly appointment: Appointment
  readonly expiresAt: number
}

/** What an `Idempotency-Key` was answered first. */
export interface FirstAnswer {
  readonly fingerprint: string
  readonly answer: object
  /** Epoch ms. */
  readonly at: number
}

/** Time off, or what an outside calendar says; of everyone without `calendarId`. Epoch ms. */
export interface BusyTime extends Span {
  readonly calendarId?: string
}

/** All that the server remembers. */
export interface Ledger {
  readonly bookings: Map<string, KeptBooking>
  readonly holds: Map<string, KeptHold>
  readonly busy: BusyTime[]
  readonly answers: Map<string, FirstAnswer>
  /** Staff id → when a booking was last given to them (epoch ms). */
  readonly lastAssigned: Map<string, number>
}

export const emptyLedger = (): Ledger => ({
  bookings: new Map(),
  holds: new Map(),
  busy: [],
  answers: new Map(),
  lastAssigned: new Map(),
})

/** Places about to be given up: they count as free. */
export interface OwnPlaces {
  readonly bookingId?: string | undefined
  readonly holdId?: string | undefined
}

/** The live appointments at `now` (epoch ms), each with how many places are taken in it. */
export function seatsTaken({ bookings, holds }: Ledger, now: number, own: OwnPlaces): Map<Appointment, number> {
  const seats = new Map<Appointment, number>()
  const take = ({ appointment }: { readonly appointment: Appointment }): unknown =>
    seats.set(appointment, (seats.get(appointment) ?? 0) + 1)
  for (const booking of bookings.values()) {
    const isOver = ['cancelled', 'declined'].includes(booking.status) || hasLapsed(booking, now)
    if (booking.id !== own.bookingId && !isOver) take(booking)
  }
  for (const hold of holds.values()) if (hold.id !== own.holdId && hold.expiresAt > now) take(hold)
  return seats
}

/** The appointment of a place that a decision has found: a new one, or the one that it joins. */
export function takePlace(
  ledger: Ledger,
  service: ShopService,
  { place, now, own }: { readonly place: Place; readonly now: number; readonly own: OwnPlaces },
): Appointment {
  const { start, end, blocked, staffId, staffIds, resourceIds, joins } = place
  const isJoined = (appointment: Appointment): boolean =>
    appointment.serviceId === service.id && appointment.start === start && appointment.staffIds.includes(staffId)
  const joined = joins ? [...seatsTaken(ledger, now, own).keys()].find(isJoined) : undefined
  return joined ?? { serviceId: service.id, start, end, blocked, staffIds, resourceIds }
}

/** The live hold that a token opens at `now` (epoch ms). */
export const findHold = ({ holds }: Ledger, token: string | undefined, now: number): KeptHold | undefined =>
  [...holds.values()].find((hold) => hold.token === token && hold.expiresAt > now)
