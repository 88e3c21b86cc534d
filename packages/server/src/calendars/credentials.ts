/** What OAuth 2 gave us. Instants in epoch ms. */
export interface OAuthTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresMs: number
}

/** What opens a connection: sealed at rest, and in no log, error or answer. */
export type Credentials =
  | { readonly kind: 'google' | 'microsoft'; readonly tokens: OAuthTokens }
  | { readonly kind: 'caldav'; readonly url: string; readonly username: string; readonly password: string }
  | { readonly kind: 'ics'; readonly url: string }

export const PROVIDER_KINDS = ['google', 'microsoft', 'caldav', 'ics'] as const satisfies Credentials['kind'][]

export type ProviderKind = (typeof PROVIDER_KINDS)[number]
