import { OPEN_STATUSES, foldCase } from '@openslot/core'
import type { Booking } from '@openslot/core/wire'
import { and, asc, eq, gt, inArray, isNull, not, sql } from 'drizzle-orm'
import { ERASED, otherGuests, withoutGuest } from '../../customers/erased.js'
import type { Erasure, ErasureOutcome } from '../../customers/store.js'
import { noteErasure } from './audit.js'
import { ofCustomer } from './booking-list-store.js'
import { cancelIn } from './booking-store.js'
import type { SqliteDb } from './db.js'
import { eraseGuestMessages, eraseMessages, forgetGuestIn } from './erase-messages.js'
import { oweWhereItIs } from './owe-calendars.js'
import type { OweMessages } from './owe-messages.js'
import { clearExpired } from './expiry.js'
import { appointments, bookings, idempotencyKeys } from './schema.js'
import { isKept } from './seats.js'

/** Whether a booking is pending or confirmed and not over at `nowMs`. */
export const isUpcoming = (nowMs: number) =>
  and(inArray(bookings.status, OPEN_STATUSES), isKept(nowMs), gt(appointments.endMs, nowMs))

/** Erases a person, within a transaction: everything or nothing. */
export function eraseCustomer(tx: SqliteDb, email: string, erasure: Erasure, owe: OweMessages): ErasureOutcome {
  const { now, by, cancel } = erasure
  clearExpired(tx, now)
  const upcoming = upcomingOf(tx, email, now)
  for (const bookingId of upcoming) {
    if (cancel === null) return { upcoming: upcoming.length }
    const outcome = cancelIn(tx, { bookingId, now, by, reason: null }, cancel, owe)
    if (!outcome.accepted) throw new Error(`Booking ${bookingId} can’t be cancelled.`)
  }
  const asGuest = forgetAsGuest(tx, email, erasure)
  const ids = bookingsOf(tx, email)
  for (const id of ids) eraseBooking(tx, id, erasure)
  return { erased: ids.length, asGuest, cancelled: upcoming.length }
}

/** Whether a booking is a person's and still says so. */
export const isTheirs = (email: string) => and(ofCustomer(email), isNull(bookings.erasedMs))

/** The ids of a person's bookings, by their start. */
export const bookingsOf = (db: SqliteDb, email: string): string[] =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(isTheirs(email))
    .orderBy(asc(appointments.startMs), asc(bookings.id))
    .all()
    .map(({ id }) => id)

/** Other people's bookings that name somebody as a guest. */
export const hostsOf = (db: SqliteDb, email: string): { readonly id: string; readonly guests: readonly string[] }[] =>
  db
    .select({ id: bookings.id, guests: bookings.guests })
    .from(bookings)
    .where(and(sql`${bookings.guests} <> '[]'`, not(ofCustomer(email))))
    .all()
    .filter(({ guests }) => otherGuests(guests, email).length < guests.length)

const upcomingOf = (db: SqliteDb, email: string, nowMs: number): string[] =>
  db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(and(isTheirs(email), isUpcoming(nowMs)))
    .all()
    .map(({ id }) => id)

/** Takes whom a booking is for out of it, and out of all that tells of it. */
export function eraseBooking(
  tx: SqliteDb,
  id: string,
  erasure: Pick<Erasure, 'now'> & { readonly by: string | null },
): void {
  noteErasure(tx, id, 'customer.erased', erasure)
  tx.update(bookings)
    .set({
      ...ERASED,
      customerKey: foldCase(ERASED.customerEmail),
      customerPhone: null,
      notes: null,
      answers: {},
      guests: [],
      cancelReason: null,
      confirmByMs: null,
      // Their links open nothing any more.
      manageTokenHash: '',
      erasedMs: erasure.now,
    })
    .where(eq(bookings.id, id))
    .run()
  // Sent again, their request books nothing anew: its key is known to belong to another one, and that's all.
  tx.update(idempotencyKeys).set({ fingerprint: '', answer: '' }).where(eq(idempotencyKeys.subjectId, id)).run()
  eraseMessages(tx, id)
  oweWhereItIs(tx, id, erasure.now)
}

/** Takes their address out of what others have booked. @returns of how many bookings */
function forgetAsGuest(tx: SqliteDb, email: string, erasure: Erasure): number {
  eraseGuestMessages(tx, email)
  const hosts = hostsOf(tx, email)
  for (const { id, guests } of hosts) {
    tx.update(bookings)
      .set({ guests: otherGuests(guests, email) })
      .where(eq(bookings.id, id))
      .run()
    forgetInAnswer(tx, id, email)
    noteErasure(tx, id, 'guest.erased', erasure)
    forgetGuestIn(tx, id, email)
  }
  return hosts.length
}

/** Sent again, the host's request still gets its first answer, without them. */
function forgetInAnswer(tx: SqliteDb, bookingId: string, email: string): void {
  const isOfBooking = eq(idempotencyKeys.subjectId, bookingId)
  const first = tx.select({ answer: idempotencyKeys.answer }).from(idempotencyKeys).where(isOfBooking).get()
  if (!first) return
  const answer = JSON.stringify(withoutGuest(JSON.parse(first.answer) as Booking, email))
  tx.update(idempotencyKeys).set({ answer }).where(isOfBooking).run()
}
