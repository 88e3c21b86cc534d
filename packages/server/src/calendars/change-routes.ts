import { calendarChangesResponse } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { presentChange } from './present.js'

const known = orNotFound('There is no such change. GET /v1/admin/calendar-changes lists them.')

/** What people did in their own calendars to the events of bookings. */
export const calendarChangeRoutes = ({ storage, clock, wakeDispatcher }: ServerContext): Hono =>
  new Hono()
    .get(
      '/v1/admin/calendar-changes',
      describeAdmin({
        summary: 'List what was done by hand to events of bookings',
        description:
          'Deleted, or moved, and still so: of what a booking has followed, or is over, there is nothing left to say. Move or cancel the booking to agree, or put the event back. What was overwritten when the booking changed stays until it is dismissed.',
        success: { status: 200, description: 'The newest first', schema: calendarChangesResponse },
      }),
      async (c) => c.json({ changes: (await storage.entries.changes(clock())).map(presentChange) }),
    )
    .post(
      '/v1/admin/calendar-changes/:booking/:calendar/put-back',
      describeAdmin({
        summary: 'Put an event back to where its booking is',
        success: { status: 204, description: 'On its way' },
        problems: ['not-found'],
      }),
      async (c) => {
        const { booking, calendar } = c.req.param()
        known(await storage.entries.putBack(booking, calendar, clock()))
        wakeDispatcher()
        return c.body(null, 204)
      },
    )
    .delete(
      '/v1/admin/calendar-changes/:booking/:calendar',
      describeAdmin({
        summary: 'Dismiss a change that was overwritten',
        success: { status: 204, description: 'Dismissed' },
        problems: ['not-found'],
      }),
      async (c) => {
        const { booking, calendar } = c.req.param()
        known(await storage.entries.dismiss(booking, calendar))
        return c.body(null, 204)
      },
    )
