import type { Message, Problem, WebhookDelivery } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { NOW, book } from '../../test/support/salon.js'
import { call, deliveries, messages, openWebhooks, token, useReceiver } from '../../test/support/webhooks.js'
import type { TestServer } from '../testing/index.js'

const HOUR = 3_600_000
const hook = useReceiver()

test('a webhook can be sent again, with its id and its body', async () => {
  await using server = await openWebhooks()
  const { id } = await hook.add(server)
  const other = await hook.add(server, { events: ['booking.declined'] })
  await book(server)
  await server.drain()
  const [delivery] = (await deliveries(server, id)) as [WebhookDelivery]
  const replay = (endpoint: string): Promise<Response> =>
    call(server, 'POST', `/${endpoint}/deliveries/${delivery.messageId}/replay`)
  expect((await replay(other.id)).status).toBe(404)
  expect((await replay(id)).status).toBe(202)
  await server.drain()
  expect(hook.received.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual(
    [1, 2].map(() => [delivery.messageId, hook.received[0]?.body]),
  )
})

describe('sending again to an endpoint that is switched off', () => {
  const sendAgain = (server: TestServer, id: string): Promise<Response> =>
    server.request(`/v1/admin/messages/${id}/send-again`, { token, method: 'POST' })
  const replay = (server: TestServer, endpoint: string, id: string): Promise<Response> =>
    call(server, 'POST', `/${endpoint}/deliveries/${id}/replay`)
  const detailOf = async (response: Response): Promise<string> => {
    expect(response.status).toBe(409)
    const { type, detail } = (await response.json()) as Problem
    expect(type).toMatch(/conflict$/)
    return detail ?? ''
  }

  test.each([204, 503])('is refused until it is switched on, where it had answered %i', async (status) => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    hook.answer = { status }
    await book(server)
    await server.drain()
    await call(server, 'PATCH', `/${id}`, { active: false })
    hook.answer = { status: 204 }
    const [before] = (await messages(server)) as [Message]
    for (const again of [sendAgain(server, before.id), replay(server, id, before.id)]) {
      expect(await detailOf(await again)).toMatch(/switched off.*Switch it on first/)
    }
    await server.drain()
    expect(hook.received).toHaveLength(1)
    expect(await messages(server)).toEqual([before])

    await call(server, 'PATCH', `/${id}`, { active: true })
    expect((await sendAgain(server, before.id)).status).toBe(200)
    await server.drain()
    expect((await replay(server, id, before.id)).status).toBe(202)
    await server.drain()
    expect(hook.received.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual(
      [1, 2, 3].map(() => [before.id, hook.received[0]?.body]),
    )
    expect((await messages(server)).map(({ state }) => state)).toEqual(['sent'])
  })

  test('is refused for good once it is deleted, and what was sent stays sent', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    await book(server)
    await server.drain()
    const [sent] = (await messages(server)) as [Message]
    // Past the route, which would wake the worker at once.
    expect(await server.server.storage.outbox.sendAgain(sent.id, NOW, () => null)).toBe('queued')
    expect((await call(server, 'DELETE', `/${id}`)).status).toBe(204)
    expect(await messages(server)).toMatchObject([
      { state: 'sent', sentAt: sent.sentAt, reason: 'webhook-deleted', lastError: 'The webhook endpoint was deleted.' },
    ])
    expect(await detailOf(await sendAgain(server, sent.id))).toMatch(/endpoint was deleted/)
  })

  test('what was sent, failed or withdrawn says that it is deleted, and wants nothing done', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    await book(server)
    await server.drain()
    hook.answer = { status: 410 }
    await book(server, { start: '2026-06-02T10:00:00Z' })
    await book(server, { start: '2026-06-02T11:00:00Z' })
    await server.drain()
    const states = async (): Promise<unknown[]> => (await messages(server)).map(({ state, reason }) => [state, reason])
    expect(await states()).toEqual([
      ['withdrawn', 'webhook-off'],
      ['failed', 'webhook-gone'],
      ['sent', null],
    ])
    expect((await call(server, 'DELETE', `/${id}`)).status).toBe(204)
    expect(await states()).toEqual([
      ['withdrawn', 'webhook-deleted'],
      ['withdrawn', 'webhook-deleted'],
      ['sent', 'webhook-deleted'],
    ])
    for (const message of await messages(server)) {
      const response = await sendAgain(server, message.id)
      expect(response.status).toBe(409)
      expect(((await response.json()) as Problem).messageReason).toBe('webhook-deleted')
    }
  })

  test('waits for who has it in hand', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    const { outbox, webhooks } = server.server.storage
    await webhooks.oweTest(id, { id: 'test', payload: '{}', nowMs: NOW })
    await outbox.claim({ channel: 'webhook', nowMs: NOW, leaseUntilMs: NOW + HOUR, withAbandoned: false })
    for (const active of [false, true]) await call(server, 'PATCH', `/${id}`, { active })
    const [withdrawn] = (await messages(server)) as [Message]
    expect(withdrawn.state).toBe('withdrawn')
    expect(await detailOf(await sendAgain(server, withdrawn.id))).toMatch(/being sent right now/)
  })
})

test('the log forgets after 30 days', async () => {
  await using server = await openWebhooks()
  const { id } = await hook.add(server)
  await call(server, 'POST', `/${id}/test`)
  await server.drain()
  server.setNow(NOW + 31 * 24 * HOUR)
  await call(server, 'POST', `/${id}/test`)
  await server.drain()
  expect(await deliveries(server, id)).toHaveLength(1)
})
