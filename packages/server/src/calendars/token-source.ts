import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../clock.js'
import { CalendarError } from './calendar-error.js'
import type { OAuthTokens } from './credentials.js'

/** The access token of a connection, renewed when it has to be. */
export interface TokenSource {
  current(): Promise<string>
  /** After the service refused one: another, unless somebody has renewed it meanwhile. */
  renewed(refused: string): Promise<string>
}

export interface TokenSourceOptions {
  readonly tokens: OAuthTokens
  readonly refresh: (refreshToken: string) => Promise<OAuthTokens>
  /** Called with every new set, before it is used: a service may have taken the old one back. */
  readonly saveTokens: (tokens: OAuthTokens) => Promise<void>
  /** The set that is stored by now: another process may have renewed it. */
  readonly storedTokens: () => Promise<OAuthTokens | undefined>
  readonly clock: Clock
}

/** So long takes at most what comes between being given them and having stored them. */
const WHILE_STORED_MS = 1_000

const isRefused = (error: unknown): boolean => error instanceof CalendarError && error.code === 'needs-reconnecting'

/** A token that ends this soon may end on its way. */
const MARGIN_MS = 60_000

export function tokenSource({
  tokens: given,
  refresh,
  saveTokens,
  storedTokens,
  clock,
}: TokenSourceOptions): TokenSource {
  let tokens = given
  let renewing: Promise<OAuthTokens> | undefined
  const newer = async (waitMs = 0): Promise<OAuthTokens | undefined> => {
    if (waitMs > 0) await setTimeout(waitMs)
    const stored = await storedTokens()
    return stored?.refreshToken === tokens.refreshToken ? undefined : stored
  }
  const renew = async (): Promise<OAuthTokens> => {
    try {
      const renewed = await refresh(tokens.refreshToken)
      await saveTokens(renewed)
      return renewed
    } catch (error) {
      // Where refresh tokens are used up, whoever comes second is refused, and finds what the first one was given.
      const stored = isRefused(error) ? ((await newer()) ?? (await newer(WHILE_STORED_MS))) : undefined
      if (!stored) throw error
      return stored
    }
  }
  // Requests that come together renew it once: where refresh tokens are used up, the second would be refused.
  const renewOnce = async (): Promise<string> => {
    renewing ??= renew().finally(() => (renewing = undefined))
    tokens = await renewing
    return tokens.accessToken
  }
  return {
    current: async () => (tokens.expiresMs - MARGIN_MS > clock() ? tokens.accessToken : renewOnce()),
    renewed: async (refused) => (tokens.accessToken === refused ? renewOnce() : tokens.accessToken),
  }
}
