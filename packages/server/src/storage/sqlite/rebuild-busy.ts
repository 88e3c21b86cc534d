import { DAY_MS, type Span } from '@openslot/core'
import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { outsideBusy, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { foreignSpans, hasEvent } from './foreign-spans.js'
import { allBusy } from './kept-busy.js'
import { arg, prepared, preparedInsert } from './prepared.js'

/**
 * Makes the busy spans of a staff member anew from the events of the calendars that block them, and writes what is other
 * than before.
 */
export function rebuildBusy(tx: SqliteDb, staffId: string): void {
  const wanted = new Map(inWeeks(foreignSpans(tx, staffId)).map((week) => [week[0], week]))
  for (const { start, spans: known } of allBusy(tx).all({ staffId })) {
    if (JSON.stringify(wanted.get(start)) === JSON.stringify(known)) wanted.delete(start)
    else removeBusy(tx).run({ staffId, start })
  }
  for (const week of wanted.values()) {
    insertBusy(tx, { staffId, startMs: week[0] ?? 0, endMs: week.at(-1) ?? 0, spans: week })
  }
  tx.update(outsideCalendars).set({ busyVersion: uuidv7() }).where(eq(outsideCalendars.staffId, staffId)).run()
}

/** After a booking was given up, or to somebody else: its event in this person's calendar may block now, or no longer. */
export function rebuildWhereListed(tx: SqliteDb, bookingId: string, staffId: string): void {
  if (hasEvent(tx, { staffId, bookingId })) rebuildBusy(tx, staffId)
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

const removeBusy = prepared((db) =>
  db
    .delete(outsideBusy)
    .where(and(eq(outsideBusy.staffId, arg('staffId')), eq(outsideBusy.startMs, arg('start'))))
    .prepare(),
)

const insertBusy = preparedInsert(outsideBusy)
