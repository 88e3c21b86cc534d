import { type HandMadePolicy, isSweep } from '@openslot/core'
import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { calendarEntries } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'

/** Why a booking doesn't follow what nobody did to its event by hand. */
export const CALENDAR_RESET = 'calendar-reset'

/** So many events of bookings, of all in a calendar, are gone or were moved within a day that nobody did it by hand. */
export interface Sweep {
  readonly changed: number
  readonly all: number
}

/**
 * What a reading says of a calendar as a whole. Once it was swept, it stays so until all of it is back or decided by an
 * administrator: the last of the bookings would be few enough to follow.
 */
export function sweepOf(
  tx: SqliteDb,
  { calendarId, beganMs, isSwept, policy, ahead, followed, changed, unsure }: Counted,
): Sweep | null {
  if (policy === 'show') return null
  const open = isSwept ? notFollowed(tx).all({ calendarId, beganMs }) : []
  if (changed.size + open.length === 0 && !(isSwept && unsure.length > 0)) return null
  const ofADay = new Set([...followed.keys(), ...changed, ...unsure, ...open.map(({ bookingId }) => bookingId)])
  const all = new Set([...ahead, ...ofADay]).size
  return isSwept || isSweep(ofADay.size, all) ? { changed: ofADay.size, all } : null
}

interface Counted {
  readonly calendarId: string
  readonly beganMs: number
  readonly isSwept: boolean
  readonly policy: HandMadePolicy
  /** Bookings that have their events in it and aren't over. */
  readonly ahead: readonly string[]
  /** Those that have followed within a day. */
  readonly followed: ReadonlyMap<string, number>
  /** Those that would follow now. */
  readonly changed: ReadonlySet<string>
  /** Those that may. */
  readonly unsure: readonly string[]
}

/** Bookings ahead that didn't follow for that reason, and whose events nobody has put back. */
const notFollowed = prepared((db) =>
  db
    .select({ bookingId: calendarEntries.bookingId })
    .from(calendarEntries)
    .where(
      and(
        eq(calendarEntries.calendarId, arg('calendarId')),
        eq(calendarEntries.refused, CALENDAR_RESET),
        isNotNull(calendarEntries.change),
        gt(calendarEntries.startMs, arg('beganMs')),
      ),
    )
    .prepare(),
)
