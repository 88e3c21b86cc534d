import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeMicrosoft, openFakeMicrosoft } from '../../../test/support/fake-microsoft.js'
import { APP } from '../../../test/support/fake-service.js'
import {
  MAILS_FROM,
  NOW,
  RANGE,
  REDIRECT,
  VERIFIER,
  codeChallenge,
  connectedTokens,
  span,
} from '../../../test/support/oauth-account.js'
import type { OAuthTokens } from '../credentials.js'
import type { OAuthConnection } from '../oauth.js'
import type { CalendarProvider } from '../provider.js'
import { type MicrosoftContext, microsoftOAuth } from './oauth.js'
import { microsoftCalendars } from './provider.js'

const MAIN = 'AAMk-main='

let microsoft: FakeMicrosoft
let context: MicrosoftContext
let saved: OAuthTokens[] = []

beforeEach(async () => {
  microsoft = await openFakeMicrosoft()
  microsoft.calendars.push(
    { id: MAIN, name: 'Calendar', canEdit: true },
    { id: 'shared', name: 'Team', canEdit: true },
    { id: 'holidays', name: 'Holidays', canEdit: false },
  )
  saved = []
  context = { app: APP, clock: () => NOW, addresses: microsoft.addresses, allowPrivate: true }
})
afterEach(() => microsoft[Symbol.asyncDispose]())

const account = (tokens: OAuthTokens): OAuthConnection => ({
  tokens,
  mailsFrom: MAILS_FROM,
  saveTokens: async (renewed) => void saved.push(renewed),
  storedTokens: async () => saved.at(-1),
})

async function connect(): Promise<CalendarProvider> {
  const tokens = await connectedTokens(microsoft, microsoftOAuth(context))
  return microsoftCalendars(context, account(tokens))
}

const time = (dateTime: string) => ({ dateTime: `${dateTime}:00.0000000`, timeZone: 'UTC' })
const timed = (id: string, start: string, end: string, more: object = {}) => ({
  id,
  iCalUId: `uid-${id}`,
  showAs: 'busy',
  isAllDay: false,
  isCancelled: false,
  responseStatus: { response: 'organizer' },
  start: time(start),
  end: time(end),
  ...more,
})
const byRef = (events: readonly { ref: string; spans: unknown }[]) =>
  Object.fromEntries(events.map(({ ref, spans }) => [ref, spans]))

test('an account is connected by its owner’s consent, with state and PKCE', async () => {
  const oauth = microsoftOAuth(context)
  const { code, state } = microsoft.consent(
    oauth.authorizationUrl({ redirectUri: REDIRECT, state: 'the-state', codeChallenge }),
  )
  expect(state).toBe('the-state')
  const grant = await oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER })
  expect(grant).toMatchObject({ account: 'anna@salon.example', tokens: { expiresMs: NOW + 3_599_000 } })
  const again = oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER })
  await expect(again).rejects.toMatchObject({ code: 'needs-reconnecting' })
})

test('all calendars are listed, page by page, with what may be done with them', async () => {
  expect(await (await connect()).listCalendars()).toEqual([
    { id: MAIN, name: 'Calendar', isWritable: true, timeZone: null },
    { id: 'shared', name: 'Team', isWritable: true, timeZone: null },
    { id: 'holidays', name: 'Holidays', isWritable: false, timeZone: null },
  ])
})

