import type { CreatedBooking } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONFIRMING, EXPIRY, mailedToken } from '../../test/support/confirming.js'
import { NOW, adminToken, bookingBody } from '../../test/support/salon.js'
import { type SocketServer, openSocket } from '../../test/support/socket.js'
import { countedAsHeld, heldTimes } from './held-times.js'

const MINUTE = 60_000

/** Enough for every test, and the test's own client may say who it is. */
const LIMITS = {
  OPENSLOT_RATE_LIMIT: 'hold=1000/10m,address=1000/10m',
  OPENSLOT_TRUSTED_PROXIES: '127.0.0.1',
} as const

const from = (address: string) => ({ 'X-Forwarded-For': address })
const ELSEWHERE = from('203.0.113.2')

test('of many clients the one that has begun nothing for longest is forgotten, and no other', () => {
  const held = heldTimes(1, () => NOW)
  const begin = (client: number): void => held.begin(`client ${client}`, `name of ${client}`, NOW + MINUTE)
  for (let client = 0; client <= 50_000; client++) begin(client)
  expect(() => begin(1)).toThrow('too many times kept')
  begin(0)
  expect(() => begin(2)).toThrow('too many times kept')
})

test('what another process has ended is not held against a client; what is yet to be stored is', async () => {
  const held = heldTimes(2, () => NOW)
  const ended = new Set<string>()
  const isKept = async (name: string): Promise<boolean> => !ended.has(name)
  const begin = (name: string, keep: () => Promise<boolean> = async () => true): Promise<boolean> =>
    countedAsHeld(held, { client: 'one', name, until: NOW + MINUTE, isKept }, keep, (isNew) => isNew)
  await begin('a')
  await begin('b')
  await expect(begin('c')).rejects.toThrow('too many times kept')
  ended.add('a')
  let store = (): void => {}
  const storing = begin('c', () => new Promise((resolve) => (store = () => resolve(true))))
  ended.add('c')
  await expect(begin('d')).rejects.toThrow('too many times kept')
  store()
  await storing
  expect(await begin('d')).toBe(true)
})

describe('holds', () => {
  type Hold = { readonly id: string; readonly token: string }
  const hold = async (salon: SocketServer, hour: string): Promise<{ status: number; headers: Headers; body: Hold }> => {
    const json = { service: 'haircut', start: `2026-06-02T${hour}:00:00Z` }
    const answer = await salon.send('POST', '/v1/holds', { json })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Hold }
  }

  test('are three at once for one client; one that ends makes room', async () => {
    await using salon = await openSocket(LIMITS)
    const first = await hold(salon, '07')
    salon.server.setNow(NOW + 2 * MINUTE)
    const [second, third] = [await hold(salon, '08'), await hold(salon, '09')]
    expect([first, second, third].map(({ status }) => status)).toEqual([201, 201, 201])
    const refused = await hold(salon, '10')
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '180'])

    // Given up …
    const { id, token } = second.body
    expect((await salon.send('DELETE', `/v1/holds/${id}`, { token })).status).toBe(204)
    expect((await hold(salon, '10')).status).toBe(201)
    expect((await hold(salon, '11')).status).toBe(429)
    // … booked …
    const json = bookingBody({ start: '2026-06-02T09:00:00Z', holdToken: third.body.token })
    expect((await salon.send('POST', '/v1/bookings', { json })).status).toBe(201)
    expect((await hold(salon, '11')).status).toBe(201)
    expect((await hold(salon, '12')).status).toBe(429)
    // … run out.
    salon.server.setNow(NOW + 5 * MINUTE)
    expect((await hold(salon, '12')).status).toBe(201)
    expect((await hold(salon, '13')).status).toBe(429)
  })

  test('many at once don’t slip past, and what is refused takes no room', async () => {
    await using salon = await openSocket(LIMITS)
    for (const _ of [1, 2, 3, 4]) expect((await hold(salon, '03')).status).toBe(422)
    const answers = await Promise.all(['07', '08', '09', '10', '11', '12'].map((hour) => hold(salon, hour)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  })

  test('make room from another network, too', async () => {
    await using salon = await openSocket(LIMITS)
    const held = [await hold(salon, '07'), await hold(salon, '08'), await hold(salon, '09')]
    const [first, second] = held.map(({ body }) => body)
    const gone = { token: first?.token ?? '', headers: ELSEWHERE }
    expect((await salon.send('DELETE', `/v1/holds/${first?.id}`, gone)).status).toBe(204)
    const json = bookingBody({ start: '2026-06-02T08:00:00Z', holdToken: second?.token })
    expect((await salon.send('POST', '/v1/bookings', { json, headers: ELSEWHERE })).status).toBe(201)
    const statuses: number[] = []
    for (const hour of ['10', '11', '12']) statuses.push((await hold(salon, hour)).status)
    expect(statuses).toEqual([201, 201, 429])
  })
})

