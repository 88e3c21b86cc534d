import { DEFAULT_PAGE_SIZE, adminBookingsQuery, adminBookingsResponse } from '@openslot/core/wire'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { decodeCursor, pageOf } from '../http/cursor.js'
import { describe } from '../http/describe.js'
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
    describe({
      summary: 'List bookings by their start',
      description: 'Page by page: what is booked meanwhile moves no page’s borders.',
      tag: 'Admin',
      token: 'admin',
      query: adminBookingsQuery,
      success: { status: 200, description: 'A page, ascending', schema: adminBookingsResponse },
      problems: ['unknown-service', 'unknown-staff', 'validation'],
    }),
    async (c) => {
      const query = readQuery(c, adminBookingsQuery)
      const { from, to, status, email, q, cursor, limit = DEFAULT_PAGE_SIZE } = query
      const now = clock()
      const filter: BookingFilter = {
        now,
        from,
        to,
        statuses: status,
        email,
        q,
        serviceId: await idOf(services, query.service, 'unknown-service', 'service'),
        staffId: await idOf(staff, query.staff, 'unknown-staff', 'staff member'),
      }
      const [start, id] = cursor === undefined ? [] : decodeCursor(cursor, position)
      const after = start === undefined || id === undefined ? null : { start, id }
      const found = await storage.bookingList.page(filter, { after, limit: limit + 1 })
      const { page, nextCursor } = pageOf(found, limit, (last) => [last.start, last.id])
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
