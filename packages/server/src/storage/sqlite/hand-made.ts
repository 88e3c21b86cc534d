import {
  DAY_MS,
  type HandMadePolicy,
  type SeenEvent,
  type Span,
  bookingFollows,
  handMadeChange,
  nearestPlace,
} from '@openslot/core'
import { and, eq, gte, isNotNull, isNull, lt, lte, ne, notExists, sql } from 'drizzle-orm'
import { bookingUid } from '../../bookings/calendar.js'
import type { AskedEvent, OwnEvent } from '../../calendars/own-events.js'
import { calendarEntries, outsideCalendars, outsideEvents } from './calendar-schema.js'
import { eventsElsewhere } from './elsewhere.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { InDoubt } from './in-doubt.js'
import { oweEntry } from './owe-calendars.js'
import { arg, prepared } from './prepared.js'
import { outbox } from './message-schema.js'
import { CALENDAR_RESET, type Sweep, sweepOf } from './sweep.js'
import { appointments, bookings } from './schema.js'

/**
 * Compares the events that bookings have in a calendar with what was just read of it, and notes what somebody did to them
 * by hand. An event that was put since the reading began, or waits to be put or removed itself, is not judged: what was
 * read is older.
 *
 * Nor is one that seems gone or moved, until it has been asked for by name: a service may tell for a while of what was
 * before, or only of the time that is read.
 *
 * @returns what bookings have followed within a day, to be counted with what comes next, and whether they would follow so
 *   much within a day that nobody did it by hand: then none of it is followed
 * @throws InDoubt what is to be asked for first
 */
export function noteHandMade(
  tx: SqliteDb,
  {
    id: calendarId,
    connectionId,
    sweptMs,
    followed: before,
  }: Pick<typeof outsideCalendars.$inferSelect, 'id' | 'connectionId' | 'sweptMs' | 'followed'>,
  { range, beganMs, policy, asked, isReset }: Judging,
): Noted {
  if (isReset) noteReset(tx, calendarId, beganMs)
  const entries = entriesToJudge(tx).all({ calendarId, beganMs, from: range.start, to: range.end })
  const ahead = entries.filter(({ startMs }) => startMs > beganMs).map(({ bookingId }) => bookingId)
  const isRecent = ([, noticedMs]: readonly [string, number]): boolean => noticedMs > beganMs - DAY_MS
  const followed = new Map(policy === 'show' ? [] : Object.entries(before ?? {}).filter(isRecent))
  const changed = new Set<string>()
  const ofReset = new Set<string>()
  const inDoubt: (OwnEvent & { readonly isToFollow: boolean })[] = []
  for (const entry of entries) {
    const { bookingId, startMs, endMs } = entry
    const put = { start: startMs, end: endMs }
    const answer = asked?.find((one) => one.bookingId === bookingId)
    const isGone = answer?.event === null
    const { seen, recurs } = seenOf(tx, { ...entry, calendarId, connectionId, isGone }, put)
    const change = handMadeChange({ put, seen, recurs })
    const isNews =
      change !== entry.change || (seen?.start ?? null) !== entry.seenStartMs || (seen?.end ?? null) !== entry.seenEndMs
    const isToFollow = bookingFollows({ put, seen }, policy, beganMs) !== null
    if (change !== null && change !== 'recurs' && isNews && !answer) {
      inDoubt.push({ bookingId, ref: entry.ref, uid: bookingUid(bookingId), isToFollow })
      continue
    }
    // Brought back, or to where its booking is by now.
    if (entry.isLeft && (!isToFollow || seen?.start === entry.bookedMs)) oweAnew(tx, bookingId, calendarId, beganMs)
    if (!entry.isInReset && (change === null ? entry.change === null : !isNews)) continue
    if (change === null && entry.change !== null) followed.delete(bookingId)
    if (isToFollow && isNews) (entry.isInReset ? ofReset : changed).add(bookingId)
    const noted =
      change === null
        ? NOTHING
        : {
            change,
            seenStartMs: seen?.start ?? null,
            seenEndMs: seen?.end ?? null,
            noticedMs: isNews ? beganMs : entry.noticedMs,
            refused: isNews ? null : entry.refused,
            isInReset: false,
          }
    tx.update(calendarEntries)
      .set(noted)
      .where(and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendarId)))
      .run()
  }
  if (inDoubt.length > 0 && !asked) throw new InDoubt(inDoubt)
  const unsure = inDoubt.filter(({ isToFollow }) => isToFollow).map(({ bookingId }) => bookingId)
  const counted = { ahead, followed, changed: new Set([...changed, ...ofReset]), unsure }
  const sweep = sweepOf(tx, { calendarId, beganMs, isSwept: sweptMs !== null, policy, ...counted })
  const refused = sweep ? [...ofReset, ...followed.keys(), ...changed] : ofReset
  for (const bookingId of refused) refuseToFollow(tx, { bookingId, calendarId, beganMs })
  if (!sweep) for (const bookingId of changed) followed.set(bookingId, beganMs)
  return { followed: followed.size === 0 ? null : Object.fromEntries(followed), sweep }
}

