import { and, eq, exists, lt, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarConnections, calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { outbox } from './message-schema.js'
import { oweEntry } from './owe-calendars.js'

/**
 * Owes the event of a booking anew where the mail's invitation has come to stand beside it: then only that one stays. Only
 * Microsoft keeps both; elsewhere, one `UID` is one event.
 */
export function oweTwins(
  tx: SqliteDb,
  { id: calendarId, staffId }: Pick<typeof outsideCalendars.$inferSelect, 'id' | 'staffId'>,
  beganMs: number,
): void {
  const twin = alias(outsideEvents, 'twin')
  const isMicrosoft = tx
    .select({ one: sql`1` })
    .from(outsideCalendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
    .where(and(eq(outsideCalendars.id, calendarId), eq(calendarConnections.provider, 'microsoft')))
  if (!isMicrosoft.get()) return
  const uid = sql`${calendarEntries.bookingId} || ${UID_DOMAIN}`
  const isInvitation = and(eq(twin.calendarId, calendarId), eq(twin.uid, uid), ne(twin.ref, calendarEntries.ref))
  const lane = sql`${calendarEntries.bookingId} || ' calendar ' || ${staffId}`
  const twins = tx
    .select({ bookingId: calendarEntries.bookingId })
    .from(calendarEntries)
    .innerJoin(outsideEvents, and(eq(outsideEvents.calendarId, calendarId), eq(outsideEvents.ref, calendarEntries.ref)))
    .where(
      and(
        eq(calendarEntries.calendarId, calendarId),
        lt(calendarEntries.putMs, beganMs),
        // What was made to recur is another matter: its occurrences have their own names.
        sql`${outsideEvents.startMs} IS NOT NULL`,
        exists(
          tx
            .select({ one: sql`1` })
            .from(twin)
            .where(isInvitation),
        ),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(outbox)
            .where(and(eq(outbox.lane, lane), sql`${outbox.state} = 'waiting'`)),
        ),
      ),
    )
    .all()
  for (const { bookingId } of twins) {
    const booking = findBooking(tx, bookingId)
    if (booking) oweEntry(tx, booking, staffId, beganMs)
  }
}
