import * as v from 'valibot'
import type { Clock } from '../../clock.js'
import { CalendarError } from '../calendar-error.js'
import type { OAuthTokens } from '../credentials.js'
import type { OAuthApp, OAuthService } from '../oauth.js'
import { type TokenEndpoint, askService, jsonOf, requestTokens } from '../token-endpoint.js'

/** Where Microsoft is. */
export interface MicrosoftAddresses {
  readonly authorize: string
  readonly token: string
  readonly api: string
}

/** For accounts of people and of organisations alike. */
export const MICROSOFT: MicrosoftAddresses = {
  authorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  api: 'https://graph.microsoft.com/v1.0',
}

/** What this server is to Microsoft, and where that is: somewhere else only in tests. */
export interface MicrosoftContext {
  readonly app: OAuthApp
  readonly clock: Clock
  readonly addresses?: MicrosoftAddresses
  readonly allowPrivate?: boolean
}

/** A refresh token, events, and whose account it is. */
const SCOPES = 'offline_access https://graph.microsoft.com/Calendars.ReadWrite https://graph.microsoft.com/User.Read'
const ME = v.object({ mail: v.nullish(v.string()), userPrincipalName: v.nullish(v.string()) })

/** How a Microsoft account is connected (identity platform v2.0, authorization code flow with PKCE). */
export function microsoftOAuth(context: MicrosoftContext): OAuthService {
  const { app, addresses = MICROSOFT, allowPrivate = false } = context
  return {
    authorizationUrl: ({ redirectUri, state, codeChallenge }) => {
      const query = {
        client_id: app.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        response_mode: 'query',
        scope: SCOPES,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        // Who is signed in with one account may want another.
        prompt: 'select_account',
      }
      return `${addresses.authorize}?${new URLSearchParams(query).toString()}`
    },
    exchangeCode: async ({ redirectUri, code, codeVerifier }) => {
      const grant = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
        scope: SCOPES,
      }
      const { tokens, granted } = await requestTokens(tokenEndpoint(context), grant, null)
      if (!/\bcalendars\.readwrite\b/i.test(granted.scope)) {
        throw new CalendarError('needs-reconnecting', 'Microsoft gave no access to the calendars.')
      }
      const answer = await askService('Microsoft', {
        url: `${addresses.api}/me?$select=mail,userPrincipalName`,
        headers: { Authorization: `Bearer ${tokens.accessToken}`, Accept: 'application/json' },
        allowPrivate,
        timeoutMs: 15_000,
        maxBytes: 64 * 1024,
      })
      const me = v.safeParse(ME, jsonOf(answer))
      return { tokens, account: me.success ? (me.output.mail ?? me.output.userPrincipalName ?? null) : null }
    },
  }
}

/** Each time with a new refresh token, which takes the place of the old. */
export async function refreshMicrosoft(context: MicrosoftContext, refreshToken: string): Promise<OAuthTokens> {
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken, scope: SCOPES }
  return (await requestTokens(tokenEndpoint(context), grant, refreshToken)).tokens
}

const tokenEndpoint = ({
  app,
  clock,
  addresses = MICROSOFT,
  allowPrivate = false,
}: MicrosoftContext): TokenEndpoint => ({
  service: 'Microsoft',
  url: addresses.token,
  app,
  clock,
  allowPrivate,
})
