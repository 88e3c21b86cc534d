import { MINUTE_MS, confirmDeadline } from '@openslot/core'
import type { CreatedBooking } from '@openslot/core/wire'
import { uuidv7 } from 'uuidv7'
import type { ServerContext } from '../context.js'
import type { Attempt } from '../http/idempotency.js'
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
 * The answer that a booking would have got, for one that isn't made: a bot which filled in the field that no person sees
 * must not learn which field it was. Its links open nothing.
 */
export async function pretendBooking(
  context: ServerContext,
  wish: FittingWish,
  attempt: Attempt | undefined,
): Promise<CreatedBooking> {
  const pretence = { pretendedId: uuidv7(), pretendedMs: wish.now }
  const answer = pretendAgain(context, wish, pretence)
  // Another id for the same attempt would give it away.
  if (attempt) await context.storage.idempotency.remember(attempt, pretence.pretendedId, pretence, wish.now)
  return answer
}

/** The same answer once more, made of what is sent again. */
export function pretendAgain(
  context: ServerContext,
  wish: FittingWish,
  { pretendedId: id, pretendedMs: now }: Pretence,
): CreatedBooking {
  const { service, start, details, durationMinutes } = wish
  const [staff] = wish.staff
  if (!staff) throw new ProblemError('slot-unavailable', 'Nobody gives this service. Choose another one.')
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
