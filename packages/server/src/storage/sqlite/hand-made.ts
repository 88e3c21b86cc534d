import { type Span, handMadeChange } from '@openslot/core'
import { and, eq, gte, lt, lte, notExists, sql } from 'drizzle-orm'
import { bookingUid } from '../../bookings/calendar.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { outbox } from './schema.js'

/**
 * Compares the events that bookings have in a calendar with what was just read of it, and notes what somebody did to them
 * by hand. An event that was put since the reading began, or waits to be put, is not judged: what was read is older.
 */
export function noteHandMade(
  tx: SqliteDb,
  { id: calendarId }: { readonly id: string },
  { range, beganMs }: { readonly range: Span; readonly beganMs: number },
): void {
  for (const entry of entriesToJudge(tx).all({ calendarId, beganMs, from: range.start, to: range.end })) {
    const { bookingId, ref, startMs, endMs, change: before } = entry
    // By its own name, or where somebody moved it to another one, by the booking's.
    const event =
      eventByRef(tx).get({ calendarId, ref }) ?? eventByUid(tx).get({ calendarId, uid: bookingUid(bookingId) })
    const put = { start: startMs, end: endMs }
    // One that recurs now is still where it was, as far as it is ours.
    const seen = event && { start: event.startMs ?? startMs, end: event.endMs ?? endMs }
    const change = handMadeChange({ put, seen: seen ?? null })
    const isNews =
      change !== before || (seen?.start ?? null) !== entry.seenStartMs || (seen?.end ?? null) !== entry.seenEndMs
    if (change === null ? before === null : !isNews) continue
    const noted =
      change === null
        ? NOTHING
        : {
            change,
            seenStartMs: seen?.start ?? null,
            seenEndMs: seen?.end ?? null,
            noticedMs: beganMs,
            refused: null,
          }
    tx.update(calendarEntries)
      .set(noted)
      .where(and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendarId)))
      .run()
  }
}

/** Of an event that is as it was put. */
export const NOTHING = { change: null, seenStartMs: null, seenEndMs: null, noticedMs: null, refused: null } as const

const entriesToJudge = prepared((db) =>
  db
    .select(entryColumns)
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(
      and(
        eq(calendarEntries.calendarId, arg('calendarId')),
        lt(calendarEntries.putMs, arg('beganMs')),
        gte(calendarEntries.startMs, arg('from')),
        lte(calendarEntries.endMs, arg('to')),
        notExists(
          db
            .select({ one: sql`1` })
            .from(outbox)
            .where(
              and(
                eq(outbox.lane, sql`${calendarEntries.bookingId} || ' calendar ' || ${outsideCalendars.staffId}`),
                sql`${outbox.state} = 'waiting'`,
              ),
            ),
        ),
      ),
    )
    .prepare(),
)

const entryColumns = {
  bookingId: calendarEntries.bookingId,
  ref: calendarEntries.ref,
  startMs: calendarEntries.startMs,
  endMs: calendarEntries.endMs,
  change: calendarEntries.change,
  seenStartMs: calendarEntries.seenStartMs,
  seenEndMs: calendarEntries.seenEndMs,
}

const selectEvent = (db: SqliteDb, isIt: ReturnType<typeof eq>) =>
  db
    .select({ startMs: outsideEvents.startMs, endMs: outsideEvents.endMs })
    .from(outsideEvents)
    .where(and(eq(outsideEvents.calendarId, arg('calendarId')), isIt))
    .limit(1)
    .prepare()

const eventByRef = prepared((db) => selectEvent(db, eq(outsideEvents.ref, arg('ref'))))
const eventByUid = prepared((db) => selectEvent(db, eq(outsideEvents.uid, arg('uid'))))
