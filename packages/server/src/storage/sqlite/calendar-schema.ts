import { HAND_MADE_CHANGES, HAND_MADE_POLICIES, OUTAGE_POLICIES } from '@openslot/core'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { CalendarErrorCode } from '../../calendars/calendar-error.js'
import { PROVIDER_KINDS } from '../../calendars/credentials.js'
import { EVENT_FLAWS } from '../../calendars/flaw.js'
import { bookings, staff } from './schema.js'

// The tables of outside calendars, beside those in `schema.ts`.

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

/** The calendars of connected accounts that block their owner's time or get their bookings. */
export const outsideCalendars = sqliteTable(
  'outside_calendars',
  {
    id: text('id').primaryKey(),
    connectionId: text('connection_id')
      .notNull()
      .references(() => calendarConnections.id, { onDelete: 'cascade' }),
    /** The connection's. */
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** The provider's name for it. */
    remoteId: text('remote_id').notNull(),
    name: text('name').notNull(),
    isWritable: integer('is_writable', { mode: 'boolean' }).notNull(),
    blocks: integer('blocks', { mode: 'boolean' }).notNull(),
    receives: integer('receives', { mode: 'boolean' }).notNull(),
    /** Where reading goes on; good for the same range and zone only. */
    cursor: text('cursor'),
    /** The range that was read, and the zone of whole days in it. */
    fromMs: integer('from_ms'),
    toMs: integer('to_ms'),
    timeZone: text('time_zone'),
    readMs: integer('read_ms'),
    /** How often: of two who read at once, the later one has read too little. */
    reads: integer('reads').notNull(),
    nextReadMs: integer('next_read_ms').notNull(),
    /** Since it was read. */
    failures: integer('failures').notNull(),
    failingSinceMs: integer('failing_since_ms'),
    errorCode: text('error_code').$type<CalendarErrorCode>(),
    error: text('error'),
    /** Another one whenever what blocks its owner has been made anew: the same for all their calendars. */
    busyVersion: text('busy_version'),
    /** Since when more of bookings' events in it was gone or moved than anybody does by hand, and isn't all back. */
    sweptMs: integer('swept_ms'),
    /** When a change by hand that its booking follows was noticed last, by booking: those of a day. */
    followed: text('followed', { mode: 'json' }).$type<Readonly<Record<string, number>>>(),
    /** Since when what bookings owe it can't be written, why, and since when its owner knows. */
    unwrittenSinceMs: integer('unwritten_since_ms'),
    writeError: text('write_error'),
    writeToldMs: integer('write_told_ms'),
    /** When what else waits to be written was hurried since then, or wasn't to be: that happens once. */
    writeHurriedMs: integer('write_hurried_ms'),
    /** Until when it asked to be left alone. */
    writeRestMs: integer('write_rest_ms'),
  },
  (table) => [
    uniqueIndex('outside_calendars_by_remote').on(table.connectionId, table.remoteId),
    index('outside_calendars_by_staff').on(table.staffId),
    uniqueIndex('outside_calendars_receiving')
      .on(table.staffId)
      .where(sql`receives = 1`),
    index('outside_calendars_by_next_read').on(table.nextReadMs),
  ],
)

/** The events of outside calendars, as far as they take time or are ours. */
export const outsideEvents = sqliteTable(
  'outside_events',
  {
    calendarId: text('calendar_id')
      .notNull()
      .references(() => outsideCalendars.id, { onDelete: 'cascade' }),
    ref: text('ref').notNull(),
    uid: text('uid'),
    /** What it blocks, as pairs of instants. */
    spans: text('spans', { mode: 'json' }).$type<readonly (readonly [number, number])[]>().notNull(),
    /** Of a single event. */
    startMs: integer('start_ms'),
    endMs: integer('end_ms'),
    /** What of it can't be read. */
    flaw: text('flaw', { enum: EVENT_FLAWS }),
  },
  (table) => [
    primaryKey({ columns: [table.calendarId, table.ref] }),
    index('outside_events_flawed')
      .on(table.calendarId)
      .where(sql`flaw IS NOT NULL`),
    index('outside_events_ours')
      .on(table.uid)
      .where(sql`uid LIKE '%@openslot'`),
  ],
)

