import { slotsQuery, slotsResponse } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import type * as v from 'valibot'
import { requireBooking } from '../bookings/access.js'
import { durationOnMove } from '../catalog/durations.js'
import { requireDuration, requireGiver, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { namesTag } from '../http/conditional.js'
import { describe } from '../http/describe.js'
import type { LiveHold } from '../holds/store.js'
import { readQuery } from '../http/validate.js'
import { hashToken } from '../tokens.js'
import { type SlotsAnswer, answerSlots } from './answer.js'
import { keepAnswers } from './kept-answers.js'
import type { SlotsQuestion } from './store.js'

export const HOLD_HEADER = 'OpenSlot-Hold'

export const slotRoutes = (context: ServerContext): Hono => {
  const { storage, clock } = context
  const kept = keepAnswers(storage.availability)
  return new Hono().get(
    '/v1/slots',
    describe({
      summary: 'List the free times of a service',
      description:
        'Ascending, one entry for each start, with everyone who can take it. When the range has none, `next` is the first free start after it.',
      tag: 'Booking',
      query: slotsQuery,
      headers: {
        'If-None-Match': 'The ETag of an earlier answer: 304 when nothing has changed',
        [HOLD_HEADER]: 'The token of a hold: what it keeps counts as free',
      },
      token: 'manage?',
      success: { status: 200, description: 'The free times', schema: slotsResponse },
      problems: ['unknown-service', 'unknown-staff', 'not-found'],
    }),
    async (c) => {
      const now = clock()
      const find = async (): Promise<SlotsAnswer> => {
        const question = readQuery(c, slotsQuery)
        return answerSlots(storage.availability, await requestFor(context, c, question, now), question)
      }
      const isPublic = c.req.query('booking') === undefined && c.req.header(HOLD_HEADER) === undefined
      // By its very spelling: a question that has been answered isn't even read.
      const { etag, givenAt } = isPublic ? await kept(searchOf(c.req.url), now, find) : await find()
      c.header('ETag', etag)
      c.header('Cache-Control', isPublic ? 'no-cache' : 'private, no-cache')
      c.header('Vary', `Authorization, ${HOLD_HEADER}`)
      if (namesTag(c.req.header('If-None-Match') ?? '', etag)) return c.body(null, 304)
      return c.body(givenAt(now), 200, { 'Content-Type': 'application/json' })
    },
  )
}

const searchOf = (url: string): string => url.slice(url.indexOf('?'))

/** Whose free times a question is about, its names looked up and its tokens checked. */
async function requestFor(
  context: ServerContext,
  c: Context,
  { service: serviceName, staff: staffName, ...wish }: v.InferOutput<typeof slotsQuery>,
  now: number,
): Promise<SlotsQuestion> {
  const own = wish.booking === undefined ? undefined : await requireBooking(context, c, wish.booking)
  // A service that is no longer offered stays open to those who have booked it: they may still move.
  const isOwn = own !== undefined && [own.service.id, own.service.slug].includes(serviceName)
  const service = isOwn ? own.service : await requireService(context.storage.catalog, serviceName)
  const giver = requireGiver(service, staffName)
  const held = await heldBy(context, c, now)
  const isMove = isOwn && wish.duration === undefined
  return {
    service,
    staff: giver ? [giver] : service.staff,
    durationMinutes: isMove ? durationOnMove(own) : requireDuration(service, wish.duration, 'duration'),
    now,
    own: { ...(own && { bookingId: own.id }), ...(held && { holdId: held.id }) },
    held,
  }
}

/** The live hold that the request's header opens. One that has run out keeps nothing, and is not missed. */
async function heldBy({ storage }: ServerContext, c: Context, now: number): Promise<LiveHold | undefined> {
  const token = c.req.header(HOLD_HEADER)
  return token === undefined ? undefined : storage.holds.findLive(hashToken(token), now)
}
