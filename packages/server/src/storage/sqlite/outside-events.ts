import { and, eq, inArray, ne } from 'drizzle-orm'
import { UID_DOMAIN, bookingUid } from '../../bookings/calendar.js'
import { CalendarError } from '../../calendars/calendar-error.js'
import { MAX_OCCURRENCES, tooManyTimes } from '../../calendars/ics/budget.js'
import type { Pulled, RemoteEvent } from '../../calendars/provider.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared, preparedInsert } from './prepared.js'

type EventRow = typeof outsideEvents.$inferSelect

/**
 * Of events that take time or are ours, stored at once, while nothing else is. Someone with thirty appointments a day has
 * 11,000 in the time that is read, if none of them recurs.
 */
const MAX_EVENTS = 12_000

/** What storing a reading has changed. */
export interface Stored {
  readonly isChanged: boolean
  /** Of what stood there, nothing does any more, whatever else does; and that was more than one event. */
  readonly isEmptied: boolean
}

/**
 * Stores what a calendar said, as far as it takes time or is ours, and writes what is other than before.
 *
 * @throws CalendarError `too-much` when that is more than is kept of any
 */
export function storeEvents(tx: SqliteDb, calendarId: string, { isWhole, events: read, removed }: Pulled): Stored {
  const events = withOurUids(tx, calendarId, read)
  const known = new Map(
    knownEvents(tx)
      .all({ calendarId })
      .map((row) => [row.ref, row]),
  )
  const before = [...known.keys()]
  requireFewEnough(events.filter(matters))
  let isChanged = false
  const remove = (ref: string): void => {
    if (!known.has(ref)) return
    known.delete(ref)
    removeEvent(tx).run({ calendarId, ref })
    isChanged = true
  }
  if (isWhole) {
    const there = new Set(events.map(({ ref }) => ref))
    for (const ref of known.keys()) if (!there.has(ref)) remove(ref)
  }
  for (const ref of removed) remove(ref)
  for (const event of events) {
    if (!matters(event)) {
      remove(event.ref)
      continue
    }
    const row = toRow(calendarId, event)
    if (isSame(known.get(event.ref), row)) continue
    remove(event.ref)
    insertEvent(tx, row)
    known.set(event.ref, row)
    isChanged = true
  }
  requireFewEnough([...known.values()])
  return { isChanged, isEmptied: before.length > 1 && !before.some((ref) => known.has(ref)) }
}

/** Also of what came in many readings, each with what had changed. */
function requireFewEnough(events: readonly { readonly spans: readonly unknown[] }[]): void {
  if (events.length > MAX_EVENTS) {
    throw new CalendarError('too-much', `The calendar has more than ${MAX_EVENTS} events in the time that is read.`)
  }
  const occurrences = events.reduce((sum, { spans }) => sum + spans.length, 0)
  if (occurrences > MAX_OCCURRENCES) throw tooManyTimes()
}

/** By their names, what was put for bookings is known also where a service has a `UID` of its own for it, with all of a series. */
function withOurUids(tx: SqliteDb, calendarId: string, events: readonly RemoteEvent[]): readonly RemoteEvent[] {
  const bookings = new Map(
    entriesOf(tx)
      .all({ calendarId })
      .map(({ ref, bookingId }) => [ref, bookingUid(bookingId)]),
  )
  const ours = new Map<string | null, string>()
  for (const { ref, uid } of events) {
    const own = bookings.get(ref)
    if (own !== undefined && uid !== null) ours.set(uid, own)
  }
  return events.map((event) => ({ ...event, uid: bookings.get(event.ref) ?? ours.get(event.uid) ?? event.uid }))
}

const matters = ({ isCancelled, spans, flaw, uid }: RemoteEvent): boolean =>
  !isCancelled && (spans.length > 0 || flaw !== null || uid?.endsWith(UID_DOMAIN) === true)

const toRow = (calendarId: string, { ref, uid, spans, at, flaw }: RemoteEvent): EventRow => ({
  calendarId,
  ref,
  uid,
  spans: spans.map(({ start, end }) => [start, end] as const),
  startMs: at?.start ?? null,
  endMs: at?.end ?? null,
  flaw,
})

const isSame = (known: EventRow | undefined, row: EventRow): boolean =>
  known !== undefined &&
  known.uid === row.uid &&
  known.startMs === row.startMs &&
  known.endMs === row.endMs &&
  known.flaw === row.flaw &&
  JSON.stringify(known.spans) === JSON.stringify(row.spans)

const knownEvents = prepared((db) =>
  db
    .select()
    .from(outsideEvents)
    .where(eq(outsideEvents.calendarId, arg('calendarId')))
    .prepare(),
)

/** Of all calendars of its account: somebody may have dragged one here. */
const entriesOf = prepared((db) => {
  const account = db
    .select({ id: outsideCalendars.connectionId })
    .from(outsideCalendars)
    .where(eq(outsideCalendars.id, arg('calendarId')))
  return db
    .select({ ref: calendarEntries.ref, bookingId: calendarEntries.bookingId })
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .where(and(inArray(outsideCalendars.connectionId, account), ne(calendarEntries.ref, '')))
    .prepare()
})

const removeEvent = prepared((db) =>
  db
    .delete(outsideEvents)
    .where(and(eq(outsideEvents.calendarId, arg('calendarId')), eq(outsideEvents.ref, arg('ref'))))
    .prepare(),
)

const insertEvent = preparedInsert(outsideEvents)
