import { problemType } from '@openslot/core/wire'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { NOW, adminToken, book, bookingBody, cancel, dump, problemOf, reschedule } from '../../test/support/salon.js'
import { type SocketServer, openSocket } from '../../test/support/socket.js'
import { rateLimiter } from './rate-limit.js'

const MINUTE = 60_000

describe('a limiter', () => {
  test('lets through what is allowed at once, then one for each share of the window', () => {
    let now = NOW
    const limiter = rateLimiter({ count: 3, windowMs: 3 * MINUTE }, () => now)
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 0])
    expect(limiter.take('a')).toBe(60)
    expect(limiter.take('b')).toBe(0)
    now += MINUTE - 1
    expect(limiter.take('a')).toBe(1)
    now += 1
    expect(limiter.wait('a')).toBe(0)
    expect(limiter.take('a')).toBe(0)
    expect(limiter.take('a')).toBe(60)
  })

  test('in no stretch of time lets through more than twice the count, and who waits as told gets through', () => {
    const limit = fc.record({
      count: fc.integer({ min: 1, max: 20 }),
      windowMs: fc.integer({ min: 1000, max: 100_000 }),
    })
    fc.assert(
      fc.property(
        limit,
        fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 100 }),
        ({ count, windowMs }, gaps) => {
          let now = NOW
          const limiter = rateLimiter({ count, windowMs }, () => now)
          const passed: number[] = []
          for (const gap of gaps) {
            now += gap
            const wait = limiter.take('a')
            if (wait === 0) passed.push(now)
            else {
              now += wait * 1000
              expect(limiter.wait('a')).toBe(0)
            }
          }
          for (const at of passed) {
            const inWindow = passed.filter((other) => other >= at && other < at + windowMs)
            expect(inWindow.length).toBeLessThanOrEqual(2 * count)
          }
        },
      ),
    )
  })
})

