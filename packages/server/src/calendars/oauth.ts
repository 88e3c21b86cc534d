import type { Clock } from '../clock.js'
import type { OAuthTokens } from './credentials.js'

/** What this server is to an OAuth 2 service: registered there by whoever runs it. */
export interface OAuthApp {
  readonly clientId: string
  readonly clientSecret: string
}

/** The same, with where the service is: somewhere else only in tests. */
export interface OAuthContext<Addresses> {
  readonly app: OAuthApp
  readonly clock: Clock
  readonly addresses?: Addresses
  readonly allowPrivate?: boolean
}

/** An account that is connected. */
export interface OAuthConnection {
  readonly tokens: OAuthTokens
  /** The address that invites in the bookings' mails. */
  readonly mailsFrom: string
  readonly saveTokens: (tokens: OAuthTokens) => Promise<void>
  /** The set that is stored by now, if it is another than this process has. */
  readonly storedTokens: () => Promise<OAuthTokens | undefined>
}

export interface OAuthGrant {
  readonly tokens: OAuthTokens
  /** Whose account it is, for people to tell connections apart; `null`: the service doesn't say. */
  readonly account: string | null
}

/** How an account is connected: its owner is sent to `authorizationUrl`, and comes back with a code. */
export interface OAuthService {
  authorizationUrl(request: AuthorizationRequest): string
  /** @throws CalendarError when the service takes the code for wrong or used, or can't be reached */
  exchangeCode(request: CodeExchange): Promise<OAuthGrant>
}

export interface AuthorizationRequest {
  readonly redirectUri: string
  readonly state: string
  /** PKCE, S256. */
  readonly codeChallenge: string
}

export interface CodeExchange {
  readonly redirectUri: string
  readonly code: string
  readonly codeVerifier: string
}

/** Where an account's owner says yes (RFC 6749 §4.1.1, RFC 7636). @param more what this service asks beyond that */
export function addressForConsent(
  authorize: string,
  app: OAuthApp,
  { redirectUri, state, codeChallenge }: AuthorizationRequest,
  more: Readonly<Record<string, string>>,
): string {
  const query = {
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ...more,
  }
  return `${authorize}?${new URLSearchParams(query).toString()}`
}

/** What a code is exchanged with (RFC 6749 §4.1.3, RFC 7636). */
export const grantOfCode = ({ redirectUri, code, codeVerifier }: CodeExchange) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  code_verifier: codeVerifier,
})
