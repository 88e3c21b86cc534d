import { DAY_MS, type KnownCalendar, type Span, countsUntil, merge, unknownSpans } from '@openslot/core'
import { and, asc, eq, gt, gte, lt, notExists, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarEntries, outsideBusy, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { bookings, calendarConnections } from './schema.js'

/** When outside calendars keep a staff member from being booked: what they say, and what isn't known of them. */
export function busyOutside(db: SqliteDb, staffId: string, around: Span, now: number): Span[] {
  const calendars = blockingOf(db).all({ staffId })
  if (calendars.length === 0) return []
  const version = calendars[0]?.busyVersion ?? null
  const unknown = calendars.flatMap((row) => unknownSpans(toKnown(row), around, now))
  return [...busyDuring(db, { staffId, version }, around), ...unknown]
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
  const wanted = new Map(inWeeks(merge(spans)).map((week) => [week[0], week]))
  for (const { start, spans: known } of allBusy(tx).all({ staffId })) {
    if (JSON.stringify(wanted.get(start)) === JSON.stringify(known)) wanted.delete(start)
    else removeBusy(tx).run({ staffId, start })
  }
  for (const week of wanted.values()) {
    insertBusy(tx, { staffId, startMs: week[0] ?? 0, endMs: week.at(-1) ?? 0, spans: week })
  }
  tx.update(outsideCalendars).set({ busyVersion: uuidv7() }).where(eq(outsideCalendars.staffId, staffId)).run()
}

const WEEK_MS = 7 * DAY_MS

/** Starts and ends in turns, in a row for each week in which something begins. */
function inWeeks(merged: readonly Span[]): number[][] {
  const weeks = new Map<number, number[]>()
  for (const { start, end } of merged) {
    const number = Math.floor(start / WEEK_MS)
    const week = weeks.get(number) ?? []
    weeks.set(number, week)
    week.push(start, end)
  }
  return [...weeks.values()]
}

const knownColumns = {
  policy: calendarConnections.policy,
  maxAgeMinutes: calendarConnections.maxAgeMinutes,
  readMs: outsideCalendars.readMs,
  fromMs: outsideCalendars.fromMs,
  toMs: outsideCalendars.toMs,
  errorCode: outsideCalendars.errorCode,
  busyVersion: outsideCalendars.busyVersion,
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

interface Kept {
  readonly version: string
  /** All of them, in order. */
  readonly spans: readonly Span[]
}

const keptBy = new WeakMap<SqliteDb, Map<string, Kept>>()
/** Of staff members. */
const MOST_KEPT = 200

/**
 * What calendars say within a range. It is kept in memory as long as it has the same version: reading a full calendar
 * from the file takes as long as finding the free times beside it.
 */
function busyDuring(
  db: SqliteDb,
  { staffId, version }: { readonly staffId: string; readonly version: string | null },
  { start: from, end: to }: Span,
): readonly Span[] {
  const known = keptBy.get(db)?.get(staffId)
  if (version !== null && known?.version === version) return within(known.spans, from, to)
  // What is read within a transaction may be rolled back.
  if (version === null || db.$client.inTransaction) {
    return within(spansIn(weeksDuring(db).all({ staffId, from, to })), from, to)
  }
  const spans = spansIn(allBusy(db).all({ staffId }))
  const kept = keptBy.get(db) ?? new Map<string, Kept>()
  keptBy.set(db, kept)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(staffId, { version, spans })
  return within(spans, from, to)
}

/** Those that overlap a range, of spans in order that don't overlap each other. */
function within(spans: readonly Span[], from: number, to: number): readonly Span[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end > from) high = middle
    else low = middle + 1
  }
  let end = low
  while (end < spans.length && (spans[end] as Span).start < to) end += 1
  return spans.slice(low, end)
}

const spansIn = (weeks: readonly { readonly spans: readonly number[] }[]): Span[] =>
  weeks.flatMap(({ spans }) =>
    Array.from({ length: spans.length / 2 }, (_, at) => ({
      start: spans[2 * at] as number,
      end: spans[2 * at + 1] as number,
    })),
  )

/** They never overlap, so of those that start before the range only the last one can reach into it. */
const weeksDuring = prepared((db) =>
  db
    .select({ spans: outsideBusy.spans })
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
    .select({ start: outsideBusy.startMs, spans: outsideBusy.spans })
    .from(outsideBusy)
    .where(eq(outsideBusy.staffId, arg('staffId')))
    .orderBy(asc(outsideBusy.startMs))
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
