import type { Challenge } from '@openslot/core/wire'
import type { Api } from './api.js'

/** Keys that are derived at once: the browser does it beside the page, on as many threads as it likes. */
const AT_ONCE = 8

/** A proof of work to be done, where the server asks for one before a booking. */
export const getChallenge = (api: Api, signal: AbortSignal): Promise<Challenge> => api.ask(['challenge'], { signal })

/**
 * Does a proof of work (ALTCHA, version 2): counts up until the key that is derived from the counter begins as it
 * should. The page stays as quick as it was. Returns what goes into `challenge` of a booking.
 */
export async function solveChallenge(challenge: Challenge, signal: AbortSignal): Promise<string> {
  for (let first = 0; ; first += AT_ONCE) {
    signal.throwIfAborted()
    const counters = Array.from({ length: AT_ONCE }, (_, index) => first + index)
    const keys = await Promise.all(counters.map((counter) => deriveKey(challenge, counter)))
    const found = keys.findIndex((key) => key.startsWith(challenge.parameters.keyPrefix))
    if (found < 0) continue
    const solution = { counter: first + found, derivedKey: keys[found] }
    return btoa(JSON.stringify({ challenge, solution }))
  }
}

async function deriveKey({ parameters }: Challenge, counter: number): Promise<string> {
  const { nonce, salt, cost, keyLength } = parameters
  const begin = bytesOf(nonce)
  const password = new Uint8Array(begin.length + 4)
  password.set(begin)
  new DataView(password.buffer).setUint32(begin.length, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const work = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  const bits = await crypto.subtle.deriveBits(work, key, keyLength * 8)
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
