import { createHash } from 'node:crypto'
import type { Slot } from '@openslot/core'
import { type SlotsResponse, slotsQuery, slotsResponse, toIso } from '@openslot/core/wire'
import { Hono } from 'hono'
import { requireBooking } from '../bookings/access.js'
import { requireGiver, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { readQuery } from '../http/validate.js'
import { firstSlotFrom, listSlots } from './open-slots.js'

export const slotRoutes = (context: ServerContext): Hono =>
  new Hono().get(
    '/v1/slots',
    describe({
      summary: 'List the free times of a service',
      description:
        'Ascending, one entry for each start, with everyone who can take it. When the range has none, `next` is the first free start after it.',
      tag: 'Booking',
      query: slotsQuery,
      headers: { 'If-None-Match': 'The ETag of an earlier answer: 304 when nothing has changed' },
      token: 'manage?',
      success: { status: 200, description: 'The free times', schema: slotsResponse },
      problems: ['validation', 'unknown-service', 'unknown-staff', 'not-found'],
    }),
    async (c) => {
      const { storage, clock } = context
      const { service: serviceName, staff: staffName, from, to, booking: bookingId } = readQuery(c, slotsQuery)
      const own = bookingId === undefined ? undefined : await requireBooking(context, c, bookingId)
      // A service that is no longer offered stays open to those who have booked it: they may still move.
      const isOwn = own !== undefined && [own.service.id, own.service.slug].includes(serviceName)
      const service = isOwn ? own.service : await requireService(storage.catalog, serviceName)
      const giver = requireGiver(service, staffName)
      const now = clock()
      const request = {
        service,
        staff: giver ? [giver] : service.staff,
        now,
        ...(own && { exceptAppointmentId: own.appointmentId }),
      }
      const slots = await listSlots(storage.availability, request, { from, to })
      const next = slots.length > 0 ? null : await firstSlotFrom(storage.availability, request, to)
      const facts = { slots: slots.map(presentSlot), next: next === null ? null : toIso(next) }
      const etag = `W/"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 27)}"`
      c.header('ETag', etag)
      c.header('Cache-Control', own ? 'private, no-cache' : 'no-cache')
      c.header('Vary', 'Authorization')
      if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
      return c.json({ ...facts, generatedAt: toIso(now) } satisfies SlotsResponse)
    },
  )

const presentSlot = ({ start, end, staffIds }: Slot): SlotsResponse['slots'][number] => ({
  start: toIso(start),
  end: toIso(end),
  // Only written out: a copy of each list would be made for its type alone.
  staffIds: staffIds as string[],
})

/** Weak comparison, as `If-None-Match` asks for (RFC 9110 §13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
  return (
    header !== undefined && (header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag)))
  )
}
