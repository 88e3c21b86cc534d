import type { CreatedBooking } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  HAIRCUT,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  dump,
  openSalon,
  salon,
} from '../../test/support/salon.js'
import { addUser, signIn } from '../../test/support/signed-in.js'
import type { TestRequest, TestServer } from '../testing/index.js'

const ANY = { 'If-Match': '*' }
const NINE = '2026-06-02T09:00:00Z'

let server: TestServer
let anna: (path: string, request?: TestRequest) => Promise<Response>
let hers: CreatedBooking
let bens: CreatedBooking
beforeEach(async () => {
  server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
  await addUser(server, { email: 'anna@salon.example', role: 'staff', staff: 'anna' })
  anna = await signIn(server, 'anna@salon.example')
  hers = await book(server, { staff: 'anna' })
  bens = await book(server, { staff: 'ben' })
})
afterEach(() => server.close())

const statusOf = async (path: string, request: TestRequest = {}): Promise<number> =>
  (await anna(`/v1/admin/${path}`, { ...request, headers: { ...ANY, ...request.headers } })).status

describe('staff signed in to the admin page', () => {
  test('see and change their own bookings', async () => {
    expect(await statusOf('bookings?staff=anna')).toBe(200)
    expect(await statusOf(`bookings?staff=${hers.staff.id}`)).toBe(200)
    expect(await statusOf(`bookings/${hers.id}`)).toBe(200)
    expect(await statusOf(`bookings/${hers.id}/reschedule`, { json: { start: NINE, staff: 'anna' } })).toBe(200)
    expect(await statusOf(`bookings/${hers.id}/cancel`, { json: {} })).toBe(200)
    expect(await statusOf('bookings', { json: bookingBody({ staff: 'anna' }) })).toBe(201)
  })

  test('see and change their own hours and time off, and read the services', async () => {
    expect(await statusOf('services')).toBe(200)
    expect(await statusOf('services/haircut')).toBe(200)
    expect(await statusOf('staff/anna')).toBe(200)
    expect(await statusOf('staff/anna', { method: 'PATCH', json: { hours: [], overrides: [] } })).toBe(200)
    const off = { start: '2026-06-05T00:00:00Z', end: '2026-06-06T00:00:00Z' }
    expect(await statusOf('staff/anna/time-off', { json: off })).toBe(201)
  })

  test('connect their own calendars, and subscribe to their own bookings', async () => {
    expect(await statusOf('staff/anna/calendars')).toBe(200)
    const day = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
    expect(await statusOf(`staff/anna/busy?${day}`)).toBe(200)
    expect(await statusOf(`staff/ben/busy?${day}`)).toBe(403)
    expect(await statusOf('staff/anna/calendars/made-up')).toBe(404)
    expect(await statusOf('staff/anna/calendars/authorize', { json: { provider: 'google' } })).toBe(422)
    expect(await statusOf('staff/anna/feed', { method: 'POST' })).toBe(201)
    expect(await statusOf('staff/anna/feed')).toBe(200)
  })

  test('learn and change nothing of others', async () => {
    const before = dump(server)
    const refused: readonly [path: string, request?: TestRequest][] = [
      ['bookings'],
      ['bookings?staff=ben'],
      [`bookings?staff=${bens.staff.id}`],
      [`bookings/${bens.id}`],
      ['bookings/nobody'],
      [`bookings/${bens.id}/cancel`, { json: {} }],
      [`bookings/${bens.id}/no-show`, { json: {} }],
      [`bookings/${bens.id}/reschedule`, { json: { start: NINE, staff: 'anna' } }],
      [`bookings/${hers.id}/reschedule`, { json: { start: NINE, staff: 'ben' } }],
      [`bookings/${hers.id}/reschedule`, { json: { start: NINE } }],
      ['bookings', { json: bookingBody({ start: NINE, staff: 'ben' }) }],
      ['bookings', { json: bookingBody({ start: NINE }) }],
      ['staff'],
      ['staff/ben/calendars'],
      ['staff/ben/calendars/authorize', { json: { provider: 'google' } }],
      ['staff/ben/feed'],
      ['staff/ben/feed', { method: 'POST' }],
      ['calendar-changes'],
      ['staff/ben'],
      ['staff', { json: { slug: 'eve', name: 'Eve', email: 'eve@example.com', timeZone: 'UTC' } }],
      ['staff/ben', { method: 'PATCH', json: { hours: [] } }],
      ['staff/anna', { method: 'PATCH', json: { email: 'eve@example.com' } }],
      ['staff/anna', { method: 'PATCH', json: { hours: [], active: false } }],
      ['staff/anna', { method: 'DELETE' }],
      ['staff/ben/time-off', { json: { start: NINE, end: '2026-06-06T00:00:00Z' } }],
      ['services', { json: { ...HAIRCUT, slug: 'beard' } }],
      ['services/haircut', { method: 'PATCH', json: { name: 'x' } }],
      ['customers?q=mia'],
      ['messages'],
      ['webhooks'],
      ['settings'],
      ['tokens'],
      ['tokens', { json: { name: 'mine', scopes: ['*'] } }],
      ['users'],
      ['users', { json: {} }],
      ['nothing'],
    ]
    for (const [path, request] of refused) expect([path, await statusOf(path, request)]).toEqual([path, 403])
    expect(dump(server)).toBe(before)
  })

  test('change nothing of their entry but their hours, not even to what it is', async () => {
    const entry = (await (await anna('/v1/admin/staff/anna')).json()) as Record<string, unknown>
    const open: string[] = []
    for (const [field, value] of Object.entries(entry)) {
      const status = await statusOf('staff/anna', { method: 'PATCH', json: { [field]: value } })
      if (status !== 403) open.push(`${field}: ${status}`)
    }
    expect(open.toSorted()).toEqual(['hours: 200', 'overrides: 200'])
  })

  test('are refused where an address is no text', async () => {
    expect(await statusOf('bookings/%E0%A4%A')).toBe(403)
    expect(await statusOf('staff/%E0%A4%A/feed')).toBe(403)
  })

  test('are stopped whatever way the address is written', async () => {
    for (const path of [
      `/v1/admin/bookings/${bens.id}/`,
      `/v1/admin/%62ookings/${bens.id}`,
      `/v1/admin/bookings/${hers.id}/../${bens.id}`,
      `/v1/admin/bookings%2F${bens.id}`,
      `/v1//admin/bookings/${bens.id}`,
      `/v1/admin//bookings/${bens.id}`,
      `/v1/admin/staff/anna/../ben`,
      `/v1/admin/bookings?staff=anna&staff=ben`,
      `/v1/admin/bookings?staff=ben&staff=anna`,
    ]) {
      const response = await anna(path)
      expect([path, [403, 404, 422].includes(response.status)]).toEqual([path, true])
      expect(await response.text()).not.toContain('mia@example.com')
    }
  })

  test('learn of a booking of others no more than that it isn’t theirs', async () => {
    const texts = await Promise.all(
      [bens.id, 'nobody'].map(async (id) => (await anna(`/v1/admin/bookings/${id}`)).text()),
    )
    expect(texts[0]).toBe(texts[1])
  })
})

