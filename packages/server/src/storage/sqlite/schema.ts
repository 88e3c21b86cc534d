import type { DateOverride, WeeklyWindow } from '@openslot/core'
import type { Location, Scope } from '@openslot/core/wire'
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
})

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
  },
  (table) => [index('appointments_by_start').on(table.startMs)],
)

/** An appointment's blocked span on one calendar. A trigger refuses overlaps; a cancelled appointment has none. */
export const claims = sqliteTable(
  'claims',
  {
    id: text('id').primaryKey(),
    appointmentId: text('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    /** A staff member's id; later also a resource's. */
    calendarId: text('calendar_id').notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
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
  },
  (table) => [index('bookings_by_appointment').on(table.appointmentId)],
)

/** Messages owed to the world, written in the transaction that owes them. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    bookingId: text('booking_id')
      .notNull()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['confirmation', 'moved', 'cancelled'] }).notNull(),
    channel: text('channel', { enum: ['email'] }).notNull(),
    /** `null`: the customer. */
    staffId: text('staff_id').references(() => staff.id),
    /** The appointment as it was when the message became due, whatever happens before it is sent. */
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    sequence: integer('sequence').notNull(),
    previousStartMs: integer('previous_start_ms'),
    state: text('state', { enum: ['waiting', 'sent', 'failed'] }).notNull(),
    dueMs: integer('due_ms').notNull(),
    attempts: integer('attempts').notNull(),
    /** Until then, the worker that took it is sending it. */
    leasedUntilMs: integer('leased_until_ms').notNull(),
    lastError: text('last_error'),
    createdMs: integer('created_ms').notNull(),
    sentMs: integer('sent_ms'),
  },
  (table) => [
    index('outbox_waiting')
      .on(table.dueMs)
      .where(sql`state = 'waiting'`),
    index('outbox_by_booking').on(table.bookingId),
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
