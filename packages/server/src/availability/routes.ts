import { createHash } from 'node:crypto'
import type { Slot } from '@openslot/core'
import { type SlotsResponse, slotsQuery, slotsResponse, toIso } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { requireBooking } from '../bookings/access.js'
import { durationOnMove } from '../catalog/durations.js'
import { requireDuration, requireGiver, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { readQuery } from '../http/validate.js'
import { hashToken } from '../tokens.js'
import { firstSlotFrom, listSlots } from './open-slots.js'
import type { SlotRequest } from './store.js'

export const HOLD_HEADER = 'OpenSlot-Hold'

export const slotRoutes = (context: ServerContext): Hono =>
  new Hono().get(
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
      problems: ['validation', 'unknown-service', 'unknown-staff', 'not-found'],
    }),
    async (c) => {
      const { storage, clock } = context
      const { service: serviceName, staff: staffName, from, to, ...wish } = readQuery(c, slotsQuery)
      const own = wish.booking === undefined ? undefined : await requireBooking(context, c, wish.booking)
      // A service that is no longer offered stays open to those who have booked it: they may still move.
      const isOwn = own !== undefined && [own.service.id, own.service.slug].includes(serviceName)
      const service = isOwn ? own.service : await requireService(storage.catalog, serviceName)
      const giver = requireGiver(service, staffName)
      const now = clock()
      const holdId = await heldBy(context, c, now)
      const isMove = isOwn && wish.duration === undefined
      const request: SlotRequest = {
        service,
        staff: giver ? [giver] : service.staff,
        durationMinutes: isMove ? durationOnMove(own) : requireDuration(service, wish.duration, 'duration'),
        now,
        own: { ...(own && { bookingId: own.id }), ...(holdId !== undefined && { holdId }) },
      }
      const slots = await listSlots(storage.availability, request, { from, to })
      const next = slots.length > 0 ? null : await firstSlotFrom(storage.availability, request, to)
      const facts = { slots: slots.map(presentSlot), next: next === null ? null : toIso(next) }
      const etag = `W/"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 27)}"`
      c.header('ETag', etag)
      c.header('Cache-Control', own || holdId !== undefined ? 'private, no-cache' : 'no-cache')
      c.header('Vary', `Authorization, ${HOLD_HEADER}`)
      if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
      return c.json({ ...facts, generatedAt: toIso(now) } satisfies SlotsResponse)
    },
  )

/** The id of the live hold that the request's header opens. One that has run out keeps nothing, and is not missed. */
async function heldBy({ storage }: ServerContext, c: Context, now: number): Promise<string | undefined> {
  const token = c.req.header(HOLD_HEADER)
  return token === undefined ? undefined : storage.holds.findLive(hashToken(token), now)
}

const presentSlot = ({ start, end, staffIds, seatsLeft }: Slot): SlotsResponse['slots'][number] => ({
  start: toIso(start),
  end: toIso(end),
  staffIds: [...staffIds],
  ...(seatsLeft !== undefined && { seatsLeft }),
})

/** Weak comparison, as `If-None-Match` asks for (RFC 9110 §13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
  return (
    header !== undefined && (header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag)))
  )
}