describe('where a service takes several people at once, staff', () => {
  let duo: CreatedBooking
  beforeEach(async () => {
    const owner = { token: await adminToken(server), headers: ANY }
    const json = { ...HAIRCUT, slug: 'duo', name: 'Duo', staff: ['anna', 'ben'], staffing: 'all' }
    await server.request('/v1/admin/services', { ...owner, json })
    duo = await book(server, { service: 'duo', start: NINE })
  })

  test('see what is on their calendar, and say how it went', async () => {
    expect(await statusOf(`bookings/${duo.id}`)).toBe(200)
    server.setNow(Date.parse(NINE) + 3_600_000)
    expect(await statusOf(`bookings/${duo.id}/no-show`, { json: {} })).toBe(200)
    expect(await statusOf(`bookings/${duo.id}/complete`, { json: {} })).toBe(200)
  })

  test('change nobody’s calendar by it: not by booking, moving, cancelling or deciding', async () => {
    const before = dump(server)
    const later = '2026-06-02T12:00:00Z'
    const refused: readonly [path: string, json: object][] = [
      ['bookings', bookingBody({ service: 'duo', start: later, staff: 'anna' })],
      [`bookings/${duo.id}/reschedule`, { start: later, staff: 'anna' }],
      [`bookings/${duo.id}/cancel`, {}],
      [`bookings/${duo.id}/approve`, {}],
      [`bookings/${duo.id}/decline`, {}],
    ]
    for (const [path, json] of refused) expect([path, await statusOf(path, { json })]).toEqual([path, 403])
    expect(dump(server)).toBe(before)
  })

  test('don’t move a booking of theirs alone once its service takes others as well', async () => {
    const owner = { token: await adminToken(server, 'Owner'), headers: ANY }
    const json = { staff: ['anna', 'ben'], staffing: 'all' }
    const changed = await server.request('/v1/admin/services/haircut', { ...owner, method: 'PATCH', json })
    expect(changed.status).toBe(200)
    const move = { start: '2026-06-02T12:00:00Z', staff: 'anna' }
    expect(await statusOf(`bookings/${hers.id}/reschedule`, { json: move })).toBe(403)
    expect(await statusOf(`bookings/${hers.id}/cancel`, { json: {} })).toBe(200)
  })
})

test('every route of the admin API that nobody has thought of for staff is closed to them', async () => {
  const { paths } = (await (await server.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const open: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    if (!path.startsWith('/v1/admin/')) continue
    for (const method of Object.keys(methods)) {
      // Of others, or of nobody.
      const at = path.replaceAll(/\{[^}]*\}/g, 'ben')
      const response = await anna(at, { method: method.toUpperCase(), headers: ANY })
      if (response.status !== 403) open.push(`${method} ${path}`)
    }
  }
  expect(open).toEqual(['get /v1/admin/services', 'get /v1/admin/services/{id}'])
  expect(TUESDAY_TEN).toBe(hers.start)
})
