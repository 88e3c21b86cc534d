import type { lookup as systemLookup } from 'node:dns'
import { once } from 'node:events'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type OutsideAnswer, type OutsideRequest, ask } from './ask.js'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const get = (url: string, options: Partial<OutsideRequest> = {}): Promise<OutsideAnswer> =>
  ask({ url, allowPrivate: true, timeoutMs: 30_000, maxBytes: 1000, ...options })

/** A resolver that knows one address for every name. */
const resolver = (address: string): typeof systemLookup => {
  const lookup: LookupFunction = (_name, _options, callback) => callback(null, [{ address, family: 4 }])
  return lookup as unknown as typeof systemLookup
}

test('an answer comes with its headers and whole body', async () => {
  const url = await listen((request, response) => {
    response.writeHead(200, { ETag: '"7"' }).end(`${request.method} ${request.url} ${request.headers['if-none-match']}`)
  })
  const { status, headers, body } = await get(`${url}/a?b=c`, { headers: { 'If-None-Match': '"6"' } })
  expect([status, headers.etag, String(body)]).toEqual([200, '"7"', 'GET /a?b=c "6"'])
})

test('what is sent arrives whole', async () => {
  const url = await listen((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    request.on('end', () => response.end(`${request.method} ${request.headers['content-length']} ${text}`))
  })
  expect(String((await get(url, { method: 'PUT', body: 'für' })).body)).toBe('PUT 4 für')
})

test.each([
  ['with its length', { 'Content-Length': '5000' }],
  ['in pieces', {}],
])('an answer %s that is too long is refused, or cut where its beginning will do', async (_how, headers) => {
  const url = await listen((_request, response) => response.writeHead(200, headers).end('x'.repeat(5000)))
  await expect(get(url)).rejects.toMatchObject({ code: 'too-large' })
  expect((await get(url, { whenLonger: 'cut' })).body).toHaveLength(1000)
  expect((await get(url, { maxBytes: 5000 })).body).toHaveLength(5000)
})

test('an answer without end is not waited for', async () => {
  const url = await listen((_request, response) => {
    const pour = (): void => {
      if (response.destroyed) return
      if (response.write('x'.repeat(8192))) setImmediate(pour)
      else response.once('drain', pour)
    }
    response.on('error', () => {})
    pour()
  })
  await expect(get(url)).rejects.toMatchObject({ code: 'too-large' })
})

test('time is bounded as a whole, redirects included', async () => {
  const asked: unknown[] = []
  const url = await listen((request, response) => {
    asked.push(request.url)
    if (asked.length < 3) response.writeHead(302, { Location: `/${asked.length}` }).end()
  })
  await expect(get(url, { timeoutMs: 300, maxRedirects: 5 })).rejects.toMatchObject({ code: 'timed-out' })
})

test('an answer that breaks off is none', async () => {
  const url = await listen((_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('x', () => response.destroy())
  })
  await expect(get(url)).rejects.toMatchObject({ code: 'unreachable' })
})

test('redirects are followed as far as allowed', async () => {
  const url = await listen((request, response) => {
    const step = Number(request.url?.slice(1))
    if (step < 3) response.writeHead(301, { Location: `/${step + 1}` }).end()
    else response.end('there')
  })
  const answer = await get(`${url}/0`, { maxRedirects: 3 })
  expect([String(answer.body), answer.url]).toEqual(['there', `${url}/3`])
  await expect(get(`${url}/0`, { maxRedirects: 2 })).rejects.toMatchObject({ code: 'redirected' })
  expect((await get(`${url}/0`)).status).toBe(301)
})

test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', '//', 'http://['])(
  'a redirect to %s is checked as the first address was',
  async (target) => {
    const url = await listen((_request, response) => response.writeHead(302, { Location: target }).end())
    await expect(get(url, { maxRedirects: 1 })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:not-allowed|redirected)$/),
    })
  },
)

test('a password goes to nobody else', async () => {
  const seen: unknown[] = []
  const other = await listen((request, response) => {
    seen.push(request.headers.authorization, request.headers['x-kept'])
    response.end()
  })
  const url = await listen((request, response) => {
    seen.push(request.headers.authorization)
    response.writeHead(307, { Location: request.url === '/' ? '/same' : other }).end()
  })
  await get(url, { headers: { Authorization: 'Basic secret', 'X-Kept': 'yes' }, maxRedirects: 2 })
  expect(seen).toEqual(['Basic secret', 'Basic secret', undefined, 'yes'])
})

test.each<[string, Partial<OutsideRequest>]>([
  ['http://127.0.0.1:1/secret', {}],
  ['http://secret.invalid/', { allowPrivate: false }],
  ['https://secret.invalid/', { lookup: resolver('10.0.0.1'), allowPrivate: false }],
])('nobody learns %s from its error', async (url, options) => {
  await expect(get(url, options)).rejects.toMatchObject({ message: expect.not.stringMatching(/secret|127\.0/) })
})
