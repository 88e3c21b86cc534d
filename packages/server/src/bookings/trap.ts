import { MINUTE_MS } from '@openslot/core'
import type { CreatedBooking } from '@openslot/core/wire'
import { uuidv7 } from 'uuidv7'
import type { CatalogService, CatalogStaff } from '../catalog/catalog.js'
import type { ServerContext } from '../context.js'
import { ProblemError } from '../http/problem.js'
import { deriveToken, hashToken } from '../tokens.js'
import { calendarUrl, manageUrl } from './links.js'
import { presentBooking } from './present.js'
import type { NewBooking } from './store.js'

/** What {@link pretendBooking} needs to know of the booking that was asked for. */
export interface Pretence {
  readonly service: CatalogService
  /** `null`: anyone. */
  readonly giver: CatalogStaff | null
  /** Epoch ms. */
  readonly start: number
  readonly now: number
  readonly details: Omit<NewBooking, 'id' | 'manageTokenHash'>
}

/**
 * The answer that a booking would have got, for one that isn't made: a bot which filled in the field that no person sees
 * must not learn which field it was. Its links open nothing, as nothing is stored.
 */
export function pretendBooking(
  context: ServerContext,
  { service, giver, start, now, details }: Pretence,
): CreatedBooking {
  const staff = giver ?? service.staff[0]
  if (!staff) throw new ProblemError('slot-unavailable', 'Nobody gives this service. Choose another one.')
  const id = uuidv7()
  const manageToken = deriveToken(context.secret, 'manage', id)
  const pretended = {
    ...details,
    id,
    appointmentId: id,
    service,
    staff,
    team: [staff],
    staffId: staff.id,
    start,
    end: start + service.durationMinutes * MINUTE_MS,
    status: service.requiresApproval ? 'pending' : 'confirmed',
    moves: 0,
    sequence: 0,
    manageTokenHash: hashToken(manageToken),
    createdMs: now,
    updatedMs: now,
    cancelledMs: null,
    cancelReason: null,
  } as const
  return {
    ...presentBooking(pretended, now),
    manageToken,
    manageUrl: manageUrl(context, id),
    calendarUrl: calendarUrl(context, id),
  }
}
