import {
  type BookingCaps,
  type BookingEvent,
  type DateOverride,
  HAND_MADE_POLICIES,
  OUTAGE_POLICIES,
  type WeeklyWindow,
} from '@openslot/core'
import type { Answers, Location, Question, Scope, WebhookEvent } from '@openslot/core/wire'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { PROVIDER_KINDS } from '../../calendars/credentials.js'
import type { PreviousSecret } from '../../webhooks/endpoint.js'

// The tables as Drizzle sees them. The migrations make them; a test holds the two together.
// Instants are integers in epoch milliseconds, and say so in their names; ids are UUIDv7.

export const services = sqliteTable('services', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description'),
  durationMinutes: integer('duration_minutes').notNull(),
  slotIntervalMinutes: integer('slot_interval_minutes').notNull(),
  bufferBeforeMinutes: integer('buffer_before_minutes').notNull(),
  bufferAfterMinutes: integer('buffer_after_minutes').notNull(),
  minimumNoticeMinutes: integer('minimum_notice_minutes').notNull(),
  bookingWindowDays: integer('booking_window_days'),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes').notNull(),
  rescheduleCutoffMinutes: integer('reschedule_cutoff_minutes').notNull(),
  assignment: text('assignment', { enum: ['least-loaded', 'priority', 'round-robin'] }).notNull(),
  /** Minor units. */
  priceAmount: integer('price_amount'),
  priceCurrency: text('price_currency'),
  location: text('location', { mode: 'json' }).$type<Location>(),
  color: text('color'),
  active: integer('active', { mode: 'boolean' }).notNull(),
  /** The order in the file that imported it. */
  position: integer('position').notNull(),
  durations: text('durations', { mode: 'json' }).$type<readonly number[]>().notNull().default([]),
  bookingWindowBusinessDays: integer('booking_window_business_days'),
  bookUntil: text('book_until'),
  staffing: text('staffing', { enum: ['any', 'all'] })
    .notNull()
    .default('any'),
  capacity: integer('capacity').notNull().default(1),
  /** Kinds, as {@link resources} has them. */
  resources: text('resources', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  caps: text('caps', { mode: 'json' }).$type<BookingCaps>().notNull().default({}),
  requiresApproval: integer('requires_approval', { mode: 'boolean' }).notNull().default(false),
  maxMoves: integer('max_moves'),
  reminderOffsetsMinutes: text('reminder_offsets_minutes', { mode: 'json' })
    .$type<readonly number[]>()
    .notNull()
    .default([1440, 60]),
  maxGuests: integer('max_guests').notNull().default(0),
  questions: text('questions', { mode: 'json' }).$type<readonly Question[]>().notNull().default([]),
})

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  avatarUrl: text('avatar_url'),
  timeZone: text('time_zone').notNull(),
  hours: text('hours', { mode: 'json' }).$type<readonly WeeklyWindow[]>().notNull(),
  overrides: text('overrides', { mode: 'json' }).$type<readonly DateOverride[]>().notNull(),
  lastAssignedMs: integer('last_assigned_ms'),
  phone: text('phone'),
  caps: text('caps', { mode: 'json' }).$type<BookingCaps>().notNull().default({}),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
})

/** Rooms, chairs and machines. */
export const resources = sqliteTable('resources', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  /** With hours. */
  timeZone: text('time_zone'),
  /** `null`: always. */
  hours: text('hours', { mode: 'json' }).$type<readonly WeeklyWindow[]>(),
  overrides: text('overrides', { mode: 'json' }).$type<readonly DateOverride[]>().notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  /** The order in which they are taken. */
  position: integer('position').notNull(),
})

/** Time off. May overlap anything. */
export const busyTimes = sqliteTable(
  'busy_times',
  {
    id: text('id').primaryKey(),
    /** A staff member's id or a resource's. */
    calendarId: text('calendar_id').notNull(),
    kind: text('kind', { enum: ['time-off'] }).notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    note: text('note'),
    createdMs: integer('created_ms').notNull(),
  },
  (table) => [index('busy_times_by_calendar').on(table.calendarId, table.endMs)],
)

