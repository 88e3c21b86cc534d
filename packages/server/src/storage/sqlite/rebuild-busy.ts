import { DAY_MS, type Span, merge } from '@openslot/core'
import { and, eq, notExists, notInArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { UID_DOMAIN, bookingUid } from '../../bookings/calendar.js'
import { calendarEntries, outsideBusy, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { allBusy } from './kept-busy.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { bookings, claims } from './schema.js'

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

/** After a booking was given up, or to somebody else: its event in this person's calendar may block now, or no longer. */
export function rebuildWhereListed(tx: SqliteDb, bookingId: string, staffId: string): void {
  if (eventOf(tx).get({ staffId, uid: bookingUid(bookingId) })) rebuildBusy(tx, staffId)
}

const eventOf = prepared((db) =>
  db
    .select({ ref: outsideEvents.ref })
    .from(outsideEvents)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, outsideEvents.calendarId))
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), eq(outsideEvents.uid, arg('uid'))))
    .prepare(),
)

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

/**
 * Another OpenSlot's bookings have such a `UID`, too, and do block; so do a colleague's, and those that were given up. Only
 * what keeps this person's time anyway blocks but once.
 */
const foreignSpans = prepared((db) => {
  const isEntry = db
    .select({ one: sql`1` })
    .from(calendarEntries)
    .where(and(eq(calendarEntries.calendarId, outsideEvents.calendarId), eq(calendarEntries.ref, outsideEvents.ref)))
  const isBooking = db
    .select({ one: sql`1` })
    .from(bookings)
    .innerJoin(claims, eq(claims.appointmentId, bookings.appointmentId))
    .where(
      and(
        eq(claims.calendarId, outsideCalendars.staffId),
        notInArray(bookings.status, ['cancelled', 'declined']),
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
