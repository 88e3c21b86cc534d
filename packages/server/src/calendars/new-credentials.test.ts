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
