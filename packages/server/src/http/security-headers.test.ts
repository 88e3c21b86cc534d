import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSalon, problemOf } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
beforeAll(async () => {
  server = await openSalon({ environment: { OPENSLOT_PUBLIC_URL: 'https://book.salon.example' } })
})
afterAll(() => server.close())

test.each([
  ['GET', '/'],
  ['GET', '/docs'],
  ['GET', '/manage/x'],
  ['GET', '/openapi.json'],
  ['GET', '/widget.js'],
  ['GET', '/assets/pages.css'],
  ['GET', '/v1/services'],
  ['OPTIONS', '/v1/services'],
  ['GET', '/v1/nothing'],
  ['POST', '/v1/bookings'],
  ['GET', '/v1/admin/bookings'],
  ['PUT', '/docs'],
  ['GET', '/healthz'],
])('%s %s tells browsers to be careful', async (method, path) => {
  const { headers } = await server.request(path, { method })
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/)
  expect(headers.get('Cross-Origin-Resource-Policy')).toMatch(/^(?:same|cross)-origin$/)
  if (!path.startsWith('/widget')) {
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  }
})

test('what sites embed can be embedded, and nothing else', async () => {
  const policy = async (path: string): Promise<string | null> =>
    (await server.request(path)).headers.get('Cross-Origin-Resource-Policy')
  expect(await policy('/widget.js')).toBe('cross-origin')
  expect(await policy('/button.js')).toBe('cross-origin')
  expect(await policy('/v1/services')).toBe('cross-origin')
  expect(await policy('/manage/x')).toBe('same-origin')
  expect(await policy('/v1/admin/bookings')).toBe('same-origin')
})

test('without HTTPS nothing is said of it', async () => {
  await using plain = await openSalon()
  expect((await plain.request('/')).headers.get('Strict-Transport-Security')).toBeNull()
})

test.each([
  ['DELETE', '/v1/services', 'GET, HEAD'],
  ['GET', '/v1/bookings/x/cancel', 'POST'],
  ['PATCH', '/v1/bookings/x', 'GET, HEAD'],
  ['POST', '/docs', 'GET, HEAD'],
  ['PUT', '/widget.js', 'GET, HEAD'],
])('%s %s can’t be done, and the answer says what can', async (method, path, allowed) => {
  const response = await server.request(path, { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('Allow')).toBe(allowed)
  expect((await problemOf(response)).type).toMatch(/\/method-not-allowed$/)
})

test('an address that is none stays one that is none, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE'])
    expect((await server.request('/v1/nothing', { method })).status).toBe(404)
  expect((await server.request('/assets/nothing.js')).status).toBe(404)
})