describe('a client’s unconfirmed bookings', () => {
  let salon: SocketServer
  beforeEach(async () => {
    salon = await openSocket({ ...LIMITS, ...CONFIRMING }, { capacity: 100 })
  })
  afterEach(async () => {
    await salon[Symbol.asyncDispose]()
  })

  let number = 0
  const tryOne = async (): Promise<Response> => {
    const json = bookingBody({ customer: { name: 'Mia', email: `mia-${++number}@example.com` } })
    return salon.send('POST', '/v1/bookings', { json, headers: from('203.0.113.1') })
  }
  const one = async (): Promise<CreatedBooking> => (await (await tryOne()).json()) as CreatedBooking
  /** How many more they may have, up to `most`. */
  const roomFor = async (most: number): Promise<number> => {
    for (let more = 0; more < most; more++) if ((await tryOne()).status === 429) return more
    return most
  }
  const act = async (path: string, token: string): Promise<void> => {
    const { status } = await salon.send('POST', path, { token, headers: ELSEWHERE })
    expect(status).toBe(200)
  }

  test('make room when the mail is opened on another network, or they are given up there', async () => {
    const confirmed = await one()
    const token = await mailedToken(salon.server)
    const givenUp = await one()
    expect(await roomFor(10)).toBe(8)
    await act(`/v1/bookings/${confirmed.id}/confirm`, token)
    // Done once more, it makes no more room.
    await act(`/v1/bookings/${confirmed.id}/confirm`, token)
    await act(`/v1/bookings/${givenUp.id}/cancel`, givenUp.manageToken)
    expect(await roomFor(3)).toBe(2)
  })

  test.each(['approve', 'decline', 'cancel'])('make room when staff %s them', async (action) => {
    const token = await adminToken(salon.server)
    const mine = await one()
    expect(await roomFor(10)).toBe(9)
    await act(`/v1/admin/bookings/${mine.id}/${action}`, token)
    expect(await roomFor(2)).toBe(1)
  })

  test('make room once they have run out, and not for other clients before', async () => {
    expect(await roomFor(11)).toBe(10)
    const json = bookingBody({ customer: { name: 'Max', email: 'max@example.com' } })
    expect((await salon.send('POST', '/v1/bookings', { json, headers: ELSEWHERE })).status).toBe(201)
    salon.server.setNow(EXPIRY)
    expect(await roomFor(11)).toBe(10)
  })

  test('that were erased make room', async () => {
    await using file = await openSocket({ ...LIMITS, ...CONFIRMING })
    const token = await adminToken(file.server)
    const hours = ['07', '08', '09', '10', '11', '12', '13', '14']
    const times = hours.flatMap((hour) => ['00', '30'].map((minute) => `2026-06-02T${hour}:${minute}:00Z`))
    const wish = (index: number): Promise<number> =>
      file
        .send('POST', '/v1/bookings', {
          json: bookingBody({ start: times[index], customer: { name: 'Mia', email: `mia-${index}@example.com` } }),
        })
        .then(({ status }) => status)
    for (let index = 0; index < 10; index++) expect(await wish(index)).toBe(201)
    expect(await wish(10)).toBe(429)
    const json = { email: 'mia-3@example.com', cancel: true }
    expect((await file.send('POST', '/v1/admin/customers/erase', { json, token })).status).toBe(200)
    expect([await wish(10), await wish(11)]).toEqual([201, 429])
  })

  test('sent again at once with the same key, count once', async () => {
    const json = bookingBody()
    const headers = { ...from('203.0.113.1'), 'Idempotency-Key': 'one' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => salon.send('POST', '/v1/bookings', { json, headers })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(await roomFor(11)).toBe(9)
  })
})