/** When a staff member's blocking calendars say they are busy: merged, each row with all that begins in one week. */
export const outsideBusy = sqliteTable(
  'outside_busy',
  {
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** Of the first, and of the last. */
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    /** Starts and ends in turns. */
    spans: text('spans', { mode: 'json' }).$type<readonly number[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.startMs] })],
)

/** The events that bookings have in outside calendars. */
export const calendarEntries = sqliteTable(
  'calendar_entries',
  {
    bookingId: text('booking_id')
      .notNull()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    calendarId: text('calendar_id')
      .notNull()
      .references(() => outsideCalendars.id, { onDelete: 'cascade' }),
    /** The provider's name for it; empty: it was tried to put it, and nobody has answered. */
    ref: text('ref').notNull(),
    version: text('version'),
    /** Where it was put, and when. */
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    putMs: integer('put_ms').notNull(),
    /** What somebody did to it by hand. */
    change: text('change', { enum: HAND_MADE_CHANGES }),
    seenStartMs: integer('seen_start_ms'),
    seenEndMs: integer('seen_end_ms'),
    noticedMs: integer('noticed_ms'),
    /** Why the booking couldn't follow. */
    refused: text('refused'),
    /** Where its booking has been since, and where an administrator has seen it: there, it is no news. `null`: gone. */
    expected: text('expected', { mode: 'json' }).$type<readonly (readonly [number, number] | 'series' | null)[]>(),
    /** Whether it wasn't written, so that its booking follows what was done to it. */
    isLeft: integer('is_left', { mode: 'boolean' }).notNull().default(false),
    /** Whether its calendar was reset since it was put, and what became of it then isn't known yet. */
    isInReset: integer('is_in_reset', { mode: 'boolean' }).notNull().default(false),
    /** The message that has written it as its booking is, or left it to be followed; `null`: its booking has changed since. */
    writtenBy: text('written_by'),
    /** The message that tried to write or remove it, and couldn't. */
    failedBy: text('failed_by'),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.calendarId] }),
    index('calendar_entries_by_calendar').on(table.calendarId, table.ref),
    index('calendar_entries_changed')
      .on(table.noticedMs)
      .where(sql`change IS NOT NULL`),
    index('calendar_entries_failed')
      .on(table.calendarId)
      .where(sql`failed_by IS NOT NULL`),
  ],
)

/** What somebody did by hand to the event of a booking, and was lost when the booking changed: until it is dismissed. */
export const calendarOverwrites = sqliteTable(
  'calendar_overwrites',
  {
    bookingId: text('booking_id')
      .notNull()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    calendarId: text('calendar_id')
      .notNull()
      .references(() => outsideCalendars.id, { onDelete: 'cascade' }),
    change: text('change', { enum: HAND_MADE_CHANGES }).notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    seenStartMs: integer('seen_start_ms'),
    seenEndMs: integer('seen_end_ms'),
    noticedMs: integer('noticed_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.calendarId] })],
)

/** Accounts that are being connected: their owner has been sent to their service, and isn't back yet. */
export const calendarAuthorizations = sqliteTable('calendar_authorizations', {
  stateHash: text('state_hash').primaryKey(),
  staffId: text('staff_id')
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  /** To be connected anew; `null`: a new one. */
  connectionId: text('connection_id').references(() => calendarConnections.id, { onDelete: 'cascade' }),
  provider: text('provider', { enum: ['google', 'microsoft'] }).notNull(),
  /** Sealed. */
  codeVerifier: text('code_verifier').notNull(),
  expiresMs: integer('expires_ms').notNull(),
})

/** The private addresses at which staff members' bookings can be subscribed to. */
export const calendarFeeds = sqliteTable('calendar_feeds', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  /** The address's secret is derived from it. */
  id: text('id').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdMs: integer('created_ms').notNull(),
  /** That secret. */
  sealed: text('sealed'),
})
