import type { CreatedBooking, CreatedHold } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import {
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  cancel,
  dump,
  openFile,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import { type TestServer, createTestServer } from '../testing/index.js'

const DAY_MS = 86_400_000
const KEY = '0197a5f4-6c2b-7d3e-9f10-2a4b6c8d0e1f'

const send = (server: TestServer, json: object = bookingBody(), key = KEY): Promise<Response> =>
  server.request('/v1/bookings', { json, headers: { 'Idempotency-Key': key } })
const answerTo = async (response: Promise<Response>): Promise<CreatedBooking> =>
  (await (await response).json()) as CreatedBooking

const bookings = (server: TestServer): number => {
  const file = openFile(server)
  try {
    return file.prepare('SELECT count(*) FROM bookings').pluck().get() as number
  } finally {
    file.close()
  }
}

test('sent again, a booking gives the first answer again: same id, same token, same links', async () => {
  await using server = await openSalon()
  const first = await send(server)
  expect(first.status).toBe(201)
  const again = await send(server)
  expect([again.status, again.headers.get('Location')]).toEqual([201, first.headers.get('Location')])
  expect(await again.json()).toEqual(await first.json())
  expect(bookings(server)).toBe(1)
})

test('it is the first answer even when the booking was changed since', async () => {
  await using server = await openSalon()
  const first = await answerTo(send(server))
  server.setNow(NOW + 60_000)
  await reschedule(server, first, { start: '2026-06-03T12:00:00Z' })
  await cancel(server, first)
  expect(await answerTo(send(server))).toEqual(first)
})

test('no token is stored with it, nor the key', async () => {
  await using server = await openSalon()
  const { manageToken } = await answerTo(send(server))
  expect(dump(server)).not.toContain(manageToken)
  expect(dump(server)).not.toContain(KEY)
})

test('fields in another order and another form of the same instant are the same wish', async () => {
  await using server = await openSalon()
  const first = await answerTo(send(server))
  const reordered = Object.fromEntries(Object.entries(bookingBody()).toReversed())
  const again = await answerTo(send(server, { ...reordered, start: '2026-06-02T10:00:00+02:00' }))
  expect(again.id).toBe(first.id)
})

test('answers in another order are the same wish too', async () => {
  const questions = ['hair', 'tea'].map((id) => ({ id, label: id }))
  await using server = await openSalon({ catalog: salon({ questions }) })
  const first = await answerTo(send(server, bookingBody({ answers: { hair: 'long', tea: 'green' } })))
  const again = await answerTo(send(server, bookingBody({ answers: { tea: 'green', hair: 'long' } })))
  expect(again.id).toBe(first.id)
})

test('another body is a conflict, and nothing changes', async () => {
  await using server = await openSalon()
  await send(server)
  const before = dump(server)
  const problem = await problemOf(await send(server, bookingBody({ start: '2026-06-03T12:00:00Z' })))
  expect(problem).toMatchObject({ type: 'https://openslot.dev/problems/idempotency-conflict', status: 409 })
  expect(dump(server)).toBe(before)
})

test('a refusal is not remembered: the second try may succeed', async () => {
  await using server = await openSalon()
  const other = await book(server)
  expect((await send(server)).status).toBe(409)
  await cancel(server, other)
  expect((await send(server)).status).toBe(201)
})

test('for 24 hours; then the key is new', async () => {
  await using server = await openSalon()
  const first = await answerTo(send(server))
  server.setNow(NOW + DAY_MS - 1)
  expect((await answerTo(send(server))).id).toBe(first.id)
  server.setNow(NOW + DAY_MS)
  expect((await send(server)).status).not.toBe(201)
  const wednesday = bookingBody({ start: '2026-06-03T12:00:00Z' })
  expect((await answerTo(send(server, wednesday))).id).not.toBe(first.id)
})

test('the housekeeping forgets what is older', async () => {
  await using server = await openSalon()
  const keys = (): unknown => {
    const file = openFile(server)
    try {
      return file.prepare('SELECT count(*) FROM idempotency_keys').pluck().get()
    } finally {
      file.close()
    }
  }
  await send(server)
  server.setNow(NOW + DAY_MS - 1)
  await server.server.housekeeping.run()
  expect(keys()).toBe(1)
  server.setNow(NOW + DAY_MS)
  await server.server.housekeeping.run()
  expect(keys()).toBe(0)
})

test('a hold is repeated like a booking, and a key of one is none of the other', async () => {
  await using server = await openSalon()
  const keep = async (): Promise<CreatedHold> => {
    const json = { service: 'haircut', start: TUESDAY_TEN }
    const response = await server.request('/v1/holds', { json, headers: { 'Idempotency-Key': KEY } })
    return (await response.json()) as CreatedHold
  }
  const first = await keep()
  expect(await keep()).toEqual(first)
  expect((await send(server, bookingBody({ holdToken: first.token }))).status).toBe(201)
})

test('staff’s bookings are repeated too, apart from customers’', async () => {
  await using server = await openSalon()
  const token = await adminToken(server)
  const enter = (): Promise<Response> =>
    server.request('/v1/admin/bookings', { json: bookingBody(), token, headers: { 'Idempotency-Key': KEY } })
  const made = await enter()
  const first = (await made.json()) as CreatedBooking
  const location = `/v1/admin/bookings/${first.id}`
  expect([made.headers.get('Location'), made.headers.get('Cache-Control')]).toEqual([location, 'no-store'])
  expect((await server.request(location, { token })).status).toBe(200)
  const again = await enter()
  expect([again.headers.get('Location'), await again.json()]).toEqual([location, first])
  expect((await send(server)).status).toBe(409)
})

test.each(['', ' ', 'two words', 'ü', 'x'.repeat(256)])('a key such as %j is refused', async (key) => {
  await using server = await openSalon()
  const response = await send(server, bookingBody(), key)
  // A header without a value is none.
  if (key.trim() !== '') expect((await problemOf(response)).errors?.[0]?.pointer).toBe('/Idempotency-Key')
  expect(response.status).toBeGreaterThanOrEqual(key.trim() === '' ? 201 : 422)
})

test('when many arrive at once, one books and all get its answer', async () => {
  await using server = await openSalon()
  const answers = await Promise.all(Array.from({ length: 10 }, () => answerTo(send(server))))
  expect(new Set(answers.map(({ id, manageToken }) => `${id} ${manageToken}`)).size).toBe(1)
  expect(bookings(server)).toBe(1)
})

test('when many ask for a hold at once, one is made and all get it', async () => {
  await using server = await openSalon()
  const keep = async (): Promise<CreatedHold> => {
    const json = { service: 'haircut', start: TUESDAY_TEN }
    const response = await server.request('/v1/holds', { json, headers: { 'Idempotency-Key': KEY } })
    expect(response.status).toBe(201)
    return (await response.json()) as CreatedHold
  }
  const kept = await Promise.all(Array.from({ length: 10 }, keep))
  expect(new Set(kept.map(({ id, token }) => `${id} ${token}`)).size).toBe(1)
})

test('a second server on the same file gives the first one’s answer', async () => {
  await using server = await openSalon()
  await using other = await createTestServer({
    now: NOW,
    environment: { OPENSLOT_DATABASE_URL: `file:${server.directory}/openslot.db` },
  })
  const first = await answerTo(send(server))
  const again = await answerTo(send(other))
  expect([again.id, again.manageToken]).toEqual([first.id, first.manageToken])
})

test.each([
  ['bookings', 'email=1/1h', bookingBody()],
  ['holds', 'hold=1/10m', { service: 'haircut', start: TUESDAY_TEN }],
])('%s that arrive at once with one key count once against %s', async (route, limit, json) => {
  await using server = await openSalon({ environment: { OPENSLOT_RATE_LIMIT: limit } })
  const headers = { 'Idempotency-Key': KEY }
  const answers = await Promise.all([1, 2, 3].map(() => server.request(`/v1/${route}`, { json, headers })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
})

test('after a refusal the same key may try again', async () => {
  await using server = await openSalon()
  const past = bookingBody({ start: '2026-05-01T08:00:00Z' })
  const answers = await Promise.all([send(server, past), send(server), send(server)])
  expect(answers.map(({ status }) => status)).toEqual([422, 201, 201])
})
