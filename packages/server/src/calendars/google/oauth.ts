import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import type { OAuthTokens } from '../credentials.js'
import { parsed } from '../parsed.js'
import { type OAuthContext, type OAuthService, addressForConsent, grantOfCode } from '../oauth.js'
import { type TokenEndpoint, askWhose, postForm, requestTokens } from '../token-endpoint.js'

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

export type GoogleContext = OAuthContext<GoogleAddresses>

/** To read and write events, and to show which calendars there are. */
const SCOPES = [
  'https://www.googleapis.com/auth/calendar.events',
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
]
const PRIMARY = v.object({ id: v.string() })

/** How a Google account is connected (OAuth 2.0 for web server applications, with PKCE). */
export function googleOAuth(context: GoogleContext): OAuthService {
  const { app, addresses = GOOGLE } = context
  const endpoint = tokenEndpoint(context)
  return {
    authorizationUrl: (request) =>
      addressForConsent(addresses.authorize, app, request, {
        scope: SCOPES.join(' '),
        // A refresh token, also for whom has been here before.
        access_type: 'offline',
        prompt: 'consent',
      }),
    exchangeCode: async (exchange) => {
      const { tokens, granted } = await requestTokens(endpoint, grantOfCode(exchange), null)
      // Each box can be left empty on Google's page.
      if (!SCOPES.every((scope) => granted.scope.split(' ').includes(scope))) {
        throw new CalendarError('needs-reconnecting', 'Google gave only a part of the access. Tick every box there.')
      }
      const whose = await askWhose(endpoint, `${addresses.api}/users/me/calendarList/primary`, tokens)
      return { tokens, account: parsed('Google', PRIMARY, whose).id }
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
