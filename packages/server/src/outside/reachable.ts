import type { lookup as systemLookup } from 'node:dns'
import { type LookupFunction, isIP } from 'node:net'
import { OutsideError } from './outside-error.js'
import { isPublicAddress } from './public-address.js'

export type Lookup = typeof systemLookup

/**
 * Whether an address may be asked as far as it says itself; where a name leads is seen when it is used. Without HTTPS,
 * what is said would cross the internet for all to read.
 */
export function isReachable(address: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  // An address instead of a name is never looked up. URL has made `0x7f.1` into 127.0.0.1.
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return allowPrivate || (protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host)))
}

/** Looks a name up and gives only addresses of the public internet to the socket that is about to connect. */
export const checkedLookup =
  (lookup: Lookup, allowPrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const allowed = addresses.filter(({ address }) => allowPrivate || isPublicAddress(address))
      const [first] = allowed
      // One inner address among public ones is a trick, not a mistake.
      if (!first || allowed.length < addresses.length) return callback(notAllowed(), '', 0)
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }

export const notAllowed = (): OutsideError =>
  new OutsideError('not-allowed', 'the address is not HTTPS, or private, loopback or link-local')
