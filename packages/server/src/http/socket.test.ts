import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { book, bookingBody, dump, openSalon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

// What only a real connection can do: bodies in chunks, and bytes that no client library would send.

let server: TestServer
let http: HttpServer
let port: number
beforeAll(async () => {
  server = await openSalon()
  http = createAdaptorServer({ fetch: server.server.app.fetch }) as HttpServer
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  ;({ port } = http.address() as AddressInfo)
})
afterAll(async () => {
  http.closeAllConnections()
  http.close()
  await once(http, 'close')
  await server.close()
})

/** Sends bytes and reads all that comes back. */
async function exchange(...pieces: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  // The server may hang up while we still write.
  socket.on('error', () => {})
  for (const piece of pieces) socket.write(piece, 'latin1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

const request = (line: string, headers: string, body = ''): string =>
  `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${headers}\r\n${body}`
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`
const CHUNKED = 'Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n'

test('a body in chunks is read like any other', async () => {
  const body = JSON.stringify(bookingBody())
  const answer = await exchange(
    request('POST /v1/bookings', CHUNKED),
    chunk(body.slice(0, 10)),
    chunk(body.slice(10)),
    '0\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1\.1 201 /)
})

test.each([
  [
    'that says its length',
    (body: string) => [request('POST /v1/bookings', `Content-Length: ${body.length}\r\n`), body],
  ],
  ['in chunks', (body: string) => [request('POST /v1/bookings', CHUNKED), chunk(body), '0\r\n\r\n']],
])('a body of more than 64 KiB %s is refused', async (_what, pieces) => {
  // What others have booked here is on its way.
  await server.drain()
  const before = dump(server)
  const body = JSON.stringify(bookingBody({ start: '2026-06-04T08:00:00Z', notes: 'a'.repeat(65_536) }))
  const answer = await exchange(...pieces(body))
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toMatch(/content-type: application\/problem\+json/i)
  expect(answer).toMatch(/problems\/payload-too-large/)
  expect(dump(server)).toBe(before)
})

test('a body of just 64 KiB is read', async () => {
  const empty = JSON.stringify({ notes: '' }).length
  const body = JSON.stringify({ notes: 'a'.repeat(65_536 - empty) })
  const answer = await exchange(request('POST /v1/bookings', `Content-Length: ${body.length}\r\n`), body)
  expect(answer).toMatch(/^HTTP\/1\.1 422 /)
})

test.each([
  ['no HTTP', 'HELO mail\r\n\r\n'],
  ['a method that nobody knows', request('BREW /v1/services', '')],
  ['no host', 'GET /v1/services HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['a host that is none', 'GET /v1/services HTTP/1.1\r\nHost: a b@c\r\nConnection: close\r\n\r\n'],
  ['a path with a NUL', request('GET /v1/\0services', '')],
  ['a path with a line break in it', request('GET /v1/services%0d%0aX: y', '')],
  ['headers of 20 KB', request('GET /v1/services', `X: ${'a'.repeat(20_000)}\r\n`)],
  ['two lengths', request('POST /v1/bookings', 'Content-Length: 2\r\nContent-Length: 3\r\n', '{}')],
  ['a length and chunks', request('POST /v1/bookings', `Content-Length: 2\r\n${CHUNKED}`, '0\r\n\r\n')],
  ['a length below nothing', request('POST /v1/bookings', 'Content-Length: -1\r\n', '{}')],
  ['a token with a NUL', request('GET /v1/admin/bookings', 'Authorization: Bearer a\0b\r\n')],
  ['a path that climbs', request('GET /assets/../../package.json', '')],
  ['a path with backslashes', request('GET /assets/..\\..\\package.json', '')],
  ['an absolute address', request('GET http://evil.example/v1/admin/bookings', '')],
  ['an asterisk', request('OPTIONS *', '')],
  ['a doubled slash', request('GET //v1/admin/bookings', '')],
  ['a bent percent sign', request('GET /v1/bookings/%E0%A4%A', '')],
])('%s gets a refusal, and the server lives on', async (_what, bytes) => {
  expect(await exchange(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(await exchange(request('GET /healthz', ''))).toMatch(/^HTTP\/1\.1 200 /)
})

test('a client that hangs up half-way leaves nothing behind, in the file or in the log', async () => {
  using logged = watchLog()
  await server.drain()
  const before = dump(server)
  const body = JSON.stringify(bookingBody({ start: '2026-06-04T08:00:00Z' }))
  const socket = connect(port, '127.0.0.1')
  socket.write(request('POST /v1/bookings', `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n`))
  await once(socket, 'data')
  socket.write(body.slice(0, -5))
  socket.destroy()
  await once(socket, 'close')
  expect(await exchange(request('GET /healthz', ''))).toMatch(/^HTTP\/1\.1 200 /)
  expect(dump(server)).toBe(before)
  expect(logged.entries.filter((entry) => !entry.includes('"info"') && !entry.includes('"debug"'))).toEqual([])
})

test('HEAD answers like GET, without the body', async () => {
  const { id, manageToken } = await book(server, { start: '2026-06-03T08:00:00Z' })
  const answer = await exchange(request(`HEAD /v1/bookings/${id}`, `Authorization: Bearer ${manageToken}\r\n`))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer.split('\r\n\r\n')[1]).toBe('')
})
