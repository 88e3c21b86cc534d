import { type KnownCalendar, type Span, countsUntil, merge, unknownSpans } from '@openslot/core'
import { and, asc, eq, gt, gte, lt, notExists, sql } from 'drizzle-orm'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarEntries, outsideBusy, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { bookings, calendarConnections } from './schema.js'

/** When outside calendars keep a staff member from being booked: what they say, and what isn't known of them. */
export const busyOutside = (db: SqliteDb, staffId: string, around: Span, now: number): Span[] => {
  const calendars = blockingOf(db).all({ staffId })
  if (calendars.length === 0) return []
  return [
    ...busyDuring(db).all({ staffId, from: around.start, to: around.end }),
    ...calendars.flatMap((row) => unknownSpans(toKnown(row), around, now)),
  ]
}

/** When the next calendar hasn't been read for too long (epoch ms), unless it is read before; `null`: there is none. */
export function nextUnknown(db: SqliteDb, now: number): number | null {
  const until = allBlocking(db)
    .all()
    .map((row) => countsUntil(toKnown(row)))
    .filter((instant) => instant > now)
  return until.length === 0 ? null : Math.min(...until)
}

/**
 * Makes the busy spans of a staff member anew from the events of the calendars that block them, and writes what is other
 * than before. Their bookings' own events block nothing: the bookings do.
 */
export function rebuildBusy(tx: SqliteDb, staffId: string): void {
  const spans = foreignSpans(tx)
    .all({ staffId })
    .flatMap((row) => row.spans.map(([start, end]) => ({ start, end })))
  const wanted = new Map(merge(spans).map(({ start, end }) => [start, end]))
  for (const { start, end } of allBusy(tx).all({ staffId })) {
    if (wanted.get(start) === end) wanted.delete(start)
    else removeBusy(tx).run({ staffId, start })
  }
  for (const [startMs, endMs] of wanted) insertBusy(tx, { staffId, startMs, endMs })
}

const knownColumns = {
  policy: calendarConnections.policy,
  maxAgeMinutes: calendarConnections.maxAgeMinutes,
  readMs: outsideCalendars.readMs,
  fromMs: outsideCalendars.fromMs,
  toMs: outsideCalendars.toMs,
  errorCode: outsideCalendars.errorCode,
}

type KnownRow = Pick<typeof outsideCalendars.$inferSelect, 'readMs' | 'fromMs' | 'toMs' | 'errorCode'> &
  Pick<KnownCalendar, 'policy' | 'maxAgeMinutes'>

const toKnown = ({ policy, maxAgeMinutes, readMs, fromMs, toMs, errorCode }: KnownRow): KnownCalendar => ({
  policy,
  maxAgeMinutes,
  readAt: readMs,
  range: fromMs === null || toMs === null ? null : { start: fromMs, end: toMs },
  isCutOff: errorCode === 'needs-reconnecting',
})

const selectBlocking = (db: SqliteDb) =>
  db
    .select(knownColumns)
    .from(outsideCalendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))

const blockingOf = prepared((db) =>
  selectBlocking(db)
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), eq(outsideCalendars.blocks, true)))
    .prepare(),
)

const allBlocking = prepared((db) => selectBlocking(db).where(eq(outsideCalendars.blocks, true)).prepare())

/** They never overlap, so of those that start before the range only the last one can reach into it. */
const busyDuring = prepared((db) =>
  db
    .select({ start: outsideBusy.startMs, end: outsideBusy.endMs })
    .from(outsideBusy)
    .where(
      and(
        eq(outsideBusy.staffId, arg('staffId')),
        gte(
          outsideBusy.startMs,
          sql<number>`coalesce(
            (SELECT max(b.start_ms) FROM outside_busy AS b WHERE b.staff_id = ${arg('staffId')} AND b.start_ms <= ${arg('from')}),
            ${arg('from')})`,
        ),
        lt(outsideBusy.startMs, arg('to')),
        gt(outsideBusy.endMs, arg('from')),
      ),
    )
    .orderBy(asc(outsideBusy.startMs))
    .prepare(),
)

const allBusy = prepared((db) =>
  db
    .select({ start: outsideBusy.startMs, end: outsideBusy.endMs })
    .from(outsideBusy)
    .where(eq(outsideBusy.staffId, arg('staffId')))
    .prepare(),
)

const removeBusy = prepared((db) =>
  db
    .delete(outsideBusy)
    .where(and(eq(outsideBusy.staffId, arg('staffId')), eq(outsideBusy.startMs, arg('start'))))
    .prepare(),
)

const insertBusy = preparedInsert(outsideBusy)

/** Another OpenSlot's bookings have such a `UID`, too, and do block: ours are those that are here. */
const foreignSpans = prepared((db) => {
  const isEntry = db
    .select({ one: sql`1` })
    .from(calendarEntries)
    .where(and(eq(calendarEntries.calendarId, outsideEvents.calendarId), eq(calendarEntries.ref, outsideEvents.ref)))
  const isBooking = db
    .select({ one: sql`1` })
    .from(bookings)
    .where(
      and(
        sql`${outsideEvents.uid} LIKE ${`%${UID_DOMAIN}`}`,
        eq(bookings.id, sql`substr(${outsideEvents.uid}, 1, length(${outsideEvents.uid}) - ${UID_DOMAIN.length})`),
      ),
    )
  return db
    .select({ spans: outsideEvents.spans })
    .from(outsideEvents)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, outsideEvents.calendarId))
    .where(
      and(
        eq(outsideCalendars.staffId, arg('staffId')),
        eq(outsideCalendars.blocks, true),
        notExists(isEntry),
        notExists(isBooking),
      ),
    )
    .prepare()
})
