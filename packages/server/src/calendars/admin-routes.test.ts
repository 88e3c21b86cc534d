import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarConnection, Problem } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type FakeCalendar, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, listStarts, openFile } from '../../test/support/salon.js'
import { readConfig } from '../config.js'
import { type Server, createServer } from '../server.js'
import { watchLog } from '../../test/support/log.js'
import type { TestServer } from '../testing/index.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const OLD = 'the old secret, which nobody can guess'
const NEW = 'the new secret, which nobody can guess'

const pointersOf = async (response: Response): Promise<string[]> =>
  ((await response.json()) as Problem).errors?.map(({ pointer }) => pointer) ?? []

test('what opens an account is in no answer, no log, and not in the file for all to read', async () => {
  using log = watchLog()
  await using connected = await openConnected()
  const { admin, fake, server } = connected
  const { id } = await connected.see()
  fake.beforeAnswer = () => Promise.reject(new TypeError('a mistake of ours'))
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(log.entries.join('')).toContain('a mistake of ours')
  const answers = await Promise.all(
    ['', `/${id}`].map(async (path) => (await admin(`staff/anna/calendars${path}`)).text()),
  )
  for (const text of [...answers, ...log.entries]) expect(text).not.toMatch(/hunter2|dav\.example|s1\./)
  for (const file of readdirSync(server.directory)) {
    expect(readFileSync(join(server.directory, file)).includes('hunter2')).toBe(false)
  }
})

test('how a service refuses what was typed in is said in a word, too', async () => {
  await using connected = await openConnected()
  const connect = async (): Promise<Problem['errors']> => {
    const json = { provider: 'caldav', url: 'https://cloud.example/', username: 'anna', password: 'hunter2' }
    const response = await connected.admin('staff/anna/calendars', { method: 'POST', json })
    return ((await response.json()) as Problem).errors
  }
  for (const [code, pointer] of [
    ['not-allowed', '/url'],
    ['not-found', '/url'],
    ['needs-reconnecting', '/password'],
  ] as const) {
    connected.fake.fail(code)
    expect(await connect()).toEqual([{ pointer, code, message: expect.stringContaining(code) as string }])
  }
})

