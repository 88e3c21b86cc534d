import { type BookingCaps, type BookingEvent, type DateOverride, type WeeklyWindow } from '@openslot/core'
import type { Answers, Location, Question } from '@openslot/core/wire'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
