import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { caldavProvider } from './provider.js'
import { isOwn } from './own-hosts.js'

async function serve(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const pointingTo = (href: string): string =>
  `<d:multistatus xmlns:d="DAV:"><d:response><d:href>/</d:href><d:propstat><d:prop><d:current-user-principal><d:href>${href}</d:href></d:current-user-principal></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`

test.each(['in an answer', 'by a redirect'])('who is pointed to %s doesn’t get the password', async (how) => {
  const got: unknown[] = []
  await using other = await serve((request, response) => {
    got.push(request.headers.authorization)
    response.writeHead(207, { 'Content-Type': 'application/xml' }).end(pointingTo('/'))
  })
  await using server = await serve((request, response) => {
    if (request.url !== '/.well-known/caldav') {
      response.writeHead(207, { 'Content-Type': 'application/xml' }).end(pointingTo(`${other.url}/anna/`))
    } else if (how === 'by a redirect') response.writeHead(301, { Location: `${other.url}/dav/` }).end()
    else response.writeHead(404).end()
  })
  const provider = caldavProvider(
    { kind: 'caldav', url: `${server.url}/`, username: 'anna', password: 'hunter2' },
    { fetch, clock: Date.now },
  )
  await expect(provider.listCalendars()).rejects.toMatchObject({ code: 'not-allowed' })
  const range = { from: 0, to: 1, timeZone: 'UTC', cursor: null }
  await expect(provider.pull(`${other.url}/anna/work/`, range)).rejects.toMatchObject({ code: 'not-allowed' })
  expect(got).toEqual([])
})

test.each([
  ['https://caldav.icloud.com/', 'https://p42-caldav.icloud.com/1/principal/', true],
  ['https://fastmail.com/', 'https://caldav.fastmail.com/dav/', true],
  ['https://fastmail.com/', 'https://evil.fastmail.com/', false],
  ['https://fastmail.com/', 'http://caldav.fastmail.com/', false],
  ['http://cloud.example/', 'https://cloud.example/dav/', true],
  ['https://cloud.example/', 'http://cloud.example/dav/', false],
  ['https://cloud.example/', 'https://cloud.example:8443/dav/', false],
  ['https://cloud.example/', 'https://cloud.example.evil.test/', false],
  ['https://dav.salon.co.uk/', 'https://dav.evil.co.uk/', false],
  ['https://dav.salon.co.uk/', 'https://www.salon.co.uk/', false],
  ['https://me.duckdns.org/', 'https://evil.duckdns.org/', false],
  ['https://me.duckdns.org/', 'https://ME.duckdns.org./dav/', true],
  ['https://caldav.icloud.com/', 'https://evil.icloud.com/', false],
  ['https://evil.test/', 'https://p42-caldav.icloud.com/', false],
  ['http://10.0.0.1/', 'http://11.0.0.1/', false],
  ['http://[fd00::1]/', 'http://[fd00::2]/', false],
  ['http://localhost/', 'http://localhost/', true],
])('of %s, is %s? %s', (typed, address, expected) => {
  expect(isOwn(new URL(address), new URL(typed))).toBe(expected)
})
