import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CreatedBooking } from '@openslot/core/wire'
import { audited } from '../../test/support/audit.js'
import { adminToken, book, bookingOf, openSalon, problemOf, reschedule, salon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

// Acting on what was seen.

let server: TestServer
let token: string
beforeEach(async () => {
  server = await openSalon({ catalog: salon({ requiresApproval: true }) })
  token = await adminToken(server)
})
afterEach(() => server.close())

type Action = 'approve' | 'decline' | 'cancel' | 'complete' | 'reschedule'
const actOn = (etag: string, id: string, action: Action, json?: object): Promise<Response> =>
  server.request(`/v1/admin/bookings/${id}/${action}`, {
    method: 'POST',
    token,
    headers: { 'If-Match': etag },
    ...(json && { json }),
  })
const see = async ({ id, manageToken }: CreatedBooking) =>
  bookingOf(await server.request(`/v1/bookings/${id}`, { token: manageToken }))
const etagOf = async (id: string): Promise<string> =>
  (await server.request(`/v1/admin/bookings/${id}`, { token })).headers.get('ETag') ?? ''

test('nobody approves a time that its customer has moved behind their back', async () => {
  const mine = await book(server)
  const seen = await etagOf(mine.id)
  expect(seen).toBe('"0-pending"')
  const moved = await reschedule(server, mine, { start: '2026-06-02T11:00:00Z' })
  expect(moved.status).toBe(200)
  expect(await problemOf(await actOn(seen, mine.id, 'approve'))).toMatchObject({
    type: 'https://openslot.dev/problems/precondition-failed',
    status: 412,
  })
  expect(await see(mine)).toMatchObject({ status: 'pending', start: '2026-06-02T11:00:00Z' })
  const response = await actOn(await etagOf(mine.id), mine.id, 'approve')
  expect(response.status).toBe(200)
  expect(response.headers.get('ETag')).toBe(await etagOf(mine.id))
  expect(await see(mine)).toMatchObject({ status: 'confirmed' })
})

test('of two who move what both have seen, one does', async () => {
  const mine = await book(server)
  await actOn('*', mine.id, 'approve')
  const seen = await etagOf(mine.id)
  const moves = await Promise.all(
    ['2026-06-02T11:00:00Z', '2026-06-02T12:00:00Z'].map((start) => actOn(seen, mine.id, 'reschedule', { start })),
  )
  const statuses = moves.map((response) => response.status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412])
  const done = moves[statuses.indexOf(200)]
  expect(await done?.json()).toMatchObject({ start: (await see(mine)).start })
})

test('cancelling, too, and any version will do for who says so', async () => {
  const mine = await book(server)
  await actOn('*', mine.id, 'approve')
  expect((await actOn('"0-pending"', mine.id, 'cancel', {})).status).toBe(412)
  expect((await actOn('"0-pending"', mine.id, 'complete')).status).toBe(412)
  expect((await actOn('*', mine.id, 'cancel', {})).status).toBe(200)
  expect((await see(mine)).status).toBe('cancelled')
})

test('sent again it gets the same answer, as who asks may not have heard the first; nobody is told twice', async () => {
  const mine = await book(server)
  const approving = await actOn('"0-pending"', mine.id, 'approve')
  expect(await (await actOn('"0-pending"', mine.id, 'approve')).json()).toEqual(await approving.json())
  const cancelling = await actOn('"0-confirmed"', mine.id, 'cancel', { reason: 'Ill' })
  const again = await actOn('"0-confirmed"', mine.id, 'cancel', { reason: 'Ill' })
  expect([again.status, again.headers.get('ETag')]).toEqual([200, '"1-cancelled"'])
  expect(await again.json()).toEqual(await cancelling.json())
  expect(audited(server)).toEqual([
    'booking.created by customer',
    'booking.confirmed by Rita',
    'booking.cancelled by Rita',
  ])
  expect(await problemOf(await actOn('"0-confirmed"', mine.id, 'decline', {}))).toMatchObject({ status: 412 })
})

test('a booking is found by its id, and nothing else is', async () => {
  const { manageToken, manageUrl: _url, calendarUrl: _calendar, calendarLinks: _links, ...mine } = await book(server)
  const response = await server.request(`/v1/admin/bookings/${mine.id}`, { token })
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await response.json()).toEqual(mine)
  expect((await server.request('/v1/admin/bookings/other', { token })).status).toBe(404)
  expect((await server.request(`/v1/admin/bookings/${mine.id}`, { token: manageToken })).status).toBe(401)
})
