import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { type TrustedProxies, clientAddress, clientNetwork, parseProxies } from './client-address.js'

const proxies = (...entries: string[]): TrustedProxies => {
  const parsed = parseProxies(entries)
  if (!parsed) throw new Error('no proxies')
  return parsed
}

/** Who a request with this other end and this header is said to come from. */
async function clientOf(peer: string, forwarded: string | undefined, trusted: TrustedProxies): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trusted)))
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }
  const socket = { remoteAddress: peer, remotePort: 1, remoteFamily: peer.includes(':') ? 'IPv6' : 'IPv4' }
  return (await app.request('/', { headers }, { incoming: { socket } })).text()
}

const TRUSTED = proxies('127.0.0.1', '10.0.0.0/8', 'fd00::/8')

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['fd00::1', '[2001:db8::7]:443, 10.9.9.9', '2001:db8::7'],
  ['127.0.0.1', '198.51.100.1, 203.0.113.5', '203.0.113.5'],
  ['127.0.0.1', '198.51.100.1:4711,10.0.0.2 , fd00::5', '198.51.100.1'],
  ['127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  ['127.0.0.1', '10.0.0.1, 10.0.0.2', '127.0.0.1'],
])('from %s, forwarded for %s: %s', async (peer, forwarded, expected) => {
  expect(await clientOf(peer, forwarded, TRUSTED)).toBe(expected)
})

test('without a socket, everyone is one client', async () => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, TRUSTED)))
  expect(await (await app.request('/', { headers: { 'X-Forwarded-For': '198.51.100.1' } })).text()).toBe('unknown')
})

describe('a client', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:ffff::2', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is counted as %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network)
  })
})

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'fd00::/129', '10.0.0.0/-1', ''])(
  '%s names no proxy',
  (entry) => {
    expect(parseProxies([entry])).toBeUndefined()
  },
)
