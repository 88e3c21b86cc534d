import { decideBooking, decideCancel, decideReschedule } from '@openslot/core'
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
import { requireGiver, requireService } from '../catalog/find.js'
import { requireSolution } from '../challenges/challenge.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { limitByEmail } from '../http/rate-limit.js'
import { invalid, pointerTo, readBody, readOptionalBody, readQuery } from '../http/validate.js'
import { calendarTexts } from '../notifications/calendar-texts.js'
import { readerOf } from '../notifications/wording.js'
import { deriveToken, hashToken } from '../tokens.js'
import { requireBooking, requireBookingByKey } from './access.js'
import { bookingCalendar } from './calendar.js'
import { calendarUrl, manageUrl } from './links.js'
import { presentBooking } from './present.js'
import { problemOf } from './refusal.js'
import { pretendBooking } from './trap.js'

const calendarQuery = v.object({ key: v.optional(v.string()) })

export const bookingRoutes = (context: ServerContext): Hono => {
  const { storage, clock, secret, requiresChallenge, throttle, wakeDispatcher } = context
  return new Hono()
    .post(
      '/v1/bookings',
      describe({
        summary: 'Book a time',
        tag: 'Booking',
        body: bookingRequest,
        success: { status: 201, description: 'Booked, and on disk', schema: createdBooking },
        problems: [
          'malformed-request',
          'challenge-required',
          'unknown-service',
          'unknown-staff',
          'slot-taken',
          'payload-too-large',
          'too-many-requests',
          'validation',
          'slot-unavailable',
        ],
      }),
      async (c) => {
        const request = await readBody(c, bookingRequest)
        limitByEmail(throttle, request.customer.email)
        const service = await requireService(storage.catalog, request.service)
        const giver = requireGiver(service, request.staff)
        refuseExtras(request)
        const { start } = request
        const now = clock()
        const details = {
          timeZone: request.timeZone,
          locale: request.locale ?? null,
          customerName: request.customer.name,
          customerEmail: request.customer.email,
          customerPhone: request.customer.phone ?? null,
          notes: request.notes || null,
          guests: [],
          answers: {},
        }
        if (request.website) {
          const pretended = pretendBooking(context, { service, giver, start, now, details })
          c.header('Location', `/v1/bookings/${pretended.id}`)
          c.header('Cache-Control', 'no-store')
          return c.json(pretended, 201)
        }
        if (requiresChallenge) await requireSolution(context, request.challenge)
        const id = uuidv7()
        const manageToken = deriveToken(secret, 'manage', id)
        const outcome = await storage.bookings.create(
          { serviceId: service.id, staffId: giver?.id ?? null, start, now },
          { id, manageTokenHash: hashToken(manageToken), ...details },
          (snapshot) => decideBooking(snapshot, { start }),
        )
        if (!outcome.accepted) {
          const staff = giver ? [giver] : service.staff
          throw await problemOf(outcome.refusal, storage.availability, { service, staff, now }, start)
        }
        wakeDispatcher()
        c.header('Location', `/v1/bookings/${id}`)
        c.header('Cache-Control', 'no-store')
        const answer: CreatedBooking = {
          ...presentBooking(outcome.booking, now),
          manageToken,
          manageUrl: manageUrl(context, id),
          calendarUrl: calendarUrl(context, id),
        }
        return c.json(answer, 201)
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
        const found = await requireBooking(context, c, c.req.param('id'))
        c.header('Cache-Control', 'no-store')
        return c.json(presentBooking(found, clock()) satisfies Booking)
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
        const request = await readBody(c, rescheduleRequest)
        const giver = requireGiver(found.service, request.staff)
        const { start } = request
        const now = clock()
        const outcome = await storage.bookings.reschedule(
          found.id,
          { staffId: giver?.id ?? null, start, now },
          (snapshot) => decideReschedule(snapshot, { start, actor: 'customer' }),
        )
        if (!outcome.accepted) {
          const { service, appointmentId } = found
          const staff = giver ? [giver] : service.staff
          throw await problemOf(
            outcome.refusal,
            storage.availability,
            { service, staff, now, exceptAppointmentId: appointmentId },
            start,
          )
        }
        wakeDispatcher()
        c.header('Cache-Control', 'no-store')
        return c.json(presentBooking(outcome.booking, now) satisfies Booking)
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
        if (!outcome.accepted) {
          const { service } = found
          throw await problemOf(
            outcome.refusal,
            storage.availability,
            { service, staff: service.staff, now },
            found.start,
          )
        }
        wakeDispatcher()
        c.header('Cache-Control', 'no-store')
        return c.json(presentBooking(outcome.booking, now) satisfies Booking)
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

/** Guests and questions are a service's choice, and no service has made it: what can't be kept is refused, not dropped. */
function refuseExtras({
  guests = [],
  answers = {},
}: {
  guests?: readonly string[] | undefined
  answers?: object | undefined
}): void {
  const errors = [
    ...(guests.length > 0 ? [{ pointer: '/guests', message: 'This service takes no guests.' }] : []),
    ...Object.keys(answers).map((id) => ({
      pointer: pointerTo(['answers', id]),
      message: 'This service asks no such question.',
    })),
  ]
  if (errors.length > 0) throw invalid(errors)
}
