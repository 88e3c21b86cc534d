import { describe, expect, test } from 'vitest'
import {
  HAIRCUT,
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  dump,
  hold,
  listSlots,
  listStarts,
  openFile,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const MINUTE_MS = 60_000
const later = (minutes: number): number => NOW + minutes * MINUTE_MS

const bookWith = (server: TestServer, holdToken: string, changes: object = {}): Promise<Response> =>
  server.request('/v1/bookings', { json: bookingBody({ holdToken, ...changes }) })

const rows = (server: TestServer, table: string): number => {
  using file = closing(openFile(server))
  return file.it.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
}
const closing = <It extends { close(): unknown }>(it: It) => ({ it, [Symbol.dispose]: () => void it.close() })

test('a hold says what it keeps and until when, and only its hash is stored', async () => {
  await using server = await openSalon()
  const kept = await hold(server)
  expect(kept).toMatchObject({
    start: TUESDAY_TEN,
    end: '2026-06-02T08:30:00Z',
    expiresAt: '2026-06-01T06:05:00Z',
  })
  expect(kept.token.length).toBeGreaterThan(40)
  expect(dump(server)).not.toContain(kept.token)
})

test('it is taken for everyone else, and free for its owner', async () => {
  await using server = await openSalon()
  const free = await listStarts(server)
  const { token } = await hold(server)
  const others = await listStarts(server)
  expect(others).not.toContain(TUESDAY_TEN)
  expect(others).not.toContain('2026-06-02T08:15:00Z')
  expect(await listStarts(server, { holdToken: token })).toEqual(free)
  expect((await server.request('/v1/bookings', { json: bookingBody() })).status).toBe(409)
  expect((await server.request('/v1/holds', { json: { service: 'haircut', start: TUESDAY_TEN } })).status).toBe(409)
})

test('what its owner sees is kept from caches by its header', async () => {
  await using server = await openSalon()
  const { token } = await hold(server)
  const path = '/v1/slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
  const response = await server.request(path, { headers: { 'OpenSlot-Hold': token } })
  expect(response.headers.get('Vary')).toContain('OpenSlot-Hold')
  expect(response.headers.get('Cache-Control')).toBe('private, no-cache')
})

test('booking with its token turns it into the booking: one claim, one appointment, no hold', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const kept = await hold(server)
  const response = await bookWith(server, kept.token)
  expect(response.status).toBe(201)
  expect((await bookingOf(response)).staff.id).toBe(kept.staffId)
  expect(['claims', 'appointments', 'holds'].map((table) => rows(server, table))).toEqual([1, 1, 0])
})

test('what notice allowed when it was made, it allows until it ends, but for the past', async () => {
  await using server = await openSalon({ catalog: salon({ minimumNoticeMinutes: 60 }) })
  const start = '2026-06-01T07:00:00Z'
  const { token } = await hold(server, { start })
  server.setNow(later(4))
  expect((await server.request('/v1/bookings', { json: bookingBody({ start }) })).status).not.toBe(201)
  expect((await bookWith(server, token, { start })).status).toBe(201)

  await using short = await openSalon({ catalog: salon({ minimumNoticeMinutes: 0 }) })
  short.setNow(later(58))
  const late = await hold(short, { start })
  short.setNow(later(61))
  expect((await problemOf(await bookWith(short, late.token, { start }))).reason).toBe('past')
})

test('a booking of another time, or with somebody else, gives it up', async () => {
  await using server = await openSalon()
  const { token } = await hold(server)
  expect((await bookWith(server, token, { start: '2026-06-02T08:15:00Z' })).status).toBe(201)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  expect(rows(server, 'holds')).toBe(0)
  expect(rows(server, 'claims')).toBe(1)
})

describe('when it has run out', () => {
  test('at that very instant the time is free for all, and no read has changed the file', async () => {
    await using server = await openSalon()
    await hold(server)
    server.setNow(later(5) - 1)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    server.setNow(later(5))
    const before = dump(server)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    expect(dump(server)).toBe(before)
    await book(server)
    expect(rows(server, 'holds')).toBe(0)
  })

  test('its booking goes through while the time is still free, at the instant and after', async () => {
    for (const minutes of [5, 50]) {
      await using server = await openSalon()
      const { token } = await hold(server)
      server.setNow(later(minutes))
      expect((await bookWith(server, token)).status).toBe(201)
    }
  })

  test('and the time is gone: hold-expired, with other times', async () => {
    await using server = await openSalon()
    const { token } = await hold(server)
    server.setNow(later(5))
    await book(server)
    const problem = await problemOf(await bookWith(server, token))
    expect(problem).toMatchObject({ type: 'https://openslot.dev/problems/hold-expired', status: 409 })
    expect(problem.alternatives).toHaveLength(5)
  })

  test('a booking can be moved to its time', async () => {
    await using server = await openSalon()
    const start = '2026-06-02T12:00:00Z'
    const mine = await book(server)
    await hold(server, { start })
    server.setNow(later(5) - 1)
    expect((await reschedule(server, mine, { start })).status).toBe(409)
    server.setNow(later(5))
    expect((await bookingOf(await reschedule(server, mine, { start }))).start).toBe(start)
    expect(['claims', 'appointments', 'holds'].map((table) => rows(server, table))).toEqual([1, 1, 0])
  })

  test('a token that never was one is as good as one that has run out', async () => {
    await using server = await openSalon()
    expect((await bookWith(server, 'never')).status).toBe(201)
    expect((await bookWith(server, 'never')).status).toBe(409)
  })

  test('the housekeeping clears it away, and nothing that still keeps', async () => {
    await using server = await openSalon()
    await hold(server)
    server.setNow(later(3))
    await hold(server, { start: '2026-06-02T12:00:00Z' })
    server.setNow(later(5))
    await server.server.housekeeping.run()
    expect(['claims', 'appointments', 'holds'].map((table) => rows(server, table))).toEqual([1, 1, 1])
  })
})

