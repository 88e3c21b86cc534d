import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeGoogle, openFakeGoogle } from '../../../test/support/fake-google.js'
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
import { type GoogleContext, googleOAuth } from './oauth.js'
import { googleCalendars } from './provider.js'

const MAIN = 'anna@salon.example'

let google: FakeGoogle
let context: GoogleContext
let now = NOW
let saved: OAuthTokens[] = []

beforeEach(async () => {
  google = await openFakeGoogle()
  google.calendars.push(
    { id: MAIN, summary: MAIN, timeZone: 'Europe/Berlin', accessRole: 'owner', primary: true },
    { id: 'team@group.calendar.google.com', summary: 'Team', summaryOverride: 'Our team', accessRole: 'writer' },
    { id: 'holidays@group.v.calendar.google.com', summary: 'Holidays', accessRole: 'reader' },
  )
  now = NOW
  saved = []
  context = { app: APP, clock: () => now, addresses: google.addresses, allowPrivate: true }
})
afterEach(() => google[Symbol.asyncDispose]())

const account = (tokens: OAuthTokens): OAuthConnection => ({
  tokens,
  mailsFrom: MAILS_FROM,
  saveTokens: async (renewed) => void saved.push(renewed),
  storedTokens: async () => saved.at(-1),
})

async function connect(): Promise<CalendarProvider> {
  const tokens = await connectedTokens(google, googleOAuth(context))
  return googleCalendars(context, account(tokens))
}

const timed = (id: string, start: string, end: string, more: object = {}) => ({
  id,
  iCalUID: `${id}@google.com`,
  start: { dateTime: start },
  end: { dateTime: end },
  ...more,
})

test('an account is connected by its owner’s consent, with state and PKCE', async () => {
  const oauth = googleOAuth(context)
  const address = oauth.authorizationUrl({ redirectUri: REDIRECT, state: 'the-state', codeChallenge })
  const { code, state } = google.consent(address)
  expect(state).toBe('the-state')
  expect(new URL(address).searchParams.get('access_type')).toBe('offline')
  const grant = await oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER })
  expect(grant).toMatchObject({ account: MAIN, tokens: { expiresMs: NOW + 3_599_000 } })
})

test.each([
  ['another verifier', { codeVerifier: 'another' }],
  ['another redirect address', { redirectUri: 'https://elsewhere.example/' }],
  ['another code', { code: 'made-up' }],
])('%s opens nothing', async (_what, wrong) => {
  const oauth = googleOAuth(context)
  const { code } = google.consent(oauth.authorizationUrl({ redirectUri: REDIRECT, state: 's', codeChallenge }))
  const exchange = oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER, ...wrong })
  await expect(exchange).rejects.toMatchObject({ code: 'needs-reconnecting' })
})

test('access to a part of it is refused at once', async () => {
  const oauth = googleOAuth(context)
  const address = new URL(oauth.authorizationUrl({ redirectUri: REDIRECT, state: 's', codeChallenge }))
  address.searchParams.set('scope', 'https://www.googleapis.com/auth/calendar.events')
  const { code } = google.consent(address.href)
  await expect(oauth.exchangeCode({ redirectUri: REDIRECT, code, codeVerifier: VERIFIER })).rejects.toThrow(
    /Tick every/,
  )
})

test('a wrong client secret is named, not repeated', async () => {
  const oauth = googleOAuth({ ...context, app: { ...APP, clientSecret: 'hunter2' } })
  const exchange = oauth.exchangeCode({ redirectUri: REDIRECT, code: 'any', codeVerifier: VERIFIER })
  await expect(exchange).rejects.toMatchObject({
    code: 'needs-reconnecting',
    message: expect.stringMatching(/client id, secret/),
  })
  await expect(exchange).rejects.not.toThrow(/hunter2/)
})

