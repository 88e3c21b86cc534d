import { type SlotsResponse } from '@openslot/core/wire'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  ANNA,
  BEN,
  HAIRCUT,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  cancel,
  listSlots,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { CatalogAdminStore } from '../catalog/admin-store.js'
import { catalogFile } from '../catalog/catalog-file.js'
import type { TestServer } from '../testing/index.js'

// The owner changes the catalog while customers have bookings from before.
const importAgain = (server: TestServer, catalog: object): Promise<unknown> =>
  server.server.storage.catalog.importFile(v.parse(catalogFile, catalog), { dryRun: false })

type Services = CatalogAdminStore['services']

const WEDNESDAY = '2026-06-03T12:00:00Z'

test('a service that is no longer offered keeps its bookings: they can be seen, moved and cancelled', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await importAgain(server, salon({ active: false }))
  expect((await server.request('/v1/bookings', { json: bookingBody({ start: WEDNESDAY }) })).status).toBe(404)
  const range = 'from=2026-06-03T00:00:00Z&to=2026-06-04T00:00:00Z'
  expect((await server.request(`/v1/slots?service=haircut&${range}`)).status).toBe(404)
  // The manage page lists the times to move to.
  for (const name of [mine.service.id, 'haircut']) {
    const slots = await server.request(`/v1/slots?service=${name}&booking=${mine.id}&${range}`, {
      token: mine.manageToken,
    })
    expect(slots.status).toBe(200)
    expect(((await slots.json()) as SlotsResponse).slots.map((slot) => slot.start)).toContain(WEDNESDAY)
  }
  expect((await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))).start).toBe(WEDNESDAY)
  expect((await cancel(server, mine)).status).toBe(200)
})

test('a booking’s token opens no other service that is no longer offered', async () => {
  const { services, staff } = salon() as { services: object[]; staff: object[] }
  const hidden = { slug: 'hidden', name: 'Hidden', durationMinutes: 30, active: false, staff: ['anna'] }
  await using server = await openSalon({ catalog: { services: [...services, hidden], staff } })
  const mine = await book(server)
  const path = `/v1/slots?service=hidden&booking=${mine.id}&from=2026-06-03T00:00:00Z&to=2026-06-04T00:00:00Z`
  expect((await server.request(path, { token: mine.manageToken })).status).toBe(404)
})

test('a person who no longer gives the service keeps their booking; moving it finds another person', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const mine = await book(server, { staff: 'ben' })
  await importAgain(server, salon({ staff: ['anna'] }))
  const seen = await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))
  expect(seen.staff.slug).toBe('ben')
  expect((await reschedule(server, mine, { start: WEDNESDAY, staff: 'ben' })).status).toBe(404)
  const moved = await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))
  expect(moved).toMatchObject({ staff: { slug: 'anna' }, start: WEDNESDAY })
})

test('a booking of a service that nobody gives any more can not be moved, but cancelled', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await importAgain(server, salon({ staff: [] }))
  expect((await problemOf(await reschedule(server, mine, { start: WEDNESDAY }))).reason).toBe('outside-hours')
  expect((await bookingOf(await cancel(server, mine))).status).toBe('cancelled')
})

test('hours that are dropped keep their bookings and take no new ones', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await importAgain(server, salon({}, [{ ...ANNA, hours: [{ days: [3], start: '14:00', end: '16:00' }] }, BEN]))
  const response = await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-02T11:00:00Z' }) })
  expect((await problemOf(response)).reason).toBe('outside-hours')
  const seen = await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))
  expect(seen).toMatchObject({ start: TUESDAY_TEN, status: 'confirmed', can: { reschedule: true, cancel: true } })
  expect((await reschedule(server, mine, { start: WEDNESDAY })).status).toBe(200)
  expect((await reschedule(server, mine, { start: TUESDAY_TEN })).status).toBe(422)
})

test('a longer service leaves every booking as long as it was booked, also when it is moved', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await importAgain(server, salon({ durationMinutes: 60 }))
  const own = await listSlots(server, { more: `&booking=${mine.id}`, token: mine.manageToken })
  expect(own[0]).toMatchObject({ start: '2026-06-02T07:00:00Z', end: '2026-06-02T07:30:00Z' })
  // The last half hour of the day is free for it, and for no new booking.
  const last = '2026-06-02T14:30:00Z'
  expect((await server.request('/v1/bookings', { json: bookingBody({ start: last }) })).status).toBe(422)
  expect(await bookingOf(await reschedule(server, mine, { start: last }))).toMatchObject({
    start: last,
    end: '2026-06-02T15:00:00Z',
    service: { durationMinutes: 30 },
  })
  await book(server, { start: '2026-06-02T12:00:00Z' })
  const taken = await problemOf(await reschedule(server, mine, { start: '2026-06-02T12:15:00Z' }))
  // What is offered instead is as short, too: an hour from there would not be free.
  expect(taken.alternatives).toContain('2026-06-02T11:30:00Z')
})

describe('what the owner changes between a wish’s first look at the service and its transaction counts', () => {
  const both = { ...HAIRCUT, staff: ['anna', 'ben'] }
  const change =
    (changes: object) =>
    (services: Services): Promise<unknown> =>
      services.update('haircut', (current) => ({ ...current, ...changes }))
  const remove = (services: Services): Promise<unknown> => services.remove('haircut', () => {})
  const HOLD = { service: 'haircut', start: TUESDAY_TEN }

  test.each([
    ['deleted', remove, {}, { status: 404, type: 'unknown-service' }],
    ['no longer offered', change({ active: false }), {}, { status: 404, type: 'unknown-service' }],
    ['no longer given by whom', change({ staff: ['ben'] }), { staff: 'anna' }, { status: 404, type: 'unknown-staff' }],
    ['without this length', change({ durations: [] }), { durationMinutes: 45 }, { status: 422, type: 'validation' }],
    [
      'no longer offered at this notice',
      change({ minimumNoticeMinutes: 9999 }),
      {},
      { status: 422, type: 'slot-unavailable' },
    ],
  ])('%s', async (_what, act, more, expected) => {
    for (const [path, json] of [
      ['/v1/bookings', bookingBody(more)],
      ['/v1/holds', { ...HOLD, ...more }],
    ] as const) {
      await using server = await openSalon({ catalog: salon({ ...both, durations: [45] }) })
      const wish = server.request(path, { json })
      await act(server.server.storage.catalogAdmin.services)
      const response = await wish
      const { type } = await problemOf(response)
      expect({ status: response.status, type: type.split('/').at(-1) }).toEqual(expected)
    }
  })

  test('a new usual length is the length', async () => {
    await using server = await openSalon()
    const wish = server.request('/v1/bookings', { json: bookingBody() })
    await change({ durationMinutes: 60 })(server.server.storage.catalogAdmin.services)
    expect((await bookingOf(await wish)).end).toBe('2026-06-02T09:00:00Z')
  })

  test('a booking is not moved to who no longer gives it', async () => {
    await using server = await openSalon({ catalog: salon(both) })
    const mine = await book(server, { staff: 'ben' })
    const wish = reschedule(server, mine, { start: WEDNESDAY, staff: 'anna' })
    await change({ staff: ['ben'] })(server.server.storage.catalogAdmin.services)
    expect((await problemOf(await wish)).type).toMatch(/unknown-staff$/)
  })
})
