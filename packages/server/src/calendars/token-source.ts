import type { Clock } from '../clock.js'
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
  readonly clock: Clock
}

/** A token that ends this soon may end on its way. */
const MARGIN_MS = 60_000

export function tokenSource({ tokens: given, refresh, saveTokens, clock }: TokenSourceOptions): TokenSource {
  let tokens = given
  let renewing: Promise<OAuthTokens> | undefined
  const renew = async (): Promise<OAuthTokens> => {
    const renewed = await refresh(tokens.refreshToken)
    await saveTokens(renewed)
    return renewed
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