test('all calendars are listed, page by page, with what may be done with them', async () => {
  expect(await (await connect()).listCalendars()).toEqual([
    { id: MAIN, name: MAIN, isWritable: true, timeZone: 'Europe/Berlin' },
    { id: 'team@group.calendar.google.com', name: 'Our team', isWritable: true, timeZone: null },
    { id: 'holidays@group.v.calendar.google.com', name: 'Holidays', isWritable: false, timeZone: null },
  ])
  expect(google.requests).toHaveLength(2)
})

test('what blocks is what its owner is busy with', async () => {
  const nine = ['2026-03-02T09:00:00+01:00', '2026-03-02T10:00:00+01:00'] as const
  const [from, to] = nine
  google.change(MAIN, timed('busy', from, to))
  google.change(MAIN, timed('free', from, to, { transparency: 'transparent' }))
  google.change(MAIN, timed('declined', from, to, { attendees: [{ self: true, responseStatus: 'declined' }] }))
  google.change(MAIN, timed('others-declined', from, to, { attendees: [{ responseStatus: 'declined' }] }))
  google.change(MAIN, timed('tentative', from, to, { status: 'tentative' }))
  google.change(MAIN, timed('at-home', from, to, { eventType: 'workingLocation' }))
  google.change(MAIN, timed('away', from, to, { eventType: 'outOfOffice' }))
  google.change(MAIN, timed('occurrence', from, to, { recurringEventId: 'series' }))
  google.change(MAIN, { id: 'day', start: { date: '2026-03-28' }, end: { date: '2026-03-30' } })
  google.change(MAIN, timed('before', '2026-02-01T09:00:00Z', '2026-02-01T10:00:00Z'))
  const { isWhole, events, removed } = await (await connect()).pull(MAIN, { ...RANGE, cursor: null })
  const blocked = [span(from, to)]
  expect([isWhole, removed]).toEqual([true, []])
  expect(Object.fromEntries(events.map(({ ref, spans }) => [ref, spans]))).toEqual({
    busy: blocked,
    free: [],
    declined: [],
    'others-declined': blocked,
    tentative: blocked,
    'at-home': [],
    away: blocked,
    occurrence: blocked,
    // Two days of the staff member's, in one of which the clocks change.
    day: [span('2026-03-27T23:00Z', '2026-03-29T22:00Z')],
  })
  expect(events.find(({ ref }) => ref === 'busy')).toMatchObject({
    uid: 'busy@google.com',
    version: '"1"',
    at: span(from, to),
  })
  expect(events.find(({ ref }) => ref === 'occurrence')).toMatchObject({ at: null })
})

test('the next pull brings what changed, across pages', async () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) google.change(MAIN, timed(id, '2026-03-02T09:00Z', '2026-03-02T10:00Z'))
  const provider = await connect()
  const { cursor, events } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  expect(events).toHaveLength(5)
  google.change(MAIN, timed('a', '2026-03-03T09:00Z', '2026-03-03T10:00Z'))
  google.change(MAIN, timed('f', '2026-03-04T09:00Z', '2026-03-04T10:00Z'))
  google.change(MAIN, timed('far', '2027-03-04T09:00Z', '2027-03-04T10:00Z'))
  google.deleteByHand(MAIN, 'b')
  const changes = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(changes).toMatchObject({ isWhole: false, removed: ['b'] })
  expect(Object.fromEntries(changes.events.map(({ ref, spans }) => [ref, spans]))).toEqual({
    a: [span('2026-03-03T09:00Z', '2026-03-03T10:00Z')],
    f: [span('2026-03-04T09:00Z', '2026-03-04T10:00Z')],
    far: [],
  })
  expect(await provider.pull(MAIN, { ...RANGE, cursor: changes.cursor })).toMatchObject({ events: [], removed: [] })
})

