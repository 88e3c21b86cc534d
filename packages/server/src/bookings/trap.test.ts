import type { CreatedBooking } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { NOW, book, bookingBody, dump, listStarts, openSalon } from '../../test/support/salon.js'
import { REMEMBERED_MS } from '../http/idempotency.js'
import { createTestServer } from '../testing/index.js'

test('who fills in the field that no person sees gets the answer of a booking, and nothing is written', async () => {
  await using server = await openSalon()
  const real = await book(server, { start: '2026-06-03T08:00:00Z' })
  await server.drain()
  const before = dump(server)
  const mails = server.mails.length

  const json = bookingBody({ website: 'https://pills.example' })
  const response = await server.request('/v1/bookings', { json })
  const pretended = (await response.json()) as CreatedBooking
  expect(response.status).toBe(201)
  expect(response.headers.get('Location')).toBe(`/v1/bookings/${pretended.id}`)
  expect(Object.keys(pretended)).toEqual(Object.keys(real))
  expect(pretended).toMatchObject({ status: real.status, staff: real.staff, start: json['start'], sequence: 0 })

  await server.drain()
  expect(server.mails.length).toBe(mails)
  expect(dump(server)).toBe(before)
  expect(await listStarts(server)).toContain(json['start'])
  expect((await server.request(`/v1/bookings/${pretended.id}`, { token: pretended.manageToken })).status).toBe(404)
})

test('sent again with its key, it gets the same answer again, as a real one would', async () => {
  await using server = await openSalon()
  const send = async (more: object = {}): Promise<readonly [status: number, answer: string]> => {
    const json = bookingBody({ website: 'https://pills.example', ...more })
    const response = await server.request('/v1/bookings', { json, headers: { 'Idempotency-Key': 'k' } })
    return [response.status, await response.text()]
  }
  const first = await send()
  server.setNow(NOW + 60_000)
  expect(await send()).toEqual(first)
  expect((await send({ notes: 'Another wish' }))[0]).toBe(409)
  expect(await listStarts(server)).toContain(bookingBody()['start'])
  expect(dump(server)).not.toContain('mia@example.com')
  server.setNow(NOW + REMEMBERED_MS)
  const [, later] = await send({ start: '2026-06-03T08:00:00Z' })
  expect(JSON.parse(later)).not.toHaveProperty('id', (JSON.parse(first[1]) as CreatedBooking).id)
})

test('left empty, it is no field at all', async () => {
  await using server = await openSalon()
  expect((await server.request('/v1/bookings', { json: bookingBody({ website: '' }) })).status).toBe(201)
  expect(await listStarts(server)).not.toContain(bookingBody()['start'])
})

test.each([
  ['both filled in', 'x', 'x'],
  ['one filled in', 'x', ''],
  ['the other filled in', '', 'x'],
])('the same attempt at once on two servers gets one answer: %s', async (_which, here, there) => {
  await using server = await openSalon()
  await using other = await createTestServer({
    now: NOW,
    environment: { OPENSLOT_DATABASE_URL: `file:${server.directory}/openslot.db` },
  })
  const send = async (to: typeof server, website: string, more: object = {}): Promise<[number, CreatedBooking]> => {
    const json = bookingBody({ website, ...more })
    const response = await to.request('/v1/bookings', { json, headers: { 'Idempotency-Key': 'k' } })
    return [response.status, (await response.json()) as CreatedBooking]
  }
  const [first, second] = await Promise.all([send(server, here), send(other, there)])
  expect(first[0]).toBe(201)
  expect(second).toEqual(first)
  expect(await send(server, '')).toEqual(first)
  expect(await send(other, 'x')).toEqual(first)
  const another = { notes: 'Another wish' }
  expect([(await send(server, 'x', another))[0], (await send(other, '', another))[0]]).toEqual([409, 409])
})
