import { type BookingState, type Decision, decideCancel, decideIfSeen, decideReschedule } from '@openslot/core'
import type { cancelRequest, rescheduleRequest } from '@openslot/core/wire'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { requireGiver } from '../catalog/find.js'
import { readIfMatch } from '../http/conditional.js'
import type { ServerContext } from '../context.js'
import { hashToken } from '../tokens.js'
import type { Booker } from './new-booking.js'
import { answerBooking, requestAround, requireAccepted } from './outcome.js'
import type { BookingOutcome, ChangeScope, StoredBooking } from './store.js'

/** Moves a booking for who asks for it. @throws ProblemError with the reason of a refusal */
export async function moveBooking(
  context: ServerContext,
  c: Context,
  found: StoredBooking,
  { start, staff, holdToken, dryRun = false }: v.InferOutput<typeof rescheduleRequest> & { readonly dryRun?: boolean },
  { actor, by }: Booker,
): Promise<Response> {
  const giver = requireGiver(found.service, staff)
  const askedFor = giver ? [giver] : found.service.staff
  await context.calendars.reading.refresh(askedFor.map(({ id }) => id))
  const now = context.clock()
  const hold = holdToken === undefined ? {} : { holdTokenHash: hashToken(holdToken) }
  const outcome = await context.storage.bookings.reschedule(
    found.id,
    { giverOf: (service) => requireGiver(service, staff)?.id ?? null, start, now, by, dryRun, ...hold },
    asSeen(c, (snapshot) => decideReschedule(snapshot, { start, actor })),
  )
  const around = requestAround(found, now)
  const request = giver ? { ...around, staff: [giver] } : around
  const moved = await requireAccepted(context, outcome, request, start)
  if (holdToken !== undefined) context.throttle.held.end(holdToken)
  return answerBooking(c, moved, now)
}

/** Cancels a booking for who asks for it. @throws ProblemError with the reason of a refusal */
export const cancelBooking = (
  context: ServerContext,
  c: Context,
  found: StoredBooking,
  { reason }: v.InferOutput<typeof cancelRequest>,
  { actor, by }: Booker,
): Promise<Response> =>
  answerChange(context, c, found, { reason, by }, (scope) =>
    context.storage.bookings.cancel(
      found.id,
      scope,
      asSeen(c, (snapshot) => decideCancel(snapshot, { actor })),
    ),
  )

/** How a call that changes a booking describes the header. */
export const IF_SEEN = {
  'If-Match': 'The ETag of what you saw. Left out, or `*`: whatever the booking is now',
}

/** A decision that is made about the version which the request's `If-Match` names, where it names one. */
export const asSeen = <Snapshot extends { readonly booking: BookingState }, Write>(
  c: Context,
  decide: (snapshot: Snapshot) => Decision<Write>,
): ((snapshot: Snapshot) => Decision<Write>) => decideIfSeen(readIfMatch(c), decide)

/** Changes a booking where it is, and answers with it. @throws ProblemError with the reason of a refusal */
export async function answerChange(
  context: ServerContext,
  c: Context,
  found: StoredBooking,
  { reason, by }: { readonly reason?: string | undefined; readonly by: string | null },
  change: (scope: ChangeScope) => Promise<BookingOutcome>,
): Promise<Response> {
  const now = context.clock()
  const outcome = await change({ now, reason: reason || null, by })
  const changed = await requireAccepted(context, outcome, requestAround(found, now), found.start)
  // Whatever it was: nobody waits for its customer any more.
  context.throttle.unconfirmed.end(found.id)
  return answerBooking(c, changed, now)
}