export const serviceStaff = sqliteTable(
  'service_staff',
  {
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    priority: integer('priority').notNull(),
  },
  (table) => [primaryKey({ columns: [table.serviceId, table.staffId] })],
)

/** What takes place: a service at a start, given by somebody. One-to-one services have one booking each. */
export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    blockedStartMs: integer('blocked_start_ms').notNull(),
    blockedEndMs: integer('blocked_end_ms').notNull(),
    /** Places; a trigger keeps bookings and holds within it. */
    capacity: integer('capacity').notNull().default(1),
  },
  (table) => [index('appointments_by_start').on(table.startMs)],
)

/** Everyone who gives an appointment, where it takes more than one. */
export const appointmentStaff = sqliteTable(
  'appointment_staff',
  {
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.appointmentId, table.staffId] })],
)

/** An appointment's blocked span on one calendar. A trigger refuses overlaps; a cancelled appointment has none. */
export const claims = sqliteTable(
  'claims',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    /** A staff member's id or a resource's. */
    calendarId: text('calendar_id').notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    /** Only held, or booked and unconfirmed: from then on it keeps nothing, though it may still be here. */
    heldUntilMs: integer('held_until_ms'),
  },
  (table) => [
    index('claims_by_calendar').on(table.calendarId, table.startMs),
    index('claims_by_appointment').on(table.appointmentId),
  ],
)

export const bookings = sqliteTable(
  'bookings',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointments.id),
    status: text('status', {
      enum: ['pending', 'confirmed', 'cancelled', 'declined', 'completed', 'no-show'],
    }).notNull(),
    timeZone: text('time_zone').notNull(),
    locale: text('locale'),
    customerName: text('customer_name').notNull(),
    customerEmail: text('customer_email').notNull(),
    customerPhone: text('customer_phone'),
    notes: text('notes'),
    sequence: integer('sequence').notNull(),
    manageTokenHash: text('manage_token_hash').notNull(),
    createdMs: integer('created_ms').notNull(),
    updatedMs: integer('updated_ms').notNull(),
    cancelledMs: integer('cancelled_ms'),
    cancelReason: text('cancel_reason'),
    answers: text('answers', { mode: 'json' }).$type<Answers>().notNull().default({}),
    guests: text('guests', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
    /** By the customer. */
    moves: integer('moves').notNull().default(0),
    /** Since then it tells of nobody. */
    erasedMs: integer('erased_ms'),
    /** Until when its customer must confirm it; stays where they didn't. `null`: there is nothing to confirm. */
    confirmByMs: integer('confirm_by_ms'),
    /** The customer's address as it is compared: without upper and lower case. */
    customerKey: text('customer_key').notNull().default(''),
    /** Whether it ever counted: its customer has confirmed it, staff have vouched for them, or nobody had to. */
    counts: integer('counts', { mode: 'boolean' }).notNull().default(true),
    /** What it cost when it was booked, in minor units … */
    priceAmount: integer('price_amount'),
    priceCurrency: text('price_currency'),
    /** … and what was asked. `null`: booked before either was kept, so both are the service's. */
    questions: text('questions', { mode: 'json' }).$type<readonly Question[]>(),
  },
  (table) => [
    index('bookings_by_appointment').on(table.appointmentId),
    index('bookings_by_customer').on(table.customerKey),
    index('bookings_pending')
      .on(table.appointmentId)
      .where(sql`status = 'pending'`),
    index('bookings_unconfirmed')
      .on(table.confirmByMs)
      .where(sql`status = 'pending' AND confirm_by_ms IS NOT NULL`),
  ],
)

/** Places kept while customers type: each has a place in an appointment, as a booking has. */
export const holds = sqliteTable(
  'holds',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique(),
    createdMs: integer('created_ms').notNull(),
    /** From then on it keeps nothing. The next writer removes it. */
    expiresMs: integer('expires_ms').notNull(),
  },
  (table) => [index('holds_by_appointment').on(table.appointmentId), index('holds_by_expiry').on(table.expiresMs)],
)

