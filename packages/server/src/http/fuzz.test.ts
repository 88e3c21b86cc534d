import { problemSlug } from '@openslot/core/wire'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { book, bookingBody, dump, openSalon, salon } from '../../test/support/salon.js'
import { type WatchedLog, watchLog } from '../../test/support/log.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
let before: string
const known: { id: string; token: string }[] = []
let logged: WatchedLog

beforeAll(async () => {
  server = await openSalon()
  const { id, manageToken } = await book(server)
  known.push({ id, token: manageToken })
  before = dump(server)
  logged = watchLog('warn')
})
afterAll(async () => {
  logged[Symbol.dispose]()
  await server.close()
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ maxLength: 80 }),
  fc.constantFrom('', '\u0000', '\ud800', '__proto__', 'constructor', "' OR 1=1 --", '%', '%00', '../..', '{}', 'null'),
)
const anyInstant = fc.oneof(
  anyText,
  fc.constantFrom(
    '1900-01-01T00:00:00Z',
    '2199-12-31T23:59:59Z',
    '2199-12-31T23:59:59.999999999Z',
    '2026-06-02T08:00:00Z',
    '2026-06-02T24:00:00Z',
    '2026-06-02T08:00:60Z',
    '2026-06-02T08:00:00-23:59',
    '-000001-01-01T00:00:00Z',
  ),
)
const anyName = fc.oneof(anyText, fc.constantFrom('haircut', 'anna', 'ben'))

/** The request of one run: it may be nonsense, or nearly right. None of them can book: the note is never plain text. */
const field = (right: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(right) },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    anyText,
  )
const nearlyBooking = fc.record(
  {
    service: fc.oneof(anyName, field('haircut')),
    staff: fc.oneof(anyName, field('anna')),
    start: fc.oneof(anyInstant, field('2026-06-02T08:00:00Z')),
    timeZone: field('Europe/Berlin'),
    locale: field('de'),
    customer: field(bookingBody()['customer']),
    guests: field([]),
    answers: field({}),
    notes: fc.constant('\u0007'),
    holdToken: field('x'),
  },
  { requiredKeys: ['notes'] },
)
const anyBody = fc.oneof(
  nearlyBooking.map((body) => JSON.stringify(body)),
  fc.json(),
  anyText,
  fc.uint8Array({ maxLength: 200 }),
  fc.integer({ min: 1, max: 30_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 1, max: 9_000 }).map((depth) => '{"a":'.repeat(depth) + '0' + '}'.repeat(depth)),
)
/** Halves of surrogate pairs become U+FFFD, as in every address. */
const percentEncoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString())
const segment = anyText.map(percentEncoded)
const bookingId = fc.oneof(segment, fc.constant('known'))
const query = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('service', 'staff', 'from', 'to', 'booking', 'key'), segment),
      fc.oneof(anyInstant, anyName),
    ),
    { maxLength: 6 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${percentEncoded(value)}`).join('&'))
const path = fc.oneof(
  fc.constantFrom('/v1/bookings', '/v1/services', '/v1/slots', '/v1/admin/bookings', '/v1/admin', '/healthz', '/docs'),
  bookingId.map((id) => `/v1/bookings/${id}`),
  bookingId.map((id) => `/v1/bookings/${id}/reschedule`),
  bookingId.map((id) => `/v1/bookings/${id}/calendar.ics`),
  segment.map((name) => `/assets/${name}`),
  segment.map((name) => `/widget/${name}`),
  segment.map((id) => `/manage/${id}`),
  fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
  fc.constantFrom(
    '/v1/%',
    '/v1/bookings/%zz',
    '/%c0%ae%c0%ae/',
    '//v1//services',
    '/v1/../v1/services',
    '/assets/..%2f..%2fpackage.json',
  ),
)

test('whatever is sent, the answer is no server error, problems are problems, and nothing is changed', async () => {
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'BREW'),
    path,
    query,
    body: anyBody,
    isKnown: fc.boolean(),
    tag: fc.constantFrom('*', '""', 'W/', ',,,', 'é'),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path: address, query: search, body, isKnown, tag }) => {
      const { id, token } = known[0] ?? { id: '', token: '' }
      // A right token for a call that changes something could cancel the booking, which is no fault.
      const authorization = isKnown && !address.includes('cancel') ? `Bearer ${token}` : `Bearer ${id}`
      const response = await server.server.app.request(`${address.replace('known', id)}?${search}`, {
        method,
        headers: { Authorization: authorization, 'If-None-Match': tag, 'Content-Type': 'application/json' },
        ...(method !== 'GET' && method !== 'HEAD' && { body }),
      })
      expect(response.status).toBeLessThan(500)
      if (response.status < 400) return
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      if (method === 'HEAD') return
      const problem = (await response.json()) as { type: string; status: number }
      expect(problem.status).toBe(response.status)
      expect(problemSlug(problem.type)).toBeDefined()
    }),
    { numRuns: 1500 },
  )
  expect(dump(server)).toBe(before)
  expect(logged.entries).toEqual([])
}, 30_000)

test('whatever start is asked for, moving answers with what it is or why not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        anyInstant,
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      async (start) => {
        const { id, token } = known[0] ?? { id: '', token: '' }
        const response = await server.request(`/v1/bookings/${id}/reschedule`, { token, json: { start } })
        expect([200, 409, 422]).toContain(response.status)
      },
    ),
    { numRuns: 300 },
  )
})

test('any range in the two centuries that the API knows is answered', async () => {
  await using open = await openSalon({ catalog: salon({ bookingWindowDays: null }) })
  const earliest = Date.UTC(1900, 0, 1)
  const latest = Date.UTC(2200, 0, 1) - 1000
  const toIso = (instant: number): string => new Date(Math.min(instant, latest)).toISOString()
  const range = fc.tuple(fc.integer({ min: earliest, max: latest }), fc.integer({ min: 0, max: 62 * 86_400_000 }))
  await fc.assert(
    fc.asyncProperty(range, async ([from, length]) => {
      const response = await open.request(`/v1/slots?service=haircut&from=${toIso(from)}&to=${toIso(from + length)}`)
      expect(response.status).toBe(200)
    }),
    { numRuns: 60, examples: [[[earliest, 0]], [[latest, 0]], [[latest - 86_400_000, 86_400_000]]] },
  )
})