interface Noted {
  readonly followed: Readonly<Record<string, number>> | null
  readonly sweep: Sweep | null
}

interface Judging {
  readonly range: Span
  readonly beganMs: number
  readonly policy: HandMadePolicy
  /** What has become of those that were asked for; `undefined`: none was yet. */
  readonly asked: readonly AskedEvent[] | undefined
  /** Whether it may be another calendar by now, or an older state of it. */
  readonly isReset: boolean
}

/** Of all events that were put by then it has to be found out what became of them; nobody did it by hand. */
function noteReset(tx: SqliteDb, calendarId: string, beganMs: number): void {
  tx.update(calendarEntries)
    .set({ isInReset: true })
    .where(and(eq(calendarEntries.calendarId, calendarId), lt(calendarEntries.putMs, beganMs)))
    .run()
}

/** Notes of what nobody did by hand, and its booking has not followed yet, that it doesn't. */
function refuseToFollow(
  tx: SqliteDb,
  {
    bookingId,
    calendarId,
    beganMs,
  }: { readonly bookingId: string; readonly calendarId: string; readonly beganMs: number },
): void {
  const isOpen = and(
    eq(calendarEntries.bookingId, bookingId),
    eq(calendarEntries.calendarId, calendarId),
    isNotNull(calendarEntries.change),
    isNull(calendarEntries.refused),
  )
  const refused = tx.update(calendarEntries).set({ refused: CALENDAR_RESET }).where(isOpen).returning().get()
  if (refused?.isLeft) oweAnew(tx, bookingId, calendarId, beganMs)
}

/** Of an event that is as it was put. */
export const NOTHING = {
  change: null,
  seenStartMs: null,
  seenEndMs: null,
  noticedMs: null,
  refused: null,
  isInReset: false,
} as const

const entriesToJudge = prepared((db) =>
  db
    .select(entryColumns)
    .from(calendarEntries)
    .innerJoin(outsideCalendars, eq(outsideCalendars.id, calendarEntries.calendarId))
    .innerJoin(bookings, eq(bookings.id, calendarEntries.bookingId))
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(
      and(
        eq(calendarEntries.calendarId, arg('calendarId')),
        // Of one that nobody has answered for, it isn't known whether it is there.
        ne(calendarEntries.ref, ''),
        lt(calendarEntries.putMs, arg('beganMs')),
        gte(calendarEntries.startMs, arg('from')),
        lte(calendarEntries.endMs, arg('to')),
        notExists(
          db
            .select({ one: sql`1` })
            .from(outbox)
            .where(
              and(
                eq(outbox.lane, sql`${calendarEntries.bookingId} || ' calendar ' || ${outsideCalendars.staffId}`),
                sql`${outbox.state} = 'waiting'`,
                // Another calendar may keep the message that has written this event waiting.
                sql`${outbox.id} IS NOT ${calendarEntries.writtenBy}`,
              ),
            ),
        ),
      ),
    )
    .prepare(),
)

const entryColumns = {
  bookingId: calendarEntries.bookingId,
  ref: calendarEntries.ref,
  startMs: calendarEntries.startMs,
  endMs: calendarEntries.endMs,
  change: calendarEntries.change,
  isLeft: calendarEntries.isLeft,
  isInReset: calendarEntries.isInReset,
  noticedMs: calendarEntries.noticedMs,
  refused: calendarEntries.refused,
  putMs: calendarEntries.putMs,
  seenStartMs: calendarEntries.seenStartMs,
  seenEndMs: calendarEntries.seenEndMs,
  /** Where its booking is. */
  bookedMs: appointments.startMs,
}

/**
 * What wasn't written, so that the booking could follow it, is after all: somebody has brought it back, or only dragged it
 * away; or the booking is to follow no longer, or can't.
 */
