import { expect, test } from 'vitest'
import { type FakeCalendar, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, book, listStarts } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000

test('what was read with other credentials counts no more, and nothing is asked on from there', async () => {
  await using connected = await openConnected({ policy: 'use-last-known' })
  const { fake, server, change } = connected
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  let asked = 0
  // It can be listed, and then not be read.
  fake.beforeAnswer = async () => {
    asked += 1
    if (asked > 1) throw new CalendarError('unavailable', 'It is down.')
  }
  expect(await change({ password: 'hunter3' })).toMatchObject({ blocksAll: true })
  expect(await listStarts(server)).toEqual([])
  fake.beforeAnswer = async () => {}
  const before = fake.pulls.length
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(fake.pulls.slice(before).map(({ cursor }) => cursor)).toEqual([null, null])
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
})

test('a reading with the old credentials is waited for by nobody, and stored nowhere', async () => {
  await using connected = await openConnected()
  const { fake, server, change } = connected
  let release = (): void => {}
  const answer = new Promise<void>((resolve) => {
    release = resolve
  })
  let noteAsked = (): void => {}
  const isAsked = new Promise<void>((resolve) => {
    noteAsked = resolve
  })
  fake.beforeAnswer = () => {
    noteAsked()
    return answer
  }
  server.setNow(NOW + 5 * MINUTE)
  const old = server.readCalendars()
  await isAsked
  fake.beforeAnswer = async () => {}
  fake.add('dentist', { start: TEN, end: TEN + 30 * MINUTE })
  await change({ password: 'hunter3' })
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  release()
  await old
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

test('another server’s account has calendars of its own, and its password goes nowhere else', async () => {
  const fake = fakeCalendar()
  const asked: string[] = []
  const providerOf: FakeCalendar['providerOf'] = (credentials, access) => {
    if (credentials.kind !== 'caldav') throw new Error('It is CalDAV.')
    const { url, password } = credentials
    const provider = fake.providerOf(credentials, access)
    const noted = (remoteId: string): string => {
      asked.push(`${password} ${remoteId}`)
      return remoteId
    }
    return {
      listCalendars: async () =>
        (await provider.listCalendars()).map((calendar) => ({ ...calendar, id: new URL(calendar.id, url).href })),
      pull: (id, request) => provider.pull(noted(id), request),
      put: (id, event, known) => provider.put(noted(id), event, known),
      look: (id, names, request) => provider.look(noted(id), names, request),
      find: (id, uid) => provider.find(noted(id), uid),
      remove: (id, known) => provider.remove(noted(id), known),
    }
  }
  await using connected = await openConnected({}, { fake: { ...fake, providerOf } })
  const { server, change } = connected
  await change({ calendars: [{ remoteId: 'https://dav.example/own', blocks: true, receives: true }] })
  await book(server)
  await server.drain()
  asked.length = 0
  const moved = await change({ url: 'https://other.example/', password: 'hunter3' })
  expect(moved.calendars.map(({ remoteId, blocks, receives }) => [remoteId, blocks, receives])).toEqual([
    ['https://other.example/own', true, false],
    ['https://other.example/second', true, false],
  ])
  expect(moved).toMatchObject({ lostReceiving: 'Own' })
  const chosen = await change({ calendars: [{ remoteId: 'https://other.example/own', blocks: true, receives: true }] })
  expect(chosen).toMatchObject({ lostReceiving: null })
  await server.drain()
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(new Set(asked)).toEqual(new Set(['hunter3 https://other.example/own', 'hunter3 https://other.example/second']))
  expect(fake.put.size).toBe(2)
})

const OWN = { remoteId: 'own', blocks: true, receives: true }

test.each([['second'], ['holidays']])(
  'with a new password, what blocks stays, though only %s is listed',
  async (id) => {
    await using connected = await openConnected()
    const { fake, server, change } = connected
    await change({ calendars: [OWN] })
    fake.add('dentist', { start: TEN, end: TEN + 30 * MINUTE })
    fake.calendars = fake.calendars.filter((calendar) => calendar.id === id)
    expect(await change({ password: 'hunter3' })).toMatchObject({ calendars: [OWN], lostReceiving: null })
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  },
)

test('with a new password, a calendar that is gone is named, and its owner is busy until somebody chooses', async () => {
  await using connected = await openConnected({ policy: 'use-last-known' })
  const { fake, server, change } = connected
  await change({ calendars: [OWN] })
  fake.calendars = fake.calendars.filter(({ id }) => id !== 'own')
  let asked = 0
  fake.beforeAnswer = async () => {
    asked += 1
    // It isn't listed, and can't be read.
    if (asked > 1) throw new CalendarError('not-found', 'It is gone.')
  }
  expect(await change({ password: 'hunter3' })).toMatchObject({
    state: 'failing',
    blocksAll: true,
    calendars: [{ ...OWN, name: 'Own', error: { code: 'not-found' } }],
  })
  expect(await listStarts(server)).toEqual([])
  fake.beforeAnswer = async () => {}
  const chosen = [{ remoteId: 'second', blocks: true }]
  expect(await change({ calendars: chosen })).toMatchObject({ state: 'working', calendars: chosen })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
})

test('with a new user name, what blocks stays as long as the account has some of it', async () => {
  await using connected = await openConnected()
  const { fake, change } = connected
  const both = [OWN, { remoteId: 'second', blocks: true, receives: false }]
  await change({ calendars: both })
  fake.calendars = fake.calendars.filter(({ id }) => id !== 'own')
  const changed = await change({ username: 'anna@salon.example', password: 'hunter3' })
  expect(changed).toMatchObject({ account: 'anna@salon.example', calendars: both })
})

test('a list without calendars is none: neither an account nor a new password is taken with it', async () => {
  await using connected = await openConnected()
  const { fake, server, admin, see } = connected
  const before = await see()
  fake.add('dentist', { start: TEN, end: TEN + 30 * MINUTE })
  fake.calendars = []
  const json = { provider: 'caldav', url: 'https://dav.example/', username: 'ben', password: 'hunter2' }
  const made = await admin('staff/ben/calendars', { json })
  const path = `staff/anna/calendars/${before.id}`
  const changed = await admin(path, { method: 'PATCH', ifMatch: '*', json: { password: 'hunter3' } })
  for (const response of [made, changed]) {
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '/url', code: 'not-found' }] })
  }
  expect((await admin(`${path}/available`)).status).toBe(502)
  expect(await (await admin('staff/ben/calendars')).json()).toEqual({ connections: [] })
  expect(await see()).toEqual(before)
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

test('whoever chooses along with new credentials that nothing gets the bookings has lost nothing', async () => {
  await using connected = await openConnected()
  const { change } = connected
  await change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const chosen = [{ remoteId: 'second', blocks: true }]
  expect(await change({ password: 'hunter3', calendars: chosen })).toMatchObject({ lostReceiving: null })
})

test('in another time zone, what was read says nothing, and that is told', async () => {
  await using connected = await openConnected()
  const { fake, admin, see, server } = connected
  expect(await see()).toMatchObject({ blocksAll: false })
  fake.fail('unavailable')
  const moved = await admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { timeZone: 'Europe/Lisbon' } })
  expect(moved.status).toBe(200)
  expect(await see()).toMatchObject({ blocksAll: true })
  fake.failure = null
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(await see()).toMatchObject({ blocksAll: false })
})
