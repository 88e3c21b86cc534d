import { and, eq, exists, gt, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'

// Somebody may drag a booking's event into another calendar of their account: gone from one, it is not deleted.

const isUsed = or(eq(outsideCalendars.blocks, true), eq(outsideCalendars.receives, true))
const others = alias(outsideCalendars, 'others')
const isOther = and(
  eq(others.connectionId, outsideCalendars.connectionId),
  ne(others.id, outsideCalendars.id),
  or(eq(others.blocks, true), eq(others.receives, true)),
)

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

/** Of an entry and its calendar: whether all others of the account were read since it was found gone, and have it neither. */
export function isInNoOther(db: SqliteDb) {
  const unread = or(isNull(others.readMs), lt(others.readMs, calendarEntries.noticedMs))
  const uid = sql`${calendarEntries.bookingId} || ${UID_DOMAIN}`
  return and(
    notExists(
      db
        .select({ one: sql`1` })
        .from(others)
        .where(and(isOther, unread)),
    ),
    notExists(
      db
        .select({ one: sql`1` })
        .from(outsideEvents)
        .innerJoin(others, eq(others.id, outsideEvents.calendarId))
        .where(and(isOther, eq(outsideEvents.uid, uid))),
    ),
  )
}

/** Makes the calendars of an account due that were read before an event was found gone from another one of it. */
export function readOthersAgain(tx: SqliteDb, connectionId: string, nowMs: number): void {
  const goneSince = tx
    .select({ one: sql`1` })
    .from(calendarEntries)
    .innerJoin(others, eq(others.id, calendarEntries.calendarId))
    .where(
      and(
        eq(others.connectionId, connectionId),
        ne(others.id, outsideCalendars.id),
        eq(calendarEntries.change, 'deleted'),
        gt(calendarEntries.noticedMs, outsideCalendars.readMs),
      ),
    )
  tx.update(outsideCalendars)
    .set({ nextReadMs: nowMs })
    .where(
      and(
        eq(outsideCalendars.connectionId, connectionId),
        isUsed,
        // One that fails is tried when it is its time.
        eq(outsideCalendars.failures, 0),
        gt(outsideCalendars.nextReadMs, nowMs),
        exists(goneSince),
      ),
    )
    .run()
}
