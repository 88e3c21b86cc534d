import { MINUTE_MS, confirmDeadline } from '@openslot/core'
import type { CreatedBooking } from '@openslot/core/wire'
import { uuidv7 } from 'uuidv7'
import type { ServerContext } from '../context.js'
import { ProblemError } from '../http/problem.js'
import { type FittingWish, withSecrets } from './new-booking.js'
import { presentBooking } from './present.js'

/**
 * The answer that a booking would have got, for one that isn't made: a bot which filled in the field that no person sees
 * must not learn which field it was. Its links open nothing, as nothing is stored.
 */
export function pretendBooking(context: ServerContext, wish: FittingWish): CreatedBooking {
  const { service, start, now, details, durationMinutes } = wish
  const [staff] = wish.staff
  if (!staff) throw new ProblemError('slot-unavailable', 'Nobody gives this service. Choose another one.')
  const id = uuidv7()
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
