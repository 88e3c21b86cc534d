import { and, eq, exists, gt, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'

// Somebody may drag a booking's event into another calendar, of its account or of another one of theirs: gone from one, it
// is not deleted.

const isUsed = or(eq(outsideCalendars.blocks, true), eq(outsideCalendars.receives, true))
const others = alias(outsideCalendars, 'others')
const isOther = and(
  eq(others.connectionId, outsideCalendars.connectionId),
  ne(others.id, outsideCalendars.id),
  or(eq(others.blocks, true), eq(others.receives, true)),
)
/** Into what can only be read, nobody drags anything. */
const isOfOtherAccount = and(
  eq(others.staffId, outsideCalendars.staffId),
  ne(others.connectionId, outsideCalendars.connectionId),
  eq(others.isWritable, true),
  or(eq(others.blocks, true), eq(others.receives, true)),
)
const uidOfEntry = sql`${calendarEntries.bookingId} || ${UID_DOMAIN}`

/** Events by their `uid`, in whichever calendar of a connection. */
export const eventsElsewhere = prepared((db) =>
  db
    .select({
      calendarId: outsideCalendars.id,
      remoteId: outsideCalendars.remoteId,
      readMs: outsideCalendars.readMs,
      ref: outsideEvents.ref,
      uid: outsideEvents.uid,
      startMs: outsideEvents.startMs,
      endMs: outsideEvents.endMs,
      spans: outsideEvents.spans,
      flaw: outsideEvents.flaw,
    })
    .from(outsideEvents)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, outsideEvents.calendarId))
    .where(and(eq(outsideCalendars.connectionId, arg('connectionId')), isUsed, eq(outsideEvents.uid, arg('uid'))))
    .prepare(),
)

/** The calendars of an account that can be written and have no event that was put there for a booking. */
export const othersWithout = prepared((db) =>
  db
    .select({ remoteId: outsideCalendars.remoteId })
    .from(outsideCalendars)
    .where(
      and(
        eq(outsideCalendars.connectionId, arg('connectionId')),
        isUsed,
        eq(outsideCalendars.isWritable, true),
        notExists(
          db
            .select({ one: sql`1` })
            .from(calendarEntries)
            .where(
              and(eq(calendarEntries.bookingId, arg('bookingId')), eq(calendarEntries.calendarId, outsideCalendars.id)),
            ),
        ),
      ),
    )
    .prepare(),
)

/**
 * Of an entry and its calendar: whether all others of its owner were read since it was found gone, and none of its account
 * has it.
 */
export function isInNoOther(db: SqliteDb) {
  const unread = or(isNull(others.readMs), lt(others.readMs, calendarEntries.noticedMs))
  return and(
    notExists(
      db
        .select({ one: sql`1` })
        .from(others)
        .where(and(or(isOther, isOfOtherAccount), unread)),
    ),
    notExists(
      db
        .select({ one: sql`1` })
        .from(outsideEvents)
        .innerJoin(others, eq(others.id, outsideEvents.calendarId))
        .where(and(isOther, eq(outsideEvents.uid, uidOfEntry))),
    ),
  )
}

/** Of an entry and its calendar: whether a calendar of another account of its owner has it. */
export const isInOtherAccount = (db: SqliteDb) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(outsideEvents)
      .innerJoin(others, eq(others.id, outsideEvents.calendarId))
      .where(and(isOfOtherAccount, eq(outsideEvents.uid, uidOfEntry))),
  ).mapWith(Boolean)

/** Makes the calendars of a staff member due that were read before an event was found gone from another one of theirs. */
export function readOthersAgain(tx: SqliteDb, staffId: string, nowMs: number): void {
  const goneSince = tx
    .select({ one: sql`1` })
    .from(calendarEntries)
    .innerJoin(others, eq(others.id, calendarEntries.calendarId))
    .where(
      and(
        eq(others.staffId, staffId),
        ne(others.id, outsideCalendars.id),
        or(eq(others.connectionId, outsideCalendars.connectionId), eq(outsideCalendars.isWritable, true)),
        eq(calendarEntries.change, 'deleted'),
        gt(calendarEntries.noticedMs, outsideCalendars.readMs),
      ),
    )
  tx.update(outsideCalendars)
    .set({ nextReadMs: nowMs })
    .where(
      and(
        eq(outsideCalendars.staffId, staffId),
        isUsed,
        // One that fails is tried when it is its time.
        eq(outsideCalendars.failures, 0),
        gt(outsideCalendars.nextReadMs, nowMs),
        exists(goneSince),
      ),
    )
    .run()
}
