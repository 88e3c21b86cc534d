import { describe, expect, test } from 'vitest'
import { book, openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const SALON = 'https://salon.example'
const OTHER = 'https://other.example'
const RANGE = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'

const from = (server: TestServer, origin: string, path = '/v1/services', method = 'GET'): Promise<Response> =>
  server.request(path, { method, headers: { Origin: origin } })

const preflight = (server: TestServer, path: string, method: string, headers: string): Promise<Response> =>
  server.request(path, {
    method: 'OPTIONS',
    headers: {
      Origin: SALON,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': headers,
    },
  })

test('any site may embed the widget unless a setting names some', async () => {
  await using server = await openSalon()
  for (const origin of [SALON, OTHER, 'null']) {
    const response = await from(server, origin)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    // With credentials, a site could act for a visitor who is signed in elsewhere.
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  }
})

test('problems can be read from other sites as well', async () => {
  await using server = await openSalon()
  for (const path of ['/v1/nothing', `/v1/slots?service=nope&${RANGE}`, '/v1/bookings/x']) {
    expect((await from(server, SALON, path)).headers.get('Access-Control-Allow-Origin')).toBe('*')
  }
  const tooLarge = await server.request('/v1/bookings', {
    json: { notes: 'a'.repeat(70_000) },
    headers: { Origin: SALON },
  })
  expect(tooLarge.headers.get('Access-Control-Allow-Origin')).toBe('*')
})

describe('with OPENSLOT_ALLOWED_ORIGINS', () => {
  const environment = { OPENSLOT_ALLOWED_ORIGINS: `${SALON}, https://salon.test:8443` }

  test('only those sites may', async () => {
    await using server = await openSalon({ environment })
    const allowed = async (origin: string): Promise<string | null> =>
      (await from(server, origin)).headers.get('Access-Control-Allow-Origin')
    expect(await allowed(SALON)).toBe(SALON)
    expect(await allowed('https://salon.test:8443')).toBe('https://salon.test:8443')
    for (const origin of [OTHER, 'http://salon.example', 'https://salon.example.evil.example', 'null', '*']) {
      expect(await allowed(origin)).toBeNull()
    }
  })

  test('caches keep the answers for different sites apart', async () => {
    await using server = await openSalon({ environment })
    for (const path of ['/v1/services', `/v1/slots?service=haircut&${RANGE}`]) {
      expect((await from(server, SALON, path)).headers.get('Vary')).toMatch(/\bOrigin\b/)
    }
  })
})

test.each([
  ['/v1/bookings', 'POST', 'content-type,idempotency-key'],
  ['/v1/bookings/x/reschedule', 'POST', 'authorization,content-type,if-match'],
  ['/v1/bookings/x/cancel', 'POST', 'authorization,if-match'],
  [`/v1/slots?${RANGE}`, 'GET', 'authorization,if-none-match'],
])('a browser may ask beforehand whether it may send to %s', async (path, method, headers) => {
  await using server = await openSalon()
  const response = await preflight(server, path, method, headers)
  expect(response.status).toBe(204)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(response.headers.get('Access-Control-Allow-Methods')?.split(',')).toContain(method)
  const allowed = response.headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(',')
  expect(allowed).toEqual(expect.arrayContaining(headers.split(',')))
  expect(Number(response.headers.get('Access-Control-Max-Age'))).toBeGreaterThan(0)
})

test('what the widget reads of an answer is exposed', async () => {
  await using server = await openSalon()
  await book(server)
  const exposed = (await from(server, SALON)).headers.get('Access-Control-Expose-Headers')?.split(',')
  expect(exposed).toEqual(expect.arrayContaining(['ETag', 'Location', 'Retry-After']))
})

test.each(['/v1/admin', '/v1/admin/bookings', '/v1/admin/nothing', '/v1/%61dmin/bookings'])(
  'other sites can’t call the admin API: %s',
  async (path) => {
    await using server = await openSalon()
    for (const method of ['GET', 'OPTIONS']) {
      const response = await from(server, SALON, path, method)
      expect(response.status).toBe(401)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
    }
  },
)
