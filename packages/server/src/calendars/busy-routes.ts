import type { Span } from '@openslot/core'
import { calendarBusyQuery, calendarBusyResponse, toIso } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { readQuery } from '../http/validate.js'

const known = orNotFound('There is no such staff member. GET /v1/admin/staff lists them.')

/** When outside calendars keep a staff member from being booked, for who looks at their days. */
export const calendarBusyRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono().get(
    '/v1/admin/staff/:id/busy',
    describeAdmin({
      summary: 'See when outside calendars say that a staff member is busy',
      description: 'As they were read last, beside what keeps their time here anyway.',
      query: calendarBusyQuery,
      success: { status: 200, description: 'What overlaps the range, by its start', schema: calendarBusyResponse },
      problems: ['not-found'],
    }),
    async (c) => {
      const { from, to } = readQuery(c, calendarBusyQuery)
      const { id } = known(await storage.catalogAdmin.staff.find(c.req.param('id')))
      const { busy, unknown } = await storage.reads.busyDuring(id, { start: from, end: to }, clock())
      return c.json({ busy: busy.map(present), unknown: unknown.map(present) })
    },
  )

const present = ({ start, end }: Span): { start: string; end: string } => ({ start: toIso(start), end: toIso(end) })
