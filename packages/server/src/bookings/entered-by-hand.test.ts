import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CreatedBooking } from '@openslot/core/wire'
import { audited } from '../../test/support/audit.js'
import { NOW, TUESDAY_TEN, adminToken, bookingBody, openSalon, problemOf, salon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

// Staff enter a booking by hand.

let server: TestServer
let token: string
beforeEach(async () => {
  server = await openSalon({ catalog: salon({ requiresApproval: true }) })
  token = await adminToken(server)
})
afterEach(() => server.close())

const enter = (changes: object = {}): Promise<Response> =>
  server.request('/v1/admin/bookings', { token, json: bookingBody(changes) })

test('it is confirmed, with the links that its customer gets', async () => {
  const response = await enter()
  expect(response.status).toBe(201)
  const entered = (await response.json()) as CreatedBooking
  expect(entered).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  const seen = await server.request(`/v1/bookings/${entered.id}`, { token: entered.manageToken })
  expect(await seen.json()).toMatchObject({ status: 'confirmed' })
  expect(audited(server)).toEqual(['booking.created by Rita'])
})

test('notice and booking window don’t bind them; hours, what is taken and the past do', async () => {
  expect((await enter({ start: '2026-06-01T07:00:00Z' })).status).toBe(201)
  server.setNow(NOW - 100 * 86_400_000)
  expect((await enter()).status).toBe(201)
  server.setNow(NOW)
  expect((await problemOf(await enter())).type).toContain('slot-taken')
  expect((await problemOf(await enter({ start: '2026-06-02T03:00:00Z' }))).reason).toBe('outside-hours')
  expect((await problemOf(await enter({ start: '2026-05-29T08:00:00Z' }))).reason).toBe('past')
})

test('a hold is the customer’s, and no token opens nothing', async () => {
  expect((await enter({ holdToken: 'x' })).status).toBe(422)
  expect((await server.request('/v1/admin/bookings', { json: bookingBody() })).status).toBe(401)
})
