import type { Booking } from '@openslot/core/wire'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOW, book, cancel, openFile, openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'
import { hashToken, randomToken } from '../tokens.js'

let server: TestServer
const token = randomToken()
beforeAll(async () => {
  server = await openSalon()
  await server.server.storage.adminTokens.create({ name: 'test', tokenHash: hashToken(token), nowMs: NOW })
  await book(server, { start: '2026-06-03T12:00:00Z' })
  await book(server, { start: '2026-06-02T08:00:00Z' })
  await cancel(server, await book(server, { start: '2026-06-02T10:00:00Z' }))
})
afterAll(() => server.close())

const list = (from: string, to: string): Promise<Response> =>
  server.request(`/v1/admin/bookings?from=${from}&to=${to}`, { token })
const startsIn = async (from: string, to: string): Promise<string[]> =>
  ((await (await list(from, to)).json()) as { bookings: Booking[] }).bookings.map((booking) => booking.start)

test('bookings are listed by their start, cancelled ones too, and kept by no cache', async () => {
  const response = await list('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z')
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const { bookings } = (await response.json()) as { bookings: Booking[] }
  expect(bookings.map((booking) => [booking.start, booking.status])).toEqual([
    ['2026-06-02T08:00:00Z', 'confirmed'],
    ['2026-06-02T10:00:00Z', 'cancelled'],
    ['2026-06-03T12:00:00Z', 'confirmed'],
  ])
  expect(bookings[0]?.customer).toEqual({ name: 'Mia Muster', email: 'mia@example.com', phone: null })
})

test('the range is half-open', async () => {
  expect(await startsIn('2026-06-02T08:00:00Z', '2026-06-03T12:00:00Z')).toEqual([
    '2026-06-02T08:00:00Z',
    '2026-06-02T10:00:00Z',
  ])
})

test('the list carries no manage tokens, and the file no admin token', async () => {
  const text = await (await list('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z')).text()
  expect(text).not.toMatch(/token|key=/i)
  const file = openFile(server)
  expect(file.prepare('SELECT token_hash FROM admin_tokens').pluck().all()).toEqual([hashToken(token)])
  file.close()
})

test.each([
  ['in another case', token.toUpperCase()],
  ['cut short', token.slice(0, -1)],
  ['as its hash', hashToken(token)],
])('a token %s opens nothing', async (_what, wrong) => {
  const path = '/v1/admin/bookings?from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z'
  expect((await server.request(path, { token: wrong })).status).toBe(401)
  expect((await server.request(`${path}&token=${token}`)).status).toBe(401)
  expect((await server.request(path, { headers: { authorization: `bearer ${token}` } })).status).toBe(200)
})
