import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { CalendarAddress, Entry, EntryChange, EntryStore } from '../../calendars/entry-store.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { NOTHING } from './hand-made.js'
import { rebuildBusy } from './rebuild-busy.js'
import { oweEntry } from './owe-calendars.js'
import { calendarConnections } from './schema.js'
import { transact } from './transact.js'

export const sqliteEntries = (db: SqliteDb): EntryStore => ({
  of: async (bookingId, staffId) =>
    db.$client.transaction(() => ({
      there: db
        .select({ ref: calendarEntries.ref, version: calendarEntries.version, calendar: address })
        .from(calendarEntries)
        .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
        .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
        .where(and(eq(calendarEntries.bookingId, bookingId), eq(outsideCalendars.staffId, staffId)))
        .all()
        .map(({ calendar, ...entry }): Entry => ({ ...entry, calendar: toAddress(calendar) })),
      receiving: db
        .select(address)
        .from(outsideCalendars)
        .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
        .where(and(eq(outsideCalendars.staffId, staffId), sql`${outsideCalendars.receives} = 1`))
        .all()
        .map(toAddress)[0],
    }))(),

  record: async (bookingId, calendarId, { ref, version, start, end, putMs }) =>
    transact(db, (tx) => {
      const staffId = staffOf(tx, calendarId)
      // Its connection may have been deleted while it was being put.
      if (staffId === undefined) return
      const put = { ref, version, startMs: start, endMs: end, putMs, ...NOTHING }
      tx.insert(calendarEntries)
        .values({ bookingId, calendarId, ...put })
        .onConflictDoUpdate({ target: [calendarEntries.bookingId, calendarEntries.calendarId], set: put })
        .run()
      // Read before it was known whose it is, it counted as somebody else's.
      if (tx.select({ ref: outsideEvents.ref }).from(outsideEvents).where(isEvent(calendarId, ref)).get()) {
        rebuildBusy(tx, staffId)
      }
    }),

  forget: async (bookingId, calendarId) =>
    transact(db, (tx) => {
      const entry = tx.delete(calendarEntries).where(isEntry(bookingId, calendarId)).returning().get()
      if (!entry) return
      // Else it would count as somebody else's until the calendar is read again.
      const { changes } = tx.delete(outsideEvents).where(isEvent(calendarId, entry.ref)).run()
      const staffId = changes === 0 ? undefined : staffOf(tx, calendarId)
      if (staffId !== undefined) rebuildBusy(tx, staffId)
    }),

  changes: async () =>
    db
      .select({ entry: calendarEntries, calendar: outsideCalendars })
      .from(calendarEntries)
      .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
      .where(isNotNull(calendarEntries.change))
      .orderBy(desc(calendarEntries.noticedMs), desc(calendarEntries.bookingId))
      .all()
      .flatMap(toChange),

  putBack: async (bookingId, calendarId, nowMs) =>
    transact(db, (tx) => {
      const isChanged = and(isEntry(bookingId, calendarId), isNotNull(calendarEntries.change))
      const entry = tx.select({ ref: calendarEntries.ref }).from(calendarEntries).where(isChanged).get()
      const booking = findBooking(tx, bookingId)
      const staffId = staffOf(tx, calendarId)
      if (!entry || !booking || staffId === undefined) return false
      oweEntry(tx, booking, staffId, nowMs)
      return true
    }),
})

const address = {
  id: outsideCalendars.id,
  remoteId: outsideCalendars.remoteId,
  connectionId: calendarConnections.id,
  provider: calendarConnections.provider,
  credentials: calendarConnections.credentials,
}

const toAddress = ({
  id,
  remoteId,
  connectionId,
  provider,
  credentials,
}: Pick<typeof calendarConnections.$inferSelect, 'provider' | 'credentials'> & {
  readonly id: string
  readonly remoteId: string
  readonly connectionId: string
}): CalendarAddress => ({ id, remoteId, connection: { id: connectionId, provider, credentials } })

const isEntry = (bookingId: string, calendarId: string) =>
  and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendarId))

const isEvent = (calendarId: string, ref: string) =>
  and(eq(outsideEvents.calendarId, calendarId), eq(outsideEvents.ref, ref))

const staffOf = (tx: SqliteDb, calendarId: string): string | undefined =>
  tx
    .select({ staffId: outsideCalendars.staffId })
    .from(outsideCalendars)
    .where(eq(outsideCalendars.id, calendarId))
    .get()?.staffId

function toChange({
  entry,
  calendar,
}: {
  readonly entry: typeof calendarEntries.$inferSelect
  readonly calendar: typeof outsideCalendars.$inferSelect
}): EntryChange[] {
  const { bookingId, calendarId, change, startMs, endMs, seenStartMs, seenEndMs, noticedMs, refused } = entry
  if (change === null || noticedMs === null) return []
  const seen = seenStartMs === null || seenEndMs === null ? null : { start: seenStartMs, end: seenEndMs }
  const { connectionId, staffId } = calendar
  return [
    {
      bookingId,
      calendarId,
      connectionId,
      staffId,
      change,
      put: { start: startMs, end: endMs },
      seen,
      noticedMs,
      refused,
    },
  ]
}
