import type { CalendarConnection } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { type FakeGoogle, openFakeGoogle } from '../../test/support/fake-google.js'
import { type FakeMicrosoft, openFakeMicrosoft } from '../../test/support/fake-microsoft.js'
import { APP } from '../../test/support/fake-service.js'
import { NOW, TUESDAY_TEN, book, listStarts, openFile } from '../../test/support/salon.js'

const MAIN = 'anna@salon.example'
const MINUTE = 60_000

let google: FakeGoogle
let microsoft: FakeMicrosoft
let opened: AdminServer
beforeEach(async () => {
  google = await openFakeGoogle()
  microsoft = await openFakeMicrosoft()
  google.calendars.push(
    { id: MAIN, summary: MAIN, timeZone: 'Europe/Berlin', accessRole: 'owner', primary: true },
    { id: 'holidays', summary: 'Holidays', accessRole: 'reader' },
  )
  microsoft.calendars.push({ id: 'main', name: 'Calendar', canEdit: true })
  opened = await openAdmin({
    environment: {
      OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true',
      OPENSLOT_PUBLIC_URL: 'https://book.salon.example',
      OPENSLOT_GOOGLE_CLIENT_ID: APP.clientId,
      OPENSLOT_GOOGLE_CLIENT_SECRET: APP.clientSecret,
      OPENSLOT_MICROSOFT_CLIENT_ID: APP.clientId,
      OPENSLOT_MICROSOFT_CLIENT_SECRET: APP.clientSecret,
    },
    calendarAddresses: { google: google.addresses, microsoft: microsoft.addresses },
  })
})
afterEach(async () => {
  await opened[Symbol.asyncDispose]()
  await google[Symbol.asyncDispose]()
  await microsoft[Symbol.asyncDispose]()
})

async function authorize(provider: 'google' | 'microsoft', more: object = {}): Promise<string> {
  const response = await opened.admin('staff/anna/calendars/authorize', { json: { provider, ...more } })
  expect(response.status).toBe(201)
  return ((await response.json()) as { url: string }).url
}

/** What the browser asks for when its user comes back. */
const comeBack = (url: string, provider: 'google' | 'microsoft' = 'google'): Promise<Response> => {
  const { code, state } = (provider === 'google' ? google : microsoft).consent(url)
  const query = new URLSearchParams({ code, state: state ?? '' }).toString()
  return opened.server.request(`/calendars/connected/${provider}?${query}`)
}

async function connections(): Promise<CalendarConnection[]> {
  const response = await opened.admin('staff/anna/calendars')
  return ((await response.json()) as { connections: CalendarConnection[] }).connections
}

test('Google: an account is connected by its owner’s consent, blocks, and gets the bookings', async () => {
  google.change(MAIN, {
    id: 'dentist',
    iCalUID: 'dentist@google.com',
    start: { dateTime: TUESDAY_TEN },
    end: { dateTime: '2026-06-02T09:00:00Z' },
  })
  const response = await comeBack(await authorize('google'))
  expect([response.status, await response.text()]).toEqual([200, 'The calendar is connected. You can close this page.'])
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
  const [connection] = await connections()
  expect(connection).toMatchObject({ provider: 'google', account: MAIN, state: 'working', blocksAll: false })
  // What can only be read is nobody's own.
  expect(connection?.calendars.map(({ remoteId, blocks }) => [remoteId, blocks])).toEqual([[MAIN, true]])
  expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
  await opened.admin(`staff/anna/calendars/${connection?.id}`, {
    method: 'PATCH',
    ifMatch: '*',
    json: { calendars: [{ remoteId: MAIN, blocks: true, receives: true }] },
  })
  const mine = await book(opened.server, { start: '2026-06-02T12:00:00Z' })
  await opened.server.drain()
  expect(google.events(MAIN).map(({ iCalUID }) => iCalUID)).toContain(`${mine.id}@openslot`)
})

test('Microsoft: the same', async () => {
  const response = await comeBack(await authorize('microsoft'), 'microsoft')
  expect(response.status).toBe(200)
  const [connection] = await connections()
  expect(connection).toMatchObject({ provider: 'microsoft', state: 'working' })
  await opened.admin(`staff/anna/calendars/${connection?.id}`, {
    method: 'PATCH',
    ifMatch: '*',
    json: { calendars: [{ remoteId: 'main', blocks: true, receives: true }], handMade: 'follow' },
  })
  const mine = await book(opened.server)
  await opened.server.drain()
  const [event] = microsoft.events('main')
  expect(event).toBeDefined()
  const before = await listStarts(opened.server)
  opened.server.setNow(NOW + 5 * MINUTE)
  await opened.server.readCalendars()
  // Its own event, though it goes by another UID there.
  expect(await listStarts(opened.server)).toEqual(before)
  microsoft.deleteByHand(String(event?.['id']))
  opened.server.setNow(NOW + 10 * MINUTE)
  await opened.server.readCalendars()
  expect(await (await opened.admin(`bookings/${mine.id}`)).json()).toMatchObject({ status: 'cancelled' })
})

