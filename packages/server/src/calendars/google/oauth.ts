import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import type { OAuthTokens } from '../credentials.js'
import type { OAuthApp, OAuthService } from '../oauth.js'
import type { Clock } from '../../clock.js'
import { type TokenEndpoint, askService, jsonOf, postForm, requestTokens } from '../token-endpoint.js'

/** Where Google is. */
export interface GoogleAddresses {
  readonly authorize: string
  readonly token: string
  readonly revoke: string
  readonly api: string
}

export const GOOGLE: GoogleAddresses = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
  api: 'https://www.googleapis.com/calendar/v3',
}

/** What this server is to Google, and where that is: somewhere else only in tests. */
export interface GoogleContext {
  readonly app: OAuthApp
  readonly clock: Clock
  readonly addresses?: GoogleAddresses
  readonly allowPrivate?: boolean
}

/** To read and write events, and to show which calendars there are. */
const SCOPES = [
  'https://www.googleapis.com/auth/calendar.events',
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
]
const PRIMARY = v.object({ id: v.string() })

/** How a Google account is connected (OAuth 2.0 for web server applications, with PKCE). */
export function googleOAuth(context: GoogleContext): OAuthService {
  const { app, addresses = GOOGLE, allowPrivate = false } = context
  return {
    authorizationUrl: ({ redirectUri, state, codeChallenge }) => {
      const query = {
        client_id: app.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: SCOPES.join(' '),
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        // A refresh token, also for whom has been here before.
        access_type: 'offline',
        prompt: 'consent',
      }
      return `${addresses.authorize}?${new URLSearchParams(query).toString()}`
    },
    exchangeCode: async ({ redirectUri, code, codeVerifier }) => {
      const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier }
      const { tokens, granted } = await requestTokens(tokenEndpoint(context), grant, null)
      // Each box can be left empty on Google's page.
      if (!SCOPES.every((scope) => granted.scope.split(' ').includes(scope))) {
        throw new CalendarError('needs-reconnecting', 'Google gave only a part of the access. Tick every box there.')
      }
      const answer = await askService('Google', {
        url: `${addresses.api}/users/me/calendarList/primary`,
        headers: { Authorization: `Bearer ${tokens.accessToken}`, Accept: 'application/json' },
        allowPrivate,
        timeoutMs: 15_000,
        maxBytes: 64 * 1024,
      })
      const primary = v.safeParse(PRIMARY, jsonOf(answer))
      return { tokens, account: primary.success ? primary.output.id : null }
    },
  }
}

export async function refreshGoogle(context: GoogleContext, refreshToken: string): Promise<OAuthTokens> {
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return (await requestTokens(tokenEndpoint(context), grant, refreshToken)).tokens
}

/** Gives the access back. A token that is no good any more is what was wanted. */
export async function revokeGoogle(context: GoogleContext, refreshToken: string): Promise<void> {
  const { addresses = GOOGLE } = context
  const { status } = await postForm(tokenEndpoint(context), addresses.revoke, { token: refreshToken })
  if (status >= 500 || status === 429) throw new CalendarError('unavailable', `Google answered ${status}.`)
}

const tokenEndpoint = ({ app, clock, addresses = GOOGLE, allowPrivate = false }: GoogleContext): TokenEndpoint => ({
  service: 'Google',
  url: addresses.token,
  app,
  clock,
  allowPrivate,
})
