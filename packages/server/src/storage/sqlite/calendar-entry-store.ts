import type { HandMadePolicy, Span } from '@openslot/core'
import { and, eq, gt, inArray, isNotNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Entry, EntryChange, EntryStore, Overwritten } from '../../calendars/entry-store.js'
import {
  calendarConnections,
  calendarEntries,
  calendarOverwrites,
  outsideCalendars,
  outsideEvents,
} from './calendar-schema.js'
import { calendarAddress, toAddress } from './calendar-address.js'
import type { SqliteDb } from './db.js'
import { othersWithout } from './elsewhere.js'
import { findBooking } from './find-booking.js'
import { formerStarts } from './former-places.js'
import { NOTHING } from './hand-made.js'
import { rebuildBusy, rebuildWhereListed } from './rebuild-busy.js'
import { expectAt, isOfNow, oweEntry } from './owe-calendars.js'
import type { Reach } from './owe-messages.js'
import { appointments, bookings } from './schema.js'
import { transact } from './transact.js'
import { noteUnwritten, noteWritten } from './unwritten.js'

export const sqliteEntries = (db: SqliteDb, reach: Pick<Reach, 'ownerEmail'>): EntryStore => ({
  of: async (bookingId, staffId) =>
    db.$client.transaction(() => ({
      there: db
        .select({
          entry: calendarEntries,
          calendar: calendarAddress,
          policy: calendarConnections.handMade,
          followSinceMs: calendarConnections.followSinceMs,
        })
        .from(calendarEntries)
        .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
        .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
        .where(and(eq(calendarEntries.bookingId, bookingId), eq(outsideCalendars.staffId, staffId)))
        .all()
        .map((row) => toEntry(db, row)),
      receiving: db
        .select(calendarAddress)
        .from(outsideCalendars)
        .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
        .where(and(eq(outsideCalendars.staffId, staffId), sql`${outsideCalendars.receives} = 1`))
        .all()
        .map(toAddress)[0],
      starts: formerStarts(db, bookingId, staffId),
    }))(),

  isTheirs: async (bookingId, calendarId, { remoteId, version, owners }) => {
    const own = alias(calendarEntries, 'own')
    const ofCalendar = and(eq(own.bookingId, bookingId), eq(own.calendarId, calendarId))
    const provider = db
      .select({ provider: calendarConnections.provider })
      .from(outsideCalendars)
      .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
      .where(eq(outsideCalendars.id, calendarId))
    // Written since it was put here, and by them.
    const isOfVersion = and(
      eq(calendarEntries.version, version ?? ''),
      notExists(
        db
          .select({ one: sql`1` })
          .from(own)
          .where(and(ofCalendar, eq(own.version, version ?? ''))),
      ),
    )
    const theirs = db
      .select({ one: sql`1` })
      .from(calendarEntries)
      .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
      .innerJoin(calendarConnections, eq(calendarConnections.id, outsideCalendars.connectionId))
      .where(
        and(
          eq(calendarEntries.bookingId, bookingId),
          ne(calendarEntries.calendarId, calendarId),
          inArray(outsideCalendars.staffId, [...owners]),
          eq(outsideCalendars.receives, true),
          eq(calendarConnections.provider, provider),
          or(eq(outsideCalendars.remoteId, remoteId), version === null ? undefined : isOfVersion),
        ),
      )
    return theirs.get() !== undefined
  },

  begin: async (bookingId, calendarId, { start, end, triedMs }) =>
    transact(db, (tx) => {
      // Its connection may have been deleted since.
      if (staffOf(tx, calendarId) === undefined) return
      const tried = { ref: '', startMs: start, endMs: end, putMs: triedMs }
      tx.insert(calendarEntries)
        .values({ bookingId, calendarId, ...tried })
        .onConflictDoNothing()
        .run()
    }),

  record: async (bookingId, calendarId, { ref, version, start, end, putMs, lost, by }) =>
    transact(db, (tx) => {
      const staffId = staffOf(tx, calendarId)
      // Its connection may have been deleted while it was being put.
      if (staffId === undefined) return
      const writtenBy = isOfNow(tx, by, putMs) ? by : null
      const done = { expected: null, isLeft: false, writtenBy, failedBy: null, ...NOTHING }
      const put = { ref, version, startMs: start, endMs: end, putMs, ...done }
      tx.insert(calendarEntries)
        .values({ bookingId, calendarId, ...put })
        .onConflictDoUpdate({ target: [calendarEntries.bookingId, calendarEntries.calendarId], set: put })
        .run()
      noteLost(tx, { bookingId, calendarId }, lost, putMs)
      // Read before it was known whose it is, it counted as somebody else's.
      rebuildWhereListed(tx, bookingId, staffId)
      noteWritten(tx, calendarId, putMs)
    }),

  fail: async (bookingId, calendarId, { by, ...failure }) =>
    transact(db, (tx) => {
      noteUnwritten(tx, calendarId, { ...failure, ownerEmail: reach.ownerEmail })
      tx.update(calendarEntries).set({ failedBy: by }).where(isEntry(bookingId, calendarId)).run()
    }),

  leave: async (bookingId, calendarId, { by, nowMs }) =>
    transact(db, (tx) => {
      const left = { isLeft: true, writtenBy: isOfNow(tx, by, nowMs) ? by : null, failedBy: null }
      tx.update(calendarEntries).set(left).where(isEntry(bookingId, calendarId)).run()
    }),

  forget: async (bookingId, calendarId, { ref, removedMs, wasThere, lost }) =>
    transact(db, (tx) => {
      const { changes: forgotten } = tx.delete(calendarEntries).where(isEntry(bookingId, calendarId)).run()
      if (forgotten === 0) return
      if (wasThere) noteWritten(tx, calendarId, removedMs)
      noteLost(tx, { bookingId, calendarId }, lost, removedMs)
      if (ref === null) return
      // Else it would count as somebody else's until the calendar is read again.
      const { changes } = tx.delete(outsideEvents).where(isEvent(calendarId, ref)).run()
      const staffId = changes === 0 ? undefined : staffOf(tx, calendarId)
      if (staffId !== undefined) rebuildBusy(tx, staffId)
    }),

  changes: async (nowMs) => {
    const noted = db
      .select({ entry: calendarEntries, calendar: outsideCalendars })
      .from(calendarEntries)
      .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
      .innerJoin(bookings, eq(bookings.id, calendarEntries.bookingId))
      .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
      .where(and(isNotNull(calendarEntries.change), gt(appointments.endMs, nowMs)))
      .all()
      .map(({ entry, calendar }) => toChange({ ...entry, overwritten: false }, calendar))
    const overwritten = db
      .select({ entry: calendarOverwrites, calendar: outsideCalendars })
      .from(calendarOverwrites)
      .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarOverwrites.calendarId))
      .all()
      .map(({ entry, calendar }) => toChange({ ...entry, overwritten: true, refused: null }, calendar))
    return [...noted, ...overwritten]
      .filter((change) => change !== null)
      .toSorted((a, b) => b.noticedMs - a.noticedMs || (a.bookingId < b.bookingId ? 1 : -1))
  },

  putBack: async (bookingId, calendarId, nowMs) =>
    transact(db, (tx) => {
      const isChanged = and(isEntry(bookingId, calendarId), isNotNull(calendarEntries.change))
      const entry = tx.select().from(calendarEntries).where(isChanged).get()
      const booking = findBooking(tx, bookingId)
      const staffId = staffOf(tx, calendarId)
      if (!entry || !booking || staffId === undefined) return false
      // It was seen, and is wanted away; so is what else was made of it.
      for (const place of [seenIn(entry), 'series'] as const) expectAt(tx, { bookingId, staffId }, place)
      oweEntry(tx, booking, staffId, nowMs)
      // Also as long as it can't be written: the booking stays, whatever becomes of its event until then.
      tx.update(calendarEntries).set({ refused: 'put-back' }).where(isChanged).run()
      return true
    }),

  dismiss: async (bookingId, calendarId) =>
    transact(db, (tx) => {
      const isIt = and(eq(calendarOverwrites.bookingId, bookingId), eq(calendarOverwrites.calendarId, calendarId))
      return tx.delete(calendarOverwrites).where(isIt).run().changes > 0
    }),
})

