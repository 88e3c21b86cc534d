import { foldCase } from '@openslot/core'
import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import { type TrustedProxies, clientAddress, clientNetwork, isForwardedByStranger } from './client-address.js'
import { ANY_NUMBER_HELD, type HeldTimes, heldTimes, MAX_HELD, MAX_UNCONFIRMED_OF_CLIENT } from './held-times.js'
import { refuseExcess } from './refuse-excess.js'

/** At most `count` in `windowMs`, at once or spread out. */
export interface Limit {
  readonly count: number
  readonly windowMs: number
}

/**
 * What is limited: public writes and holds by the client's address, bookings and moves by e-mail address, wrong
 * passwords by address, account and known browser.
 */
export const LIMITED = ['address', 'hold', 'email', 'sign-in'] as const
export type Limited = (typeof LIMITED)[number]
export type Limits = Readonly<Record<Limited, Limit>>

export const DEFAULT_LIMITS: Limits = {
  address: { count: 120, windowMs: 10 * 60_000 },
  hold: { count: 40, windowMs: 10 * 60_000 },
  email: { count: 10, windowMs: 60 * 60_000 },
  'sign-in': { count: 20, windowMs: 10 * 60_000 },
}

/** Keys kept at most: an attacker with many addresses fills this, not the memory. */
const MAX_KEYS = 50_000

/**
 * Counts in this process alone, and forgets with it: two processes on one file let through twice as much. Written here
 * because the libraries for it keep timers and ask the machine's clock.
 */
export interface RateLimiter {
  /** Counts one and says for how many seconds it is too much; 0: it is not. */
  take(key: string): number
  /** The same without counting. */
  wait(key: string): number
  /** Takes back one that was counted. */
  giveBack(key: string): void
}

/**
 * A bucket that empties evenly (GCRA): of each key only one instant is kept, at which its bucket will be empty.
 *
 * @param clock epoch ms
 */
export function rateLimiter({ count, windowMs }: Limit, clock: Clock): RateLimiter {
  const stepMs = windowMs / count
  const emptyAt = new Map<string, number>()
  const excessMs = (key: string, now: number): number => Math.max(emptyAt.get(key) ?? 0, now) + stepMs - now - windowMs
  const forget = (now: number): void => {
    for (const [key, at] of emptyAt) if (at <= now) emptyAt.delete(key)
    // All in use: the oldest give way.
    for (const key of emptyAt.keys()) {
      if (emptyAt.size < MAX_KEYS) return
      emptyAt.delete(key)
    }
  }
  const seconds = (ms: number): number => (ms > 1e-6 ? Math.ceil(ms / 1000) : 0)
  return {
    take: (key) => {
      const now = clock()
      const excess = seconds(excessMs(key, now))
      if (excess > 0) return excess
      if (emptyAt.size >= MAX_KEYS) forget(now)
      const at = Math.max(emptyAt.get(key) ?? 0, now) + stepMs
      // Taken out first, so that the order of the map is the order of use.
      emptyAt.delete(key)
      emptyAt.set(key, at)
      return 0
    },
    wait: (key) => seconds(excessMs(key, clock())),
    giveBack: (key) => {
      const at = emptyAt.get(key)
      if (at !== undefined) emptyAt.set(key, at - stepMs)
    },
  }
}

/** Everything that is limited, for one server. */
export interface Throttle {
  /** Who the request comes from, as limits count clients. */
  readonly client: (c: Context) => string
  readonly limiters: Readonly<Record<Limited, RateLimiter>>
  readonly held: HeldTimes
  /** The times that bookings keep which their customers have yet to confirm. */
  readonly unconfirmed: HeldTimes
}

/** Without an address: it may be a customer's, who sent the header without any proxy. */
const UNKNOWN_PROXY =
  'A request carries X-Forwarded-For, but comes from an address that OPENSLOT_TRUSTED_PROXIES does not name. If that is your proxy, everyone behind it counts as one client, and one of them can use up the limits of all: set OPENSLOT_TRUSTED_PROXIES to its address (127.0.0.1 for a proxy on this machine).'

const NO_LIMIT: RateLimiter = { take: () => 0, wait: () => 0, giveBack: () => {} }

/** @param limits `null`: nothing is limited */
export const createThrottle = (limits: Limits | null, proxies: TrustedProxies, clock: Clock): Throttle => {
  const limiter = (what: Limited): RateLimiter => (limits ? rateLimiter(limits[what], clock) : NO_LIMIT)
  let hasWarned = limits === null
  return {
    client: (c) => {
      if (!hasWarned && isForwardedByStranger(c, proxies)) {
        hasWarned = true
        log.warn(UNKNOWN_PROXY)
      }
      return clientNetwork(clientAddress(c, proxies))
    },
    held: limits ? heldTimes(MAX_HELD, clock) : ANY_NUMBER_HELD,
    unconfirmed: limits ? heldTimes(MAX_UNCONFIRMED_OF_CLIENT, clock) : ANY_NUMBER_HELD,
    limiters: {
      address: limiter('address'),
      hold: limiter('hold'),
      email: limiter('email'),
      'sign-in': limiter('sign-in'),
    },
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Holds back a client that writes too much: before anything is read or looked up. */
export const limitWrites =
  ({ client, limiters }: Throttle): MiddlewareHandler =>
  async (c, next) => {
    if (!READING.has(c.req.method)) refuseExcess(limiters.address.take(client(c)), 'requests from your address')
    await next()
  }

/** Holds back who keeps one time after another from everyone else, without ever booking, or confirming it. */
export const limitHolds = ({ client, limiters }: Throttle, c: Context): void =>
  refuseExcess(limiters.hold.take(client(c)), 'times kept from your address')

/**
 * Holds back bookings and moves that would mail one person, customer or guest: whoever makes them, they get the mails.
 * Only what is done counts, or a stranger could lock an address out by wishes that are refused. It is counted before and
 * given back, so that many at once can't pass.
 *
 * @param act says whether what it did counts
 */
export async function countedByEmail<Made extends { readonly counts: boolean }>(
  { limiters: { email: limiter } }: Throttle,
  addresses: readonly string[],
  act: () => Promise<Made>,
): Promise<Made> {
  const taken: string[] = []
  let counts = false
  try {
    for (const address of new Set(addresses.map(foldCase))) {
      refuseExcess(limiter.take(address), 'bookings and moves with this e-mail address, or with a guest’s')
      taken.push(address)
    }
    const made = await act()
    counts = made.counts
    return made
  } finally {
    if (!counts) for (const address of taken) limiter.giveBack(address)
  }
}
