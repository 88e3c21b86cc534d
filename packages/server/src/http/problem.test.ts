import { PROBLEMS, type ProblemSlug, problemSlug, problemType } from '@openslot/core/wire'
import { describe, expect, test, vi } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import {
  ANNA,
  NOW,
  book,
  bookingBody,
  openFile,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { TestRequest, TestServer } from '../testing/index.js'

/** The slug of a problem whose every part fits it. */
async function slugOf(response: Response): Promise<ProblemSlug> {
  const problem = await problemOf(response.clone())
  const slug = problemSlug(problem.type)
  if (slug === undefined) throw new Error(`no problem of ours: ${JSON.stringify(problem)}`)
  expect(response.status).toBe(PROBLEMS[slug].status)
  expect(problem.status).toBe(PROBLEMS[slug].status)
  expect(problem.title).toBe(PROBLEMS[slug].title)
  expect(problem.detail).toMatch(/^[A-Z`].*\.$/s)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  return slug
}

const RANGE = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'

test.each<[string, string, TestRequest, ProblemSlug]>([
  ['an unknown path', '/v1/nothing', {}, 'not-found'],
  ['an unknown path outside the API', '/wp-login.php', {}, 'not-found'],
  ['another method', '/v1/bookings', { method: 'PUT' }, 'method-not-allowed'],
  ['a method nobody knows', '/v1/services', { method: 'BREW' }, 'method-not-allowed'],
  ['slots of an unknown service', `/v1/slots?service=nope&${RANGE}`, {}, 'unknown-service'],
  ['slots of an unknown person', `/v1/slots?service=haircut&staff=nope&${RANGE}`, {}, 'unknown-staff'],
  ['slots of a person who does not give it', `/v1/slots?service=haircut&staff=ben&${RANGE}`, {}, 'unknown-staff'],
  ['slots for a booking without token', `/v1/slots?service=haircut&booking=x&${RANGE}`, {}, 'not-found'],
  ['booking an unknown service', '/v1/bookings', { json: bookingBody({ service: 'nope' }) }, 'unknown-service'],
  ['booking an unknown person', '/v1/bookings', { json: bookingBody({ staff: 'nope' }) }, 'unknown-staff'],
  ['booking who does not give it', '/v1/bookings', { json: bookingBody({ staff: 'ben' }) }, 'unknown-staff'],
  ['an admin call without token', `/v1/admin/bookings?${RANGE}`, {}, 'unauthorized'],
  ['an admin call with a wrong token', `/v1/admin/bookings?${RANGE}`, { token: 'wrong' }, 'unauthorized'],
  ['an unknown admin path without token', '/v1/admin/nothing', {}, 'unauthorized'],
  ['a missing asset', '/assets/nope.css', {}, 'not-found'],
])('%s', async (_what, path, request, slug) => {
  await using server = await openSalon()
  expect(await slugOf(await server.request(path, request))).toBe(slug)
})

test('unauthorized says how to authorize', async () => {
  await using server = await openSalon()
  const response = await server.request('/v1/admin/bookings')
  expect(response.headers.get('WWW-Authenticate')).toBe('Bearer')
})

test('a wrong token, none and a booking that is not there get the very same answer', async () => {
  await using server = await openSalon()
  const { id, manageToken, calendarUrl } = await book(server)
  const other = await book(server, { start: '2026-06-02T09:00:00Z' })
  const key = new URL(calendarUrl).searchParams.get('key') ?? ''
  const missing = '01900000-0000-7000-8000-000000000000'
  const attempts: [string, TestRequest][] = [
    [`/v1/bookings/${id}`, {}],
    [`/v1/bookings/${id}`, { token: 'wrong' }],
    [`/v1/bookings/${id}`, { token: other.manageToken }],
    [`/v1/bookings/${id}`, { token: key }],
    [`/v1/bookings/${id}`, { headers: { Authorization: `Basic ${manageToken}` } }],
    [`/v1/bookings/${id}`, { headers: { Authorization: 'Bearer' } }],
    [`/v1/bookings/${id}?token=${manageToken}`, {}],
    [`/v1/bookings/${missing}`, { token: manageToken }],
    [`/v1/bookings/${missing}`, {}],
    [`/v1/bookings/${id}/cancel`, { method: 'POST' }],
    [`/v1/bookings/${id}/cancel`, { json: { nonsense: 1 }, token: 'wrong' }],
    [`/v1/bookings/${missing}/cancel`, { json: {}, token: manageToken }],
    [`/v1/bookings/${id}/reschedule`, { json: { start: 'nonsense' } }],
    [`/v1/bookings/${id}/reschedule`, { json: { start: 'nonsense' }, token: key }],
    [`/v1/bookings/${missing}/reschedule`, { json: {}, token: manageToken }],
    [`/v1/bookings/${id}/calendar.ics`, {}],
    [`/v1/bookings/${id}/calendar.ics?key=`, {}],
    [`/v1/bookings/${id}/calendar.ics?key=${manageToken}`, {}],
    [`/v1/bookings/${other.id}/calendar.ics?key=${key}`, {}],
    [`/v1/bookings/${missing}/calendar.ics?key=${key}`, {}],
    [`/v1/slots?service=haircut&booking=${id}&${RANGE}`, { token: 'wrong' }],
    [`/v1/slots?service=haircut&booking=${missing}&${RANGE}`, { token: manageToken }],
  ]
  const answers = await Promise.all(
    attempts.map(async ([path, request]) => {
      const response = await server.request(path, request)
      return `${response.status} ${await response.text()}`
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^404 .*problems\/not-found/)
})

describe('slot-taken', () => {
  const alternativesTo = async (server: TestServer, start: string): Promise<string[] | undefined> => {
    const response = await server.request('/v1/bookings', { json: bookingBody({ start }) })
    expect(await slugOf(response)).toBe('slot-taken')
    return (await problemOf(response)).alternatives
  }

  test('offers the five nearest free starts, ascending', async () => {
    await using server = await openSalon({ catalog: salon({ slotIntervalMinutes: 30 }) })
    await book(server, { start: '2026-06-02T10:00:00Z' })
    expect(await alternativesTo(server, '2026-06-02T10:00:00Z')).toEqual([
      '2026-06-02T08:30:00Z',
      '2026-06-02T09:00:00Z',
      '2026-06-02T09:30:00Z',
      '2026-06-02T10:30:00Z',
      '2026-06-02T11:00:00Z',
    ])
  })

  test('offers fewer, or none, when there are no more', async () => {
    const hours = [{ days: [2], start: '10:00', end: '11:00' }]
    const catalog = salon({ slotIntervalMinutes: 30, bookingWindowDays: 3 }, [{ ...ANNA, hours }])
    await using server = await openSalon({ catalog })
    await book(server, { start: '2026-06-02T08:00:00Z' })
    expect(await alternativesTo(server, '2026-06-02T08:00:00Z')).toEqual(['2026-06-02T08:30:00Z'])
    await book(server, { start: '2026-06-02T08:30:00Z' })
    expect(await alternativesTo(server, '2026-06-02T08:00:00Z')).toEqual([])
  })

  test('offers only the times of the person who was asked for', async () => {
    const ben = { ...ANNA, slug: 'ben', name: 'Ben', hours: [{ days: [2], start: '10:00', end: '11:00' }] }
    await using server = await openSalon({
      catalog: salon({ staff: ['anna', 'ben'], slotIntervalMinutes: 30, bookingWindowDays: 3 }, [ANNA, ben]),
    })
    await book(server, { staff: 'ben' })
    const response = await server.request('/v1/bookings', { json: bookingBody({ staff: 'ben' }) })
    expect((await problemOf(response)).alternatives).toEqual(['2026-06-02T08:30:00Z'])
  })

  test('is also what a move onto another booking gets', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    await book(server, { start: '2026-06-02T09:00:00Z' })
    expect(await slugOf(await reschedule(server, mine, { start: '2026-06-02T09:15:00Z' }))).toBe('slot-taken')
  })

  test('is answered at the far end of time as well', async () => {
    await using server = await openSalon({
      catalog: salon({ bookingWindowDays: null, slotIntervalMinutes: 30 }, [
        { ...ANNA, timeZone: 'UTC', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] },
      ]),
    })
    const start = '2199-12-31T12:00:00Z'
    await book(server, { start })
    expect(await alternativesTo(server, start)).toHaveLength(5)
  })
})

test.each([
  ['past', '2026-05-29T08:00:00Z'],
  ['minimum-notice', '2026-06-01T06:00:00Z', { staff: { hours: [{ days: [1], start: '08:00', end: '17:00' }] } }],
  ['booking-window', '2026-08-03T08:00:00Z'],
  ['off-grid', '2026-06-02T08:07:00Z'],
  ['outside-hours', '2026-06-02T20:00:00Z'],
  ['outside-hours', '2026-06-02T14:45:00Z'],
] as const)('slot-unavailable for the reason %s (%s)', async (reason, start, changes?: { staff: object }) => {
  await using server = await openSalon({ catalog: salon({}, [{ ...ANNA, ...changes?.staff }]) })
  const response = await server.request('/v1/bookings', { json: bookingBody({ start }) })
  expect(await slugOf(response)).toBe('slot-unavailable')
  expect((await problemOf(response)).reason).toBe(reason)
})

test('what nobody foresaw is an internal problem that tells nothing of the inside', async () => {
  await using server = await openSalon()
  using logged = watchLog()
  await server.server.storage.close()
  const response = await server.request('/v1/services')
  expect(await slugOf(response)).toBe('internal')
  expect(await response.text()).not.toMatch(/database|sqlite/i)
  expect(logged.entries.filter((entry) => entry.includes('"error"'))).toHaveLength(1)
  expect(await slugOf(await server.request('/readyz'))).toBe('unavailable')
})

test('a server that somebody else writes beside is ready', async () => {
  await using server = await openSalon()
  const file = openFile(server)
  file.exec('BEGIN IMMEDIATE')
  expect((await server.request('/readyz')).status).toBe(200)
  file.close()
})

test('a server beside a program that keeps the database locked is not ready, until that lets go', async () => {
  await using server = await openSalon()
  const file = openFile(server)
  let now = NOW
  const readyAfter = async (seconds: number): Promise<Response> => {
    server.setNow((now += seconds * 1000))
    return server.request('/readyz')
  }
  const locked = (): unknown => file.exec('BEGIN IMMEDIATE')
  // Two tries that meet a writer are chance, where something was written in between.
  locked()
  expect((await readyAfter(0)).status).toBe(200)
  file.exec('UPDATE services SET duration_minutes = 31; COMMIT')
  locked()
  expect((await readyAfter(10)).status).toBe(200)
  expect((await readyAfter(9)).status).toBe(200)
  const kept = await readyAfter(1)
  expect(await slugOf(kept)).toBe('unavailable')
  expect((await problemOf(kept)).detail).toMatch(/keeps the file locked\.$/)
  file.close()
  expect((await readyAfter(10)).status).toBe(200)
})

test('a booking that a kept lock has kept waiting is told so', async () => {
  await using server = await openSalon()
  // As after five seconds of waiting.
  const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
  vi.spyOn(server.server.storage.bookings, 'create').mockRejectedValue(busy)
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(await slugOf(response)).toBe('unavailable')
  expect(response.headers.get('Retry-After')).toBe('3')
  expect((await problemOf(response)).detail).toMatch(/too much arrives at once, or another program keeps the database/)
})

test('the type of every problem is an address under openslot.dev', () => {
  for (const slug of Object.keys(PROBLEMS) as ProblemSlug[]) {
    expect(problemType(slug)).toBe(`https://openslot.dev/problems/${slug}`)
  }
})
