import { decideCancel, decideConfirmation, decideReschedule } from '@openslot/core'
import { booking, bookingRequest, cancelRequest, createdBooking, rescheduleRequest } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { requireGiver, requireService } from '../catalog/find.js'
import { requireSolution } from '../challenges/challenge.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { IDEMPOTENCY_KEY, readAttempt } from '../http/idempotency.js'
import { limitByEmail } from '../http/rate-limit.js'
import { readBody, readOptionalBody, readQuery } from '../http/validate.js'
import { calendarTexts } from '../notifications/calendar-texts.js'
import { readerOf } from '../notifications/wording.js'
import { hashToken } from '../tokens.js'
import { requireAccess, requireBooking, requireBookingByKey, requireMailedAccess } from './access.js'
import { bookingCalendar } from './calendar.js'
import { type Booker, fitToService, makeBooking, repeatBooking } from './new-booking.js'
import { answerBooking, requestAround, requireAccepted } from './outcome.js'
import { pretendBooking } from './trap.js'

const noBody = v.strictObject({})
const calendarQuery = v.object({ key: v.optional(v.string()) })

const CUSTOMER: Booker = { actor: 'customer', by: null }

export const bookingRoutes = (context: ServerContext): Hono => {
  const { storage, clock, requiresChallenge, throttle } = context
  return new Hono()
    .post(
      '/v1/bookings',
      describe({
        summary: 'Book a time',
        description:
          'Safe to send again with the same `Idempotency-Key`: it books once and gives the same answer. With `confirmBy` in it, the booking counts once its customer confirms it by their mail.',
        tag: 'Booking',
        headers: {
          [IDEMPOTENCY_KEY]: 'New for each booking, the same when it is sent again. Remembered for 24 hours',
        },
        body: bookingRequest,
        success: { status: 201, description: 'Booked, and on disk', schema: createdBooking },
        problems: [
          'malformed-request',
          'challenge-required',
          'unknown-service',
          'unknown-staff',
          'slot-taken',
          'hold-expired',
          'idempotency-conflict',
          'payload-too-large',
          'too-many-requests',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const { website, challenge, ...wish } = await readBody(c, bookingRequest)
        const now = clock()
        const attempt = readAttempt(c, 'bookings', wish)
        const first = attempt && (await storage.idempotency.find(attempt, now))
        if (attempt && first) return created(c, repeatBooking(context, first, attempt))
        limitByEmail(throttle, wish.customer.email)
        const service = await requireService(storage.catalog, wish.service)
        const fitting = fitToService(service, wish, now, CUSTOMER)
        if (website) return created(c, pretendBooking(context, fitting))
        if (requiresChallenge) await requireSolution(context, challenge)
        return created(c, await makeBooking(context, fitting, CUSTOMER, { attempt, holdToken: wish.holdToken }))
      },
    )
    .get(
      '/v1/bookings/:id',
      describe({
        summary: 'See a booking',
        tag: 'Booking',
        token: 'manage',
        success: { status: 200, description: 'The booking', schema: booking },
        problems: ['not-found'],
      }),
      async (c) => {
        const { booking: found, byMail } = await requireAccess(context, c, c.req.param('id'))
        return answerBooking(c, found, clock(), byMail)
      },
    )
    .post(
      '/v1/bookings/:id/confirm',
      describe({
        summary: 'Confirm a booking',
        description:
          'With the token of the mail that asks for it. Confirming twice gives the same answer twice; once its time has run out, it is booked while it is still free.',
        tag: 'Booking',
        token: 'confirm',
        success: { status: 200, description: 'The booking, which counts from now on', schema: booking },
        problems: [
          'malformed-request',
          'policy',
          'not-found',
          'hold-expired',
          'payload-too-large',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const found = await requireMailedAccess(context, c, c.req.param('id'))
        await readOptionalBody(c, noBody)
        const now = clock()
        const outcome = await storage.bookings.confirm(found.id, { now }, decideConfirmation)
        return answerBooking(c, await requireAccepted(context, outcome, requestAround(found, now), found.start), now)
      },
    )
    .post(
      '/v1/bookings/:id/reschedule',
      describe({
        summary: 'Move a booking to another time',
        description: 'Keeps its id and token. The old time is free and the new one claimed in one transaction.',
        tag: 'Booking',
        token: 'manage',
        body: rescheduleRequest,
        success: { status: 200, description: 'The booking at its new time', schema: booking },
        problems: [
          'malformed-request',
          'policy',
          'not-found',
          'unknown-staff',
          'slot-taken',
          'payload-too-large',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const found = await requireBooking(context, c, c.req.param('id'))
        const { start, staff, holdToken } = await readBody(c, rescheduleRequest)
        const giver = requireGiver(found.service, staff)
        const now = clock()
        const hold = holdToken === undefined ? {} : { holdTokenHash: hashToken(holdToken) }
        const outcome = await storage.bookings.reschedule(
          found.id,
          { staffId: giver?.id ?? null, start, now, ...hold },
          (snapshot) => decideReschedule(snapshot, { start, actor: 'customer' }),
        )
        const around = requestAround(found, now)
        const request = giver ? { ...around, staff: [giver] } : around
        return answerBooking(c, await requireAccepted(context, outcome, request, start), now)
      },
    )
    .post(
      '/v1/bookings/:id/cancel',
      describe({
        summary: 'Cancel a booking',
        description: 'Cancelling twice gives the same answer twice.',
        tag: 'Booking',
        token: 'manage',
        body: cancelRequest,
        success: { status: 200, description: 'The cancelled booking', schema: booking },
        problems: ['malformed-request', 'policy', 'not-found', 'payload-too-large', 'validation'],
      }),
      async (c) => {
        const found = await requireBooking(context, c, c.req.param('id'))
        const { reason } = await readOptionalBody(c, cancelRequest)
        const now = clock()
        const outcome = await storage.bookings.cancel(found.id, { now, reason: reason || null }, (snapshot) =>
          decideCancel(snapshot, { actor: 'customer' }),
        )
        return answerBooking(c, await requireAccepted(context, outcome, requestAround(found, now), found.start), now)
      },
    )
    .get(
      '/v1/bookings/:id/calendar.ics',
      describe({
        summary: 'Get a booking as a calendar file',
        description: 'iCalendar (RFC 5545). With the manage token, or with `?key=` from the link in the mails.',
        tag: 'Booking',
        token: 'manage?',
        query: calendarQuery,
        success: { status: 200, description: 'The calendar file', mediaType: 'text/calendar' },
        problems: ['not-found', 'validation'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const { key } = readQuery(c, calendarQuery)
        const found =
          key === undefined ? await requireBooking(context, c, id) : await requireBookingByKey(context, id, key)
        const calendar = bookingCalendar(found, {
          method: null,
          stampMs: found.updatedMs,
          texts: calendarTexts(found, {
            reader: readerOf(found, context.locale),
            isForBusiness: false,
            isGuest: false,
            manageUrl: null,
          }),
          invitation: null,
        })
        return c.body(calendar, 200, {
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': `attachment; filename="${found.service.slug}.ics"`,
          'Cache-Control': 'no-store',
        })
      },
    )
}

function created(c: Context, answer: v.InferOutput<typeof createdBooking>): Response {
  c.header('Location', `/v1/bookings/${answer.id}`)
  c.header('Cache-Control', 'no-store')
  return c.json(answer, 201)
}
