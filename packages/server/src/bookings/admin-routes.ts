import { adminBookingsQuery, adminBookingsResponse } from '@openslot/core/wire'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { readPage } from '../http/cursor.js'
import { describeAdmin } from '../http/describe.js'
import { ProblemError } from '../http/problem.js'
import { readQuery } from '../http/validate.js'
import type { BookingFilter } from './list-store.js'
import { presentBooking } from './present.js'

/** The start (epoch ms) and id of the last booking on a page. */
const position = v.tuple([v.pipe(v.number(), v.safeInteger()), v.string()])

export const adminBookingRoutes = ({ storage, clock }: ServerContext): Hono => {
  const { services, staff } = storage.catalogAdmin
  return new Hono().get(
    '/v1/admin/bookings',
    describeAdmin({
      summary: 'List bookings by their start',
      description: 'Page by page: what is booked meanwhile moves no page’s borders.',
      query: adminBookingsQuery,
      success: { status: 200, description: 'A page, ascending', schema: adminBookingsResponse },
      problems: ['unknown-service', 'unknown-staff'],
    }),
    async (c) => {
      const query = readQuery(c, adminBookingsQuery)
      const { from, to, endsAfter, status, email, q } = query
      const now = clock()
      const filter: BookingFilter = {
        now,
        from,
        to,
        endsAfter,
        statuses: status,
        email,
        q,
        serviceId: await idOf(services, query.service, 'unknown-service', 'service'),
        staffId: await idOf(staff, query.staff, 'unknown-staff', 'staff member'),
      }
      const { page, nextCursor } = await readPage(query, {
        position,
        load: (after, limit) =>
          storage.bookingList.page(filter, { after: after ? { start: after[0], id: after[1] } : null, limit }),
        positionOf: ({ start, id }) => [start, id],
      })
      return c.json({ bookings: page.map((booking) => presentBooking(booking, now)), nextCursor })
    },
  )
}

/** Archived ones too: their bookings are still there. */
async function idOf(
  store: { find(name: string): Promise<{ readonly id: string } | undefined> },
  name: string | undefined,
  problem: 'unknown-service' | 'unknown-staff',
  what: string,
): Promise<string | undefined> {
  if (name === undefined) return undefined
  const found = await store.find(name)
  if (found) return found.id
  throw new ProblemError(problem, `There is no ${what} "${name}".`)
}
