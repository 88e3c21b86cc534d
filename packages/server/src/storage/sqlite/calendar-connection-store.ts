import { and, asc, eq, gt, inArray, isNotNull, lte, notInArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { ChosenCalendar, Connection, OutsideCalendar } from '../../calendars/connection.js'
import type { ConnectionStore } from '../../calendars/store.js'
import { calendarAuthorizations, calendarConnections, calendarEntries, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { flawedEvents } from './flawed-events.js'
import { rebuildBusy } from './rebuild-busy.js'
import { oweAllEntries } from './owe-calendars.js'
import { staff } from './schema.js'
import { transact } from './transact.js'
import { WRITTEN, unwrittenIn } from './unwritten.js'

type ConnectionRow = typeof calendarConnections.$inferSelect
type CalendarRow = typeof outsideCalendars.$inferSelect

export const sqliteConnections = (db: SqliteDb): ConnectionStore => ({
  create: async ({ calendars, ...connection }, nowMs) =>
    transact(db, (tx) => {
      tx.insert(calendarConnections)
        .values({ ...connection, createdMs: nowMs, updatedMs: nowMs })
        .run()
      choose(tx, connection, calendars, nowMs)
      return existing(tx, connection.id)
    }),

  find: async (id) => findConnection(db, id),
  list: async (staffId) =>
    db
      .select()
      .from(calendarConnections)
      .where(staffId === undefined ? undefined : eq(calendarConnections.staffId, staffId))
      .orderBy(asc(calendarConnections.id))
      .all()
      .map((row) => withCalendars(db, row)),

  update: async (id, change, nowMs) =>
    transact(db, (tx) => {
      const current = findConnection(tx, id)
      if (!current) return undefined
      const { calendars, available, ...values } = change(current)
      const isToFollow = values.handMade === 'follow' && current.handMade !== 'follow'
      tx.update(calendarConnections)
        .set({ ...values, ...(isToFollow && { followSinceMs: nowMs }), updatedMs: nowMs })
        .where(eq(calendarConnections.id, id))
        .run()
      if (values.handMade === 'show') {
        // What held up their reading is to be shown now.
        const isHeldUp = and(eq(outsideCalendars.connectionId, id), isNotNull(outsideCalendars.sweptMs))
        tx.update(outsideCalendars).set({ nextReadMs: nowMs }).where(isHeldUp).run()
      }
      if (values.credentials !== undefined) {
        if (available) forgetOthers(tx, current, available)
        // What was read with the old ones says nothing of what these open; whoever reads it just now does so with those.
        tx.update(outsideCalendars)
          .set({ ...UNREAD, reads: sql`${outsideCalendars.reads} + 1`, nextReadMs: nowMs })
          .where(eq(outsideCalendars.connectionId, id))
          .run()
        oweAllEntries(tx, current.staffId, nowMs)
      }
      if (calendars) choose(tx, current, calendars, nowMs)
      return findConnection(tx, id)
    }),

  renewCredentials: async (id, before, renewed) =>
    transact(db, (tx) => {
      tx.update(calendarConnections)
        .set({ credentials: renewed })
        .where(and(eq(calendarConnections.id, id), eq(calendarConnections.credentials, before)))
        .run()
    }),

  remove: async (id, check) =>
    transact(db, (tx) => {
      const current = findConnection(tx, id)
      if (!current) return false
      check(current)
      tx.delete(calendarConnections).where(eq(calendarConnections.id, id)).run()
      rebuildBusy(tx, current.staffId)
      return true
    }),

  expectReturn: async (stateHash, authorization, { nowMs, expiresMs }) =>
    transact(db, (tx) => {
      tx.delete(calendarAuthorizations).where(lte(calendarAuthorizations.expiresMs, nowMs)).run()
      tx.insert(calendarAuthorizations)
        .values({ stateHash, ...authorization, expiresMs })
        .run()
    }),
  takeReturn: async (stateHash, nowMs) => {
    const isExpected = and(eq(calendarAuthorizations.stateHash, stateHash), gt(calendarAuthorizations.expiresMs, nowMs))
    // Looking first, without the write lock: anybody may ask.
    const { staffId, connectionId, provider, codeVerifier } = calendarAuthorizations
    const found = { staffId, connectionId, provider, codeVerifier }
    if (!db.select(found).from(calendarAuthorizations).where(isExpected).get()) return undefined
    return transact(db, (tx) => tx.delete(calendarAuthorizations).where(isExpected).returning(found).get())
  },
})

/** As if nobody had ever read it, or tried to. */
const UNREAD = {
  failures: 0,
  failingSinceMs: null,
  errorCode: null,
  error: null,
  cursor: null,
  fromMs: null,
  toMs: null,
  timeZone: null,
  readMs: null,
  ...WRITTEN,
} as const

const NEW = { busyVersion: null, sweptMs: null, followed: null } as const

/** Forgets what the account no longer has, also where bookings have events in it: its new credentials are for none of that. */
function forgetOthers(tx: SqliteDb, { id, staffId }: Connection, available: readonly string[]): void {
  tx.delete(outsideCalendars)
    .where(and(eq(outsideCalendars.connectionId, id), notInArray(outsideCalendars.remoteId, [...available])))
    .run()
  rebuildBusy(tx, staffId)
}

/**
 * Makes these the chosen calendars of a connection. One that is no longer chosen is forgotten, unless bookings have events
 * in it: those have to be taken out first.
 */
function choose(
  tx: SqliteDb,
  { id: connectionId, staffId }: Pick<Connection, 'id' | 'staffId'>,
  chosen: readonly ChosenCalendar[],
  nowMs: number,
): void {
  const before = calendarsOf(tx, connectionId)
  if (chosen.some(({ receives }) => receives)) {
    // Whichever got them until now, of whichever connection.
    tx.update(outsideCalendars).set({ receives: false }).where(eq(outsideCalendars.staffId, staffId)).run()
    tx.update(calendarConnections).set({ lostReceiving: null }).where(eq(calendarConnections.staffId, staffId)).run()
  }
  const gone = before.filter(({ remoteId }) => !chosen.some((calendar) => calendar.remoteId === remoteId))
  const goneIds = gone.map(({ id }) => id)
  tx.update(outsideCalendars).set({ blocks: false, receives: false }).where(inArray(outsideCalendars.id, goneIds)).run()
  const withEntries = tx
    .selectDistinct({ id: calendarEntries.calendarId })
    .from(calendarEntries)
    .where(inArray(calendarEntries.calendarId, goneIds))
    .all()
    .map(({ id }) => id)
  const empty = goneIds.filter((id) => !withEntries.includes(id))
  tx.delete(outsideCalendars).where(inArray(outsideCalendars.id, empty)).run()
  for (const calendar of chosen) {
    const known = before.find(({ remoteId }) => remoteId === calendar.remoteId)
    if (known) tx.update(outsideCalendars).set(calendar).where(eq(outsideCalendars.id, known.id)).run()
    else {
      const made = { id: uuidv7(), connectionId, staffId, ...UNREAD, ...NEW, reads: 0, nextReadMs: nowMs }
      tx.insert(outsideCalendars)
        .values({ ...calendar, ...made })
        .run()
    }
  }
  rebuildBusy(tx, staffId)
  // All of it is tried anew, and one that nothing is owed to any more isn't broken.
  tx.update(outsideCalendars).set(WRITTEN).where(eq(outsideCalendars.staffId, staffId)).run()
  oweAllEntries(tx, staffId, nowMs)
}

const calendarsOf = (tx: SqliteDb, connectionId: string): CalendarRow[] =>
  tx
    .select()
    .from(outsideCalendars)
    .where(eq(outsideCalendars.connectionId, connectionId))
    .orderBy(asc(outsideCalendars.id))
    .all()

export function findConnection(db: SqliteDb, id: string): Connection | undefined {
  const row = db.select().from(calendarConnections).where(eq(calendarConnections.id, id)).get()
  return row && withCalendars(db, row)
}

function existing(tx: SqliteDb, id: string): Connection {
  const connection = findConnection(tx, id)
  if (!connection) throw new Error(`Connection ${id} is gone within its transaction.`)
  return connection
}

function withCalendars(db: SqliteDb, { toldMs: _, ...row }: ConnectionRow): Connection {
  const owner = db.select({ timeZone: staff.timeZone }).from(staff).where(eq(staff.id, row.staffId)).get()
  return {
    ...row,
    unwritten: unwrittenIn(db, row.id),
    calendars: calendarsOf(db, row.id)
      .filter(({ blocks, receives }) => blocks || receives)
      // In another zone, whole days are at other times.
      .map((calendar) => toCalendar(db, calendar, calendar.timeZone === owner?.timeZone)),
  }
}

function toCalendar(
  db: SqliteDb,
  { id, remoteId, name, isWritable, blocks, receives, ...row }: CalendarRow,
  isOfZone: boolean,
): OutsideCalendar {
  const { readMs, failingSinceMs, errorCode, error } = row
  const range = row.fromMs === null || row.toMs === null || !isOfZone ? null : { start: row.fromMs, end: row.toMs }
  const unreadable = blocks ? flawedEvents(db, id) : []
  return {
    id,
    remoteId,
    name,
    isWritable,
    blocks,
    receives,
    range,
    readMs,
    failingSinceMs,
    errorCode,
    error,
    unreadable,
  }
}
