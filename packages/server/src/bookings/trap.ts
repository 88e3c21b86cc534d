import { MINUTE_MS, confirmDeadline } from '@openslot/core'
import type { CreatedBooking } from '@openslot/core/wire'
import { uuidv7 } from 'uuidv7'
import type { ServerContext } from '../context.js'
import { spentProof } from '../challenges/challenge.js'
import type { ProofOfWork } from '../challenges/store.js'
import { type Attempt, answerAgain } from '../http/idempotency.js'
import { ProblemError } from '../http/problem.js'
import { type FittingWish, withSecrets } from './new-booking.js'
import { presentBooking } from './present.js'

/** All that is kept of a booking that isn't made, for when it is sent again. */
interface Pretence {
  readonly pretendedId: string
  readonly pretendedMs: number
}

export const isPretence = (answered: object): answered is Pretence => 'pretendedId' in answered

/**
 * Keeps what a booking would have got for an answer, of one that isn't made: a bot which filled in the field that no
 * person sees must not learn which field it was. So its proof is used up, and its attempt keeps the answer that it got
 * first, though that be a real one's. Its links open nothing.
 *
 * @returns what is kept of the answer
 * @throws ProblemError as for a booking
 */
export async function pretendBooking(
  { storage }: ServerContext,
  { now, staff }: FittingWish,
  { attempt, proof }: { readonly attempt: Attempt | undefined; readonly proof: ProofOfWork | undefined },
): Promise<object> {
  if (staff.length === 0) throw nobody()
  const pretence: Pretence = { pretendedId: uuidv7(), pretendedMs: now }
  const taken = attempt && { ...attempt, answer: pretence }
  const outcome = await storage.bookings.pretend({ now, proof }, pretence.pretendedId, taken)
  if (!outcome) return pretence
  if ('isProofSpent' in outcome) throw spentProof()
  return answerAgain(outcome.repeated, attempt)
}

const nobody = (): ProblemError =>
  new ProblemError('slot-unavailable', 'Nobody gives this service. Choose another one.')

/** The answer, made of what is sent with it, also when that is sent again. */
export function pretendAgain(
  context: ServerContext,
  wish: FittingWish,
  { pretendedId: id, pretendedMs: now }: Pretence,
): CreatedBooking {
  const { service, start, details, durationMinutes } = wish
  const [staff] = wish.staff
  if (!staff) throw nobody()
  const { confirmMinutes } = context
  const confirmBy = confirmMinutes === null ? null : confirmDeadline(now, start, confirmMinutes)
  const pretended = {
    ...details,
    id,
    appointmentId: id,
    service,
    price: service.price,
    questions: service.questions,
    staff,
    team: service.staffing === 'all' ? wish.staff : [staff],
    staffId: staff.id,
    start,
    end: start + durationMinutes * MINUTE_MS,
    status: service.requiresApproval || confirmBy !== null ? 'pending' : 'confirmed',
    confirmBy,
    moves: 0,
    sequence: 0,
    manageTokenHash: '',
    createdMs: now,
    updatedMs: now,
    cancelledMs: null,
    cancelReason: null,
    erasedMs: null,
  } as const
  return withSecrets(context, presentBooking(pretended, now))
}
