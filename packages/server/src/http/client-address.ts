import { BlockList, isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Which machines in front of the server may say who the client is. */
export interface TrustedProxies {
  /** Whether this machine's word about its own client is believed. */
  trusts(address: string): boolean
}

/** Nobody stands in front of the server. */
export const NO_PROXIES: TrustedProxies = { trusts: () => false }

/** What can be written into the setting: single addresses and networks such as 10.0.0.0/8. `undefined`: one is wrong. */
export function parseProxies(entries: readonly string[]): TrustedProxies | undefined {
  if (entries.length === 0) return NO_PROXIES
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix, more] = entry.split('/')
    const version = isIP(address)
    if (version === 0 || more !== undefined) return undefined
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32))
      list.addSubnet(address, Number(prefix), family)
    else return undefined
  }
  return {
    trusts: (address) => {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
    },
  }
}

/**
 * Who the request comes from: the other end of the connection, or, when that is a trusted proxy, the last address in
 * `X-Forwarded-For` that is none. What stands before that one was written by the client, and counts for nothing.
 */
export function clientAddress(c: Context, proxies: TrustedProxies): string {
  const peer = plain(peerAddress(c))
  if (!proxies.trusts(peer)) return peer
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((entry) => plain(entry.trim()))
  for (const address of forwarded.toReversed()) {
    // Not an address: the chain can't be followed further than the proxy that wrote it.
    if (isIP(address) === 0) return peer
    if (!proxies.trusts(address)) return address
  }
  return peer
}

/** Whether somebody says who the client is whose word isn't believed: a proxy that no setting names, or a client itself. */
export function isForwardedByStranger(c: Context, proxies: TrustedProxies): boolean {
  const peer = plain(peerAddress(c))
  return c.req.header('X-Forwarded-For') !== undefined && isIP(peer) !== 0 && !proxies.trusts(peer)
}

/**
 * The part of an address that stands for one client: a home gets a whole /64 of IPv6, and could otherwise come from a
 * new address each time.
 */
export function clientNetwork(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/** Without a socket (the app mounted elsewhere, a test) there is no address: everyone is one client. */
function peerAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** IPv4 in IPv6's clothes, as a socket on `::` shows it; brackets, and a port behind, as some proxies write. */
const plain = (address: string): string =>
  address
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
