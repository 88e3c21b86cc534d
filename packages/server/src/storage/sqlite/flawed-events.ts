import { and, asc, eq, sql } from 'drizzle-orm'
import type { FlawedEvent } from '../../calendars/flaw.js'
import { outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'

/** More than anybody mends at once. */
const SHOWN = 50

/** The events of a calendar that can't be read in full; of very many, some. */
export const flawedEvents = (db: SqliteDb, calendarId: string): FlawedEvent[] =>
  flawedOf(db)
    .all({ calendarId })
    .flatMap(({ ref, uid, flaw }) => (flaw === null ? [] : [{ event: uid ?? ref, flaw }]))

/** Those of which nobody knows what they block. */
export const lostEvents = (db: SqliteDb, calendarId: string): FlawedEvent[] =>
  flawedEvents(db, calendarId).filter(({ flaw }) => flaw === 'time')

const flawedOf = prepared((db) =>
  db
    .select({ ref: outsideEvents.ref, uid: outsideEvents.uid, flaw: outsideEvents.flaw })
    .from(outsideEvents)
    // As text, so that SQLite sees that its partial index fits.
    .where(and(eq(outsideEvents.calendarId, arg('calendarId')), sql`${outsideEvents.flaw} IS NOT NULL`))
    .orderBy(sql`${outsideEvents.flaw} <> 'time'`, asc(outsideEvents.ref))
    .limit(SHOWN)
    .prepare(),
)