test('what blocks is what its owner is busy with', async () => {
  const nine = ['2026-03-02T09:00', '2026-03-02T10:00'] as const
  microsoft.change(MAIN, timed('busy', ...nine))
  microsoft.change(MAIN, timed('tentative', ...nine, { showAs: 'tentative' }))
  microsoft.change(MAIN, timed('away', ...nine, { showAs: 'oof' }))
  microsoft.change(MAIN, timed('free', ...nine, { showAs: 'free' }))
  microsoft.change(MAIN, timed('elsewhere', ...nine, { showAs: 'workingElsewhere' }))
  microsoft.change(MAIN, timed('cancelled', ...nine, { isCancelled: true }))
  microsoft.change(MAIN, timed('declined', ...nine, { responseStatus: { response: 'declined' } }))
  microsoft.change(MAIN, timed('days', '2026-03-28T00:00', '2026-03-30T00:00', { isAllDay: true }))
  microsoft.change(MAIN, timed('before', '2026-02-02T09:00', '2026-02-02T10:00'))
  const { isWhole, events } = await (await connect()).pull(MAIN, { ...RANGE, cursor: null })
  const blocked = [span('2026-03-02T09:00Z', '2026-03-02T10:00Z')]
  expect(isWhole).toBe(true)
  expect(byRef(events)).toEqual({
    busy: blocked,
    tentative: blocked,
    away: blocked,
    free: [],
    elsewhere: [],
    cancelled: [],
    declined: [],
    // Two days of the staff member's, in one of which the clocks change.
    days: [span('2026-03-27T23:00Z', '2026-03-29T22:00Z')],
  })
  expect(events.find(({ ref }) => ref === 'cancelled')).toMatchObject({ isCancelled: true, at: null })
  expect(events.find(({ ref }) => ref === 'free')).toMatchObject({ uid: 'uid-free', at: blocked[0] })
})

const occurrence = (id: string, series: string, start: string, end: string) => ({
  id,
  type: 'occurrence',
  seriesMasterId: series,
  start: time(start),
  end: time(end),
})

test('occurrences are as their series says, whether it comes with them or not', async () => {
  microsoft.change(
    MAIN,
    timed('free-series', '2026-01-01T09:00', '2026-01-01T10:00', { type: 'seriesMaster', showAs: 'free' }),
  )
  microsoft.change(MAIN, timed('series', '2026-01-01T09:00', '2026-01-01T10:00', { type: 'seriesMaster' }))
  microsoft.change(MAIN, occurrence('free-1', 'free-series', '2026-03-02T09:00', '2026-03-02T10:00'))
  microsoft.change(MAIN, occurrence('busy-1', 'series', '2026-03-03T09:00', '2026-03-03T10:00'))
  const provider = await connect()
  const { events, cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  const series = { 'free-series': [], series: [] }
  expect(byRef(events)).toEqual({
    ...series,
    'free-1': [],
    'busy-1': [span('2026-03-03T09:00Z', '2026-03-03T10:00Z')],
  })
  expect(events.map(({ at }) => at)).toEqual([null, null, null, null])
  microsoft.change(MAIN, occurrence('free-2', 'free-series', '2026-03-09T09:00', '2026-03-09T10:00'))
  microsoft.change(MAIN, occurrence('busy-2', 'series', '2026-03-10T09:00', '2026-03-10T10:00'))
  microsoft.change(MAIN, occurrence('orphan', 'nowhere', '2026-03-11T09:00', '2026-03-11T10:00'))
  const changes = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(byRef(changes.events)).toEqual({
    ...series,
    nowhere: [],
    'free-2': [],
    'busy-2': [span('2026-03-10T09:00Z', '2026-03-10T10:00Z')],
    orphan: [span('2026-03-11T09:00Z', '2026-03-11T10:00Z')],
  })
})

test('the next pull brings what changed, across pages, by addresses that Microsoft gave', async () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) microsoft.change(MAIN, timed(id, '2026-03-02T09:00', '2026-03-02T10:00'))
  const provider = await connect()
  const { cursor, events } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  expect([events.length, microsoft.requests.length]).toEqual([5, 3])
  expect(microsoft.requests[0]?.headers['prefer']).toMatch(/outlook\.timezone="UTC".*odata\.maxpagesize/)
  microsoft.change(MAIN, timed('a', '2026-03-03T09:00', '2026-03-03T10:00'))
  microsoft.deleteByHand('b')
  microsoft.change(MAIN, timed('f', '2026-03-04T09:00', '2026-03-04T10:00'))
  const changes = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(changes).toMatchObject({ isWhole: false, removed: ['b'] })
  expect(byRef(changes.events)).toEqual({
    a: [span('2026-03-03T09:00Z', '2026-03-03T10:00Z')],
    f: [span('2026-03-04T09:00Z', '2026-03-04T10:00Z')],
  })
  expect(await provider.pull(MAIN, { ...RANGE, cursor: changes.cursor })).toMatchObject({ events: [], removed: [] })
})

