import type { Problem } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { call, deliveries, messages, openWebhooks, useReceiver } from '../../test/support/webhooks.js'

const hook = useReceiver()

describe('addresses', () => {
  test.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/',
  ])('%s is refused unless a setting allows it', async (address) => {
    await using server = await openWebhooks({ environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'false' } })
    const response = await call(server, 'POST', '', { url: address })
    expect(response.status).toBe(422)
    const problem = (await response.json()) as Problem
    expect(problem.errors).toEqual([
      { pointer: '/url', message: expect.stringContaining('OPENSLOT_ALLOW_PRIVATE_WEBHOOKS') },
    ])
  })

  test('a name that leads inside is found out when it is used, also for what was allowed once', async () => {
    await using server = await openWebhooks({ environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'false' } })
    const { id } = await hook.add(server, { url: 'https://localhost:9/' })
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    expect((await messages(server))[0]).toMatchObject({ state: 'failed', attempts: 1 })
    expect((await deliveries(server, id))[0]).toMatchObject({ status: null, error: expect.stringContaining('private') })
  })

  test.each([
    [{ url: 'ftp://example.com' }],
    [{ url: 'https://user:secret@example.com/' }],
    [{ url: 'nothing' }],
    [{ events: [] }],
    [{ events: ['booking.lost'] }],
    [{ events: ['booking.created', 'booking.created'] }],
    [{ secret: 'whsec_mine' }],
  ])('%j is refused', async (changes) => {
    await using server = await openWebhooks()
    expect((await call(server, 'POST', '', { url: hook.url, ...changes })).status).toBe(422)
  })
})