describe('giving it up', () => {
  test('frees the time at once; twice, or with another token, there is no such hold', async () => {
    await using server = await openSalon()
    const { id, token } = await hold(server)
    const release = (secret: string): Promise<Response> =>
      server.request(`/v1/holds/${id}`, { method: 'DELETE', token: secret })
    expect((await release('another')).status).toBe(404)
    expect((await server.request(`/v1/holds/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    expect((await release(token)).status).toBe(204)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    expect((await release(token)).status).toBe(404)
    expect(['claims', 'appointments', 'holds'].map((table) => rows(server, table))).toEqual([0, 0, 0])
  })
})

test('a move may name a hold of the new time', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  const start = '2026-06-02T12:00:00Z'
  const { token } = await hold(server, { start })
  expect((await reschedule(server, mine, { start })).status).toBe(409)
  expect((await bookingOf(await reschedule(server, mine, { start, holdToken: token }))).start).toBe(start)
  expect(['claims', 'appointments', 'holds'].map((table) => rows(server, table))).toEqual([1, 1, 0])
})

test('how long it keeps is a setting', async () => {
  await using server = await openSalon({ environment: { OPENSLOT_HOLD_MINUTES: '20' } })
  expect((await hold(server)).expiresAt).toBe('2026-06-01T06:20:00Z')
})

test.each([
  ['an unknown service', { service: 'nothing' }, 404],
  ['an unknown person', { staff: 'nobody' }, 404],
  ['a time outside opening hours', { start: '2026-06-02T03:00:00Z' }, 422],
  ['a duration that it doesn’t take', { durationMinutes: 45 }, 422],
  ['an unknown field', { customer: {} }, 422],
])('is refused for %s, and changes nothing', async (_what, changes, status) => {
  await using server = await openSalon()
  const before = dump(server)
  const response = await server.request('/v1/holds', { json: { service: 'haircut', start: TUESDAY_TEN, ...changes } })
  expect(response.status).toBe(status)
  expect(dump(server)).toBe(before)
})

describe('what notice allowed when a time was held', () => {
  const NINE = '2026-06-01T07:00:00Z'
  const color = { ...HAIRCUT, slug: 'color', name: 'Color' }

  test('it allows a move to it until the hold ends', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    const { token: holdToken } = await hold(server, { start: NINE })
    server.setNow(later(1))
    expect((await problemOf(await reschedule(server, mine, { start: NINE }))).reason).toBe('minimum-notice')
    expect((await bookingOf(await reschedule(server, mine, { start: NINE, holdToken }))).start).toBe(NINE)
  })

  test('it allows of that service, and of no other at the same time', async () => {
    const { staff } = salon() as { staff: object[] }
    const services = [{ ...HAIRCUT, minimumNoticeMinutes: 0 }, color]
    await using server = await openSalon({ catalog: { services, staff } })
    const { token } = await hold(server, { start: NINE })
    server.setNow(later(1))
    const other = await bookWith(server, token, { start: NINE, service: 'color' })
    expect((await problemOf(other)).reason).toBe('minimum-notice')
    expect((await bookWith(server, token, { start: NINE })).status).toBe(201)
  })
})

test('what is held stays listed for its owner until it runs out, also once notice has passed; for others it is gone', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'], minimumNoticeMinutes: 60 }) })
  const start = '2026-06-01T07:00:00Z'
  const mine = await hold(server, { start, staff: 'anna' })
  server.setNow(NOW + 1)
  const range = { from: '2026-06-01T06:00:00Z', to: '2026-06-01T08:00:00Z', holdToken: mine.token }
  const listed = (await listSlots(server, range)).filter((slot) => slot.start === start)
  expect(listed.map(({ staffIds }) => staffIds)).toEqual([[mine.staffId]])
  expect((await listStarts(server, range))[0]).toBe(start)
  const { holdToken: _, ...withoutHold } = range
  expect(await listStarts(server, withoutHold)).not.toContain(start)
  expect(await listStarts(server, { ...range, more: '&staff=ben' })).not.toContain(start)
  expect(await listStarts(server, { ...range, from: '2026-06-01T07:15:00Z' })).not.toContain(start)
  server.setNow(NOW + 5 * 60_000)
  expect(await listStarts(server, range)).not.toContain(start)
})
