import type { BookingEvent } from '@openslot/core'
import { WEBHOOK_EVENTS, type WebhookEvent } from '@openslot/core/wire'
import { and, eq } from 'drizzle-orm'
import type { StoredBooking } from '../../bookings/store.js'
import type { WebhookReminder } from '../../outbox/store.js'
import { webhookPayload } from '../../webhooks/payload.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { type OutboxRow, heldBy, insertMessage, ofBooking, webhookReminderLane } from './owed-row.js'
import { prepared } from './prepared.js'
import { outbox, webhookEndpoints } from './message-schema.js'

/** The webhooks of what has happened to a booking, to each endpoint that wants to hear of it. */
export function webhookRows(
  tx: SqliteDb,
  booking: StoredBooking,
  events: readonly BookingEvent[],
  nowMs: number,
): OutboxRow[] {
  return events.flatMap((event) => {
    const { type } = event
    if (!isWebhookEvent(type)) return []
    const previousStart = 'previousStart' in event ? { previousStart: event.previousStart } : {}
    return rowsFor(tx, booking, { type, at: nowMs, ...previousStart }, nowMs)
  })
}

/** A reminder for all endpoints: who wants to hear of it is asked when it is due, see {@link oweReminder}. */
export const webhookReminder = (booking: StoredBooking, dueMs: number, nowMs: number): OutboxRow => ({
  ...ofBooking(booking, nowMs),
  audience: 'endpoints',
  lane: webhookReminderLane(booking.id),
  kind: 'booking.reminder',
  channel: 'webhook',
  dueMs,
  owedMs: dueMs,
})

/**
 * Puts the webhooks of a reminder in its place: all of them, or none when it was withdrawn or is another worker's. They
 * tell of the booking as it is now: since the worker took it, a guest may have been erased, or somebody else gives it.
 */
export function oweReminder(tx: SqliteDb, reminder: WebhookReminder, nowMs: number): void {
  const { kind: type, owedMs: at } = reminder
  const isOwed = and(heldBy(reminder), eq(outbox.state, 'waiting'))
  if (tx.delete(outbox).where(isOwed).run().changes === 0) return
  const booking = findBooking(tx, reminder.booking.id)
  if (!booking) return
  for (const row of rowsFor(tx, booking, { type, at }, nowMs)) insertMessage(tx, row)
}

interface Happened {
  readonly type: WebhookEvent
  readonly at: number
  readonly previousStart?: number
}

const rowsFor = (tx: SqliteDb, booking: StoredBooking, { type, ...what }: Happened, nowMs: number): OutboxRow[] =>
  activeEndpoints(tx)
    .all()
    .filter(({ events }) => events === null || events.includes(type))
    .map(({ id: endpointId }) => ({
      ...ofBooking(booking, nowMs),
      audience: 'endpoint',
      endpointId,
      lane: `${booking.id} webhook ${endpointId}`,
      kind: type,
      channel: 'webhook',
      payload: webhookPayload(type, booking, what),
      dueMs: what.at,
      owedMs: what.at,
    }))

const activeEndpoints = prepared((db) =>
  db.select().from(webhookEndpoints).where(eq(webhookEndpoints.active, true)).prepare(),
)

const isWebhookEvent = (type: string): type is WebhookEvent => (WEBHOOK_EVENTS as readonly string[]).includes(type)
