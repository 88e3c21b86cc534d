import {
  type Decision,
  type StatusSnapshot,
  type StatusWrite,
  decideApproval,
  decideDecline,
  decideOutcome,
} from '@openslot/core'
import {
  type Booking,
  type CreatedBooking,
  adminBookingRequest,
  booking,
  cancelRequest,
  createdBooking,
  rescheduleRequest,
} from '@openslot/core/wire'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { type RouteDescription, describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { IDEMPOTENCY_KEY, answerOnce } from '../http/idempotency.js'
import { readBody, readOptionalBody } from '../http/validate.js'
import { IF_SEEN, answerChange, asSeen, cancelBooking, moveBooking } from './change.js'
import { type Booker, fitToService, makeBooking, withSecrets } from './new-booking.js'
import { answerBooking, answerCreated } from './outcome.js'
import type { StoredBooking } from './store.js'

const moveRequest = v.strictObject({
  ...v.omit(rescheduleRequest, ['holdToken']).entries,
  /** Says what would become of it, and changes nothing. */
  dryRun: v.optional(v.boolean('Use true or false.'), false),
})
const noBody = v.strictObject({})

const known = orNotFound('There is no booking with this id. GET /v1/admin/bookings lists them.')

type Decide = (snapshot: StatusSnapshot) => Decision<StatusWrite | null>

/** What staff see of single bookings, and do to them. Deadlines, notice and windows bind customers; opening hours and what is taken bind all. */
export const adminBookingActions = (context: ServerContext): Hono => {
  const { storage, clock } = context
  const once = answerOnce(storage.idempotency, 'admin-bookings')
  const require = async (c: Context): Promise<StoredBooking> =>
    known(await storage.bookings.find(c.req.param('id') ?? ''))
  const staff = (c: Context): Booker => ({ actor: 'staff', by: c.get('adminToken').name })
  const changeStatus = async (c: Context, decide: Decide, reason?: string): Promise<Response> => {
    const found = await require(c)
    return answerChange(context, c, found, { reason, by: staff(c).by }, (scope) =>
      storage.bookings.changeStatus(found.id, scope, asSeen(c, decide)),
    )
  }

  return new Hono()
    .get(
      '/v1/admin/bookings/:id',
      describeAdmin({
        summary: 'See a booking',
        description:
          'Its `ETag` changes with every move, change of person and change of status, and once its customer confirms it.',
        success: { status: 200, description: 'The booking', schema: booking },
        problems: ['not-found'],
      }),
      async (c) => answerBooking(c, await require(c), clock()),
    )
    .post(
      '/v1/admin/bookings',
      describeAdmin({
        summary: 'Enter a booking by hand',
        description:
          'As customers book, but without notice, booking window and approval; required questions may stay open.',
        headers: { [IDEMPOTENCY_KEY]: 'New for each booking, the same when it is sent again. Remembered for 24 hours' },
        body: adminBookingRequest,
        success: { status: 201, description: 'Booked, and on disk', schema: createdBooking },
        problems: ['unknown-service', 'unknown-staff', 'slot-taken', 'idempotency-conflict', 'slot-unavailable'],
      }),
      async (c) => {
        const wish = await readBody(c, adminBookingRequest)
        const now = clock()
        const answer = (made: CreatedBooking): Response => answerCreated(c, made, '/v1/admin/bookings')
        const again = (answered: object): Response => answer(withSecrets(context, answered as Booking))
        return once(
          c,
          { body: wish, now },
          {
            again,
            first: async (attempt) => {
              const booker = staff(c)
              const fitting = fitToService(await requireService(storage.catalog, wish.service), wish, now, booker)
              return again((await makeBooking(context, fitting, booker, { attempt })).answered)
            },
          },
        )
      },
    )
    .post(
      '/v1/admin/bookings/:id/reschedule',
      action('Move a booking', { body: moveRequest, problems: ['unknown-staff', 'slot-taken', 'slot-unavailable'] }),
      async (c) => {
        const found = await require(c)
        return moveBooking(context, c, found, await readBody(c, moveRequest), staff(c))
      },
    )
    .post('/v1/admin/bookings/:id/cancel', action('Cancel a booking', { body: cancelRequest }), async (c) => {
      const found = await require(c)
      return cancelBooking(context, c, found, await readOptionalBody(c, cancelRequest), staff(c))
    })
    .post('/v1/admin/bookings/:id/approve', action('Approve a booking that waits for it'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, decideApproval)
    })
    .post(
      '/v1/admin/bookings/:id/decline',
      action('Decline a booking that waits for approval', { body: cancelRequest }),
      async (c) => {
        const { reason } = await readOptionalBody(c, cancelRequest)
        return changeStatus(c, (snapshot) => decideDecline(snapshot, { actor: 'staff' }), reason)
      },
    )
    .post('/v1/admin/bookings/:id/complete', action('Say that an appointment took place'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, (snapshot) => decideOutcome(snapshot, { outcome: 'completed' }))
    })
    .post('/v1/admin/bookings/:id/no-show', action('Say that the customer didn’t come'), async (c) => {
      await readOptionalBody(c, noBody)
      return changeStatus(c, (snapshot) => decideOutcome(snapshot, { outcome: 'no-show' }))
    })
}

/** How a change of one booking is described: all answer with it, and all may come too late. */
const action = (
  summary: string,
  { body, problems = [] }: Pick<RouteDescription, 'body' | 'problems'> = {},
): MiddlewareHandler =>
  describeAdmin({
    summary,
    ...(body && { body }),
    headers: IF_SEEN,
    success: { status: 200, description: 'The booking as it now is', schema: booking },
    // The body may be left out where none is described, but not be anything else.
    problems: [
      'forbidden',
      'not-found',
      'malformed-request',
      'validation',
      'payload-too-large',
      'policy',
      'status-conflict',
      'precondition-failed',
      ...problems,
    ],
  })
