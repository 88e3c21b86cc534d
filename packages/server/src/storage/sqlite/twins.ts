import { and, eq, exists, gt, inArray, lt, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarConnections, calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { outbox } from './message-schema.js'
import { oweEntry } from './owe-calendars.js'

/**
 * Owes the event of a booking anew where the mail's invitation has come to stand beside it: then only that one stays.
 * Microsoft keeps both, and Google one that took the place of an invitation that somebody had deleted or moved, which a
 * later mail has brought back; elsewhere, one `UID` is one event.
 */
export function oweTwins(
  tx: SqliteDb,
  { id: calendarId, staffId }: Pick<typeof outsideCalendars.$inferSelect, 'id' | 'staffId'>,
  beganMs: number,
): void {
  const keepsBoth = tx
    .select({ one: sql`1` })
    .from(outsideCalendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
    .where(and(eq(outsideCalendars.id, calendarId), inArray(calendarConnections.provider, ['microsoft', 'google'])))
  if (!keepsBoth.get()) return
  const ours = alias(outsideEvents, 'ours')
  const lane = sql`${calendarEntries.bookingId} || ' calendar ' || ${staffId}`
  // The invitations are few, and have the bookings' names: from them to the entries, never from each entry to all events.
  const twins = tx
    .select({ bookingId: calendarEntries.bookingId })
    .from(outsideEvents)
    .innerJoin(
      calendarEntries,
      and(
        eq(calendarEntries.calendarId, calendarId),
        eq(
          calendarEntries.bookingId,
          sql`substr(${outsideEvents.uid}, 1, length(${outsideEvents.uid}) - ${UID_DOMAIN.length})`,
        ),
      ),
    )
    .where(
      and(
        eq(outsideEvents.calendarId, calendarId),
        sql`${outsideEvents.uid} LIKE ${`%${UID_DOMAIN}`}`,
        ne(outsideEvents.ref, calendarEntries.ref),
        lt(calendarEntries.putMs, beganMs),
        // Of what is over, nobody minds two.
        gt(calendarEntries.endMs, beganMs),
        exists(
          tx
            .select({ one: sql`1` })
            .from(ours)
            .where(
              and(
                eq(ours.calendarId, calendarId),
                eq(ours.ref, calendarEntries.ref),
                // What was made to recur is another matter: its occurrences have their own names.
                sql`${ours.startMs} IS NOT NULL`,
              ),
            ),
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
