import { booking, createdBooking } from '@openslot/core/wire'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  HAIRCUT,
  ANNA,
  BEN,
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  dump,
  openFile,
  openSalon,
  reschedule,
  salon,
} from '../../test/support/salon.js'

test('a booking is answered with 201, its address and everything about it', async () => {
  await using server = await openSalon({ environment: { OPENSLOT_PUBLIC_URL: 'https://book.salon.example/' } })
  const customer = { name: '  Zoë O’Neill ', email: 'zoe@example.com', phone: '+49 (30) 123-456' }
  const response = await server.request('/v1/bookings', {
    json: bookingBody({ customer, notes: 'Short,\nplease ✂️', locale: 'de-AT' }),
  })
  expect(response.status).toBe(201)
  const created = v.parse(v.strictObject(createdBooking.entries), await response.json())
  expect(response.headers.get('Location')).toBe(`/v1/bookings/${created.id}`)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(created).toMatchObject({
    status: 'confirmed',
    service: { slug: 'haircut', name: 'Haircut', durationMinutes: 30 },
    staff: { slug: 'anna', name: 'Anna' },
    start: TUESDAY_TEN,
    end: '2026-06-02T08:30:00Z',
    timeZone: 'Europe/Berlin',
    locale: 'de-AT',
    customer: { name: 'Zoë O’Neill', email: 'zoe@example.com', phone: '+49 (30) 123-456' },
    answers: {},
    notes: 'Short,\nplease ✂️',
    sequence: 0,
    createdAt: '2026-06-01T06:00:00Z',
    updatedAt: '2026-06-01T06:00:00Z',
    cancelledAt: null,
    cancelReason: null,
    can: { reschedule: true, cancel: true },
  })
  expect(created.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const manageUrl = `https://book.salon.example/manage/${created.id}#${created.manageToken}`
  expect(created.manageUrl).toBe(manageUrl)
  expect(created.calendarUrl).toMatch(`https://book.salon.example/v1/bookings/${created.id}/calendar.ics?key=`)
  expect(created.calendarUrl).not.toContain(created.manageToken)
})

test('what may be left out is null', async () => {
  await using server = await openSalon()
  const created = await book(server)
  expect(created).toMatchObject({ locale: null, notes: null, customer: { phone: null } })
})

test('a booking can be seen with its token, without the secrets', async () => {
  await using server = await openSalon()
  const { manageToken, manageUrl: _url, calendarUrl: _calendar, calendarLinks: _links, ...created } = await book(server)
  const response = await server.request(`/v1/bookings/${created.id}`, { token: manageToken })
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const seen = await bookingOf(response)
  expect(seen).toEqual(created)
  expect(v.parse(v.strictObject(booking.entries), seen)).toEqual(seen)
})

test('the manage token is in the file only as its hash', async () => {
  await using server = await openSalon()
  const { manageToken, calendarUrl } = await book(server)
  await server.drain()
  const key = new URL(calendarUrl).searchParams.get('key') ?? ''
  const stored = dump(server)
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(manageToken))).toString('hex')
  expect(stored).toContain(hash)
  expect(stored).not.toContain(manageToken)
  expect(stored).not.toContain(key)
})

test('an owner’s own manage page is linked instead when a setting names one', async () => {
  const environment = { OPENSLOT_MANAGE_URL: 'https://salon.example/termin?b={id}#t={token}' }
  await using server = await openSalon({ environment })
  const { id, manageToken, manageUrl } = await book(server)
  expect(manageUrl).toBe(`https://salon.example/termin?b=${id}#t=${manageToken}`)
})

test.each([
  ['pt-br', 'pt-BR'],
  ['ka', 'de-AT'],
  [undefined, 'de-AT'],
])('it is told the language of messages where it asks for it: for %s, %s', async (locale, spoken) => {
  const environment = {
    OPENSLOT_MANAGE_URL: 'https://salon.example/{locale}/termin?b={id}#t={token}',
    OPENSLOT_LOCALE: 'de-AT',
  }
  await using server = await openSalon({ environment })
  const { id, manageToken, manageUrl } = await book(server, { locale })
  expect(manageUrl).toBe(`https://salon.example/${spoken}/termin?b=${id}#t=${manageToken}`)
})

test('a refused booking leaves nothing behind', async () => {
  await using server = await openSalon()
  await book(server)
  const before = dump(server)
  const response = await server.request('/v1/bookings', { json: bookingBody({ notes: 'the second' }) })
  expect(response.status).toBe(409)
  expect(dump(server)).toBe(before)
})