function toEntry(
  db: SqliteDb,
  {
    entry,
    calendar,
    policy,
    followSinceMs,
  }: {
    readonly entry: typeof calendarEntries.$inferSelect
    readonly calendar: Parameters<typeof toAddress>[0]
    readonly policy: HandMadePolicy
    readonly followSinceMs: number | null
  },
): Entry {
  const { ref, startMs, endMs, expected, change, noticedMs, refused, writtenBy } = entry
  // Otherwise its turn to be followed comes with the next reading.
  const isDecided = refused !== null || (followSinceMs !== null && (noticedMs ?? 0) <= followSinceMs)
  return {
    ref: ref || null,
    calendar: toAddress(calendar),
    policy,
    writtenBy,
    put: { start: startMs, end: endMs },
    expected: (expected ?? []).map((place) =>
      place === null || place === 'series' ? place : { start: place[0], end: place[1] },
    ),
    others: othersWithout(db)
      .all({ connectionId: calendar.connectionId, bookingId: entry.bookingId })
      .map(({ remoteId }) => remoteId),
    noted: change && { seen: seenIn(entry), isDecided },
  }
}

/** Keeps a change by hand that was lost for an administrator to see: of several, the last one. */
function noteLost(
  tx: SqliteDb,
  key: { readonly bookingId: string; readonly calendarId: string },
  lost: Overwritten | null,
  noticedMs: number,
): void {
  if (!lost) return
  const { change, put, seen } = lost
  const row = {
    change,
    startMs: put.start,
    endMs: put.end,
    seenStartMs: seen?.start ?? null,
    seenEndMs: seen?.end ?? null,
    noticedMs,
  }
  tx.insert(calendarOverwrites)
    .values({ ...key, ...row })
    .onConflictDoUpdate({ target: [calendarOverwrites.bookingId, calendarOverwrites.calendarId], set: row })
    .run()
}

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

interface SeenRow {
  readonly seenStartMs: number | null
  readonly seenEndMs: number | null
}

const seenIn = ({ seenStartMs, seenEndMs }: SeenRow): Span | null =>
  seenStartMs === null || seenEndMs === null ? null : { start: seenStartMs, end: seenEndMs }

function toChange(
  row: Pick<
    typeof calendarEntries.$inferSelect,
    'bookingId' | 'calendarId' | 'change' | 'startMs' | 'endMs' | 'noticedMs' | 'refused'
  > &
    SeenRow & { readonly overwritten: boolean },
  { connectionId, staffId }: typeof outsideCalendars.$inferSelect,
): EntryChange | null {
  const { bookingId, calendarId, change, startMs, endMs, noticedMs, refused, overwritten } = row
  if (change === null || noticedMs === null) return null
  const put = { start: startMs, end: endMs }
  return {
    bookingId,
    calendarId,
    connectionId,
    staffId,
    change,
    put,
    seen: seenIn(row),
    overwritten,
    noticedMs,
    refused,
  }
}
