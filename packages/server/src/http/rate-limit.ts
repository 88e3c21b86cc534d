import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '../clock.js'
import { type TrustedProxies, clientAddress, clientNetwork } from './client-address.js'
import { ProblemError } from './problem.js'

/** At most `count` in `windowMs`, at once or spread out. */
export interface Limit {
  readonly count: number
  readonly windowMs: number
}

/** What is limited: public writes and holds by the client's address, bookings by e-mail address, wrong admin tokens by address. */
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
  }
}

/** Everything that is limited, for one server. */
export interface Throttle {
  /** Who the request comes from, as limits count clients. */
  readonly client: (c: Context) => string
  readonly limiters: Readonly<Record<Limited, RateLimiter>>
}

const NO_LIMIT: RateLimiter = { take: () => 0, wait: () => 0 }

/** @param limits `null`: nothing is limited */
export const createThrottle = (limits: Limits | null, proxies: TrustedProxies, clock: Clock): Throttle => {
  const limiter = (what: Limited): RateLimiter => (limits ? rateLimiter(limits[what], clock) : NO_LIMIT)
  return {
    client: (c) => clientNetwork(clientAddress(c, proxies)),
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

/** Holds back who keeps one time after another from everyone else, without ever booking. */
export const limitHolds = ({ client, limiters }: Throttle, c: Context): void =>
  refuseExcess(limiters.hold.take(client(c)), 'times kept from your address')

/** Holds back bookings in one person's name: whoever makes them, they get the mails. */
export const limitByEmail = ({ limiters }: Throttle, email: string): void =>
  refuseExcess(limiters.email.take(email.toLowerCase()), 'bookings with this e-mail address')

/** @throws ProblemError `too-many-requests` unless `seconds` is 0 */
export function refuseExcess(seconds: number, what: string): void {
  if (seconds === 0) return
  throw new ProblemError(
    'too-many-requests',
    `There were too many ${what}. Try again ${inWords(seconds)}.`,
    {},
    { 'Retry-After': String(seconds) },
  )
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
}
