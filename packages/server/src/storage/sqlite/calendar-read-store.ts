import { type HandMadePolicy, isBroken } from '@openslot/core'
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm'
import { needsPerson } from '../../calendars/calendar-error.js'
import { namesOf } from '../../calendars/flaw.js'
import type { CalendarToRead, ReadStore } from '../../calendars/read-store.js'
import { calendarConnections, calendarEntries, outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { lostEvents } from './flawed-events.js'
import { readOthersAgain } from './elsewhere.js'
import { noteHandMade, oweAnew } from './hand-made.js'
import { unlessInDoubt, withAsked } from './in-doubt.js'
import { rebuildBusy } from './rebuild-busy.js'
import { storeEvents } from './outside-events.js'
import { owesAgain } from './owe-calendars.js'
import { timesOutside } from './outside-busy.js'
import { oweBroken } from './owe-broken.js'
import type { Reach } from './owe-messages.js'
import { prepared } from './prepared.js'
import type { Sweep } from './sweep.js'
import { staff } from './schema.js'
import { toFollow } from './to-follow.js'
import { transact } from './transact.js'
import { oweTwins } from './twins.js'

/** Each booking asks, and most businesses have none. */
const anyBlocks = prepared((db) =>
  db.select({ id: outsideCalendars.id }).from(outsideCalendars).where(eq(outsideCalendars.blocks, true)).prepare(),
)

export const sqliteReads = (db: SqliteDb, reach: Pick<Reach, 'ownerEmail'>): ReadStore => ({
  busyDuring: async (staffId, range, nowMs) => timesOutside(db, staffId, range, nowMs),

  takeDue: async (nowMs, leaseUntilMs) => {
    const due = (tx: SqliteDb): CalendarToRead | undefined =>
      toRead(tx)
        .where(and(isUsed, eq(staff.active, true), lte(outsideCalendars.nextReadMs, nowMs)))
        .orderBy(asc(outsideCalendars.nextReadMs))
        .limit(1)
        .all()
        .map(toCalendar)[0]
    // Looking first, without the write lock: an idle worker must not stand in the way of bookings.
    if (!due(db)) return undefined
    return transact(db, (tx) => {
      const calendar = due(tx)
      if (!calendar) return undefined
      tx.update(outsideCalendars).set({ nextReadMs: leaseUntilMs }).where(eq(outsideCalendars.id, calendar.id)).run()
      return calendar
    })
  },

  blocking: async (staffIds, readBeforeMs, nowMs) => {
    if (!anyBlocks(db).get()) return []
    const isOld = or(
      isNull(outsideCalendars.readMs),
      lt(outsideCalendars.readMs, readBeforeMs),
      ne(outsideCalendars.timeZone, staff.timeZone),
    )
    // One that can be read, but not be relied on, is no trouble to its service.
    const isAnswering = or(
      isNull(outsideCalendars.errorCode),
      inArray(outsideCalendars.errorCode, ['doubtful', 'swept']),
    )
    const mayBeTried = or(isAnswering, lte(outsideCalendars.nextReadMs, nowMs))
    return toRead(db)
      .where(
        and(inArray(outsideCalendars.staffId, [...staffIds]), eq(outsideCalendars.blocks, true), isOld, mayBeTried),
      )
      .all()
      .map(toCalendar)
  },
  ofConnection: async (connectionId) =>
    toRead(db)
      .where(and(eq(outsideCalendars.connectionId, connectionId), isUsed))
      .all()
      .map(toCalendar),

  record: async (calendar, { pulled, range, goesOn, beganMs, nextReadMs, asked }) =>
    unlessInDoubt(db, (tx) => {
      const isSame = and(eq(outsideCalendars.id, calendar.id), eq(outsideCalendars.reads, calendar.reads))
      const row = tx.select().from(outsideCalendars).where(isSame).get()
      if (!row) return
      tx.update(outsideCalendars)
        .set({
          cursor: pulled.cursor,
          fromMs: range.start,
          toMs: range.end,
          timeZone: calendar.timeZone,
          readMs: beganMs,
          reads: row.reads + 1,
          nextReadMs,
        })
        .where(eq(outsideCalendars.id, row.id))
        .run()
      const { isChanged, isEmptied } = storeEvents(tx, row.id, withAsked(pulled, asked ?? []))
      if (isChanged || wasPutSince(tx, row.id, row.readMs)) rebuildBusy(tx, row.staffId)
      const { followed, sweep } = noteHandMade(tx, row, {
        range,
        beganMs,
        policy: policyOf(tx, row.connectionId),
        asked,
        isReset: isEmptied || pulled.isReset === true || (!goesOn && row.reads > 0),
      })
      oweTwins(tx, row, beganMs)
      readOthersAgain(tx, row.staffId, beganMs)
      const doubt = sweep ? sweptBy(sweep) : row.blocks ? doubtOf(tx, row.id) : null
      const works = doubt === null ? WORKS : { ...doubt, failingSinceMs: row.failingSinceMs ?? beganMs }
      tx.update(outsideCalendars)
        .set({ ...works, sweptMs: sweep && (row.sweptMs ?? beganMs), followed })
        .where(eq(outsideCalendars.id, row.id))
        .run()
      if (doubt) oweBroken(tx, row.connectionId, reach.ownerEmail, beganMs)
      else if (row.failures > 0) recover(tx, row, beganMs)
    }),

  recordFailure: async (calendar, { error, nowMs, nextReadMs }) =>
    transact(db, (tx) => {
      // Read by somebody else since: then it works.
      const isSame = and(eq(outsideCalendars.id, calendar.id), eq(outsideCalendars.reads, calendar.reads))
      const row = tx.select().from(outsideCalendars).where(isSame).get()
      if (!row) return
      const failingSince = row.failingSinceMs ?? nowMs
      // A service that is down, too, makes it no better.
      const isKnown =
        row.sweptMs !== null && row.errorCode !== null && needsPerson(row.errorCode) && !needsPerson(error.code)
      tx.update(outsideCalendars)
        .set({
          failures: row.failures + 1,
          failingSinceMs: failingSince,
          ...(!isKnown && { errorCode: error.code, error: error.message }),
          nextReadMs,
        })
        .where(eq(outsideCalendars.id, row.id))
        .run()
      const state = { failingSince, needsPerson: needsPerson(error.code) }
      if (isBroken(state, nowMs)) oweBroken(tx, row.connectionId, reach.ownerEmail, nowMs)
    }),

  toFollow: async (nowMs) => toFollow(db, nowMs),
  isToFollow: async ({ bookingId, calendar, seen }, nowMs) => {
    const isIt = and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendar.id))
    return toFollow(db, nowMs, isIt).some((found) => found.seen?.start === seen?.start)
  },

  refuse: async ({ bookingId, calendar: { id: calendarId } }, why, nowMs) =>
    transact(db, (tx) => {
      const isIt = and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendarId))
      const refused = tx.update(calendarEntries).set({ refused: why }).where(isIt).returning().get()
      if (refused?.isLeft) oweAnew(tx, bookingId, calendarId, nowMs)
    }),
})

