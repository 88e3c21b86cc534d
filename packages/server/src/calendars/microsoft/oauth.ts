import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import type { OAuthTokens } from '../credentials.js'
import { parsed } from '../parsed.js'
import { type OAuthContext, type OAuthService, addressForConsent, grantOfCode } from '../oauth.js'
import { type TokenEndpoint, askWhose, requestTokens } from '../token-endpoint.js'

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

export type MicrosoftContext = OAuthContext<MicrosoftAddresses>

/** A refresh token, events, and whose account it is. */
const SCOPES = 'offline_access https://graph.microsoft.com/Calendars.ReadWrite https://graph.microsoft.com/User.Read'
const ME = v.object({ mail: v.nullish(v.string()), userPrincipalName: v.nullish(v.string()) })

/** How a Microsoft account is connected (identity platform v2.0, authorization code flow with PKCE). */
export function microsoftOAuth(context: MicrosoftContext): OAuthService {
  const { app, addresses = MICROSOFT } = context
  const endpoint = tokenEndpoint(context)
  return {
    authorizationUrl: (request) =>
      addressForConsent(addresses.authorize, app, request, {
        response_mode: 'query',
        scope: SCOPES,
        // Who is signed in with one account may want another.
        prompt: 'select_account',
      }),
    exchangeCode: async (exchange) => {
      const { tokens, granted } = await requestTokens(endpoint, { ...grantOfCode(exchange), scope: SCOPES }, null)
      if (!/\bcalendars\.readwrite\b/i.test(granted.scope)) {
        throw new CalendarError('needs-reconnecting', 'Microsoft gave no access to the calendars.')
      }
      const whose = await askWhose(endpoint, `${addresses.api}/me?$select=mail,userPrincipalName`, tokens)
      const { mail, userPrincipalName } = parsed('Microsoft', ME, whose)
      return { tokens, account: mail ?? userPrincipalName ?? null }
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
