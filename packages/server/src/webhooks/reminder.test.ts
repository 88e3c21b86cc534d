import type { CreatedBooking } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { TUESDAY_TEN, book, reschedule, salon } from '../../test/support/salon.js'
import { call, deliveries, messages, openWebhooks, token, useReceiver } from '../../test/support/webhooks.js'
import type { Claim, WebhookReminder } from '../outbox/store.js'
import type { TestServer } from '../testing/index.js'

const HOUR = 3_600_000
const hook = useReceiver()

describe('a reminder', () => {
  type AdminCall = (path: string, json: object) => Promise<Response>
  const dayBefore = Date.parse(TUESDAY_TEN) - 24 * HOUR

  async function remind(server: TestServer, now = dayBefore): Promise<void> {
    hook.received.length = 0
    server.setNow(now)
    await server.drain()
  }

  test('is for who wants to hear of it when it falls due, whoever did when it was booked', async () => {
    await using server = await openWebhooks()
    const leaving = await hook.add(server)
    const mine = await book(server)
    await server.drain()
    await call(server, 'PATCH', `/${leaving.id}`, { events: ['booking.cancelled'] })
    const joining = await hook.add(server, { events: ['booking.reminder'] })
    await remind(server)
    expect(hook.received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        type: 'booking.reminder',
        timestamp: '2026-06-01T08:00:00Z',
        data: { booking: expect.objectContaining({ id: mine.id, start: TUESDAY_TEN }) },
      },
    ])
    expect(await deliveries(server, joining.id)).toHaveLength(1)
  })

  test('comes to an endpoint that was switched off for a while', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    await book(server)
    await server.drain()
    for (const active of [false, true]) await call(server, 'PATCH', `/${id}`, { active })
    await remind(server)
    expect(hook.events()).toEqual(['booking.reminder'])
  })

  test('tells who gives the appointment by then', async () => {
    await using server = await openWebhooks({ catalog: salon({ staff: ['anna', 'ben'] }) })
    await hook.add(server)
    const mine = await book(server, { staff: 'anna' })
    await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })
    await server.drain()
    await remind(server)
    expect(hook.received.map(({ body }) => JSON.parse(body).data.booking.staff.slug)).toEqual(['ben'])
  })

  test.each<[string, (call: AdminCall, mine: CreatedBooking) => Promise<Response>, object]>([
    [
      'a guest who is erased',
      (admin) => admin('customers/erase', { email: 'gus@example.com' }),
      { guests: ['gia@example.com'] },
    ],
    [
      'another person who gives it',
      (admin, { id }) => admin(`bookings/${id}/reschedule`, { start: TUESDAY_TEN, staff: 'ben' }),
      { staff: expect.objectContaining({ slug: 'ben' }) },
    ],
  ])('heeds %s while it is being owed', async (_what, change, expected) => {
    await using server = await openWebhooks({ catalog: salon({ staff: ['anna', 'ben'], maxGuests: 2 }) })
    const { id } = await hook.add(server, { events: ['booking.reminder'] })
    const mine = await book(server, { staff: 'anna', guests: ['gus@example.com', 'gia@example.com'] })
    await server.drain()
    server.setNow(dayBefore)
    const { outbox, webhooks } = server.server.storage
    const lease = { nowMs: dayBefore, leaseUntilMs: dayBefore + HOUR, withAbandoned: false }
    const claim = await outbox.claim({ channel: 'webhook', ...lease })
    const reminder = (await outbox.load(claim as Claim)) as WebhookReminder
    const changed = await change((path, json) => server.request(`/v1/admin/${path}`, { token, json }), mine)
    expect(changed.status).toBe(200)
    await webhooks.oweReminder(reminder, dayBefore)
    await server.drain()
    expect(hook.received.map(({ body }) => JSON.parse(body).data.booking)).toEqual([expect.objectContaining(expected)])
    expect(await deliveries(server, id)).toHaveLength(1)
  })

  test('comes once, also to an endpoint that was away for two of them', async () => {
    await using server = await openWebhooks()
    await hook.add(server)
    await book(server)
    await server.drain()
    hook.answer = { status: 503 }
    await remind(server)
    hook.answer = { status: 204 }
    await remind(server, Date.parse(TUESDAY_TEN) - HOUR)
    expect(hook.events()).toEqual(['booking.reminder'])
    expect((await messages(server)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'booking.reminder sent',
      'booking.reminder withdrawn',
      'booking.created sent',
    ])
    await remind(server, Date.parse(TUESDAY_TEN) - 1)
    expect(hook.received).toEqual([])
  })

  test('is no message before it is due, and none where nobody listens', async () => {
    await using server = await openWebhooks()
    await book(server)
    await server.drain()
    expect(await messages(server)).toEqual([])
    await remind(server)
    expect(await messages(server)).toEqual([])
  })
})
