import { DAY_MS, isBroken } from '@openslot/core'
import { type SQL, and, asc, eq, exists, isNotNull, sql } from 'drizzle-orm'
import type { CalendarError } from '../../calendars/calendar-error.js'
import type { UnwrittenCalendar } from '../../calendars/connection.js'
import type { Claim } from '../../outbox/store.js'
import { calendarEntries, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { outbox } from './message-schema.js'
import { messageBehind, owesAgain } from './owe-calendars.js'
import { oweCalendarMail } from './owe-broken.js'

/** Of a calendar that nobody has failed to write. */
export const WRITTEN = { unwrittenSinceMs: null, writeError: null, writeToldMs: null, writeHurriedMs: null } as const

/**
 * Notes that an event in a calendar can't be written, and owes its owner a mail once that has lasted; one, until all that
 * failed is written, or no longer owed. Where it can't be read either, they are told that. Asked before the event is noted.
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
  const found = tx.select().from(outsideCalendars).where(isIt).get()
  // Its connection may have been deleted since.
  if (!found) return
  // What failed before may have been given up: then this is another matter.
  const row = { ...found, ...(!isOwedIn(tx, calendarId) && WRITTEN) }
  const since = row.unwrittenSinceMs ?? nowMs
  const isAnswering = row.errorCode === null || row.errorCode === 'doubtful' || row.errorCode === 'swept'
  const isUnwritable = isBroken({ failingSince: since, needsPerson: false }, nowMs)
  const isTold = row.writeToldMs === null && isAnswering && isUnwritable
  tx.update(outsideCalendars)
    .set({
      unwrittenSinceMs: since,
      writeError: error.message,
      writeToldMs: isTold ? nowMs : row.writeToldMs,
      // It takes what it can: to hurry would be to press it.
      writeHurriedMs: error.code === 'rate-limited' ? nowMs : row.writeHurriedMs,
      // A day, at most: who asks for longer is asked once more all the same.
      ...(error.retryAfterMs > 0 && { writeRestMs: nowMs + Math.min(error.retryAfterMs, DAY_MS) }),
    })
    .where(isIt)
    .run()
  if (isTold) oweCalendarMail(tx, row.connectionId, 'calendar-unwritable', ownerEmail, nowMs)
}

/**
 * Notes that something was written in a calendar. If it couldn't be for long, the rest is due: once, or one event that it
 * refuses for good would be tried with each of the others.
 */
export function noteWritten(tx: SqliteDb, calendarId: string, nowMs: number): void {
  const isIt = eq(outsideCalendars.id, calendarId)
  const row = tx.select().from(outsideCalendars).where(isIt).get()
  if (!row || row.unwrittenSinceMs === null) return
  const isLong = isBroken({ failingSince: row.unwrittenSinceMs, needsPerson: false }, nowMs)
  const isHurried = isLong && row.writeHurriedMs === null
  if (!isOwedIn(tx, calendarId)) tx.update(outsideCalendars).set(WRITTEN).where(isIt).run()
  else if (isHurried) tx.update(outsideCalendars).set({ writeHurriedMs: nowMs }).where(isIt).run()
  if (isHurried) owesAgain(tx, row.staffId, nowMs)
}

/** What a message couldn't write, the one behind it is to: it is no other matter than before. */
export function passOnUnwritten(tx: SqliteDb, { id }: Pick<Claim, 'id'>): void {
  const row = tx.select().from(outbox).where(eq(outbox.id, id)).get()
  if (row?.channel !== 'calendar' || row.bookingId === null) return
  const failedBy = messageBehind(tx, row)
  const isItsOwn = and(eq(calendarEntries.bookingId, row.bookingId), eq(calendarEntries.failedBy, id))
  if (failedBy !== undefined) tx.update(calendarEntries).set({ failedBy }).where(isItsOwn).run()
}

/** Whether anything that couldn't be written in a calendar is still owed. */
const isOwedIn = (tx: SqliteDb, calendarId: string): boolean =>
  failedIn(tx, eq(calendarEntries.calendarId, calendarId)).limit(1).get() !== undefined

const failedIn = (db: SqliteDb, where: SQL) =>
  db
    .select({ one: sql`1` })
    .from(calendarEntries)
    .innerJoin(outbox, eq(outbox.id, calendarEntries.failedBy))
    .where(and(where, isNotNull(calendarEntries.failedBy), eq(outbox.state, 'waiting')))
    .$dynamic()

/** Those in which anything that couldn't be written is still owed, in the order in which they were chosen. */
export const unwrittenIn = (db: SqliteDb, connectionId: string): UnwrittenCalendar[] =>
  db
    .select({
      id: outsideCalendars.id,
      name: outsideCalendars.name,
      sinceMs: outsideCalendars.unwrittenSinceMs,
      error: outsideCalendars.writeError,
    })
    .from(outsideCalendars)
    .where(
      and(
        eq(outsideCalendars.connectionId, connectionId),
        isNotNull(outsideCalendars.unwrittenSinceMs),
        exists(failedIn(db, eq(calendarEntries.calendarId, outsideCalendars.id))),
      ),
    )
    .orderBy(asc(outsideCalendars.id))
    .all()
    .flatMap(({ sinceMs, error, ...calendar }) =>
      sinceMs === null ? [] : [{ ...calendar, sinceMs, error: error ?? '' }],
    )
