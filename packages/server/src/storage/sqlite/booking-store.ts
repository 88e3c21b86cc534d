import { type BookWrite, type CancelWrite, type ConfirmSnapshot, type Decision, foldCase } from '@openslot/core'
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { SlotRequest } from '../../availability/store.js'
import type {
  BookingOutcome,
  BookingStore,
  CancelSnapshot,
  ChangeScope,
  Fit,
  NewBooking,
  StoredBooking,
} from '../../bookings/store.js'
import type { CatalogService } from '../../catalog/catalog.js'
import { durationOnMove } from '../../catalog/durations.js'
import { note } from './audit.js'
import { isSpent, spend } from './challenge-store.js'
import { findServiceById } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import { clearExpired, unconfirmedUntil } from './expiry.js'
import { findBooking } from './find-booking.js'
import { findHold, heldIn } from './find-hold.js'
import { recall, remember } from './idempotency-store.js'
import type { OweMessages } from './owe-messages.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { placeSnapshot } from './place-snapshot.js'
import { fromPrice } from './price-columns.js'
import { rehearsed } from './rehearsed.js'
import { appointments, bookings, staff } from './schema.js'
import { clearClaims, ownSeats, removeHold, settle, takePlace } from './seats.js'
import { transact } from './transact.js'

export const sqliteBookings = (db: SqliteDb, owe: OweMessages): BookingStore => ({
  create: async (scope, booking, decide, attempt) =>
    transact(db, (tx) => {
      const { now } = scope
      const repeated = attempt && recall(tx, attempt, now)
      if (repeated) return { accepted: true, repeated }
      const { proof } = scope
      if (proof && isSpent(tx, proof)) return { accepted: false, isProofSpent: true }
      clearExpired(tx, now)
      const fit = scope.fit(findServiceById(tx, scope.serviceId))
      const { service } = fit
      const hold = findHold(tx, scope)
      const request = slotRequest(fit, now, { ...(hold && { holdId: hold.id }) })
      const snapshot = placeSnapshot(tx, request, scope.start)
      const decision = decide({
        ...snapshot,
        unconfirmed: unconfirmedUntil(tx, booking.customerEmail, now),
        ...heldIn(scope, hold),
      })
      if (!decision.accepted) return decision
      if (proof) spend(tx, proof, now)
      if (hold) removeHold(tx, hold.id)
      const outcome = bookIn(tx, service, booking, decision, scope, owe)
      if (attempt) remember(tx, attempt, booking.id, attempt.answer(outcome.booking), now)
      return outcome
    }),

  pretend: async ({ now, proof }, id, attempt) =>
    transact(db, (tx) => {
      const repeated = attempt && recall(tx, attempt, now)
      if (repeated) return { accepted: true, repeated }
      if (proof && isSpent(tx, proof)) return { accepted: false, isProofSpent: true }
      if (proof) spend(tx, proof, now)
      if (attempt) remember(tx, attempt, id, attempt.answer, now)
      return undefined
    }),

  reschedule: async (bookingId, scope, decide) =>
    rehearsed(db, scope.dryRun ?? false, (tx): BookingOutcome => {
      const { now } = scope
      clearExpired(tx, now)
      const booking = existing(tx, bookingId)
      const { service, appointmentId } = booking
      const hold = findHold(tx, scope)
      const own = { bookingId, ...(hold && { holdId: hold.id }) }
      const staffId = scope.giverOf(service)
      const request = slotRequest({ service, staffId, durationMinutes: durationOnMove(booking) }, now, own)
      const snapshot = placeSnapshot(tx, request, scope.start)
      const decision = decide({ ...snapshot, ...heldIn(scope, hold), booking, policy: service })
      if (!decision.accepted) return decision
      const { place, sequence, status, moves } = decision.write
      // The hold first: it may have a place beside the booking's own.
      if (hold) removeHold(tx, hold.id)
      clearClaims(tx, ownSeats(tx, { bookingId }, now))
      const movedTo = takePlace(tx, service, place, null)
      change(tx, booking, { appointmentId: movedTo, sequence, status, moves, updatedMs: now })
      settle(tx, appointmentId)
      noteAssigned(
        tx,
        place.staffIds.filter((id) => !booking.team.some((member) => member.id === id)),
        now,
      )
      return stored(tx, booking, decision, scope, owe)
    }),

  confirm: async (bookingId, scope, decide) =>
    transact(db, (tx) => {
      const { now } = scope
      clearExpired(tx, now)
      const booking = existing(tx, bookingId)
      // Whoever was erased meanwhile isn't brought back.
      if (booking.erasedMs !== null) return { accepted: false, refusal: { problem: 'not-found' } }
      const { service, appointmentId } = booking
      const decision = decide(confirmSnapshot(tx, booking, now))
      if (!decision.accepted) return decision
      if (decision.write) {
        const { place, status } = decision.write
        const placeId = place ? takePlace(tx, service, place, null) : appointmentId
        const confirmed = { status, ...CONFIRMED, counts: true, cancelledMs: null }
        change(tx, booking, { appointmentId: placeId, ...confirmed, updatedMs: now })
        settle(tx, appointmentId)
      }
      return stored(tx, booking, decision, scope, owe)
    }),

  confirmSnapshot: async (booking, now) => confirmSnapshot(db, booking, now),

  cancel: async (bookingId, scope, decide) => transact(db, (tx) => cancelIn(tx, { bookingId, ...scope }, decide, owe)),

  changeStatus: async (bookingId, scope, decide) =>
    transact(db, (tx) => {
      const { now, reason } = scope
      clearExpired(tx, now)
      const booking = existing(tx, bookingId)
      const decision = decide({ now, booking })
      if (!decision.accepted) return decision
      if (decision.write) {
        const { status, sequence } = decision.write
        const more = status === 'declined' ? { cancelReason: reason } : { counts: true }
        change(tx, booking, { status, sequence, updatedMs: now, ...CONFIRMED, ...more })
        settle(tx, booking.appointmentId)
      }
      return stored(tx, booking, decision, scope, owe)
    }),

  find: async (id) => findBooking(db, id),

  manageTokenHash: async (id) =>
    db.select({ hash: bookings.manageTokenHash }).from(bookings).where(eq(bookings.id, id)).get()?.hash,

  overdueRequests: async (nowMs) =>
    db
      .select({ id: bookings.id })
      .from(bookings)
      .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
      .where(and(eq(bookings.status, 'pending'), isNull(bookings.confirmByMs), lte(appointments.startMs, nowMs)))
      .orderBy(asc(appointments.startMs))
      .all()
      .map(({ id }) => id),
})

