import { decideCancel } from '@openslot/core'
import {
  type Booking,
  type Customer,
  type CustomerExport,
  customerErasure,
  customerErasureRequest,
  customerExport,
  customerExportRequest,
  customersQuery,
  customersResponse,
  toIso,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import { presentBooking } from '../bookings/present.js'
import type { ServerContext } from '../context.js'
import { byText, readPage } from '../http/cursor.js'
import { requireScopes } from '../http/admin-scopes.js'
import { describeAdmin } from '../http/describe.js'
import { ProblemError } from '../http/problem.js'
import { readBody, readQuery } from '../http/validate.js'
import type { CustomerEvent, StoredCustomer } from './store.js'

export const customerRoutes = ({ storage, clock, wakeDispatcher }: ServerContext): Hono => {
  const { customers } = storage
  return new Hono()
    .get(
      '/v1/admin/customers',
      describeAdmin({
        summary: 'List customers by their e-mail addresses',
        description: 'One for each address in the bookings. Page by page.',
        query: customersQuery,
        success: { status: 200, description: 'A page, ascending', schema: customersResponse },
      }),
      async (c) => {
        const query = readQuery(c, customersQuery)
        const { page, nextCursor } = await readPage(query, {
          position: byText,
          load: (after, limit) => customers.page({ q: query.q, after: after?.[0] ?? null, limit, nowMs: clock() }),
          positionOf: ({ email }) => [email],
        })
        return c.json({ customers: page.map(present), nextCursor })
      },
    )
    .post(
      '/v1/admin/customers/export',
      describeAdmin({
        summary: 'Export everything that is kept of one customer',
        description: 'Changes nothing. A POST, as addresses of calls end up in logs and the customer’s must not.',
        body: customerExportRequest,
        success: {
          status: 200,
          description: 'Their bookings and what became of them, what they are guests of, and the messages to them',
          schema: customerExport,
        },
        problems: ['not-found'],
      }),
      async (c) => {
        const { email } = await readBody(c, customerExportRequest)
        const now = clock()
        const bookings = await customers.bookings(email)
        const asGuest = await customers.asGuest(email)
        const messages = await customers.messages(email)
        if (bookings.length + asGuest.length + messages.length === 0)
          throw new ProblemError('not-found', 'No booking has this e-mail address. GET /v1/admin/customers lists them.')
        return c.json({
          email,
          exportedAt: toIso(now),
          bookings: bookings.map((booking) => presentBooking(booking, now)),
          asGuest: asGuest.map((booking) => presentAsGuest(presentBooking(booking, now))),
          messages: messages.map(({ bookingId, kind, channel, state, createdMs, sentMs, lastError }) => ({
            bookingId,
            kind,
            channel,
            state,
            createdAt: toIso(createdMs),
            sentAt: sentMs === null ? null : toIso(sentMs),
            lastError,
          })),
          history: (await customers.history(email)).map(presentEvent),
        })
      },
    )
    .post(
      '/v1/admin/customers/erase',
      describeAdmin({
        summary: 'Erase one customer’s data',
        description:
          'What took place, when, with whom and how it ended stays; who it was is gone, for good. Doing it again does nothing. With `cancel`, the token needs the scope bookings:write, too.',
        body: customerErasureRequest,
        success: { status: 200, description: 'How many bookings it changed', schema: customerErasure },
        problems: ['conflict'],
      }),
      async (c) => {
        const { email, cancel } = await readBody(c, customerErasureRequest)
        if (cancel) requireScopes(c, ['bookings:write'])
        const outcome = await customers.erase(email, {
          now: clock(),
          by: c.get('adminToken').name,
          cancel: cancel ? (snapshot) => decideCancel(snapshot, { actor: 'staff' }) : null,
        })
        if ('upcoming' in outcome) throw upcomingBookings(outcome.upcoming)
        wakeDispatcher()
        return c.json(outcome)
      },
    )
}

const present = ({ firstStart, lastStart, ...customer }: StoredCustomer): Customer => ({
  ...customer,
  firstStart: toIso(firstStart),
  lastStart: toIso(lastStart),
})

/** What a guest may know of an appointment: nothing of who invited them. */
const presentAsGuest = ({ id, status, service, staff, start, end }: Booking): CustomerExport['asGuest'][number] => ({
  id,
  status,
  service,
  staff,
  start,
  end,
})

/** Which of an event's own facts are instants. */
const INSTANTS: ReadonlySet<string> = new Set(['start', 'previousStart', 'confirmBy'])

const presentEvent = ({ atMs, details, ...event }: CustomerEvent): CustomerExport['history'][number] => ({
  ...event,
  at: toIso(atMs),
  details: Object.fromEntries(
    Object.entries(details).map(([name, fact]: [string, unknown]) => [
      name,
      INSTANTS.has(name) && typeof fact === 'number' ? toIso(fact) : fact,
    ]),
  ),
})

const upcomingBookings = (count: number): ProblemError =>
  new ProblemError(
    'conflict',
    `This customer has ${count === 1 ? 'an upcoming booking' : `${count} upcoming bookings`}. Cancel first, or send "cancel": true.`,
  )
