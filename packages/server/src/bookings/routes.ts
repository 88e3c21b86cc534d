import { decideConfirmation } from '@openslot/core'
import {
  type Booking,
  type CreatedBooking,
  booking,
  bookingRequest,
  cancelRequest,
  createdBooking,
  rescheduleRequest,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { requireService } from '../catalog/find.js'
import { requireProof } from '../challenges/challenge.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { type Attempt, IDEMPOTENCY_KEY, answerOnce } from '../http/idempotency.js'
import { countedByEmail } from '../http/rate-limit.js'
import { readBody, readOptionalBody, readQuery } from '../http/validate.js'
import { calendarTexts } from '../notifications/calendar-texts.js'
import { readerOf } from '../notifications/wording.js'
import { requireAccess, requireBooking, requireBookingByKey, requireMailedAccess } from './access.js'
import { bookingCalendar, calendarStatus } from './calendar.js'
import { IF_SEEN, answerChange, asSeen, cancelBooking, moveBooking } from './change.js'
import { limitUnconfirmed } from './limit-unconfirmed.js'
import { type Booker, type FittingWish, fitToService, makeBooking, withSecrets } from './new-booking.js'
import { mayConfirm } from './may-confirm.js'
import { answerBooking, answerCreated } from './outcome.js'
import { asOf } from './present.js'
import { isPretence, pretendAgain, pretendBooking } from './trap.js'

const noBody = v.strictObject({})
const calendarQuery = v.object({ key: v.optional(v.string()) })

const CUSTOMER: Booker = { actor: 'customer', by: null }

export const bookingRoutes = (context: ServerContext): Hono => {
  const { storage, clock, requiresChallenge, throttle } = context
  const once = answerOnce(storage.idempotency, 'bookings')
  const countedUntilConfirmed = limitUnconfirmed(context)
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
          'challenge-required',
          'unknown-service',
          'unknown-staff',
          'slot-taken',
          'hold-expired',
          'idempotency-conflict',
          'too-many-requests',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const { website, challenge, ...wish } = await readBody(c, bookingRequest)
        const now = clock()
        const answer = (made: CreatedBooking): Response => answerCreated(c, made, '/v1/bookings')
        const fit = async (): Promise<FittingWish> =>
          fitToService(await requireService(storage.catalog, wish.service), wish, now, CUSTOMER)
        const again = async (answered: object): Promise<Response> =>
          answer(
            isPretence(answered)
              ? pretendAgain(context, await fit(), answered)
              : withSecrets(context, answered as Booking),
          )
        const first = async (attempt: Attempt | undefined): Promise<Response> => {
          const fitting = await fit()
          const proof = requiresChallenge ? await requireProof(context, challenge) : undefined
          if (website) return again(await pretendBooking(context, fitting, { attempt, proof }))
          const { customerEmail, guests } = fitting.details
          const id = uuidv7()
          const made = await countedByEmail(throttle, [customerEmail, ...guests], async () => {
            const outcome = await countedUntilConfirmed(c, { id, wish, now }, () =>
              makeBooking(context, fitting, CUSTOMER, { id, attempt, holdToken: wish.holdToken, proof }),
            )
            return { ...outcome, counts: !outcome.isRepeated }
          })
          if (wish.holdToken !== undefined) throttle.held.end(wish.holdToken)
          return again(made.answered)
        }
        return once(c, { body: wish, now }, { first, again })
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
        const access = await requireAccess(context, c, c.req.param('id'))
        const now = clock()
        return answerBooking(c, access.booking, now, await mayConfirm(context, access, now))
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
        headers: IF_SEEN,
        success: { status: 200, description: 'The booking, which counts from now on', schema: booking },
        problems: [
          'malformed-request',
          'policy',
          'not-found',
          'hold-expired',
          'precondition-failed',
          'payload-too-large',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const found = await requireMailedAccess(context, c, c.req.param('id'))
        await readOptionalBody(c, noBody)
        // What kept its time has run out: it is booked anew.
        if (found.confirmBy !== null && found.confirmBy <= clock()) {
          await context.calendars.reading.refresh(found.team.map(({ id }) => id))
        }
        return answerChange(context, c, found, { by: null }, (scope) =>
          storage.bookings.confirm(found.id, scope, asSeen(c, decideConfirmation)),
        )
      },
    )
    .post(
      '/v1/bookings/:id/reschedule',
      describe({
        summary: 'Move a booking to another time',
        description: 'Keeps its id and token. The old time is free and the new one claimed in one transaction.',
        tag: 'Booking',
        token: 'manage',
        headers: IF_SEEN,
        body: rescheduleRequest,
        success: { status: 200, description: 'The booking at its new time', schema: booking },
        problems: ['policy', 'not-found', 'unknown-staff', 'slot-taken', 'precondition-failed', 'slot-unavailable'],
      }),
      async (c) => {
        const found = await requireBooking(context, c, c.req.param('id'))
        const wish = await readBody(c, rescheduleRequest)
        const { answer } = await countedByEmail(throttle, [found.customerEmail, ...found.guests], async () => ({
          answer: await moveBooking(context, c, found, wish, CUSTOMER),
          counts: true,
        }))
        return answer
      },
    )
    .post(
      '/v1/bookings/:id/cancel',
      describe({
        summary: 'Cancel a booking',
        description: 'Cancelling twice gives the same answer twice.',
        tag: 'Booking',
        token: 'manage',
        headers: IF_SEEN,
        body: cancelRequest,
        success: { status: 200, description: 'The cancelled booking', schema: booking },
        problems: ['policy', 'not-found', 'precondition-failed'],
      }),
      async (c) => {
        const found = await requireBooking(context, c, c.req.param('id'))
        return cancelBooking(context, c, found, await readOptionalBody(c, cancelRequest), CUSTOMER)
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
        problems: ['not-found'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const { key } = readQuery(c, calendarQuery)
        const stored =
          key === undefined ? await requireBooking(context, c, id) : await requireBookingByKey(context, id, key)
        const found = asOf(stored, clock())
        const calendar = bookingCalendar(found, {
          method: null,
          status: calendarStatus(found.status),
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
