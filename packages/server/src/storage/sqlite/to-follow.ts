import { type SQL, and, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { HandMade } from '../../calendars/read-store.js'
import { calendarAddress, toAddress } from './calendar-address.js'
import { calendarConnections, calendarEntries, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { isInNoOther, isInOtherAccount } from './elsewhere.js'
import { appointments, bookings, staff } from './schema.js'

/** What was done by hand and may be followed, and hasn't been. @param isIt of these */
export const toFollow = (db: SqliteDb, nowMs: number, isIt?: SQL): HandMade[] =>
  db
    .select({
      bookingId: calendarEntries.bookingId,
      calendar: calendarAddress,
      policy: calendarConnections.handMade,
      staffId: outsideCalendars.staffId,
      timeZone: staff.timeZone,
      isElsewhere: isInOtherAccount(db),
      put: { start: calendarEntries.startMs, end: calendarEntries.endMs },
      seenStartMs: calendarEntries.seenStartMs,
      seenEndMs: calendarEntries.seenEndMs,
    })
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .innerJoin(staff, eq(staff.id, outsideCalendars.staffId))
    .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
    .innerJoin(bookings, eq(bookings.id, calendarEntries.bookingId))
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(
      and(
        isIt,
        isNotNull(calendarEntries.change),
        isNull(calendarEntries.refused),
        eq(calendarConnections.handMade, 'follow'),
        or(isNull(calendarConnections.followSinceMs), gt(calendarEntries.noticedMs, calendarConnections.followSinceMs)),
        inArray(bookings.status, ['pending', 'confirmed']),
        or(isNotNull(calendarEntries.seenStartMs), isInNoOther(db)),
        gt(appointments.startMs, nowMs),
        // The booking is there already, and its event is on its way.
        or(isNull(calendarEntries.seenStartMs), ne(calendarEntries.seenStartMs, appointments.startMs)),
      ),
    )
    .all()
    .map(({ seenStartMs, seenEndMs, calendar, ...change }) => ({
      ...change,
      calendar: toAddress(calendar),
      seen: seenStartMs === null || seenEndMs === null ? null : { start: seenStartMs, end: seenEndMs },
    }))
