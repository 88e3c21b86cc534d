import { bookingFollows, decideCancel, decideReschedule } from '@openslot/core'
import type { BookingOutcome, BookingStore } from '../bookings/store.js'
import type { Clock } from '../clock.js'
import type { HandMade, ReadStore } from './read-store.js'

export interface FollowContext {
  readonly reads: Pick<ReadStore, 'toFollow' | 'refuse'>
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
    const outcome = await follow(change, context, now)
    // There already: another server was faster.
    if (!outcome || outcome.accepted || outcome.refusal.problem === 'same-start') continue
    await reads.refuse(change, outcome.refusal.problem, now)
  }
  if (changes.length > 0) wakeDispatcher()
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
