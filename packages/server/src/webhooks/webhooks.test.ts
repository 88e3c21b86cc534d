import { once } from 'node:events'
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  CreatedBooking,
  Message,
  MessagesResponse,
  Problem,
  Webhook,
  WebhookDelivery,
  WebhookWithSecret,
} from '@openslot/core/wire'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openReceiver } from '../../test/support/receiver.js'
import { NOW, TUESDAY_TEN, book, cancel, openFile, openSalon, reschedule, salon } from '../../test/support/salon.js'
import type { Claim, WebhookReminder } from '../outbox/store.js'
import type { TestServer, TestServerOptions } from '../testing/index.js'
import { hashToken, randomToken } from '../tokens.js'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const token = randomToken()
const HOUR = 3_600_000
let receiver: Server
let received: Received[]
let answer: { status: number; headers?: Record<string, string>; body?: string }
let url: string

beforeEach(async () => {
  received = []
  answer = { status: 204 }
  receiver = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterEach(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await once(receiver, 'close')
})

async function open(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const environment = { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true', ...options.environment }
  const server = await openSalon({ ...options, environment })
  await server.server.storage.adminTokens.create({ name: 'test', tokenHash: hashToken(token), nowMs: NOW })
  return server
}

const call = (server: TestServer, method: string, path: string, json?: unknown): Promise<Response> =>
  server.request(`/v1/admin/webhooks${path}`, {
    token,
    method,
    headers: { 'If-Match': '*' },
    ...(json !== undefined && { json }),
  })

async function add(server: TestServer, changes: object = {}): Promise<WebhookWithSecret> {
  const response = await call(server, 'POST', '', { url, ...changes })
  expect(response.status).toBe(201)
  return (await response.json()) as WebhookWithSecret
}

const events = (): string[] => received.map(({ body }) => (JSON.parse(body) as { type: string }).type)

async function deliveries(server: TestServer, id: string): Promise<WebhookDelivery[]> {
  const response = await call(server, 'GET', `/${id}/deliveries`)
  return ((await response.json()) as { deliveries: WebhookDelivery[] }).deliveries
}

async function messages(server: TestServer): Promise<Message[]> {
  const response = await server.request('/v1/admin/messages?channel=webhook', { token })
  return ((await response.json()) as MessagesResponse).messages
}

/** As a receiver would check it, with the reference implementation; its own clock would find our times too old. */
function verify({ headers, body }: Received, secret: string, now = NOW): unknown {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  try {
    return new Verifier(secret).verify(body, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}

describe('what is sent', () => {
  test('is signed as Standard Webhooks, with the booking as it was', async () => {
    await using server = await open()
    const { secret } = await add(server)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const mine = await book(server)
    await server.drain()
    expect(received).toHaveLength(1)
    const [first] = received as [Received]
    expect(verify(first, secret)).toEqual({
      type: 'booking.created',
      timestamp: '2026-06-01T06:00:00Z',
      data: { booking: expect.objectContaining({ id: mine.id, status: 'confirmed', start: TUESDAY_TEN }) },
    })
    expect(first.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'OpenSlot-Webhooks' })
    expect(first.body).not.toContain(mine.manageToken)
    expect(() => verify({ ...first, body: first.body.replace('confirmed', 'cancelled') }, secret)).toThrow(/signature/)
  })

  test('comes in order: created, moved with the old time, reminders, cancelled', async () => {
    await using server = await open()
    await add(server)
    const mine = await book(server)
    await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
    await server.drain()
    server.setNow(Date.parse('2026-06-02T12:00:00Z'))
    await server.drain()
    await cancel(server, mine)
    await server.drain()
    server.setNow(Date.parse('2026-06-03T11:30:00Z'))
    await server.drain()
    expect(events()).toEqual(['booking.created', 'booking.rescheduled', 'booking.reminder', 'booking.cancelled'])
    expect(JSON.parse(received[1]?.body ?? '')).toMatchObject({ data: { previousStart: TUESDAY_TEN } })
  })

  test('is only what an endpoint wants to hear', async () => {
    await using server = await open()
    await add(server, { events: ['booking.cancelled'] })
    await add(server, { active: false })
    const mine = await book(server)
    await cancel(server, mine)
    await server.drain()
    expect(events()).toEqual(['booking.cancelled'])
  })
})

describe('a reminder', () => {
  type AdminCall = (path: string, json: object) => Promise<Response>
  const dayBefore = Date.parse(TUESDAY_TEN) - 24 * HOUR

  async function remind(server: TestServer, now = dayBefore): Promise<void> {
    received = []
    server.setNow(now)
    await server.drain()
  }

  test('is for who wants to hear of it when it falls due, whoever did when it was booked', async () => {
    await using server = await open()
    const leaving = await add(server)
    const mine = await book(server)
    await server.drain()
    await call(server, 'PATCH', `/${leaving.id}`, { events: ['booking.cancelled'] })
    const joining = await add(server, { events: ['booking.reminder'] })
    await remind(server)
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        type: 'booking.reminder',
        timestamp: '2026-06-01T08:00:00Z',
        data: { booking: expect.objectContaining({ id: mine.id, start: TUESDAY_TEN }) },
      },
    ])
    expect(await deliveries(server, joining.id)).toHaveLength(1)
  })

  test('comes to an endpoint that was switched off for a while', async () => {
    await using server = await open()
    const { id } = await add(server)
    await book(server)
    await server.drain()
    for (const active of [false, true]) await call(server, 'PATCH', `/${id}`, { active })
    await remind(server)
    expect(events()).toEqual(['booking.reminder'])
  })

  test('tells who gives the appointment by then', async () => {
    await using server = await open({ catalog: salon({ staff: ['anna', 'ben'] }) })
    await add(server)
    const mine = await book(server, { staff: 'anna' })
    await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })
    await server.drain()
    await remind(server)
    expect(received.map(({ body }) => JSON.parse(body).data.booking.staff.slug)).toEqual(['ben'])
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
    await using server = await open({ catalog: salon({ staff: ['anna', 'ben'], maxGuests: 2 }) })
    const { id } = await add(server, { events: ['booking.reminder'] })
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
    expect(received.map(({ body }) => JSON.parse(body).data.booking)).toEqual([expect.objectContaining(expected)])
    expect(await deliveries(server, id)).toHaveLength(1)
  })

  test('comes once, also to an endpoint that was away for two of them', async () => {
    await using server = await open()
    await add(server)
    await book(server)
    await server.drain()
    answer = { status: 503 }
    await remind(server)
    answer = { status: 204 }
    await remind(server, Date.parse(TUESDAY_TEN) - HOUR)
    expect(events()).toEqual(['booking.reminder'])
    expect((await messages(server)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'booking.reminder sent',
      'booking.reminder withdrawn',
      'booking.created sent',
    ])
    await remind(server, Date.parse(TUESDAY_TEN) - 1)
    expect(received).toEqual([])
  })

  test('is no message before it is due, and none where nobody listens', async () => {
    await using server = await open()
    await book(server)
    await server.drain()
    expect(await messages(server)).toEqual([])
    await remind(server)
    expect(await messages(server)).toEqual([])
  })
})

