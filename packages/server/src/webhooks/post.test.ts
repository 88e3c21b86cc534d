import { once } from 'node:events'
import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import type { lookup as systemLookup } from 'node:dns'
import { afterEach, expect, test } from 'vitest'
import { DeliveryError } from '../outbox/delivery-error.js'
import { type PostAnswer, type PostOptions, post } from './post.js'

let receiver: Server | undefined
afterEach(async () => {
  if (!receiver) return
  receiver.closeAllConnections()
  receiver.close()
  await once(receiver, 'close')
  receiver = undefined
})

async function listen(listener: RequestListener): Promise<number> {
  receiver = createServer(listener).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  return (receiver.address() as AddressInfo).port
}

const send = (url: string, options: Partial<PostOptions> = {}): Promise<PostAnswer> =>
  post({ url, headers: { 'Content-Type': 'application/json' }, body: '{}', allowPrivate: false, ...options })

/** A resolver that gives these addresses, in turn for each time it is asked. */
function resolver(...answers: string[][]): { lookup: typeof systemLookup; asked: () => number } {
  let asked = 0
  const lookup: LookupFunction = (_name, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { lookup: lookup as unknown as typeof systemLookup, asked: () => asked }
}

test.each([
  'http://example.com/',
  'https://127.0.0.1:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://2130706433:PORT/',
  'https://0x7f.1:PORT/',
  'https://localhost:PORT/',
  'https://[::1]:PORT/',
  'https://169.254.169.254/latest/meta-data/',
])('%s is refused, and nothing is sent', async (template) => {
  let received = 0
  const port = await listen((_request, response) => {
    received += 1
    response.end()
  })
  const sent = send(template.replace('PORT', String(port)))
  await expect(sent).rejects.toThrow(/OPENSLOT_ALLOW_PRIVATE_WEBHOOKS/)
  await expect(sent).rejects.toMatchObject({ isPermanent: true })
  expect(received).toBe(0)
})

test.each([[['10.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:10.0.0.1']], [[]]])(
  'a name that leads to %j is refused',
  async (addresses) => {
    await expect(send('https://hooks.example/', { lookup: resolver(addresses).lookup })).rejects.toThrow(DeliveryError)
  },
)

test('the address that was checked is the one that is connected to: the name is asked once', async () => {
  const port = await listen((_request, response) => response.end('ok'))
  const { lookup, asked } = resolver(['127.0.0.1'], ['10.0.0.1'])
  const answer = await send(`http://hooks.example:${port}/`, { lookup, allowPrivate: true })
  expect(answer).toMatchObject({ status: 200, excerpt: 'ok' })
  expect(asked()).toBe(1)
})

test('a redirect is an answer, and is not followed', async () => {
  const paths: unknown[] = []
  const port = await listen((request, response) => {
    paths.push(request.url)
    response.writeHead(302, { Location: '/elsewhere' }).end()
  })
  expect(await send(`http://127.0.0.1:${port}/hook`, { allowPrivate: true })).toMatchObject({ status: 302 })
  expect(paths).toEqual(['/hook'])
})

test('an endless answer is read for a while, and its status counts', async () => {
  const port = await listen((_request, response) => {
    response.writeHead(200)
    const pour = (): void => {
      if (response.write('x'.repeat(8192))) setImmediate(pour)
      else response.once('drain', pour)
    }
    response.on('error', () => {})
    pour()
  })
  const { status, excerpt } = await send(`http://127.0.0.1:${port}/`, { allowPrivate: true })
  expect([status, excerpt.length]).toEqual([200, 500])
})

test.each<[string, RequestListener]>([
  ['that never answers', () => {}],
  ['that stops in the middle', (_request, response) => void response.writeHead(200).write('{')],
])('an endpoint %s is given up in time', async (_what, listener) => {
  const port = await listen(listener)
  const sent = send(`http://127.0.0.1:${port}/`, { allowPrivate: true, timeoutMs: 50 })
  await expect(sent).rejects.toThrow(/no whole answer/)
  await expect(sent).rejects.toMatchObject({ isPermanent: false })
})

test('an endpoint that is away is tried again', async () => {
  await expect(send('http://127.0.0.1:1/', { allowPrivate: true })).rejects.toMatchObject({ isPermanent: false })
})

test('of a long answer, the beginning is kept, and no half an emoji', async () => {
  const port = await listen((_request, response) => void response.end(`${'x'.repeat(499)}😀${'y'.repeat(100)}`))
  const { excerpt } = await send(`http://127.0.0.1:${port}/`, { allowPrivate: true })
  expect(excerpt).toBe('x'.repeat(499))
})
