import { describe, expect, test } from 'vitest'
import {
  TUESDAY_TEN,
  adminToken,
  book,
  bookingOf,
  cancel,
  listStarts,
  openFile,
  openSalon,
} from '../../test/support/salon.js'

test('cancelling frees the time and notes when and why', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  server.setNow(Date.parse('2026-06-01T09:00:00Z'))
  const response = await cancel(server, mine, { reason: ' I am ill. ' })
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await bookingOf(response)).toMatchObject({
    id: mine.id,
    status: 'cancelled',
    start: TUESDAY_TEN,
    sequence: 1,
    cancelledAt: '2026-06-01T09:00:00Z',
    updatedAt: '2026-06-01T09:00:00Z',
    cancelReason: 'I am ill.',
    can: { reschedule: false, cancel: false },
  })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect((await book(server)).id).not.toBe(mine.id)
})

test('cancelling twice is the same answer twice, whatever is said the second time, and owes no second mail', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  const first = await (await cancel(server, mine, { reason: 'ill' })).text()
  server.setNow(Date.parse('2026-06-05T09:00:00Z'))
  const second = await cancel(server, mine, { reason: 'well again' })
  expect(second.status).toBe(200)
  expect(await second.text()).toBe(first)
  const file = openFile(server)
  const owed = file.prepare("SELECT count(*) FROM outbox WHERE kind = 'cancelled'").pluck().get()
  file.close()
  expect(owed).toBe(2)
})

test('cancelling twice does not free what somebody else has booked since', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await cancel(server, mine)
  await book(server)
  await cancel(server, mine)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

describe('the body', () => {
  test.each([
    ['none', undefined],
    ['an empty object', '{}'],
    ['an empty reason', '{"reason":""}'],
  ])('may be %s', async (_what, body) => {
    await using server = await openSalon()
    const { id, manageToken } = await book(server)
    const response = await server.server.app.request(`/v1/bookings/${id}/cancel`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${manageToken}` },
      ...(body !== undefined && { body }),
    })
    expect(response.status).toBe(200)
    expect((await bookingOf(response)).cancelReason).toBeNull()
  })

  test.each([
    ['no JSON', 'yes', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['a reason that is too long', JSON.stringify({ reason: 'a'.repeat(1001) }), 422],
    ['an unknown field', '{"why":"ill"}', 422],
  ])('is refused when it is %s, and nothing is cancelled', async (_what, body, status) => {
    await using server = await openSalon()
    const { id, manageToken } = await book(server)
    const path = `/v1/bookings/${id}`
    const headers = { Authorization: `Bearer ${manageToken}` }
    expect((await server.server.app.request(`${path}/cancel`, { method: 'POST', headers, body })).status).toBe(status)
    expect((await bookingOf(await server.request(path, { headers }))).status).toBe('confirmed')
  })
})

test('cancelled once it is over, it sends nothing that still waited to go out', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  server.setNow(Date.parse(mine.end))
  const token = await adminToken(server)
  const response = await server.request(`/v1/admin/bookings/${mine.id}/cancel`, { token, json: {} })
  expect(response.status).toBe(200)
  await server.drain()
  expect(server.mails).toEqual([])
})
