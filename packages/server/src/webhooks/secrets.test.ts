import type { Problem, WebhookWithSecret } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { NOW } from '../../test/support/salon.js'
import { type Received, call, openWebhooks, useReceiver, verify } from '../../test/support/webhooks.js'

const HOUR = 3_600_000
const hook = useReceiver()

describe('secrets', () => {
  test('after a rotation both sign for a day, then the new one alone', async () => {
    await using server = await openWebhooks()
    const { id, secret: old } = await hook.add(server)
    const response = await call(server, 'POST', `/${id}/rotate`)
    const rotated = (await response.json()) as WebhookWithSecret
    expect(rotated.previousSecretUntil).toBe('2026-06-02T06:00:00Z')
    expect(rotated.secret).not.toBe(old)
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    const [both] = hook.received as [Received]
    expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2)
    for (const secret of [old, rotated.secret]) expect(verify(both, secret)).toMatchObject({ type: 'webhook.test' })
    server.setNow(NOW + 24 * HOUR)
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    expect(String(hook.received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
  })

  test('rotated again and again, each signs until its own promised end', async () => {
    await using server = await openWebhooks()
    const { id, secret: first } = await hook.add(server)
    const rotate = async (overlapMinutes: number): Promise<WebhookWithSecret> =>
      (await (await call(server, 'POST', `/${id}/rotate`, { overlapMinutes })).json()) as WebhookWithSecret
    const second = await rotate(24 * 60)
    const third = await rotate(1)
    expect([second, third].map(({ previousSecretUntil }) => previousSecretUntil)).toEqual([
      '2026-06-02T06:00:00Z',
      '2026-06-01T06:01:00Z',
    ])
    const signing = async (now: number): Promise<string[]> => {
      server.setNow(now)
      await call(server, 'POST', `/${id}/test`)
      await server.drain()
      const last = hook.received.at(-1) as Received
      return Object.entries({ first, second: second.secret, third: third.secret }).flatMap(([name, secret]) => {
        try {
          verify(last, secret, now)
          return [name]
        } catch {
          return []
        }
      })
    }
    expect(await signing(NOW)).toEqual(['first', 'second', 'third'])
    expect(await signing(NOW + 60_000)).toEqual(['first', 'third'])
    expect(await signing(NOW + 24 * HOUR)).toEqual(['third'])
  })

  test('that sign beside each other are five at most, and one more says what to wait for', async () => {
    await using server = await openWebhooks()
    const { id } = await hook.add(server)
    const rotate = (overlapMinutes: number): Promise<Response> =>
      call(server, 'POST', `/${id}/rotate`, { overlapMinutes })
    for (const minutes of [60, 30, 120, 60]) expect((await rotate(minutes)).status).toBe(200)
    const refused = await rotate(60)
    expect(refused.status).toBe(409)
    expect(((await refused.json()) as Problem).detail).toContain('the first stops at 2026-06-01T06:30:00Z')
    // One that stops at once takes no place.
    expect((await rotate(0)).status).toBe(200)
    server.setNow(NOW + HOUR / 2)
    expect((await rotate(60)).status).toBe(200)
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    expect(String(hook.received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(5)
  })

  test('are shown at their making and never again', async () => {
    await using server = await openWebhooks()
    const { id, secret } = await hook.add(server)
    const shown = await Promise.all(['', `/${id}`].map(async (path) => (await call(server, 'GET', path)).text()))
    expect(shown.join()).not.toContain(secret)
    expect(shown.join()).not.toContain('whsec_')
  })
})