export function oweAnew(tx: SqliteDb, bookingId: string, calendarId: string, nowMs: number): void {
  const isIt = and(eq(calendarEntries.bookingId, bookingId), eq(calendarEntries.calendarId, calendarId))
  tx.update(calendarEntries).set({ isLeft: false }).where(isIt).run()
  const booking = findBooking(tx, bookingId)
  const calendar = tx.select().from(outsideCalendars).where(eq(outsideCalendars.id, calendarId)).get()
  if (booking && calendar) oweEntry(tx, booking, calendar.staffId, nowMs)
}

/** Where the event of a booking is now. A series is where it is nearest to where it was put. `null`: it is gone. */
function seenOf(
  tx: SqliteDb,
  {
    calendarId,
    connectionId,
    bookingId,
    ref,
    putMs,
    isGone,
  }: JudgedEntry & { readonly calendarId: string; readonly connectionId: string; readonly isGone: boolean },
  put: Span,
): Pick<SeenEvent, 'seen' | 'recurs'> {
  // By its own name, or where somebody moved it to another one or another calendar, by the booking's.
  const uid = bookingUid(bookingId)
  const named = isGone ? [] : eventByRef(tx).all({ calendarId, ref })
  const here = named.length > 0 || isGone ? named : eventsByUid(tx).all({ calendarId, uid })
  if (here.length > 0) return placeOf(here.flatMap(withOccurrences(tx, calendarId)), put)
  const copies = eventsElsewhere(tx)
    .all({ connectionId, uid })
    .filter((copy) => copy.calendarId !== calendarId && !isLeftOver(tx, bookingId, copy))
  if (copies.length === 0) return { seen: null, recurs: false }
  // What was read there before it was put is older.
  const isOld = copies.some(({ readMs }) => readMs === null || readMs <= putMs)
  return isOld ? { seen: put, recurs: false } : placeOf(copies, put)
}

/** Whether it is what was put there before, and has yet to be removed: nobody has dragged it there. */
const isLeftOver = (
  tx: SqliteDb,
  bookingId: string,
  { calendarId, ref }: { calendarId: string; ref: string },
): boolean => refIn(tx).get({ bookingId, calendarId })?.ref === ref

const refIn = prepared((db) =>
  db
    .select({ ref: calendarEntries.ref })
    .from(calendarEntries)
    .where(and(eq(calendarEntries.bookingId, arg('bookingId')), eq(calendarEntries.calendarId, arg('calendarId'))))
    .prepare(),
)

/** A series with its occurrences, where they are events of their own, which have its `uid`. */
const withOccurrences =
  (tx: SqliteDb, calendarId: string) =>
  (event: SeenRow): readonly SeenRow[] =>
    isSeries(event) && event.spans.length === 0 && event.uid !== null
      ? eventsByUid(tx).all({ calendarId, uid: event.uid })
      : [event]

const isSeries = ({ startMs, flaw }: SeenRow): boolean => startMs === null && flaw !== 'time'

const placeOf = (events: readonly SeenRow[], put: Span): Pick<SeenEvent, 'seen' | 'recurs'> => ({
  seen: nearestPlace(events.flatMap(placesOf), put),
  recurs: events.every(isSeries),
})

type JudgedEntry = ReturnType<ReturnType<typeof entriesToJudge>['all']>[number]

const placesOf = ({ startMs, endMs, spans }: SeenRow): Span[] =>
  startMs !== null && endMs !== null ? [{ start: startMs, end: endMs }] : spans.map(([start, end]) => ({ start, end }))

type SeenRow = Pick<typeof outsideEvents.$inferSelect, 'uid' | 'startMs' | 'endMs' | 'spans' | 'flaw'>

const selectEvent = (db: SqliteDb, isIt: ReturnType<typeof eq>) =>
  db
    .select({
      uid: outsideEvents.uid,
      startMs: outsideEvents.startMs,
      endMs: outsideEvents.endMs,
      spans: outsideEvents.spans,
      flaw: outsideEvents.flaw,
    })
    .from(outsideEvents)
    .where(and(eq(outsideEvents.calendarId, arg('calendarId')), isIt))
    .prepare()

const eventByRef = prepared((db) => selectEvent(db, eq(outsideEvents.ref, arg('ref'))))
const eventsByUid = prepared((db) => selectEvent(db, eq(outsideEvents.uid, arg('uid'))))
