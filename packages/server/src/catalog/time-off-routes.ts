import { fromIso, timeOff, timeOffQuery, timeOffRequest, timeOffResponse, toIso } from '@openslot/core/wire'
import type { TimeOff as WireTimeOff } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { readBody, readQuery } from '../http/validate.js'
import type { TimeOff } from './admin-store.js'

const EARLIEST = fromIso('1900-01-01T00:00:00Z') as number
const LATEST = fromIso('2199-12-31T23:59:59Z') as number

/** Time off of staff, and times when a resource can't be used. */
export function timeOffRoutes({ storage, clock }: ServerContext, noun: 'staff' | 'resources', one: string): Hono {
  const { timeOff: store } = storage.catalogAdmin
  const path = `/v1/admin/${noun}/:id/time-off` as const
  const known = orNotFound(`There is no such ${one}. GET /v1/admin/${noun} lists them.`)
  const requireOwner = async (name: string): Promise<string> => known(await storage.catalogAdmin[noun].find(name)).id
  return new Hono()
    .get(
      path,
      describeAdmin({
        summary: `List the time off of a ${one}`,
        query: timeOffQuery,
        success: { status: 200, description: 'What overlaps the range, by its start', schema: timeOffResponse },
        problems: ['not-found'],
      }),
      async (c) => {
        const { from = EARLIEST, to = LATEST } = readQuery(c, timeOffQuery)
        const found = await store.list(await requireOwner(c.req.param('id')), { from, to })
        return c.json({ timeOff: found.map(present) })
      },
    )
    .post(
      path,
      describeAdmin({
        summary: `Enter time off for a ${one}`,
        description: 'No new bookings in it, whatever the hours say. Bookings that are there stay.',
        body: timeOffRequest,
        success: { status: 201, description: 'The time off', schema: timeOff },
        problems: ['not-found'],
      }),
      async (c) => {
        const { start, end, note } = await readBody(c, timeOffRequest)
        const ownerId = await requireOwner(c.req.param('id'))
        const made = await store.add(ownerId, { start, end, note: note || null }, clock())
        c.header('Location', `/v1/admin/${noun}/${ownerId}/time-off/${made.id}`)
        return c.json(present(made), 201)
      },
    )
    .delete(
      `${path}/:timeOffId`,
      describeAdmin({
        summary: `Take back time off of a ${one}`,
        success: { status: 204, description: 'The time can be booked again' },
        problems: ['not-found'],
      }),
      async (c) => {
        knownTimeOff(await store.remove(await requireOwner(c.req.param('id')), c.req.param('timeOffId')))
        return c.body(null, 204)
      },
    )
}

const present = ({ id, start, end, note }: TimeOff): WireTimeOff => ({ id, start: toIso(start), end: toIso(end), note })

const knownTimeOff = orNotFound('There is no such time off. Its list is at …/time-off.')
