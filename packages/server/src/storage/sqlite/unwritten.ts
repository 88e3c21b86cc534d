import { isBroken } from '@openslot/core'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { CalendarError } from '../../calendars/calendar-error.js'
import type { UnwrittenCalendar } from '../../calendars/connection.js'
import { outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { owesAgain } from './owe-calendars.js'
import { oweCalendarMail } from './owe-broken.js'

/** Of a calendar that nobody has failed to write. */
export const WRITTEN = { unwrittenSinceMs: null, writeError: null, writeToldMs: null } as const

/**
 * Notes that a calendar can't be written, and owes its owner a mail once that has lasted; one, until it can. Where it can't
 * be read either, they are told that.
 */
export function noteUnwritten(
  tx: SqliteDb,
  calendarId: string,
  {
    error,
    nowMs,
    ownerEmail,
  }: { readonly error: CalendarError; readonly nowMs: number; readonly ownerEmail: string | null },
): void {
  const isIt = eq(outsideCalendars.id, calendarId)
  const row = tx.select().from(outsideCalendars).where(isIt).get()
  // Its connection may have been deleted since.
  if (!row) return
  const since = row.unwrittenSinceMs ?? nowMs
  tx.update(outsideCalendars).set({ unwrittenSinceMs: since, writeError: error.message }).where(isIt).run()
  const isAnswering = row.errorCode === null || row.errorCode === 'doubtful' || row.errorCode === 'swept'
  const isUnwritable = isBroken({ failingSince: since, needsPerson: false }, nowMs)
  if (row.writeToldMs !== null || !isAnswering || !isUnwritable) return
  tx.update(outsideCalendars).set({ writeToldMs: nowMs }).where(isIt).run()
  oweCalendarMail(tx, row.connectionId, 'calendar-unwritable', ownerEmail, nowMs)
}

/** Notes that what was owed to a calendar is as it should be there. If it couldn't be written before, the rest is due. */
export function noteWritten(tx: SqliteDb, calendarId: string, nowMs: number): void {
  const wasUnwritten = and(eq(outsideCalendars.id, calendarId), isNotNull(outsideCalendars.unwrittenSinceMs))
  const row = tx.update(outsideCalendars).set(WRITTEN).where(wasUnwritten).returning().get()
  if (row) owesAgain(tx, row.staffId, nowMs)
}

/** In the order in which they were chosen. */
export const unwrittenIn = (db: SqliteDb, connectionId: string): UnwrittenCalendar[] =>
  db
    .select({
      id: outsideCalendars.id,
      name: outsideCalendars.name,
      sinceMs: outsideCalendars.unwrittenSinceMs,
      error: outsideCalendars.writeError,
    })
    .from(outsideCalendars)
    .where(and(eq(outsideCalendars.connectionId, connectionId), isNotNull(outsideCalendars.unwrittenSinceMs)))
    .orderBy(asc(outsideCalendars.id))
    .all()
    .flatMap(({ sinceMs, error, ...calendar }) =>
      sinceMs === null ? [] : [{ ...calendar, sinceMs, error: error ?? '' }],
    )
