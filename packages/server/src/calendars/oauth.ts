import type { OAuthTokens } from './credentials.js'

/** What this server is to an OAuth 2 service: registered there by whoever runs it. */
export interface OAuthApp {
  readonly clientId: string
  readonly clientSecret: string
}

export interface OAuthGrant {
  readonly tokens: OAuthTokens
  /** Whose account it is, for people to tell connections apart; `null`: the service doesn't say. */
  readonly account: string | null
}

/** How an account is connected: its owner is sent to `authorizationUrl`, and comes back with a code. */
export interface OAuthService {
  authorizationUrl(request: {
    readonly redirectUri: string
    readonly state: string
    /** PKCE, S256. */
    readonly codeChallenge: string
  }): string
  /** @throws CalendarError when the service takes the code for wrong or used, or can't be reached */
  exchangeCode(request: {
    readonly redirectUri: string
    readonly code: string
    readonly codeVerifier: string
  }): Promise<OAuthGrant>
}