test('a stored password goes to no other address than its own', async () => {
  await using connected = await openConnected()
  const { id } = await connected.see()
  const change = (json: object): Promise<Response> =>
    connected.admin(`staff/anna/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json })
  expect(await pointersOf(await change({ url: 'https://evil.example/' }))).toEqual(['/password'])
  expect((await change({ url: 'https://other.example/', password: 'hunter3' })).status).toBe(200)
})

test('of two who change it, one is told; reading it makes no version', async () => {
  await using connected = await openConnected()
  const { admin, server } = connected
  const { id } = await connected.see()
  const path = `staff/anna/calendars/${id}`
  const etag = (await admin(path)).headers.get('ETag')
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  const change = (ifMatch: string | null): Promise<Response> =>
    admin(path, { method: 'PATCH', ifMatch, json: { policy: 'use-last-known' } })
  expect((await change(null)).status).toBe(428)
  expect((await change(etag)).status).toBe(200)
  expect((await change(etag)).status).toBe(412)
})

test.each([
  ['a calendar that isn’t there', { calendars: [{ remoteId: 'nowhere', blocks: true }] }, '/calendars/0/remoteId'],
  [
    'bookings into one that can only be read',
    { calendars: [{ remoteId: 'holidays', blocks: false, receives: true }] },
    '/calendars/0/receives',
  ],
  [
    'bookings into two',
    {
      calendars: [
        { remoteId: 'own', blocks: true, receives: true },
        { remoteId: 'second', blocks: true, receives: true },
      ],
    },
    '/calendars',
  ],
  [
    'one calendar twice',
    {
      calendars: [
        { remoteId: 'own', blocks: true },
        { remoteId: 'own', blocks: false },
      ],
    },
    '/calendars',
  ],
  ['less than a quarter of an hour', { maxAgeMinutes: 14 }, '/maxAgeMinutes'],
  ['an unknown policy', { policy: 'hope' }, '/policy'],
  ['what no account has', { token: 'x' }, '/token'],
])('%s is refused, and changes nothing', async (_what, json, pointer) => {
  await using connected = await openConnected()
  const before = await connected.see()
  const response = await connected.admin(`staff/anna/calendars/${before.id}`, { method: 'PATCH', ifMatch: '*', json })
  expect(response.status).toBe(422)
  expect(await pointersOf(response)).toEqual([pointer])
  expect(await connected.see()).toEqual(before)
})

test('the calendars of one are not found as another’s, nor those of nobody', async () => {
  await using connected = await openConnected()
  const { admin } = connected
  const { id } = await connected.see()
  for (const path of [`staff/ben/calendars/${id}`, 'staff/anna/calendars/made-up', 'staff/nobody/calendars']) {
    expect((await admin(path)).status).toBe(404)
  }
})

test('disconnecting gives the access back and forgets everything; that fails quietly where it must', async () => {
  await using connected = await openConnected()
  const { admin, fake, server } = connected
  fake.add('dentist', { start: TEN, end: TEN + 60 * MINUTE })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  const { id } = await connected.see()
  const path = `staff/anna/calendars/${id}`
  expect((await admin(path, { method: 'DELETE', ifMatch: null })).status).toBe(428)
  expect((await admin(path, { method: 'DELETE', ifMatch: '*' })).status).toBe(204)
  expect(fake.revoked).toBe(1)
  expect((await admin(path)).status).toBe(404)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  const file = openFile(server)
  for (const table of ['outside_calendars', 'outside_events', 'outside_busy']) {
    expect(file.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  }
  file.close()
})

test('what an account has is asked of its service, and a failure is told', async () => {
  await using connected = await openConnected()
  const { admin, fake } = connected
  const { id } = await connected.see()
  const available = await admin(`staff/anna/calendars/${id}/available`)
  expect(await available.json()).toMatchObject({
    calendars: [{ remoteId: 'own', name: 'Own', isWritable: true }, { remoteId: 'second' }, { remoteId: 'holidays' }],
  })
  fake.fail('unavailable')
  const failed = await admin(`staff/anna/calendars/${id}/available`)
  expect(failed.status).toBe(502)
  expect(await failed.json()).toMatchObject({ detail: 'The fake is unavailable.' })
})

test('it is read when somebody asks for it', async () => {
  await using connected = await openConnected()
  const { admin, fake, server } = connected
  fake.add('dentist', { start: TEN, end: TEN + 60 * MINUTE })
  const { id } = await connected.see()
  const response = await admin(`staff/anna/calendars/${id}/read`, { method: 'POST' })
  expect(response.status).toBe(200)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

test('a feed has one calendar, which can only be read', async () => {
  const fake = fakeCalendar()
  const providerOf: FakeCalendar['providerOf'] = (credentials, access) => ({
    ...fake.providerOf(credentials, access),
    listCalendars: async () => [{ id: 'feed', name: 'x.example', isWritable: false, timeZone: null }],
  })
  await using connected = await openConnected({}, { fake: { ...fake, providerOf } })
  const json = { provider: 'ics', url: 'webcal://x.example/secret.ics', name: 'Holidays' }
  const response = await connected.admin('staff/ben/calendars', { json })
  expect(response.status).toBe(201)
  const text = await response.text()
  expect(text).not.toContain('secret')
  expect(JSON.parse(text) as CalendarConnection).toMatchObject({
    provider: 'ics',
    account: 'Holidays',
    calendars: [{ remoteId: 'feed', blocks: true, receives: false }],
  })
})

/** Another server on the same file, with other secrets. */
const reopen = ({ directory }: TestServer, fake: FakeCalendar, secrets: Record<string, string>): Promise<Server> =>
  createServer({
    config: readConfig({}, secrets, directory),
    cwd: directory,
    demo: false,
    clock: () => NOW + 5 * MINUTE,
    outboxPollMs: null,
    housekeepingMs: null,
    calendarsMs: null,
    providerOf: fake.providerOf,
  })

test('with a new secret, accounts stay connected while the old one is named, and once that has been', async () => {
  await using connected = await openConnected({}, { environment: { OPENSLOT_SECRET: OLD } })
  const { fake, server } = connected
  const opens: unknown[] = []
  const watched = {
    ...fake,
    providerOf: ((credentials, access) => {
      opens.push(credentials)
      return fake.providerOf(credentials, access)
    }) satisfies FakeCalendar['providerOf'],
  }
  for (const secrets of [{ OPENSLOT_SECRET: NEW, OPENSLOT_SECRET_PREVIOUS: OLD }, { OPENSLOT_SECRET: NEW }]) {
    const again = await reopen(server, watched, secrets)
    await again.reading.run()
    await again.close()
    expect(opens.at(-1)).toMatchObject({ kind: 'caldav', username: 'anna', password: 'hunter2' })
  }
  expect(await connected.see()).toMatchObject({ state: 'working' })
})

test('without the secret, accounts have to be connected anew, and say so', async () => {
  await using connected = await openConnected({}, { environment: { OPENSLOT_SECRET: OLD } })
  const again = await reopen(connected.server, connected.fake, { OPENSLOT_SECRET: NEW })
  await again.reading.run()
  await again.close()
  const seen = await connected.see()
  expect(seen).toMatchObject({ state: 'needs-reconnecting', blocksAll: true })
  expect(seen.calendars[0]?.error?.message).toMatch(/OPENSLOT_SECRET_PREVIOUS/)
})
