import type { BookingState } from './booking.js'
import { type Decision, refuse } from './decision.js'

/**
 * Which state of a booking somebody has seen: another one after each move, change of person and change of status, and
 * once its customer has confirmed it, or it is given up for good.
 */
export const bookingVersion = ({
  sequence,
  status,
  confirmBy = null,
}: Pick<BookingState, 'sequence' | 'status' | 'confirmBy'>): string =>
  `${sequence}-${status}${confirmBy === null ? '' : '-unconfirmed'}`

/**
 * Decides about what somebody has seen and about nothing else, so that nobody approves a time that was moved behind
 * their back. Asked where the decision is made: of two who act on the same version at once, the second is refused.
 */
export const decideIfSeen =
  <Snapshot extends { readonly booking: BookingState }, Write>(
    isSeen: (version: string) => boolean,
    decide: (snapshot: Snapshot) => Decision<Write>,
  ) =>
  (snapshot: Snapshot): Decision<Write> =>
    isSeen(bookingVersion(snapshot.booking)) ? decide(snapshot) : refuse({ problem: 'precondition-failed' })
