import { bookingFollows, decideCancel, decideReschedule } from '@openslot/core'
import type { BookingOutcome, BookingStore } from '../bookings/store.js'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import { bookingUid } from '../bookings/calendar.js'
import type { CalendarAddress } from './entry-store.js'
import type { OpenConnection } from './open.js'
import { isNowhere } from './own-events.js'
import { rangeAt } from './range.js'
import type { HandMade, ReadStore } from './read-store.js'
import type { ConnectionStore } from './store.js'

export interface FollowContext {
  readonly reads: Pick<ReadStore, 'toFollow' | 'isToFollow' | 'refuse'>
  readonly connections: Pick<ConnectionStore, 'list'>
  readonly open: OpenConnection
  readonly bookings: Pick<BookingStore, 'cancel' | 'reschedule'>
  readonly clock: Clock
  /** Called when messages have become due. */
  readonly wakeDispatcher: () => void
}

/** Cancels and moves the bookings whose events were deleted or moved by hand, where that is wanted and may be. */
export async function followHandMade(context: FollowContext): Promise<void> {
  const { reads, clock, wakeDispatcher } = context
  const now = clock()
  const changes = await reads.toFollow(now)
  // What is cancelled makes room for what moves.
  const refusals = [
    ...(await refusalsOf(
      changes.filter(({ seen }) => seen === null),
      context,
      now,
    )),
    ...(await moveAll(
      changes.filter(({ seen }) => seen !== null),
      context,
      now,
    )),
  ]
  for (const { change, why } of refusals) await reads.refuse(change, why, now)
  if (changes.length > 0) wakeDispatcher()
}

interface NotFollowed {
  readonly change: HandMade
  readonly why: string
}

/** Who dragged a whole row has dragged some to where others still are: those go once the others have gone. */
async function moveAll(changes: readonly HandMade[], context: FollowContext, now: number): Promise<NotFollowed[]> {
  const refusals = await refusalsOf(changes, context, now)
  if (refusals.length === 0 || refusals.length === changes.length) return refusals
  return moveAll(
    refusals.map(({ change }) => change),
    context,
    now,
  )
}

async function refusalsOf(changes: readonly HandMade[], context: FollowContext, now: number): Promise<NotFollowed[]> {
  const refusals: NotFollowed[] = []
  for (const change of changes) {
    const why = await whyNot(change, context, now)
    if (why !== null) refusals.push({ change, why })
  }
  return refusals
}

/** @returns why the booking can't follow; `null`: it does, has done so, or it isn't known yet whether it is to */
async function whyNot(change: HandMade, context: FollowContext, now: number): Promise<string | null> {
  if (change.seen === null) {
    const isGone = await isDeleted(change, context, now)
    if (isGone === null) return null
    if (!isGone) return 'stands-elsewhere'
  }
  // Asking for it takes a while, in which somebody may have decided.
  if (!(await context.reads.isToFollow(change, now))) return null
  const outcome = await follow(change, context, now)
  // There already: another server was faster.
  if (!outcome || outcome.accepted || outcome.refusal.problem === 'same-start') return null
  return outcome.refusal.problem
}

/**
 * Somebody may have dragged it into a calendar that isn't chosen, or is no longer, or into another account of theirs.
 * `null`: not all calendars answer, or are listed.
 */
async function isDeleted(change: HandMade, context: FollowContext, now: number): Promise<boolean | null> {
  const { bookingId, timeZone, isElsewhere } = change
  if (isElsewhere) return false
  const { start: from, end: to } = rangeAt(now)
  const uid = bookingUid(bookingId)
  try {
    for (const { connection, known } of await accountsOf(change, context)) {
      if (!(await isNowhere(context.open(connection), { known, uid }, { from, to, timeZone }))) return false
    }
    return true
  } catch (error) {
    log.warn({ booking: bookingId, err: error }, 'A booking whose event is gone doesn’t follow yet.')
    return null
  }
}

/** All accounts that a staff member could have dragged an event to, with what is known of each: first its own. */
async function accountsOf(
  { calendar, staffId }: HandMade,
  { connections }: FollowContext,
): Promise<{ readonly connection: CalendarAddress['connection']; readonly known: readonly string[] }[]> {
  const others = (await connections.list(staffId)).filter(
    ({ id, provider }) => id !== calendar.connection.id && provider !== 'ics',
  )
  return [
    { connection: calendar.connection, known: [calendar.remoteId] },
    ...others.map((connection) => ({
      connection,
      known: connection.calendars.filter(({ isWritable }) => isWritable).map(({ remoteId }) => remoteId),
    })),
  ]
}

async function follow(change: HandMade, { bookings }: FollowContext, now: number): Promise<BookingOutcome | undefined> {
  const { bookingId, policy, staffId } = change
  const wish = bookingFollows(change, policy, now)
  if (wish === null) return undefined
  if ('cancel' in wish) {
    return bookings.cancel(bookingId, { now, reason: null }, (snapshot) => decideCancel(snapshot, { actor: 'staff' }))
  }
  const { moveTo: start } = wish
  return bookings.reschedule(
    bookingId,
    { start, now, giverOf: ({ staff }) => (staff.some(({ id }) => id === staffId) ? staffId : null) },
    (snapshot) => decideReschedule(snapshot, { start, actor: 'staff' }),
  )
}