function confirmSnapshot(db: SqliteDb, booking: StoredBooking, now: number): ConfirmSnapshot {
  const { id: bookingId, service } = booking
  const staffId = service.staffing === 'all' ? null : booking.staffId
  const request = slotRequest({ service, staffId, durationMinutes: durationOnMove(booking) }, now, { bookingId })
  const snapshot = placeSnapshot(db, request, booking.start)
  return { ...snapshot, booking, bookedAt: booking.createdMs, isOffered: service.active }
}

/** Stores a booking that was decided upon, within the transaction. */
export function bookIn(
  tx: SqliteDb,
  service: CatalogService,
  booking: NewBooking,
  decision: Decision<BookWrite> & { accepted: true },
  scope: Pick<ChangeScope, 'now' | 'by'>,
  owe: OweMessages,
): BookingOutcome & { accepted: true } {
  const { place, status, confirmBy } = decision.write
  const { now } = scope
  const appointmentId = takePlace(tx, service, place, confirmBy)
  const made = { appointmentId, status, confirmByMs: confirmBy, createdMs: now, updatedMs: now }
  const counts = confirmBy === null
  const customerKey = foldCase(booking.customerEmail)
  insertBooking(tx, { ...FRESH, ...booking, ...made, ...asOffered(service), counts, customerKey })
  noteAssigned(tx, place.staffIds, now)
  return stored(tx, { id: booking.id, service }, decision, scope, owe)
}

/** Cancels a booking within a transaction. */
export function cancelIn(
  tx: SqliteDb,
  scope: ChangeScope & { readonly bookingId: string },
  decide: (snapshot: CancelSnapshot) => Decision<CancelWrite | null>,
  owe: OweMessages,
): BookingOutcome {
  const { now, reason } = scope
  clearExpired(tx, now)
  const booking = existing(tx, scope.bookingId)
  const decision = decide({ now, booking, policy: booking.service })
  if (!decision.accepted) return decision
  if (decision.write) {
    const { sequence, cancelledAt } = decision.write
    const cancelled = { status: 'cancelled', cancelledMs: cancelledAt, cancelReason: reason, ...CONFIRMED } as const
    change(tx, booking, { ...cancelled, sequence, updatedMs: now })
    settle(tx, booking.appointmentId)
  }
  return stored(tx, booking, decision, scope, owe)
}

/** Whatever somebody does about a booking: from then on nobody waits for its customer to confirm it. */
const CONFIRMED = { confirmByMs: null } as const

/** Whose calendars a wish is about. */
export const slotRequest = (
  { service, staffId, durationMinutes }: Fit,
  now: number,
  own: SlotRequest['own'] = {},
): SlotRequest => ({
  service,
  staff: service.staff.filter((member) => staffId === null || member.id === staffId),
  durationMinutes,
  now,
  own,
})

/** Stores a change of what the decision saw, and of nothing else: compare, then swap. */
function change(tx: SqliteDb, seen: StoredBooking, values: Partial<typeof bookings.$inferInsert>): void {
  const { changes } = tx
    .update(bookings)
    .set(values)
    .where(and(eq(bookings.id, seen.id), eq(bookings.status, seen.status), eq(bookings.sequence, seen.sequence)))
    .run()
  if (changes !== 1) throw new Error(`Booking ${seen.id} has changed meanwhile.`)
}

function noteAssigned(tx: SqliteDb, staffIds: readonly string[], now: number): void {
  for (const id of staffIds) assignedNow(tx).run({ id, now })
}

const assignedNow = prepared((db) =>
  db
    .update(staff)
    .set({ lastAssignedMs: sql`${arg('now')}` })
    .where(eq(staff.id, arg('id')))
    .prepare(),
)

/** Stores what an accepted decision owes to the world and to the records, and answers with the booking as it now is. */
function stored(
  tx: SqliteDb,
  { id, service }: Pick<StoredBooking, 'id' | 'service'>,
  decision: Decision<unknown> & { accepted: true },
  { now, by = null }: { readonly now: number; readonly by?: string | null },
  owe: OweMessages,
): BookingOutcome & { accepted: true } {
  const booking = existing(tx, id, service)
  for (const event of decision.events) note(tx, id, event, by)
  owe(tx, booking, decision, now)
  return { accepted: true, booking }
}

const insertBooking = preparedInsert(bookings)

/** Nothing has happened to it yet. */
const FRESH = { sequence: 0, moves: 0, cancelledMs: null, cancelReason: null, erasedMs: null } as const

/** What the owner may change without changing what was agreed upon. */
const asOffered = ({ price, questions }: CatalogService) => ({ ...fromPrice(price), questions })

function existing(db: SqliteDb, id: string, service?: CatalogService): StoredBooking {
  const booking = findBooking(db, id, service)
  if (!booking) throw new Error(`No booking ${id}.`)
  return booking
}
