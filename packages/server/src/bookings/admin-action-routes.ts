import {
  type Decision,
  type StatusSnapshot,
  type StatusWrite,
  decideApproval,
  decideCancel,
  decideDecline,
  decideOutcome,
  decideReschedule,
} from '@openslot/core'
import { adminBookingRequest, booking, cancelRequest, createdBooking, rescheduleRequest } from '@openslot/core/wire'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { requireGiver, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { IDEMPOTENCY_KEY, readAttempt } from '../http/idempotency.js'
import { ProblemError } from '../http/problem.js'
import { readBody, readOptionalBody } from '../http/validate.js'
import { fitToService, makeBooking, repeatBooking } from './new-booking.js'
import { answerBooking, requestAround, requireAccepted } from './outcome.js'
import type { StoredBooking } from './store.js'

const moveRequest = v.omit(rescheduleRequest, ['holdToken'])
const noBody = v.strictObject({})

type Decide = (snapshot: StatusSnapshot) => Decision<StatusWrite | null>

/** What staff do to bookings. Deadlines, notice and windows bind customers; opening hours and what is taken bind all. */
export const adminBookingActions = (context: ServerContext): Hono => {
  const { storage, clock } = context
  const require = async (c: Context): Promise<StoredBooking> => {
    const found = await storage.bookings.find(c.req.param('id') ?? '')
    if (found) return found
    throw new ProblemError('not-found', 'There is no booking with this id. GET /v1/admin/bookings lists them.')
  }
  const by = (c: Context): string => c.get('adminToken').name
  const changeStatus = async (c: Context, decide: Decide, reason: string | null): Promise<Response> => {
    const found = await require(c)
    const now = clock()
    const outcome = await storage.bookings.changeStatus(found.id, { now, reason, by: by(c) }, decide)
    return answerBooking(c, await requireAccepted(context, outcome, requestAround(found, now), found.start), now)
  }

  return new Hono()
    .post(
      '/v1/admin/bookings',
      describe({
        summary: 'Enter a booking by hand',
        description:
          'As customers book, but without notice, booking window and approval; required questions may stay open.',
        tag: 'Admin',
        token: 'admin',
        headers: { [IDEMPOTENCY_KEY]: 'New for each booking, the same when it is sent again. Remembered for 24 hours' },
        body: adminBookingRequest,
        success: { status: 201, description: 'Booked, and on disk', schema: createdBooking },
        problems: [
          ...ALWAYS,
          'malformed-request',
          'unknown-service',
          'unknown-staff',
          'slot-taken',
          'idempotency-conflict',
          'payload-too-large',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const wish = await readBody(c, adminBookingRequest)
        const now = clock()
        const attempt = readAttempt(c, 'admin-bookings', wish)
        const first = attempt && (await storage.idempotency.find(attempt, now))
        if (attempt && first) return c.json(repeatBooking(context, first, attempt), 201)
        const booker = { actor: 'staff', by: by(c) } as const
        const fitting = fitToService(await requireService(storage.catalog, wish.service), wish, now, booker)
        return c.json(await makeBooking(context, fitting, booker, { attempt }), 201)
      },
    )
    .post(
      '/v1/admin/bookings/:id/reschedule',
      action('Move a booking', { body: moveRequest, problems: ['unknown-staff', 'slot-taken', 'slot-unavailable'] }),
      async (c) => {
        const found = await require(c)
        const { start, staff } = await readBody(c, moveRequest)
        const giver = requireGiver(found.service, staff)
        const now = clock()
        const outcome = await storage.bookings.reschedule(
          found.id,
          { staffId: giver?.id ?? null, start, now, by: by(c) },
          (snapshot) => decideReschedule(snapshot, { start, actor: 'staff' }),
        )
        const around = requestAround(found, now)
        const request = giver ? { ...around, staff: [giver] } : around
        return answerBooking(c, await requireAccepted(context, outcome, request, start), now)
      },
    )
    .post('/v1/admin/bookings/:id/cancel', action('Cancel a booking', { body: cancelRequest }), async (c) => {
      const found = await require(c)
      const { reason } = await readOptionalBody(c, cancelRequest)
      const now = clock()
      const scope = { now, reason: reason || null, by: by(c) }
      const outcome = await storage.bookings.cancel(found.id, scope, (snapshot) =>
        decideCancel(snapshot, { actor: 'staff' }),
      )
      return answerBooking(c, await requireAccepted(context, outcome, requestAround(found, now), found.start), now)
    })
    .post('/v1/admin/bookings/:id/approve', action('Approve a booking that waits for it'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, decideApproval, null)
    })
    .post(
      '/v1/admin/bookings/:id/decline',
      action('Decline a booking that waits for approval', { body: cancelRequest }),
      async (c) => {
        const { reason } = await readOptionalBody(c, cancelRequest)
        return changeStatus(c, (snapshot) => decideDecline(snapshot, { actor: 'staff' }), reason || null)
      },
    )
    .post('/v1/admin/bookings/:id/complete', action('Say that an appointment took place'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, (snapshot) => decideOutcome(snapshot, { outcome: 'completed' }), null)
    })
    .post('/v1/admin/bookings/:id/no-show', action('Say that the customer didn’t come'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, (snapshot) => decideOutcome(snapshot, { outcome: 'no-show' }), null)
    })
}

const ALWAYS = ['unauthorized', 'forbidden'] as const

type Description = Parameters<typeof describe>[0]

/** How a change of one booking is described: all answer with it, and all may come too late. */
const action = (
  summary: string,
  { body, problems = [] }: Pick<Description, 'body' | 'problems'> = {},
): MiddlewareHandler =>
  describe({
    summary,
    tag: 'Admin',
    token: 'admin',
    ...(body && { body }),
    success: { status: 200, description: 'The booking as it now is', schema: booking },
    problems: [
      ...ALWAYS,
      'not-found',
      'malformed-request',
      'validation',
      'payload-too-large',
      'policy',
      'status-conflict',
      ...problems,
    ],
  })