test('a sync token that is gone (410) leads to everything', async () => {
  google.change(MAIN, timed('a', '2026-03-02T09:00Z', '2026-03-02T10:00Z'))
  const provider = await connect()
  const { cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  google.deleteByHand(MAIN, 'a')
  google.change(MAIN, timed('b', '2026-03-02T09:00Z', '2026-03-02T10:00Z'))
  google.forgetSyncTokens()
  const all = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(all).toMatchObject({ isWhole: true, removed: [], events: [{ ref: 'b' }] })
})

test.each([{}, [], { error: { code: 503 } }, { items: [] }, { items: {}, nextSyncToken: 's' }])(
  'a success that is no list, or no end of one, says nothing of what is free: %j',
  async (json) => {
    google.change(MAIN, timed('a', '2026-03-02T09:00Z', '2026-03-02T10:00Z'))
    const provider = await connect()
    const { cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
    for (const from of [null, cursor]) {
      google.next.push({ status: 200, json })
      await expect(provider.pull(MAIN, { ...RANGE, cursor: from })).rejects.toMatchObject({ code: 'unavailable' })
    }
  },
)

test('a refused token (401) is renewed once, and the new one saved', async () => {
  const provider = await connect()
  google.expireAccess()
  expect(await provider.listCalendars()).toHaveLength(3)
  expect(google.grants).toEqual(['authorization_code', 'refresh_token'])
  expect(saved).toMatchObject([{ expiresMs: NOW + 3_599_000 }])
  await provider.listCalendars()
  expect(google.grants).toHaveLength(2)
})

test('a token that is about to end is renewed before it is refused, once for all who wait', async () => {
  const provider = await connect()
  now += 3_590_000
  await Promise.all([provider.listCalendars(), provider.pull(MAIN, { ...RANGE, cursor: null })])
  expect(google.grants).toEqual(['authorization_code', 'refresh_token'])
  expect(google.requests.every(({ headers }) => headers.authorization === `Bearer ${saved[0]?.accessToken}`)).toBe(true)
})

test('access that was taken back needs its owner', async () => {
  const provider = await connect()
  google.revokeAccess()
  await expect(provider.pull(MAIN, { ...RANGE, cursor: null })).rejects.toMatchObject({ code: 'needs-reconnecting' })
  expect(saved).toEqual([])
})

const refusal = (reason: string) => ({ error: { code: 403, errors: [{ reason }] } })
test.each([
  [403, refusal('rateLimitExceeded'), {}, { code: 'rate-limited', retryAfterMs: 0 }],
  [403, refusal('userRateLimitExceeded'), { 'Retry-After': '30' }, { code: 'rate-limited', retryAfterMs: 30_000 }],
  [403, refusal('quotaExceeded'), {}, { code: 'rate-limited' }],
  [429, {}, { 'Retry-After': '7' }, { code: 'rate-limited', retryAfterMs: 7000 }],
  [403, refusal('insufficientPermissions'), {}, { code: 'needs-reconnecting' }],
  [403, refusal('accessNotConfigured'), {}, { code: 'unavailable' }],
  [403, refusal('forbidden'), {}, { code: 'not-allowed' }],
  [404, {}, {}, { code: 'not-found' }],
  [500, {}, {}, { code: 'unavailable' }],
  [200, { items: 'none' }, {}, { code: 'unavailable' }],
] as const)('%s %j %j is %j', async (status, json, headers, expected) => {
  const provider = await connect()
  google.next.push({ status, json, headers })
  await expect(provider.pull(MAIN, { ...RANGE, cursor: null })).rejects.toMatchObject(expected)
})

test('a page of calendars that lists none isn’t one', async () => {
  const provider = await connect()
  google.next.push({ status: 200, json: {} })
  await expect(provider.listCalendars()).rejects.toMatchObject({ code: 'unavailable' })
})

test('a service that is away is unavailable, and its address in no message', async () => {
  const provider = await connect()
  await google[Symbol.asyncDispose]()
  await expect(provider.listCalendars()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.not.stringContaining('127.0.0.1'),
  })
  google = await openFakeGoogle()
})

test('access is given back', async () => {
  const provider = await connect()
  await provider.revoke?.()
  await expect(provider.listCalendars()).rejects.toMatchObject({ code: 'needs-reconnecting' })
  await provider.revoke?.()
})
