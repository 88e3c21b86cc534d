import { type Span, merge, subtract } from '@openslot/core'
import { and, eq, inArray, isNull, ne, notExists, notInArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UID_DOMAIN } from '../../bookings/calendar.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { formerPlaces } from './former-places.js'
import { arg, prepared } from './prepared.js'
import { bookings, claims } from './schema.js'

/**
 * What a staff member's blocking calendars say, in order and merged, beside what keeps their time anyway: a booking's own
 * event blocks only what of it lies outside its booking's time, where somebody made it longer, made it recur, or moved it;
 * a copy of it, what lies where its booking never was.
 *
 * @param exceptBookingId a booking that is about to move, and its event with it
 */
export function foreignSpans(db: SqliteDb, staffId: string, exceptBookingId?: string): Span[] {
  const rows = blockingEvents(db).all({ staffId })
  return merge(
    rows.flatMap((row) =>
      row.bookingId !== null && row.bookingId === exceptBookingId && isOwn(row) ? [] : foreignPart(db, row, staffId),
    ),
  )
}

/** Whether a booking's own event blocks more of a staff member's time than the booking. */
export const isStretched = (db: SqliteDb, own: OwnEvent): boolean =>
  hasEvent(db, own) &&
  eventsOf(db)
    .all(toArgs(own))
    .some((row) => row.blocks && foreignPart(db, row, own.staffId).length > 0)

/** Whether a booking's own event was read in any of a staff member's calendars: as it was put, or as the mails have put it. */
export const hasEvent = (db: SqliteDb, own: OwnEvent): boolean =>
  eventPut(db).get(toArgs(own)) !== undefined || eventOfMails(db).get(toArgs(own)) !== undefined

interface OwnEvent {
  readonly staffId: string
  readonly bookingId: string
}

const toArgs = ({ staffId, bookingId }: OwnEvent) => ({
  staffId,
  bookingId,
  uid: bookingId + UID_DOMAIN,
})

type Row = ReturnType<ReturnType<typeof eventsOf>['all']>[number]

function foreignPart(db: SqliteDb, { bookingId, spans, named, dragged, kept, readMs }: Row, staffId: string): Span[] {
  const put = named ?? dragged
  const all = spans.map(([start, end]) => ({ start, end }))
  // What was read before it was put is older: it is where it was put.
  if (put && put.putMs >= (readMs ?? -Infinity)) return []
  const rest = subtract(all, merge([put, kept].filter((own) => own !== null)))
  return put || bookingId === null || rest.length === 0 ? rest : subtract(rest, formerPlaces(db, bookingId, staffId))
}

/** Whether it goes with its booking, also as an occurrence; what a mail program or somebody's hand has copied doesn't. */
const isOwn = ({ named, dragged, startMs }: Row): boolean => named !== null || dragged !== null || startMs === null

const draggedEntries = alias(calendarEntries, 'dragged_entries')

/** Whether what was put for a booking in some calendar of an event's account stands there no longer: then this is it. */
function isDragged(db: SqliteDb) {
  const ofAccount = alias(outsideCalendars, 'of_account')
  const itself = alias(outsideEvents, 'itself')
  return and(
    // Nobody has answered where it was put.
    ne(draggedEntries.ref, ''),
    inArray(
      draggedEntries.calendarId,
      db.select({ id: ofAccount.id }).from(ofAccount).where(eq(ofAccount.connectionId, outsideCalendars.connectionId)),
    ),
    notExists(
      db
        .select({ ref: itself.ref })
        .from(itself)
        .where(and(eq(itself.calendarId, draggedEntries.calendarId), eq(itself.ref, draggedEntries.ref))),
    ),
  )
}

/**
 * Events with where they were put, if they were, and with the time of this person that their booking keeps, if it does.
 * Another OpenSlot's bookings have such a `UID`, too, and are foreign; so are a colleague's.
 */
const selectEvents = (db: SqliteDb) => {
  const bookingOfUid = sql<string>`CASE WHEN ${outsideEvents.uid} LIKE ${`%${UID_DOMAIN}`}
    THEN substr(${outsideEvents.uid}, 1, length(${outsideEvents.uid}) - ${UID_DOMAIN.length}) END`
  const bookingId = sql<string | null>`coalesce(${calendarEntries.bookingId}, ${bookingOfUid})`
  return db
    .select({
      bookingId,
      spans: outsideEvents.spans,
      startMs: outsideEvents.startMs,
      blocks: outsideCalendars.blocks,
      readMs: outsideCalendars.readMs,
      named: { start: calendarEntries.startMs, end: calendarEntries.endMs, putMs: calendarEntries.putMs },
      dragged: { start: draggedEntries.startMs, end: draggedEntries.endMs, putMs: draggedEntries.putMs },
      kept: { start: claims.startMs, end: claims.endMs },
    })
    .from(outsideEvents)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, outsideEvents.calendarId))
    .leftJoin(
      calendarEntries,
      and(eq(calendarEntries.calendarId, outsideEvents.calendarId), eq(calendarEntries.ref, outsideEvents.ref)),
    )
    .leftJoin(
      draggedEntries,
      and(isNull(calendarEntries.bookingId), eq(draggedEntries.bookingId, bookingOfUid), isDragged(db)),
    )
    .leftJoin(bookings, and(eq(bookings.id, bookingId), notInArray(bookings.status, ['cancelled', 'declined'])))
    .leftJoin(
      claims,
      and(eq(claims.appointmentId, bookings.appointmentId), eq(claims.calendarId, outsideCalendars.staffId)),
    )
    .$dynamic()
}

const blockingEvents = prepared((db) =>
  selectEvents(db)
    .where(and(eq(outsideCalendars.staffId, arg('staffId')), eq(outsideCalendars.blocks, true)))
    .prepare(),
)

const eventsOf = prepared((db) =>
  selectEvents(db)
    .where(
      and(
        eq(outsideCalendars.staffId, arg('staffId')),
        or(eq(outsideEvents.uid, arg('uid')), eq(calendarEntries.bookingId, arg('bookingId'))),
      ),
    )
    .prepare(),
)

// Each booking asks for these two.

const eventPut = prepared((db) =>
  db
    .select({ ref: outsideEvents.ref })
    .from(calendarEntries)
    .innerJoin(
      outsideEvents,
      and(eq(outsideEvents.calendarId, calendarEntries.calendarId), eq(outsideEvents.ref, calendarEntries.ref)),
    )
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(and(eq(calendarEntries.bookingId, arg('bookingId')), eq(outsideCalendars.staffId, arg('staffId'))))
    .prepare(),
)

const eventOfMails = prepared((db) =>
  db
    .select({ ref: outsideEvents.ref })
    .from(outsideEvents)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, outsideEvents.calendarId))
    .where(
      and(
        // As text, so that SQLite sees that its partial index fits.
        sql`${outsideEvents.uid} LIKE '%@openslot'`,
        eq(outsideEvents.uid, arg('uid')),
        eq(outsideCalendars.staffId, arg('staffId')),
      ),
    )
    .prepare(),
)
