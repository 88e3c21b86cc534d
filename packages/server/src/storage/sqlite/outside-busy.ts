import { type KnownCalendar, type Span, countsUntil, merge, overlaps, unknownSpans } from '@openslot/core'
import { and, eq } from 'drizzle-orm'
import { needsPerson } from '../../calendars/calendar-error.js'
import type { OutsideTimes } from '../../calendars/read-store.js'
import { calendarConnections, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { foreignSpans, isStretched } from './foreign-spans.js'
import { busyDuring } from './kept-busy.js'
import { arg, prepared } from './prepared.js'
import { staff } from './schema.js'

/**
 * When outside calendars keep a staff member from being booked: what they say, and what isn't known of them.
 *
 * @param movingBookingId a booking that is about to move: its own event goes with it
 */
export function busyOutside(
  db: SqliteDb,
  staffId: string,
  around: Span,
  now: number,
  movingBookingId?: string,
): Span[] {
  const calendars = blockingOf(db).all({ staffId })
  if (calendars.length === 0) return []
  const version = calendars[0]?.busyVersion ?? null
  const unknown = calendars.flatMap((row) => unknownSpans(toKnown(row), around, now))
  const isInTheWay = movingBookingId !== undefined && isStretched(db, { staffId, bookingId: movingBookingId })
  const busy = isInTheWay
    ? foreignSpans(db, staffId, movingBookingId).filter((span) => overlaps(span, around))
    : busyDuring(db, { staffId, version }, around)
  return [...busy, ...unknown]
}

/** The same as people see it: apart, merged, and without what isn't known of the past. */
export function timesOutside(db: SqliteDb, staffId: string, around: Span, now: number): OutsideTimes {
  const calendars = blockingOf(db).all({ staffId })
  if (calendars.length === 0) return { busy: [], unknown: [] }
  const version = calendars[0]?.busyVersion ?? null
  const coming = { start: Math.max(around.start, now), end: around.end }
  return {
    busy: busyDuring(db, { staffId, version }, around),
    unknown:
      coming.start < coming.end ? merge(calendars.flatMap((row) => unknownSpans(toKnown(row), coming, now))) : [],
  }
}

/** When the next calendar hasn't been read for too long (epoch ms), unless it is read before; `null`: there is none. */
export function nextUnknown(db: SqliteDb, now: number): number | null {
  const until = allBlocking(db)
    .all()
    .map((row) => countsUntil(toKnown(row)))
    .filter((instant) => instant > now)
  return until.length === 0 ? null : Math.min(...until)
}

const knownColumns = {
  policy: calendarConnections.policy,
  maxAgeMinutes: calendarConnections.maxAgeMinutes,
  readMs: outsideCalendars.readMs,
  fromMs: outsideCalendars.fromMs,
  toMs: outsideCalendars.toMs,
  timeZone: outsideCalendars.timeZone,
  ownTimeZone: staff.timeZone,
  errorCode: outsideCalendars.errorCode,
  busyVersion: outsideCalendars.busyVersion,
}

type KnownRow = Pick<typeof outsideCalendars.$inferSelect, 'readMs' | 'fromMs' | 'toMs' | 'timeZone' | 'errorCode'> &
  Pick<KnownCalendar, 'policy' | 'maxAgeMinutes'> & { readonly ownTimeZone: string }

function toKnown({ policy, maxAgeMinutes, readMs, fromMs, toMs, errorCode, ...row }: KnownRow): KnownCalendar {
  // In another zone, whole days are at other times.
  const isKnown = fromMs !== null && toMs !== null && row.timeZone === row.ownTimeZone
  return {
    policy,
    maxAgeMinutes,
    readAt: readMs,
    range: isKnown ? { start: fromMs, end: toMs } : null,
    needsPerson: errorCode !== null && needsPerson(errorCode),
  }
}

const selectBlocking = (db: SqliteDb) =>
  db
    .select(knownColumns)
    .from(outsideCalendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
    .innerJoin(staff, eq(staff.id, outsideCalendars.staffId))

const blockingOf = prepared((db) =>
  selectBlocking(db)
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), eq(outsideCalendars.blocks, true)))
    .prepare(),
)

const allBlocking = prepared((db) => selectBlocking(db).where(eq(outsideCalendars.blocks, true)).prepare())
