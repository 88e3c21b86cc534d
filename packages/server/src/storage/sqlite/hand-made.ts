import { type HandMadePolicy, type Span, bookingFollows, handMadeChange, isSweep } from '@openslot/core'
import { and, eq, gte, lt, lte, notExists, sql } from 'drizzle-orm'
import { bookingUid } from '../../bookings/calendar.js'
import { CalendarError } from '../../calendars/calendar-error.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { outbox } from './schema.js'

/**
 * Compares the events that bookings have in a calendar with what was just read of it, and notes what somebody did to them
 * by hand. An event that was put since the reading began, or waits to be put, is not judged: what was read is older.
 *
 * @throws CalendarError `swept` when bookings would follow so much at once that nobody did it by hand
 */
export function noteHandMade(
  tx: SqliteDb,
  { id: calendarId, errorCode }: Pick<typeof outsideCalendars.$inferSelect, 'id' | 'errorCode'>,
  { range, beganMs, policy }: { readonly range: Span; readonly beganMs: number; readonly policy: HandMadePolicy },
): void {
  const entries = entriesToJudge(tx).all({ calendarId, beganMs, from: range.start, to: range.end })
  const ahead = entries.filter(({ startMs }) => startMs > beganMs).length
  let changed = 0
  for (const entry of entries) {
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
    if (bookingFollows({ put, seen: seen ?? null }, policy, beganMs) !== null) changed += 1
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
  // Once it was, all of it has to be back: the last of the bookings would be few enough to follow.
  const isSwept = isSweep(changed, ahead) || (errorCode === 'swept' && changed > 0)
  if (isSwept) throw swept(changed, ahead)
}

const swept = (changed: number, all: number): CalendarError =>
  new CalendarError(
    'swept',
    `${changed} of the ${all} events of bookings in it are gone or moved at once, as if it had been emptied or exchanged. No booking has followed. Bring the events back, or, if it was meant, set handMade to "show".`,
  )

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