test('a delta that is gone (410) leads to everything', async () => {
  microsoft.change(MAIN, timed('a', '2026-03-02T09:00', '2026-03-02T10:00'))
  const provider = await connect()
  const { cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  microsoft.deleteByHand('a')
  microsoft.change(MAIN, timed('b', '2026-03-02T09:00', '2026-03-02T10:00'))
  microsoft.forgetDeltas()
  const all = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(all).toMatchObject({ isWhole: true, removed: [], events: [{ ref: 'b' }] })
  microsoft.next.push({ status: 400, json: { error: { code: 'SyncStateInvalid' } } })
  expect(await provider.pull(MAIN, { ...RANGE, cursor: all.cursor })).toMatchObject({ isWhole: true })
})

test.each([{}, [], { error: { code: 'Busy' } }, { value: [] }])(
  'a success that is no list, or no end of one, says nothing of what is free: %j',
  async (json) => {
    microsoft.change(MAIN, timed('a', '2026-03-02T09:00', '2026-03-02T10:00'))
    const provider = await connect()
    const { cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
    for (const from of [null, cursor]) {
      microsoft.next.push({ status: 200, json })
      await expect(provider.pull(MAIN, { ...RANGE, cursor: from })).rejects.toMatchObject({ code: 'unavailable' })
    }
  },
)

test('the token goes nowhere else, whatever address an answer gives', async () => {
  const provider = await connect()
  const elsewhere = 'https://graph.microsoft.com.evil.example/v1.0/me/calendars'
  microsoft.next.push({ status: 200, json: { value: [], '@odata.nextLink': elsewhere } })
  await expect(provider.listCalendars()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/elsewhere/),
  })
  await expect(provider.pull(MAIN, { ...RANGE, cursor: elsewhere })).rejects.toMatchObject({ code: 'unavailable' })
})

test('a refused token (401) is renewed once, and the new refresh token takes the old one’s place', async () => {
  const provider = await connect()
  microsoft.expireAccess()
  await Promise.all([provider.listCalendars(), provider.listCalendars()])
  expect(microsoft.grants).toEqual(['authorization_code', 'refresh_token'])
  microsoft.expireAccess()
  expect(await provider.listCalendars()).toHaveLength(3)
  expect(new Set(saved.map(({ refreshToken }) => refreshToken)).size).toBe(2)
  microsoft.revokeAccess()
  await expect(provider.listCalendars()).rejects.toMatchObject({ code: 'needs-reconnecting' })
})

test.each([
  [429, { 'Retry-After': '12' }, { code: 'rate-limited', retryAfterMs: 12_000 }],
  // Nobody would see for a week that it works again.
  [429, { 'Retry-After': '604800' }, { code: 'rate-limited', retryAfterMs: 6 * 3_600_000 }],
  [503, { 'Retry-After': '5' }, { code: 'rate-limited', retryAfterMs: 5000 }],
  [503, {}, { code: 'unavailable' }],
  [403, {}, { code: 'not-allowed' }],
  [404, {}, { code: 'not-found' }],
  [400, {}, { code: 'unavailable' }],
] as const)('%s %j is %j', async (status, headers, expected) => {
  const provider = await connect()
  microsoft.next.push({ status, json: { error: { code: 'any' } }, headers })
  await expect(provider.pull(MAIN, { ...RANGE, cursor: null })).rejects.toMatchObject(expected)
})

test('of two processes that renew a token, the second takes what the first one was given', async () => {
  const tokens = await connectedTokens(microsoft, microsoftOAuth(context))
  const [one, other] = [microsoftCalendars(context, account(tokens)), microsoftCalendars(context, account(tokens))]
  microsoft.expireAccess()
  expect(await one.listCalendars()).toHaveLength(3)
  expect(await other.listCalendars()).toHaveLength(3)
  microsoft.expireAccess()
  expect(await other.listCalendars()).toHaveLength(3)
  expect(saved).toHaveLength(2)
  microsoft.revokeAccess()
  await expect(one.listCalendars()).rejects.toMatchObject({ code: 'needs-reconnecting' })
})
