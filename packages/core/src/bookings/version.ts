import type { BookingState } from './booking.js'
import { type Decision, refuse } from './decision.js'

/** A booking, also as it travels. */
type Versioned = Pick<BookingState, 'sequence' | 'status'> & { readonly confirmBy?: number | string | null }

/**
 * Which state of a booking somebody has seen: another one after each move, change of person and change of status, and
 * once its customer has confirmed it, or it is given up for good.
 */
export const bookingVersion = ({ sequence, status, confirmBy = null }: Versioned): string =>
  `${sequence}-${status}${confirmBy === null ? '' : '-unconfirmed'}`

/**
 * Decides about what somebody has seen and about nothing else, so that nobody approves a time that was moved behind
 * their back. Asked where the decision is made: of two who act on the same version at once, the second is refused,
 * unless the first has done just what the second asks for. Then it gets the same answer: it may be the first one, sent
 * again by somebody who never heard how it went.
 */
export const decideIfSeen =
  <Snapshot extends { readonly booking: BookingState }, Write>(
    isSeen: (version: string) => boolean,
    decide: (snapshot: Snapshot) => Decision<Write>,
  ) =>
  (snapshot: Snapshot): Decision<Write> => {
    const { booking } = snapshot
    if (isSeen(bookingVersion(booking))) return decide(snapshot)
    const again = versionsBefore(booking).some(isSeen) ? decide(snapshot) : null
    return again?.accepted && again.write === null ? again : refuse({ problem: 'precondition-failed' })
  }

/** What a booking may have been since it came to the place that it has or had last. Every move is another number. */
function versionsBefore({ status, sequence }: BookingState): string[] {
  const isTakenBack = status === 'cancelled' || status === 'declined'
  return (isTakenBack ? [sequence - 1, sequence] : [sequence]).flatMap((number) =>
    (['pending', 'confirmed', 'cancelled', 'completed', 'no-show'] as const).flatMap((before) =>
      [null, 0].map((confirmBy) => bookingVersion({ sequence: number, status: before, confirmBy })),
    ),
  )
}