/** First answers to requests with an `Idempotency-Key`, without their tokens. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    scope: text('scope', { enum: ['bookings', 'holds', 'admin-bookings'] }).notNull(),
    keyHash: text('key_hash').notNull(),
    /** Of the request's body. */
    fingerprint: text('fingerprint').notNull(),
    /** The booking or hold that was made. */
    subjectId: text('subject_id').notNull(),
    /** JSON. Has the customer's data: erasing them must erase this, and the fingerprint; the key stays known. */
    answer: text('answer').notNull(),
    createdMs: integer('created_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.keyHash] }),
    index('idempotency_keys_by_age').on(table.createdMs),
    index('idempotency_keys_by_subject').on(table.subjectId),
  ],
)

/** Who did what to a booking, and when. */
export const audit = sqliteTable(
  'audit',
  {
    id: text('id').primaryKey(),
    bookingId: text('booking_id')
      .notNull()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    atMs: integer('at_ms').notNull(),
    actor: text('actor', { enum: ['customer', 'staff', 'system'] }).notNull(),
    /** Of staff: their token's name. */
    actorName: text('actor_name'),
    event: text('event').$type<BookingEvent['type'] | 'customer.erased' | 'guest.erased'>().notNull(),
    /** The event's own facts. */
    details: text('details', { mode: 'json' }).$type<object>().notNull(),
  },
  (table) => [index('audit_by_booking').on(table.bookingId, table.atMs)],
)

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
  },
  (table) => [
    index('webhook_deliveries_by_endpoint').on(table.endpointId, table.id),
    index('webhook_deliveries_by_message').on(table.messageId),
    index('webhook_deliveries_by_age').on(table.atMs),
  ],
)

export const adminTokens = sqliteTable('admin_tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  tokenHash: text('token_hash').notNull().unique(),
  createdMs: integer('created_ms').notNull(),
  scopes: text('scopes', { mode: 'json' }).$type<readonly Scope[]>().notNull(),
  lastUsedMs: integer('last_used_ms'),
})

/** Proofs of work that have been used, until they would have expired. */
export const usedChallenges = sqliteTable(
  'used_challenges',
  { id: text('id').primaryKey(), expiresMs: integer('expires_ms').notNull() },
  (table) => [index('used_challenges_by_expiry').on(table.expiresMs)],
)

/** What was brought over from elsewhere, by the SHA-256 of what it is called there, which may be somebody's name. */
export const imported = sqliteTable(
  'imported',
  {
    source: text('source').notNull(),
    kind: text('kind', { enum: ['service', 'staff', 'booking'] }).notNull(),
    keyHash: text('key_hash').notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.kind, table.keyHash] })],
)

/** What owners set while the server runs. */
export const settings = sqliteTable('settings', { name: text('name').primaryKey(), value: text('value').notNull() })

/** Accounts in outside calendar services, each of one staff member. */
export const calendarConnections = sqliteTable(
  'calendar_connections',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    provider: text('provider', { enum: PROVIDER_KINDS }).notNull(),
    /** For people to tell them apart. */
    account: text('account').notNull(),
    /** Sealed. */
    credentials: text('credentials').notNull(),
    policy: text('policy', { enum: OUTAGE_POLICIES }).notNull(),
    maxAgeMinutes: integer('max_age_minutes').notNull(),
    handMade: text('hand_made', { enum: HAND_MADE_POLICIES }).notNull(),
    /** Since then its owner knows that it is broken. */
    toldMs: integer('told_ms'),
    createdMs: integer('created_ms').notNull(),
    updatedMs: integer('updated_ms').notNull(),
    /** What was done by hand and noticed until then isn't followed; `null`: everything is. */
    followSinceMs: integer('follow_since_ms'),
    /** The name of the calendar that got the bookings until the account had it no longer. */
    lostReceiving: text('lost_receiving'),
  },
  (table) => [index('calendar_connections_by_staff').on(table.staffId)],
)
