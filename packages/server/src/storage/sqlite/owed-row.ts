import { and, eq, gte, max, notInArray, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { StoredBooking } from '../../bookings/store.js'
import type { Claim, Why } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { outbox } from './message-schema.js'

export type OutboxRow = typeof outbox.$inferSelect

/** Why a message isn't sent: nothing is known, or kept. */
export const UNEXPLAINED = { lastError: null, reason: null } as const

/** A message that nobody has tried to send yet, and what only some have. */
export const FRESH = {
  state: 'waiting',
  attempts: 0,
  tries: 0,
  triedSinceMs: null,
  sendings: 0,
  leasedUntilMs: 0,
  hasInvitation: false,
  staffId: null,
  guestEmail: null,
  endpointId: null,
  previousStartMs: null,
  payload: null,
  connectionId: null,
  ...UNEXPLAINED,
  sentMs: null,
} as const

/** What a message has of the booking that it is about. */
export const ofBooking = (booking: StoredBooking, nowMs: number) => ({
  ...FRESH,
  id: uuidv7(),
  bookingId: booking.id,
  startMs: booking.start,
  endMs: booking.end,
  sequence: booking.sequence,
  createdMs: nowMs,
})

export const insertMessage = preparedInsert(outbox)

/** What makes a message no longer owed, and says why. One that had been sent and was to go out once more stays sent. */
export const withdrawn = ({ reason, detail }: Why) => ({
  state: sql<OutboxRow['state']>`iif(${outbox.sentMs} IS NULL, 'withdrawn', 'sent')`,
  reason,
  lastError: detail,
})

/** Of what went to an endpoint that isn't there any more. */
export const DELETED: Why = { reason: 'webhook-deleted', detail: 'The webhook endpoint was deleted.' }

/** Where the reminders for all webhook endpoints of a booking wait. */
export const webhookReminderLane = (bookingId: string): string => `${bookingId} webhook`

/** Only the worker that took it last speaks for a message: another try has another number. */
export const heldBy = ({ id, attempts }: Pick<Claim, 'id' | 'attempts'>) =>
  and(eq(outbox.id, id), eq(outbox.attempts, attempts))

/** To the customer, and to webhooks. */
export const REMINDER_KINDS = ['reminder', 'booking.reminder']

/**
 * When a message that is owed at `atMs` has its turn in its lane: behind whatever else is owed there. `atMs` was read
 * before the wait for the write lock, and another process may have written first what it read later; who commits later
 * tells of what is so now. Asked inside the transaction that writes the message.
 */
export const turnIn = (tx: SqliteDb, lane: string, atMs: number): number =>
  Math.max(atMs, (lastTurnIn(tx).get({ lane })?.owedMs ?? -Infinity) + 1)

/** Not of reminders that were planned: they have their time. */
const lastTurnIn = prepared((db) =>
  db
    .select({ owedMs: max(outbox.owedMs) })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, arg('lane')),
        // As text, so that SQLite sees that its partial index fits.
        sql`${outbox.state} = 'waiting'`,
        or(notInArray(outbox.kind, REMINDER_KINDS), gte(outbox.createdMs, outbox.owedMs)),
      ),
    )
    .prepare(),
)

export const isReminder = (kind: string): boolean => REMINDER_KINDS.includes(kind)
