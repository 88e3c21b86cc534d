import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { deriveToken, randomToken, secretsEqual } from '../tokens.js'
import { readCookie, writeCookie } from './cookies.js'

type BrowserContext = Pick<ServerContext, 'secret' | 'publicUrl'>

const YEAR_S = 365 * 86_400

/**
 * Marks the browser as one in which this user has signed in: its tries are counted by themselves from now on, so that
 * nobody else's wrong ones keep its user out (OWASP's "device cookies"). It opens nothing, and outlives the session.
 */
export function knowBrowser({ secret, publicUrl }: BrowserContext, c: Context, userId: string): void {
  const browser = randomToken()
  writeCookie(c, publicUrl(), 'openslot-known', `${browser}.${proofOf(secret, browser, userId)}`, YEAR_S)
}

/** Which browser it is that this user has signed in with before; `undefined`: none that is known. */
export function knownBrowser({ secret, publicUrl }: BrowserContext, c: Context, userId: string): string | undefined {
  const [browser = '', proof = ''] = readCookie(c, publicUrl(), 'openslot-known')?.split('.') ?? []
  return secretsEqual(proof, proofOf(secret, browser, userId)) ? browser : undefined
}

const proofOf = (secret: string, browser: string, userId: string): string =>
  deriveToken(secret, 'browser', `${userId}:${browser}`)
