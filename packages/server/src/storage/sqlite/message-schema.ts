import type { MessageReason, WebhookEvent } from '@openslot/core/wire'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PreviousSecret } from '../../webhooks/endpoint.js'
import { calendarConnections } from './calendar-schema.js'
import { bookings, staff } from './schema.js'

// The tables of what is owed to the world and of who hears it by webhooks, beside those in `schema.ts`.

/** Messages owed to the world, written in the transaction that owes them. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    /** `null`: a webhook sent by hand, to try it. */
    bookingId: text('booking_id').references(() => bookings.id, { onDelete: 'cascade' }),
    /** For webhooks, the event's type. */
    kind: text('kind').notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'webhook', 'calendar'] }).notNull(),
    /** `endpoints`: a reminder that waits for all webhook endpoints at once. */
    audience: text('audience', { enum: ['customer', 'owner', 'guest', 'staff', 'endpoint', 'endpoints'] }).notNull(),
    staffId: text('staff_id').references(() => staff.id),
    guestEmail: text('guest_email'),
    endpointId: text('endpoint_id').references(() => webhookEndpoints.id, { onDelete: 'set null' }),
    /** Booking, channel and recipient: messages of one lane go out one after the other. */
    lane: text('lane').notNull(),
    /** The appointment as it was when the message became owed, whatever happens before it is sent. */
    startMs: integer('start_ms'),
    endMs: integer('end_ms'),
    sequence: integer('sequence'),
    previousStartMs: integer('previous_start_ms'),
    hasInvitation: integer('has_invitation', { mode: 'boolean' }).notNull(),
    /** A webhook's body; `null` also once it has long been done with. */
    payload: text('payload'),
    state: text('state', { enum: ['waiting', 'sent', 'failed', 'withdrawn'] }).notNull(),
    /** When to try it next. */
    dueMs: integer('due_ms').notNull(),
    /** When it first fell due, but after what its lane owed already: the order of the lane, also for what is asked for once more. */
    owedMs: integer('owed_ms').notNull(),
    /** How often it was taken to be sent, in all. */
    attempts: integer('attempts').notNull(),
    /** How often it was asked for again by hand. */
    sendings: integer('sendings').notNull(),
    /** Until then, the worker that took it is sending it. */
    leasedUntilMs: integer('leased_until_ms').notNull(),
    lastError: text('last_error'),
    createdMs: integer('created_ms').notNull(),
    sentMs: integer('sent_ms'),
    /** How often it was tried since it was last asked for, and since when: what waits and giving up go by. */
    tries: integer('tries').notNull(),
    triedSinceMs: integer('tried_since_ms'),
    /** Of a mail that tells of a calendar connection, and of no booking. */
    connectionId: text('connection_id').references(() => calendarConnections.id, { onDelete: 'cascade' }),
    /** What `lastError` says, for programs; `null` beside one: a former version noted it. */
    reason: text('reason').$type<MessageReason>(),
  },
  (table) => [
    index('outbox_waiting')
      .on(table.channel, table.dueMs)
      .where(sql`state = 'waiting'`),
    index('outbox_by_lane')
      .on(table.lane, table.owedMs)
      .where(sql`state = 'waiting'`),
    index('outbox_in_hand')
      .on(table.lane, table.leasedUntilMs)
      .where(sql`leased_until_ms > 0`),
    index('outbox_by_booking').on(table.bookingId),
    index('outbox_by_guest')
      .on(table.guestEmail)
      .where(sql`guest_email IS NOT NULL`),
    index('outbox_failed')
      .on(table.id)
      .where(sql`state = 'failed'`),
    index('outbox_bodies')
      .on(table.dueMs)
      .where(sql`payload IS NOT NULL AND state <> 'waiting'`),
    index('outbox_by_endpoint')
      .on(table.endpointId, table.leasedUntilMs)
      .where(sql`endpoint_id IS NOT NULL`),
    index('outbox_by_connection')
      .on(table.connectionId)
      .where(sql`connection_id IS NOT NULL`),
  ],
)

export const webhookEndpoints = sqliteTable('webhook_endpoints', {
  id: text('id').primaryKey(),
  url: text('url').notNull(),
  description: text('description'),
  /** `null`: all. */
  events: text('events', { mode: 'json' }).$type<readonly WebhookEvent[]>(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  secret: text('secret').notNull(),
  createdMs: integer('created_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
  previousSecrets: text('previous_secrets', { mode: 'json' }).$type<readonly PreviousSecret[]>().notNull().default([]),
  goneMs: integer('gone_ms'),
})

/** What became of each try to deliver a webhook. */
export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    endpointId: text('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    messageId: text('message_id')
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    attempt: integer('attempt').notNull(),
    atMs: integer('at_ms').notNull(),
    durationMs: integer('duration_ms').notNull(),
    status: integer('status'),
    error: text('error'),
    excerpt: text('excerpt'),
    /** What `error` says, for programs. */
    reason: text('reason').$type<MessageReason>(),
  },
  (table) => [
    index('webhook_deliveries_by_endpoint').on(table.endpointId, table.id),
    index('webhook_deliveries_by_message').on(table.messageId),
    index('webhook_deliveries_by_age').on(table.atMs),
  ],
)
