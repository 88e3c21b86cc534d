import { outsideFetch } from '../outside/outside-fetch.js'
import { caldavProvider } from './caldav/provider.js'
import { CalendarError } from './calendar-error.js'
import { type GoogleAddresses, googleOAuth } from './google/oauth.js'
import { googleCalendars } from './google/provider.js'
import { feedCalendar } from './ics/provider.js'
import { type MicrosoftAddresses, microsoftOAuth } from './microsoft/oauth.js'
import { microsoftCalendars } from './microsoft/provider.js'
import type { Clock } from '../clock.js'
import type { OAuthApp, OAuthService } from './oauth.js'
import type { ProviderOf } from './open.js'

export interface ServiceSettings {
  /** Whether CalDAV servers and feeds may be at private addresses. */
  readonly allowPrivate: boolean
  /** The address that invites in the bookings' mails. */
  readonly mailsFrom: string
  /** `null`: this server isn't registered there. */
  readonly google: OAuthApp | null
  readonly microsoft: OAuthApp | null
  /** Somewhere else than where they are: for tests. */
  readonly addresses?: { readonly google?: GoogleAddresses; readonly microsoft?: MicrosoftAddresses }
}

/** A calendar of many years is some megabytes. */
const CALDAV_BOUNDS = { timeoutMs: 20_000, maxBytes: 20_000_000 } as const

/** Every kind of account that can be connected. */
export const providersWith =
  (settings: ServiceSettings): ProviderOf =>
  (credentials, access) => {
    const { allowPrivate, mailsFrom } = settings
    const { clock } = access
    switch (credentials.kind) {
      case 'caldav':
        return caldavProvider(credentials, { fetch: outsideFetch({ allowPrivate, ...CALDAV_BOUNDS }), clock })
      case 'ics':
        return feedCalendar({ url: credentials.url, clock, allowPrivate })
      case 'google':
        return googleCalendars(
          { ...at(settings, 'google'), clock },
          { ...access, mailsFrom, tokens: credentials.tokens },
        )
      case 'microsoft':
        return microsoftCalendars(
          { ...at(settings, 'microsoft'), clock },
          { ...access, mailsFrom, tokens: credentials.tokens },
        )
    }
  }

/** The services where accounts are connected by their owners' consent. */
export type OAuthServices = { readonly [Provider in 'google' | 'microsoft']: OAuthService | null }

export const oauthWith = (settings: ServiceSettings, clock: Clock): OAuthServices => ({
  google: settings.google && googleOAuth({ ...at(settings, 'google'), clock }),
  microsoft: settings.microsoft && microsoftOAuth({ ...at(settings, 'microsoft'), clock }),
})

function at<Service extends 'google' | 'microsoft'>(
  { addresses = {}, allowPrivate, mailsFrom: _, ...apps }: ServiceSettings,
  service: Service,
) {
  const app = apps[service]
  if (app === null) {
    const settings = `OPENSLOT_${service.toUpperCase()}_CLIENT_ID and …_CLIENT_SECRET`
    throw new CalendarError('needs-reconnecting', `This server isn’t registered with ${service}. Set ${settings}.`)
  }
  const elsewhere = addresses[service]
  // Only a test has them at a private address.
  return { app, ...(elsewhere && { addresses: elsewhere, allowPrivate }) }
}
