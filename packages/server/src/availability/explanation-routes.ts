import { MINUTE_MS, explainSlot } from '@openslot/core'
import { type Explanation, explanation, explanationQuery, toIso } from '@openslot/core/wire'
import { Hono } from 'hono'
import { requireDuration, requireGiver, requireService } from '../catalog/find.js'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { readQuery } from '../http/validate.js'
import { presentRefusals } from './present-refusal.js'

/** Why a time can't be booked: what the very function that lists the free times says of it. */
export const explanationRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono().get(
    '/v1/admin/slots/explain',
    describeAdmin({
      summary: 'Explain why a time is free or not',
      description:
        'Every rule that refuses a start, for each staff member or for the one named, and by what. Nobody has refusals exactly when `GET /v1/slots` lists the start with them.',
      query: explanationQuery,
      success: { status: 200, description: 'Why it can be booked, or can’t', schema: explanation },
      problems: ['unknown-service', 'unknown-staff'],
    }),
    async (c) => {
      const { service: serviceName, staff: staffName, duration, start } = readQuery(c, explanationQuery)
      const service = await requireService(storage.catalog, serviceName)
      const giver = requireGiver(service, staffName)
      const durationMinutes = requireDuration(service, duration, 'duration')
      const now = clock()
      const asked = { service, staff: giver ? [giver] : service.staff, durationMinutes, now }
      const query = await storage.availability.query(asked, { from: start, to: start + 1 })
      const { bookable, staff } = explainSlot(query, start)
      // Where everyone is needed, all are asked; whoever asks about one learns of that one.
      const shown = service.staff.filter(({ id, slug }) => staffName === undefined || [id, slug].includes(staffName))
      const end = toIso(start + durationMinutes * MINUTE_MS)
      const isOwnOnly = c.get('adminToken').ownCalendar !== null
      const answer: Explanation = { start: toIso(start), end, bookable, staff: [] }
      for (const { id, slug, name, timeZone } of shown) {
        const refusals = staff.find(({ staffId }) => staffId === id)?.refusals ?? []
        const present = await presentRefusals(storage, { calendarId: id, now, isOwnOnly }, refusals)
        answer.staff.push({ id, slug, name, timeZone, refusals: present })
      }
      c.header('Cache-Control', 'no-store')
      return c.json(answer)
    },
  )