describe('over a socket', () => {
  const asking = (salon: SocketServer, forwardedFor?: string): Promise<Response> =>
    salon.send('POST', '/v1/bookings', {
      json: {},
      headers: forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor },
    })

  test('writes of one address are held back, reading is not, and waiting helps', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'address=2/1m' })
    expect([(await asking(salon)).status, (await asking(salon)).status]).toEqual([422, 422])
    const refused = await asking(salon)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('30')
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const problem = await problemOf(refused)
    expect(problem.type).toBe(problemType('too-many-requests'))
    expect(problem.detail).not.toContain('127.0.0.1')
    expect((await salon.send('GET', '/v1/services')).status).toBe(200)
    salon.server.setNow(NOW + 30_000)
    expect((await asking(salon)).status).toBe(422)
  })

  test('a forwarded address counts only from a trusted proxy, and only its last unknown one', async () => {
    await using alone = await openSocket({ OPENSLOT_RATE_LIMIT: 'address=1/1h' })
    expect((await asking(alone, '203.0.113.1')).status).toBe(422)
    expect((await asking(alone, '203.0.113.2')).status).toBe(429)

    await using behind = await openSocket({
      OPENSLOT_RATE_LIMIT: 'address=1/1h',
      OPENSLOT_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
    })
    expect((await asking(behind, '203.0.113.1')).status).toBe(422)
    expect((await asking(behind, '203.0.113.2')).status).toBe(422)
    // What a client writes itself stands before what the proxies add.
    expect((await asking(behind, '198.51.100.7, 203.0.113.1, 10.1.2.3')).status).toBe(429)
    expect((await asking(behind, 'nonsense, 203.0.113.2:4711')).status).toBe(429)
    // Addresses of one IPv6 network are one client.
    expect((await asking(behind, '2001:db8::1')).status).toBe(422)
    expect((await asking(behind, '2001:db8:0:0:ffff::2')).status).toBe(429)
    expect((await asking(behind, '2001:db8:0:1::1')).status).toBe(422)
  })

  test('who keeps one time after another from everyone else is held back; a hold that is sent again is the same one', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'hold=1/10m' })
    const hold = (start: string, key: string): Promise<Response> =>
      salon.send('POST', '/v1/holds', { json: { service: 'haircut', start }, headers: { 'Idempotency-Key': key } })
    expect((await hold('2026-06-02T08:00:00Z', 'a')).status).toBe(201)
    expect((await hold('2026-06-02T08:00:00Z', 'a')).status).toBe(201)
    expect((await hold('2026-06-02T10:00:00Z', 'b')).status).toBe(429)
    const json = bookingBody({ start: '2026-06-02T12:00:00Z' })
    expect((await salon.send('POST', '/v1/bookings', { json })).status).toBe(201)
  })

  test('bookings with one e-mail address are held back, however it is written', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'email=1/1h' })
    const at = (start: string, email: string): Promise<Response> =>
      salon.send('POST', '/v1/bookings', { json: bookingBody({ start, customer: { name: 'Mia', email } }) })
    expect((await at('2026-06-02T08:00:00Z', 'mia@example.com')).status).toBe(201)
    const before = dump(salon.server)
    const refused = await at('2026-06-02T10:00:00Z', 'Mia@Example.com')
    expect(refused.status).toBe(429)
    expect(await refused.text()).not.toMatch(/mia/i)
    expect(dump(salon.server)).toBe(before)
    expect((await at('2026-06-02T10:00:00Z', 'max@example.com')).status).toBe(201)
  })

  test('an address is one however its letters are composed', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'email=1/1h' })
    const at = async (hour: string, email: string): Promise<number> => {
      const json = bookingBody({ start: `2026-06-02T${hour}:00:00Z`, customer: { name: 'Zoë', email } })
      return (await salon.send('POST', '/v1/bookings', { json })).status
    }
    const email = 'zo\u00eb@example.com'
    expect([await at('08', email), await at('10', email.normalize('NFD').toUpperCase())]).toEqual([201, 429])
  })

  test('a customer’s moves count as bookings do, for whoever gets the mails; staff’s don’t', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'email=3/1h' }, { maxGuests: 1 })
    const customer = { name: 'Mia', email: 'mia@example.com' }
    const mine = await book(salon.server, { customer, guests: ['gus@example.com'] })
    const moveTo = async (hour: string): Promise<Response> =>
      reschedule(salon.server, mine, { start: `2026-06-02T${hour}:00:00Z` })
    // What is refused counts for nothing.
    for (const _ of [1, 2, 3]) expect((await moveTo('03')).status).toBe(422)
    const many = await Promise.all(['09', '10', '11', '12', '13'].map(moveTo))
    expect(many.map(({ status }) => status)).toEqual([200, 200, 429, 429, 429])
    expect((await problemOf(await moveTo('14'))).type).toBe(problemType('too-many-requests'))
    const about = { start: '2026-06-03T08:00:00Z', customer: { name: 'Gus', email: 'Gus@example.com' } }
    expect((await salon.server.request('/v1/bookings', { json: bookingBody(about) })).status).toBe(429)
    const token = await adminToken(salon.server)
    const byStaff = { token, json: { start: '2026-06-02T14:00:00Z' } }
    expect((await salon.server.request(`/v1/admin/bookings/${mine.id}/reschedule`, byStaff)).status).toBe(200)
    expect((await cancel(salon.server, mine)).status).toBe(200)
    salon.server.setNow(NOW + 20 * MINUTE)
    expect((await salon.server.request('/v1/bookings', { json: bookingBody(about) })).status).toBe(201)
  })

  test('a guest counts like a customer, who gets the mails as well', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'email=2/1h' }, { maxGuests: 3 })
    const at = async (hour: string, email: string, ...guests: string[]): Promise<number> => {
      const json = bookingBody({ start: `2026-06-02T${hour}:00:00Z`, customer: { name: 'Mia', email }, guests })
      return (await salon.send('POST', '/v1/bookings', { json })).status
    }
    expect(await at('07', 'a@spam.example', 'victim@example.com')).toBe(201)
    // Once for each booking, whatever the address is in it.
    expect(await at('08', 'victim@example.com', 'Victim@example.com', 'friend@example.com')).toBe(201)
    expect(await at('09', 'b@spam.example', 'friend@example.com', 'VICTIM@example.com')).toBe(429)
    // What was refused for one of them counts for none.
    expect(await at('10', 'b@spam.example', 'friend@example.com')).toBe(201)
    expect(await at('11', 'b@spam.example')).toBe(201)
  })

  test('a wish that is refused locks nobody’s address out; what is booked at once counts at once', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'email=3/1h' })
    const at = async (start: string, more: object = {}, key = start): Promise<number> => {
      const json = bookingBody({ start, ...more })
      return (await salon.send('POST', '/v1/bookings', { json, headers: { 'Idempotency-Key': key } })).status
    }
    for (const _ of [1, 2, 3, 4]) expect(await at('2026-06-02T08:07:00Z')).toBe(422)
    expect(await at('2026-06-02T08:00:00Z')).toBe(201)
    // The same wish three times at once is one booking …
    const same = await Promise.all([1, 2, 3].map(() => at('2026-06-02T09:00:00Z', {}, 'one-key')))
    expect(same.filter((status) => status === 201).length).toBeGreaterThan(0)
    // … and many at once don’t slip past.
    const hours = ['10', '11', '12', '13', '14']
    const many = await Promise.all(hours.map((hour) => at(`2026-06-02T${hour}:00:00Z`)))
    expect(many.filter((status) => status === 201)).toHaveLength(1)
    expect(many.filter((status) => status === 429)).toHaveLength(4)
  })

  test('a proxy that no setting names is told of, once', async () => {
    using logged = watchLog()
    const warnings = (): string[] => logged.entries.filter((entry) => entry.includes('"warn"'))
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'address=9/1h' })
    await asking(salon)
    expect(warnings()).toEqual([])
    await asking(salon, '203.0.113.1')
    await asking(salon, '203.0.113.2')
    expect(warnings()).toEqual([expect.stringMatching(/OPENSLOT_TRUSTED_PROXIES.*127\.0\.0\.1/)])
    expect(logged.entries.join('')).not.toContain('203.0.113')

    await using behind = await openSocket({ OPENSLOT_TRUSTED_PROXIES: '127.0.0.1' })
    await asking(behind, '203.0.113.1')
    expect(warnings()).toHaveLength(1)
  })

  test('off means off', async () => {
    await using salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'off' })
    const statuses: number[] = []
    for (let n = 0; n < 200; n++) statuses.push((await asking(salon)).status)
    expect(new Set(statuses)).toEqual(new Set([422]))
  })
})