const WORKS = { failures: 0, failingSinceMs: null, errorCode: null, error: null } as const

const policyOf = (tx: SqliteDb, connectionId: string): HandMadePolicy =>
  tx
    .select({ handMade: calendarConnections.handMade })
    .from(calendarConnections)
    .where(eq(calendarConnections.id, connectionId))
    .get()?.handMade ?? 'show'

/** Whether an event was put since the last reading: what is known of it counts only now. */
const wasPutSince = (tx: SqliteDb, calendarId: string, readMs: number | null): boolean =>
  tx
    .select({ bookingId: calendarEntries.bookingId })
    .from(calendarEntries)
    .where(and(eq(calendarEntries.calendarId, calendarId), gte(calendarEntries.putMs, readMs ?? 0)))
    .limit(1)
    .get() !== undefined

/** How a calendar is. */
type State = Pick<typeof outsideCalendars.$inferSelect, keyof typeof WORKS>

/** What else stands in it counts all the same. */
const sweptBy = ({ changed, all }: Sweep): State => ({
  failures: 1,
  failingSinceMs: null,
  errorCode: 'swept',
  error: `${changed} of the ${all} events of bookings in it are gone or were moved within a day, as if it had been emptied or exchanged. The bookings no longer follow. Bring the events back, or put them back or agree one by one (calendar-changes), or, if it was meant, set handMade to "show".`,
})

/** A calendar that was read, but doesn't say when all of it is: what isn't known is not free. */
function doubtOf(tx: SqliteDb, calendarId: string): State | null {
  const lost = lostEvents(tx, calendarId)
  if (lost.length === 0) return null
  const error = `It isn’t known when some of its events are: ${namesOf(lost)}. Correct their times there, or delete them.`
  return { failures: 1, failingSinceMs: null, errorCode: 'doubtful', error }
}

const isUsed = or(eq(outsideCalendars.blocks, true), eq(outsideCalendars.receives, true))

/** A connection that works again: the next time that it breaks is another one to be told of, and what it missed is owed. */
function recover(
  tx: SqliteDb,
  { connectionId, staffId }: { readonly connectionId: string; readonly staffId: string },
  nowMs: number,
): void {
  const stillFails = and(eq(outsideCalendars.connectionId, connectionId), isUsed, gt(outsideCalendars.failures, 0))
  if (tx.select({ id: outsideCalendars.id }).from(outsideCalendars).where(stillFails).limit(1).get()) return
  tx.update(calendarConnections).set({ toldMs: null }).where(eq(calendarConnections.id, connectionId)).run()
  owesAgain(tx, staffId, nowMs)
}

const toRead = (db: SqliteDb) =>
  db
    .select({ calendar: outsideCalendars, timeZone: staff.timeZone, email: staff.email })
    .from(outsideCalendars)
    .innerJoin(staff, eq(staff.id, outsideCalendars.staffId))
    .$dynamic()

type ReadRow = ReturnType<ReturnType<typeof toRead>['all']>[number]

function toCalendar({ calendar, timeZone, email }: ReadRow): CalendarToRead {
  const { id, connectionId, remoteId, cursor, fromMs, toMs, readMs, reads, failures } = calendar
  const isOfZone = calendar.timeZone === timeZone
  const range = fromMs === null || toMs === null || !isOfZone ? null : { start: fromMs, end: toMs }
  return { id, connectionId, remoteId, timeZone, email, cursor, range, readMs, reads, failures }
}
