import { DAY_MS } from '@openslot/core'
import { MAX_RANGE_DAYS, booking, instantInput } from '@openslot/core/wire'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { readQuery } from '../http/validate.js'
import { presentBooking } from './present.js'

const MAX_BOOKINGS = 1000

const listQuery = v.pipe(
  v.object({ from: instantInput, to: instantInput }),
  v.forward(
    v.partialCheck(
      [['from'], ['to']],
      ({ from, to }) => to > from && to - from <= MAX_RANGE_DAYS * DAY_MS,
      `Use a range of at most ${MAX_RANGE_DAYS} days.`,
    ),
    ['to'],
  ),
)

export const adminBookingRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono().get(
    '/v1/admin/bookings',
    describe({
      summary: 'List bookings by their start',
      tag: 'Admin',
      token: 'admin',
      query: listQuery,
      success: {
        status: 200,
        description: `At most ${MAX_BOOKINGS}, ascending`,
        schema: v.object({ bookings: v.array(booking) }),
      },
      problems: ['unauthorized', 'validation'],
    }),
    async (c) => {
      const range = readQuery(c, listQuery)
      const bookings = await storage.bookings.list({ ...range, limit: MAX_BOOKINGS })
      return c.json({ bookings: bookings.map((found) => presentBooking(found, clock())) })
    },
  )
