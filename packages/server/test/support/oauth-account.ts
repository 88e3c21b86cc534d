import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { OAuthTokens } from '../../src/calendars/credentials.js'
import type { OAuthConnection, OAuthService } from '../../src/calendars/oauth.js'
import type { CalendarProvider, KnownEvent, OutgoingEvent, PullRequest } from '../../src/calendars/provider.js'
import { APP, type FakeService } from './fake-service.js'

// What every service behind OAuth 2 must hold to, whichever words it has for it.

export const NOW = Date.parse('2026-03-01T12:00:00Z')
export const RANGE = {
  from: Date.parse('2026-03-01'),
  to: Date.parse('2026-05-01'),
  timeZone: 'Europe/Berlin',
} satisfies Omit<PullRequest, 'cursor'>

export const REDIRECT = 'https://book.salon.example/calendars/connected/service'
export const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-000'
export const codeChallenge = createHash('sha256').update(VERIFIER).digest('base64url')

export const span = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) })

export const BOOKING: OutgoingEvent = {
  uid: 'booking-1@openslot',
  sequence: 0,
  ...span('2026-03-10T09:00Z', '2026-03-10T09:30Z'),
  timeZone: 'Europe/Berlin',
  title: 'Haircut: Ben',
  description: 'ben@example.com',
  location: 'Main Street 1',
  url: 'https://book.salon.example/manage/1',
}

/** The address that invites in the bookings' mails. */
export const MAILS_FROM = 'book@salon.example'

/** Lets the account's owner say yes; what was asked for it is forgotten. */
export async function connectedTokens(service: FakeService, oauth: OAuthService): Promise<OAuthTokens> {
  const address = oauth.authorizationUrl({ redirectUri: REDIRECT, state: 's', codeChallenge })
  const { code } = service.consent(address)
  const { tokens } = await oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER })
  service.requests.length = 0
  return tokens
}

/** What a service's account is opened with on this machine. */
export const contextOf = <Addresses>({ addresses }: { readonly addresses: Addresses }) => ({
  app: APP,
  clock: () => NOW,
  addresses,
  allowPrivate: true,
})

/** An account whose owner has said yes; nothing keeps what its tokens are renewed to. */
export const connectedAccount = async (service: FakeService, oauth: OAuthService): Promise<OAuthConnection> => ({
  tokens: await connectedTokens(service, oauth),
  mailsFrom: MAILS_FROM,
  saveTokens: async () => {},
  storedTokens: async () => undefined,
})

/** Puts {@link BOOKING} once more after the answer to the first try was lost. */
export async function putAfterLostAnswer(
  service: { loseNextAnswer(): void },
  provider: CalendarProvider,
  calendarId: string,
): Promise<KnownEvent> {
  service.loseNextAnswer()
  await expect(provider.put(calendarId, BOOKING, null)).rejects.toMatchObject({ code: 'unavailable' })
  return provider.put(calendarId, BOOKING, null)
}

/** Puts {@link BOOKING} twice at once. @returns the names that it got */
export const putTwice = async (provider: CalendarProvider, calendarId: string): Promise<string[]> =>
  (await Promise.all([BOOKING, BOOKING].map((event) => provider.put(calendarId, event, null)))).map(({ ref }) => ref)
