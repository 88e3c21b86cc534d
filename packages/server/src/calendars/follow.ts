import { bookingFollows, decideCancel, decideReschedule } from '@openslot/core'
import type { BookingOutcome, BookingStore } from '../bookings/store.js'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import { bookingUid } from '../bookings/calendar.js'
import type { OpenConnection } from './open.js'
import { isNowhere } from './own-events.js'
import { rangeAt } from './range.js'
import type { HandMade, ReadStore } from './read-store.js'

export interface FollowContext {
  readonly reads: Pick<ReadStore, 'toFollow' | 'isToFollow' | 'refuse'>
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
  for (const change of changes) {
    const why = await whyNot(change, context, now)
    if (why !== null) await reads.refuse(change, why, now)
  }
  if (changes.length > 0) wakeDispatcher()
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

/** Somebody may have dragged it into a calendar that isn't chosen, or is no longer. `null`: not all calendars answer, or are listed. */
async function isDeleted(
  { bookingId, calendar, timeZone }: HandMade,
  { open }: FollowContext,
  now: number,
): Promise<boolean | null> {
  const { start: from, end: to } = rangeAt(now)
  try {
    const names = { calendarId: calendar.remoteId, uid: bookingUid(bookingId) }
    return await isNowhere(open(calendar.connection), names, { from, to, timeZone })
  } catch (error) {
    log.warn({ booking: bookingId, err: error }, 'A booking whose event is gone doesn’t follow yet.')
    return null
  }
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
