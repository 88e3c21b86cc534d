import type { Span } from '@openslot/core'
import { and, eq, gt, lt, lte, max, ne } from 'drizzle-orm'
import type { AvailabilityStore } from '../../availability/store.js'
import type { SqliteDb } from './db.js'
import { claims } from './schema.js'

export const sqliteAvailability = (db: SqliteDb): AvailabilityStore => ({
  taken: async (calendarIds, span, exceptAppointmentId) =>
    new Map(calendarIds.map((id) => [id, takenOn(db, id, span, exceptAppointmentId)])),
})

/** The claims on one calendar that overlap `span`, ascending. */
export function takenOn(db: SqliteDb, calendarId: string, span: Span, exceptAppointmentId?: string): Span[] {
  const onCalendar = eq(claims.calendarId, calendarId)
  // Claims never overlap each other, so only the last one that starts before the span can reach into it.
  const last = db
    .select({ start: max(claims.startMs) })
    .from(claims)
    .where(and(onCalendar, lte(claims.startMs, span.start)))
    .get()?.start
  return db
    .select({ start: claims.startMs, end: claims.endMs })
    .from(claims)
    .where(
      and(
        onCalendar,
        gt(claims.startMs, (last ?? span.start) - 1),
        lt(claims.startMs, span.end),
        gt(claims.endMs, span.start),
        exceptAppointmentId === undefined ? undefined : ne(claims.appointmentId, exceptAppointmentId),
      ),
    )
    .orderBy(claims.startMs)
    .all()
}
