import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Webhook } from '@openslot/core/wire'
import { describe, expect, test, vi } from 'vitest'
import { openReceiver } from '../../test/support/receiver.js'
import { NOW, book } from '../../test/support/salon.js'
import { call, deliveries, messages, openWebhooks, useReceiver } from '../../test/support/webhooks.js'

const hook = useReceiver()

describe('an endpoint in trouble', () => {
  test('is tried again under the same webhook-id, and the log tells of each try', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    hook.answer = { status: 500, body: 'oops' }
    await book(server)
    await server.drain()
    hook.answer = { status: 200, body: 'thanks' }
    server.setNow(NOW + 60_000)
    await server.drain()
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await deliveries(server, id)).toEqual([
      expect.objectContaining({ event: 'booking.created', attempt: 2, status: 200, error: null, excerpt: 'thanks' }),
      expect.objectContaining({ attempt: 1, status: 500, error: 'The endpoint answered 500.', excerpt: 'oops' }),
    ])
  })

  test('waits as long as it asks', async () => {
    await using server = await openWebhooks()
    await hook.add(server)
    hook.answer = { status: 429, headers: { 'Retry-After': '3600' } }
    await book(server)
    await server.drain()
    expect((await messages(server)).find(({ kind }) => kind === 'booking.created')?.dueAt).toBe('2026-06-01T07:00:00Z')
  })

  test('that says 410 is switched off, visibly until somebody decides, and what it refused was not delivered', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    const seen = async (): Promise<Webhook> => (await (await call(server, 'GET', `/${id}`)).json()) as Webhook
    hook.answer = { status: 410 }
    await book(server)
    await book(server, { start: '2026-06-02T10:00:00Z' })
    await server.drain()
    expect(await seen()).toMatchObject({ active: false, goneAt: '2026-06-01T06:00:00Z' })
    expect((await messages(server)).map(({ state, reason }) => [state, reason])).toEqual([
      ['withdrawn', 'webhook-off'],
      ['failed', 'webhook-gone'],
    ])
    await call(server, 'PATCH', `/${id}`, { description: 'Till' })
    expect((await seen()).goneAt).toBe('2026-06-01T06:00:00Z')
    for (const active of [false, true]) {
      await call(server, 'PATCH', `/${id}`, { active })
      expect(await seen()).toMatchObject({ active, goneAt: null })
      // A test goes out to one that is off as well: that it is, is somebody's wish.
      await call(server, 'POST', `/${id}/test`)
      await server.drain()
      expect((await seen()).goneAt === null).toBe(!active)
    }
  })

  test('that was switched on by mistake after it said 410 is as before, for whoever takes that back', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    const change = async (json: object) => (await call(server, 'PATCH', `/${id}`, json)).json()
    hook.answer = { status: 410 }
    await book(server)
    await server.drain()
    const goneAt = '2026-06-01T06:00:00Z'
    expect(await change({ active: true })).toMatchObject({ active: true, goneAt: null })
    expect(await change({ active: false, goneAt })).toMatchObject({ active: false, goneAt })
    // One that is on isn't gone.
    for (const wrong of [{ active: true, goneAt }, { goneAt }])
      expect(await change(wrong)).toMatchObject({ status: 422, errors: [{ pointer: '/goneAt' }] })
    expect(await change({ active: false })).toMatchObject({ active: false, goneAt: null })
  })

  test('that said 410 is off like any other once it has another address, which said nothing', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    const change = async (json: object) => (await call(server, 'PATCH', `/${id}`, json)).json()
    hook.answer = { status: 410 }
    await book(server)
    await server.drain()
    const goneAt = '2026-06-01T06:00:00Z'
    expect(await change({ url: hook.url, events: null })).toMatchObject({ active: false, goneAt })
    expect(await change({ url: `${hook.url}/elsewhere` })).toMatchObject({ active: false, goneAt: null })
  })

  test('that says 410 of an address it no longer has stays on', async () => {
    await using server = await openWebhooks()
    await using gone = await openReceiver()
    const { id } = await hook.add(server, { url: gone.url })
    gone.status = 410
    gone.beforeAnswer = () => call(server, 'PATCH', `/${id}`, { url: hook.url })
    await book(server)
    await server.drain()
    expect((await (await call(server, 'GET', `/${id}`)).json()) as Webhook).toMatchObject({
      url: hook.url,
      active: true,
    })
  })

  test('and switched on again gets the next one at once, not when the lease of the last would have ended', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    hook.answer = { status: 410 }
    await book(server)
    await server.drain()
    hook.answer = { status: 204 }
    await call(server, 'PATCH', `/${id}`, { active: true })
    await book(server, { start: '2026-06-02T10:00:00Z' })
    await server.drain()
    expect(hook.events()).toEqual(['booking.created', 'booking.created'])
  })

  test('that redirects is not followed', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    hook.answer = { status: 307, headers: { Location: 'http://169.254.169.254/' } }
    await book(server)
    await server.drain()
    expect(hook.received).toHaveLength(1)
    expect((await deliveries(server, id))[0]?.error).toMatch(/redirects are not followed/)
  })

  test('holds no other endpoint up, and gets one webhook at a time', async () => {
    await using server = await openWebhooks()
    let inHand = 0
    let most = 0
    const answers: (() => void)[] = []
    const slow = createServer((request, response) => {
      inHand += 1
      most = Math.max(most, inHand)
      request.resume()
      answers.push(() => {
        inHand -= 1
        response.end()
      })
    }).listen(0, '127.0.0.1')
    await once(slow, 'listening')
    await hook.add(server, { url: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/` })
    await hook.add(server)
    for (const hour of ['08', '09', '10', '11']) await book(server, { start: `2026-06-02T${hour}:00:00Z` })
    const drained = server.drain()
    await vi.waitFor(() => expect(hook.received).toHaveLength(4))
    for (let answered = 0; answered < 4; answered += 1) {
      await vi.waitFor(() => expect(answers).toHaveLength(answered + 1))
      answers[answered]?.()
    }
    await drained
    expect(most).toBe(1)
    slow.closeAllConnections()
    slow.close()
  })

  test('that is deleted or switched off drops what waits for it, visibly', async () => {
    await using server = await openWebhooks()
    const [first, second] = [await hook.add(server), await hook.add(server)]
    hook.answer = { status: 503 }
    await book(server)
    await server.drain()
    expect((await call(server, 'DELETE', `/${first.id}`)).status).toBe(204)
    await call(server, 'PATCH', `/${second.id}`, { active: false })
    const reasons = (await messages(server)).map(({ state, reason, lastError }) =>
      [state, reason, lastError].join(': '),
    )
    expect(new Set(reasons)).toEqual(
      new Set([
        'withdrawn: webhook-deleted: The webhook endpoint was deleted.',
        'withdrawn: webhook-off: The webhook endpoint was switched off.',
      ]),
    )
    expect((await call(server, 'DELETE', `/${first.id}`)).status).toBe(404)
  })
})
