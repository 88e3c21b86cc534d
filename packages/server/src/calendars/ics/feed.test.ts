import { once } from 'node:events'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { PullRequest } from '../provider.js'
import { type FeedOptions, feedCalendar } from './provider.js'

const RANGE = {
  from: Date.parse('2026-03-01'),
  to: Date.parse('2026-05-01'),
  timeZone: 'Europe/Berlin',
} satisfies Omit<PullRequest, 'cursor'>
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']), 'END:VCALENDAR'].join('\n')
const NINE = 'UID:nine\nDTSTART:20260302T090000Z\nDTEND:20260302T100000Z'
const FREE = 'UID:free\nDTSTART:20260302T090000Z\nDTEND:20260302T100000Z\nTRANSP:TRANSPARENT'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function publish(listener: RequestListener, options: Partial<FeedOptions> = {}) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-address/basic.ics`
  return feedCalendar({ url, clock: () => RANGE.from, allowPrivate: true, ...options })
}

test('what a published calendar blocks is read, and what it doesn’t is left out', async () => {
  const feed = await publish((_request, response) => response.end(calendar(NINE, FREE)))
  expect(await feed.pull('feed', { ...RANGE, cursor: null })).toMatchObject({
    isWhole: true,
    events: [{ ref: 'nine', uid: 'nine', spans: [{ start: Date.parse('2026-03-02T09:00Z') }] }],
    removed: [],
    cursor: null,
  })
})

test('what its reader has declined doesn’t block', async () => {
  const declined = `${NINE}\nATTENDEE;PARTSTAT=DECLINED:mailto:anna@salon.example`
  const feed = await publish((_request, response) => response.end(calendar(declined)))
  const read = async (ownAddresses: string[]) =>
    (await feed.pull('feed', { ...RANGE, cursor: null, ownAddresses })).events.length
  expect([await read(['ben@salon.example']), await read(['Anna@salon.example'])]).toEqual([1, 0])
})

test.each([
  ['ETag', '"v1"', 'if-none-match'],
  ['ETag', 'W/"v1"', 'if-none-match'],
  ['Last-Modified', 'Sun, 01 Mar 2026 10:00:00 GMT', 'if-modified-since'],
] as const)('with %s %s only news are asked for', async (header, value, condition) => {
  let [current, text] = [value as string, calendar(NINE)]
  let sent = 0
  const feed = await publish((request, response) => {
    if (request.headers[condition] === current) return response.writeHead(304).end()
    sent += 1
    return response.writeHead(200, { [header]: current }).end(text)
  })
  const first = await feed.pull('feed', { ...RANGE, cursor: null })
  const second = await feed.pull('feed', { ...RANGE, cursor: first.cursor })
  expect(second).toEqual({ isWhole: false, events: [], removed: [], cursor: first.cursor })
  expect(sent).toBe(1)
  ;[current, text] = ['"v2"', calendar()]
  const third = await feed.pull('feed', { ...RANGE, cursor: second.cursor })
  expect(third).toMatchObject({ isWhole: true, events: [] })
  expect(third.cursor).not.toBe(first.cursor)
})

test('a server that says “unchanged” to who asked for everything has no calendar', async () => {
  const feed = await publish((_request, response) => response.writeHead(304).end())
  await expect(feed.pull('feed', { ...RANGE, cursor: null })).rejects.toMatchObject({ code: 'unavailable' })
})

test.each([
  [404, {}, { code: 'needs-reconnecting' }],
  [403, {}, { code: 'needs-reconnecting' }],
  [429, { 'Retry-After': '60' }, { code: 'rate-limited', retryAfterMs: 60_000 }],
  [500, {}, { code: 'unavailable' }],
] as const)('%s %j is %j', async (status, headers, expected) => {
  const feed = await publish((_request, response) => response.writeHead(status, headers).end(calendar(NINE)))
  await expect(feed.pull('feed', { ...RANGE, cursor: null })).rejects.toMatchObject(expected)
})

test('a page that asks to sign in is no empty calendar', async () => {
  const feed = await publish((_request, response) => response.end('<!doctype html><title>Sign in</title>'))
  await expect(feed.listCalendars()).rejects.toMatchObject({ code: 'unavailable' })
})

test('a file without end is given up', async () => {
  const feed = await publish((_request, response) => {
    const pour = (): void => {
      if (response.destroyed) return
      if (response.write('X-PADDING:'.padEnd(64 * 1024, 'x'))) setImmediate(pour)
      else response.once('drain', pour)
    }
    response.on('error', () => {})
    pour()
  })
  await expect(feed.pull('feed', { ...RANGE, cursor: null })).rejects.toMatchObject({ code: 'too-much' })
})

test('redirects are followed, but not for ever', async () => {
  const feed = await publish((request, response) => {
    if (request.url === '/secret-address/basic.ics') response.writeHead(302, { Location: '/moved' }).end()
    else response.end(calendar(NINE))
  })
  expect((await feed.pull('feed', { ...RANGE, cursor: null })).events).toHaveLength(1)
  const circle = await publish((_request, response) => response.writeHead(302, { Location: '/' }).end())
  await expect(circle.pull('feed', { ...RANGE, cursor: null })).rejects.toMatchObject({ code: 'unavailable' })
})

test.each(['http://calendar.example/secret.ics', 'https://127.0.0.1/secret.ics', 'webcal://10.0.0.1/secret.ics'])(
  '%s may not be read, and its error doesn’t say it',
  async (url) => {
    const feed = feedCalendar({ url, clock: () => 0, allowPrivate: false })
    const pulled = feed.pull('feed', { ...RANGE, cursor: null })
    await expect(pulled).rejects.toMatchObject({ code: 'not-allowed', message: expect.not.stringContaining('secret') })
  },
)

test('nothing can be written into it', async () => {
  const feed = await publish((_request, response) => response.end(calendar()))
  expect(await feed.listCalendars()).toEqual([{ id: 'feed', name: '127.0.0.1', isWritable: false, timeZone: null }])
  await expect(feed.remove('feed', { ref: 'nine', version: null })).rejects.toMatchObject({ code: 'not-allowed' })
})
