import { BlockList, isIP } from 'node:net'

// What nothing that somebody typed in may reach: the machine itself, its network and its cloud's metadata, whatever name points there.
// The lists are IANA's special-purpose registries for IPv4 and IPv6.

const closed = new BlockList()
const IPV4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Within 2000::/3, the only part of IPv6 that is given out; these stand for other networks in it, or for none. */
const IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
for (const [network, prefix] of IPV4) closed.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of IPV6) closed.addSubnet(network, prefix, 'ipv6')
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one of the public internet. IPv4 inside IPv6 (`::ffff:127.0.0.1`) is none. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  // A scope (`fe80::1%eth0`) is for this machine's own network.
  if (version === 6) return !address.includes('%') && given.check(address, 'ipv6') && !closed.check(address, 'ipv6')
  return false
}