test('tokens that are renewed are kept, sealed; none of them is ever seen', async () => {
  await comeBack(await authorize('google'))
  const sealed = (): unknown => {
    const file = openFile(opened.server)
    try {
      return file.prepare('SELECT credentials FROM calendar_connections').pluck().get()
    } finally {
      file.close()
    }
  }
  const before = sealed()
  google.expireAccess()
  opened.server.setNow(NOW + 5 * MINUTE)
  await opened.server.readCalendars()
  expect(sealed()).not.toBe(before)
  expect(await connections()).toMatchObject([{ state: 'working' }])
  expect(String(sealed())).toMatch(/^s1\.[0-9a-f]{8}\.[\w-]+$/)
  expect(JSON.stringify(await connections())).not.toMatch(/token|s1\./i)
})

describe('an account that was cut off', () => {
  test('is connected anew, as it was', async () => {
    await comeBack(await authorize('google'))
    const [connection] = await connections()
    google.revokeAccess()
    opened.server.setNow(NOW + 5 * MINUTE)
    await opened.server.readCalendars()
    expect(await connections()).toMatchObject([{ state: 'needs-reconnecting', blocksAll: true }])
    const response = await comeBack(await authorize('google', { connection: connection?.id }))
    expect(response.status).toBe(200)
    expect(await connections()).toMatchObject([{ id: connection?.id, state: 'working', blocksAll: false }])
  })

  test('isn’t exchanged for another one', async () => {
    await comeBack(await authorize('google'))
    const [connection] = await connections()
    const url = await authorize('google', { connection: connection?.id })
    google.calendars[0] = { ...google.calendars[0], id: 'ben@salon.example' }
    const response = await comeBack(url)
    expect(response.status).toBe(502)
    expect(await response.text()).toMatch(/You signed in as ben@salon\.example, but it is anna@salon\.example/)
  })

  test.each<['google' | 'microsoft', number, object]>([
    ['google', 500, {}],
    ['google', 200, {}],
    ['google', 403, { id: MAIN }],
    ['microsoft', 503, {}],
    ['microsoft', 200, {}],
  ])('isn’t connected anew while %s doesn’t say whose it is (%s %j)', async (provider, status, json) => {
    await comeBack(await authorize(provider), provider)
    const before = await connections()
    const url = await authorize(provider, { connection: before[0]?.id })
    const { next } = provider === 'google' ? google : microsoft
    next.push({ status, json })
    const response = await comeBack(url, provider)
    expect([response.status, next.length]).toEqual([502, 0])
    expect(await connections()).toEqual(before)
  })

  test('gives its access back when it is disconnected', async () => {
    await comeBack(await authorize('google'))
    const [connection] = await connections()
    const path = `staff/anna/calendars/${connection?.id}`
    expect((await opened.admin(path, { method: 'DELETE', ifMatch: '*' })).status).toBe(204)
    expect(await connections()).toEqual([])
    expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
  })
})

describe('who comes back', () => {
  const request = (query: string, provider = 'google'): Promise<Response> =>
    opened.server.request(`/calendars/connected/${provider}?${query}`)

  test('twice connects once', async () => {
    const url = await authorize('google')
    const { code, state } = google.consent(url)
    const query = new URLSearchParams({ code, state: state ?? '' }).toString()
    expect((await request(query)).status).toBe(200)
    expect((await request(query)).status).toBe(400)
    expect(await connections()).toHaveLength(1)
  })

  test('without a state, with another one, or from another service connects nothing', async () => {
    const url = await authorize('google')
    const { code, state } = google.consent(url)
    for (const query of [`code=${code}`, `code=${code}&state=made-up`, '']) {
      expect((await request(query)).status).toBe(400)
    }
    expect((await request(`code=${code}&state=${state}`, 'microsoft')).status).toBe(400)
    expect(await connections()).toEqual([])
  })

  test('after ten minutes comes too late', async () => {
    const url = await authorize('google')
    opened.server.setNow(NOW + 10 * MINUTE)
    expect((await comeBack(url)).status).toBe(400)
    expect(await connections()).toEqual([])
  })

  test('having said no has connected nothing', async () => {
    const state = new URL(await authorize('google')).searchParams.get('state') ?? ''
    const response = await request(`error=access_denied&state=${state}`)
    expect([response.status, await response.text()]).toEqual([400, 'Access was not given. Nothing was connected.'])
  })

  test('with somebody else’s code, which was asked for with another verifier, connects nothing', async () => {
    const [mine, theirs] = [await authorize('google'), await authorize('google')]
    const { code } = google.consent(theirs)
    const state = new URL(mine).searchParams.get('state') ?? ''
    expect((await request(`code=${code}&state=${state}`)).status).toBe(502)
    expect(await connections()).toEqual([])
  })
})

test('a server that isn’t registered there says what to set', async () => {
  await using plain = await openAdmin()
  const response = await plain.admin('staff/anna/calendars/authorize', { json: { provider: 'google' } })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    errors: [{ pointer: '/provider', message: expect.stringContaining('OPENSLOT_GOOGLE_CLIENT_ID') as string }],
  })
})