test('of many customers who want one time at once, one gets it', async () => {
  await using server = await openSalon()
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => server.request('/v1/bookings', { json: bookingBody() })),
  )
  expect(responses.map((response) => response.status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 19 }, () => 409),
  ])
})

test('the claim in the file covers the buffers, the appointment does not', async () => {
  await using server = await openSalon({ catalog: salon({ bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }) })
  await book(server)
  const file = openFile(server)
  const row = file
    .prepare('SELECT c.start_ms, c.end_ms, a.start_ms AS first, a.end_ms AS last FROM claims c JOIN appointments a')
    .get()
  file.close()
  const start = Date.parse(TUESDAY_TEN)
  expect(row).toEqual({
    start_ms: start - 5 * 60_000,
    end_ms: start + 40 * 60_000,
    first: start,
    last: start + 30 * 60_000,
  })
})

describe('who gets a booking that anyone may take', () => {
  const staffOf = async (server: Awaited<ReturnType<typeof openSalon>>, start: string): Promise<string> =>
    (await book(server, { start })).staff.slug

  test('least-loaded: who has fewer booked minutes in that week, then who waited longest', async () => {
    await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
    expect(await staffOf(server, '2026-06-02T08:00:00Z')).toBe('anna')
    server.setNow(Date.parse('2026-06-01T06:01:00Z'))
    expect(await staffOf(server, '2026-06-02T10:00:00Z')).toBe('ben')
    server.setNow(Date.parse('2026-06-01T06:02:00Z'))
    // Equal again: Anna has waited longer.
    expect(await staffOf(server, '2026-06-03T08:00:00Z')).toBe('anna')
    server.setNow(Date.parse('2026-06-01T06:03:00Z'))
    // Next week counts for itself: nobody is booked, and Ben has waited longer.
    expect(await staffOf(server, '2026-06-09T08:00:00Z')).toBe('ben')
    server.setNow(Date.parse('2026-06-01T06:04:00Z'))
    expect(await staffOf(server, '2026-06-03T10:00:00Z')).toBe('ben')
  })

  test('least-loaded counts minutes of every service, and none that were cancelled', async () => {
    const services = [
      { ...HAIRCUT, staff: ['anna', 'ben'] },
      { ...HAIRCUT, slug: 'colour', durationMinutes: 120, staff: ['anna'] },
    ]
    await using server = await openSalon({ catalog: { services, staff: [ANNA, BEN] } })
    const colour = await book(server, { service: 'colour', start: '2026-06-02T07:00:00Z' })
    await book(server, { staff: 'ben', start: '2026-06-02T07:00:00Z' })
    expect(await staffOf(server, '2026-06-03T08:00:00Z')).toBe('ben')
    await server.request(`/v1/bookings/${colour.id}/cancel`, { method: 'POST', token: colour.manageToken })
    expect(await staffOf(server, '2026-06-03T10:00:00Z')).toBe('anna')
  })

  test('priority: the first in the service’s order who is free', async () => {
    await using server = await openSalon({ catalog: salon({ staff: ['ben', 'anna'], assignment: 'priority' }) })
    expect(await staffOf(server, TUESDAY_TEN)).toBe('ben')
    expect(await staffOf(server, '2026-06-02T10:00:00Z')).toBe('ben')
    expect(await staffOf(server, TUESDAY_TEN)).toBe('anna')
  })

  test('round-robin: a move to another time is no new booking for who keeps it', async () => {
    await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'], assignment: 'round-robin' }) })
    const first = await book(server)
    server.setNow(NOW + 60_000)
    const second = await book(server)
    server.setNow(NOW + 120_000)
    await reschedule(server, first, { start: '2026-06-03T12:00:00Z' })
    server.setNow(NOW + 180_000)
    const third = await book(server, { start: '2026-06-04T08:00:00Z' })
    expect([first, second, third].map(({ staff }) => staff.slug)).toEqual(['anna', 'ben', 'anna'])
  })

  test('round-robin: who was given a booking longest ago, however long it takes', async () => {
    await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'], assignment: 'round-robin' }) })
    const got: string[] = []
    for (const [minute, start] of ['02T08', '09T08', '03T08', '16T08'].entries()) {
      server.setNow(Date.parse('2026-06-01T06:00:00Z') + minute * 60_000)
      got.push(await staffOf(server, `2026-06-${start}:00:00Z`))
    }
    expect(got).toEqual(['anna', 'ben', 'anna', 'ben'])
  })
})