describe('secrets', () => {
  test('after a rotation both sign for a day, then the new one alone', async () => {
    await using server = await open()
    const { id, secret: old } = await add(server)
    const response = await call(server, 'POST', `/${id}/rotate`)
    const rotated = (await response.json()) as WebhookWithSecret
    expect(rotated.previousSecretUntil).toBe('2026-06-02T06:00:00Z')
    expect(rotated.secret).not.toBe(old)
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    const [both] = received as [Received]
    expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2)
    for (const secret of [old, rotated.secret]) expect(verify(both, secret)).toMatchObject({ type: 'webhook.test' })
    server.setNow(NOW + 24 * HOUR)
    await call(server, 'POST', `/${id}/test`)
    await server.drain()
    expect(String(received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
  })

  test('rotated again and again, each signs until its own promised end', async () => {
    await using server = await open()
    const { id, secret: first } = await add(server)
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
      const last = received.at(-1) as Received
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
    await using server = await open()
    const { id } = await add(server)
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
    expect(String(received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(5)
  })

  test('are shown at their making and never again', async () => {
    await using server = await open()
    const { id, secret } = await add(server)
    const shown = await Promise.all(['', `/${id}`].map(async (path) => (await call(server, 'GET', path)).text()))
    expect(shown.join()).not.toContain(secret)
    expect(shown.join()).not.toContain('whsec_')
  })
})

describe('an endpoint in trouble', () => {
  test('is tried again under the same webhook-id, and the log tells of each try', async () => {
    await using server = await open()
    const { id } = await add(server)
    answer = { status: 500, body: 'oops' }
    await book(server)
    await server.drain()
    answer = { status: 200, body: 'thanks' }
    server.setNow(NOW + 60_000)
    await server.drain()
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await deliveries(server, id)).toEqual([
      expect.objectContaining({ event: 'booking.created', attempt: 2, status: 200, error: null, excerpt: 'thanks' }),
      expect.objectContaining({ attempt: 1, status: 500, error: 'The endpoint answered 500.', excerpt: 'oops' }),
    ])
  })

  test('waits as long as it asks', async () => {
    await using server = await open()
    await add(server)
    answer = { status: 429, headers: { 'Retry-After': '3600' } }
    await book(server)
    await server.drain()
    expect((await messages(server)).find(({ kind }) => kind === 'booking.created')?.dueAt).toBe('2026-06-01T07:00:00Z')
  })

  test('that says 410 is switched off, visibly', async () => {
    await using server = await open()
    const { id } = await add(server)
    answer = { status: 410 }
    await book(server)
    await server.drain()
    expect(((await (await call(server, 'GET', `/${id}`)).json()) as Webhook).active).toBe(false)
    expect((await messages(server)).map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('that says 410 of an address it no longer has stays on', async () => {
    await using server = await open()
    await using gone = await openReceiver()
    const { id } = await add(server, { url: gone.url })
    gone.status = 410
    gone.beforeAnswer = () => call(server, 'PATCH', `/${id}`, { url })
    await book(server)
    await server.drain()
    expect((await (await call(server, 'GET', `/${id}`)).json()) as Webhook).toMatchObject({ url, active: true })
  })

  test('and switched on again gets the next one at once, not when the lease of the last would have ended', async () => {
    await using server = await open()
    const { id } = await add(server)
    answer = { status: 410 }
    await book(server)
    await server.drain()
    answer = { status: 204 }
    await call(server, 'PATCH', `/${id}`, { active: true })
    await book(server, { start: '2026-06-02T10:00:00Z' })
    await server.drain()
    expect(events()).toEqual(['booking.created', 'booking.created'])
  })

  test('that redirects is not followed', async () => {
    await using server = await open()
    const { id } = await add(server)
    answer = { status: 307, headers: { Location: 'http://169.254.169.254/' } }
    await book(server)
    await server.drain()
    expect(received).toHaveLength(1)
    expect((await deliveries(server, id))[0]?.error).toMatch(/redirects are not followed/)
  })

  test('holds no other endpoint up, and gets one webhook at a time', async () => {
    await using server = await open()
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
    await add(server, { url: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/` })
    await add(server)
    for (const hour of ['08', '09', '10', '11']) await book(server, { start: `2026-06-02T${hour}:00:00Z` })
    const drained = server.drain()
    await vi.waitFor(() => expect(received).toHaveLength(4))
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
    await using server = await open()
    const [first, second] = [await add(server), await add(server)]
    answer = { status: 503 }
    await book(server)
    await server.drain()
    expect((await call(server, 'DELETE', `/${first.id}`)).status).toBe(204)
    await call(server, 'PATCH', `/${second.id}`, { active: false })
    const reasons = (await messages(server)).map(({ state, lastError }) => `${state}: ${lastError}`)
    expect(new Set(reasons)).toEqual(
      new Set(['withdrawn: The webhook endpoint was deleted.', 'withdrawn: The webhook endpoint was switched off.']),
    )
    expect((await call(server, 'DELETE', `/${first.id}`)).status).toBe(404)
  })
})

test('a webhook can be sent again, with its id and its body', async () => {
  await using server = await open()
  const { id } = await add(server)
  const other = await add(server, { events: ['booking.declined'] })
  await book(server)
  await server.drain()
  const [delivery] = (await deliveries(server, id)) as [WebhookDelivery]
  const replay = (endpoint: string): Promise<Response> =>
    call(server, 'POST', `/${endpoint}/deliveries/${delivery.messageId}/replay`)
  expect((await replay(other.id)).status).toBe(404)
  expect((await replay(id)).status).toBe(202)
  await server.drain()
  expect(received.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual(
    [1, 2].map(() => [delivery.messageId, received[0]?.body]),
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
    await using server = await open()
    const { id } = await add(server)
    answer = { status }
    await book(server)
    await server.drain()
    await call(server, 'PATCH', `/${id}`, { active: false })
    answer = { status: 204 }
    const [before] = (await messages(server)) as [Message]
    for (const again of [sendAgain(server, before.id), replay(server, id, before.id)]) {
      expect(await detailOf(await again)).toMatch(/switched off.*Switch it on first/)
    }
    await server.drain()
    expect(received).toHaveLength(1)
    expect(await messages(server)).toEqual([before])

    await call(server, 'PATCH', `/${id}`, { active: true })
    expect((await sendAgain(server, before.id)).status).toBe(200)
    await server.drain()
    expect((await replay(server, id, before.id)).status).toBe(202)
    await server.drain()
    expect(received.map(({ headers, body }) => [headers['webhook-id'], body])).toEqual(
      [1, 2, 3].map(() => [before.id, received[0]?.body]),
    )
    expect((await messages(server)).map(({ state }) => state)).toEqual(['sent'])
  })

  test('is refused for good once it is deleted, and what was sent stays sent', async () => {
    await using server = await open()
    const { id } = await add(server)
    await book(server)
    await server.drain()
    const [sent] = (await messages(server)) as [Message]
    // Past the route, which would wake the worker at once.
    expect(await server.server.storage.outbox.sendAgain(sent.id, NOW, () => null)).toBe('queued')
    expect((await call(server, 'DELETE', `/${id}`)).status).toBe(204)
    expect(await messages(server)).toMatchObject([
      { state: 'sent', sentAt: sent.sentAt, lastError: 'The webhook endpoint was deleted.' },
    ])
    expect(await detailOf(await sendAgain(server, sent.id))).toMatch(/endpoint of this webhook is gone/)
  })

  test('waits for who has it in hand', async () => {
    await using server = await open()
    const { id } = await add(server)
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
  await using server = await open()
  const { id } = await add(server)
  await call(server, 'POST', `/${id}/test`)
  await server.drain()
  server.setNow(NOW + 31 * 24 * HOUR)
  await call(server, 'POST', `/${id}/test`)
  await server.drain()
  expect(await deliveries(server, id)).toHaveLength(1)
})

describe('addresses', () => {
  test.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/',
  ])('%s is refused unless a setting allows it', async (address) => {
    await using server = await open({ environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'false' } })
    const response = await call(server, 'POST', '', { url: address })
    expect(response.status).toBe(422)
    const problem = (await response.json()) as Problem
    expect(problem.errors).toEqual([
      { pointer: '/url', message: expect.stringContaining('OPENSLOT_ALLOW_PRIVATE_WEBHOOKS') },
    ])
  })

  test('a name that leads inside is found out when it is used, also for what was allowed once', async () => {
    await using server = await open({ environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'false' } })
    const { id } = await add(server, { url: 'https://localhost:9/' })
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
    await using server = await open()
    expect((await call(server, 'POST', '', { url, ...changes })).status).toBe(422)
  })
})

test('the database keeps bodies and secrets, and no token', async () => {
  await using server = await open()
  await add(server)
  const { manageToken } = await book(server)
  const file = openFile(server)
  expect(JSON.stringify(file.prepare('SELECT * FROM outbox').all())).not.toContain(manageToken)
  file.close()
})
