import type { AvailableCalendars, CalendarConnection, MessagesResponse, Problem } from '@openslot/core/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAdmin } from '../../../test/support/admin.js'
import { type CaldavSalon, eventAt, openCaldav } from '../../../test/support/caldav.js'
import { RANGE } from '../../../test/support/oauth-account.js'
import { type Radicale, USER } from '../../../test/support/radicale.js'
import { NOW, TUESDAY_TEN, book, bookingBody, cancel, listStarts, reschedule } from '../../../test/support/salon.js'
import { caldavProvider } from './provider.js'

let opened: CaldavSalon
let radicale: Radicale
beforeEach(async () => {
  opened = await openCaldav()
  radicale = opened.radicale
}, 60_000)
afterEach(async () => {
  await opened[Symbol.asyncDispose]()
}, 60_000)

test('connecting finds the account’s calendars, and reads them', async () => {
  await radicale.put(radicale.calendars.home, 'dentist', eventAt('20260602T080000Z', '20260602T090000Z'))
  const connection = await opened.connect()
  expect(connection).toMatchObject({ provider: 'caldav', account: 'anna', state: 'working', blocksAll: false })
  expect(
    connection.calendars.map(({ name, remoteId, blocks, receives }) => [name, remoteId, blocks, receives]),
  ).toEqual(
    expect.arrayContaining([
      ['work', radicale.calendars.work, true, false],
      ['home', radicale.calendars.home, true, false],
    ]),
  )
  expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
  const response = await opened.admin(`staff/anna/calendars/${connection.id}/available`)
  const { calendars } = (await response.json()) as AvailableCalendars
  expect(new Map(calendars.map(({ name, isWritable }) => [name, isWritable]))).toEqual(
    new Map([
      ['home', true],
      ['work', true],
    ]),
  )
})

test('a booking comes into the calendar, moves in it, and goes; and blocks but once', async () => {
  await opened.connectWork()
  const mine = await book(opened.server)
  await opened.server.drain()
  const path = `/anna/work/${mine.id}-openslot.ics`
  const put = await radicale.contents(radicale.calendars.work)
  expect([...put.keys()]).toEqual([path])
  const lines = put.get(path)?.split('\r\n') ?? []
  expect(lines).toEqual(
    expect.arrayContaining([
      `UID:${mine.id}@openslot`,
      'SEQUENCE:0',
      'DTSTART:20260602T080000Z',
      'DTEND:20260602T083000Z',
      'SUMMARY:Haircut – Mia Muster',
    ]),
  )
  const before = await listStarts(opened.server)
  await opened.poll()
  expect(await listStarts(opened.server)).toEqual(before)

  await reschedule(opened.server, mine, { start: '2026-06-03T08:00:00Z' })
  await opened.server.drain()
  const moved = await radicale.contents(radicale.calendars.work)
  expect([...moved.keys()]).toEqual([path])
  expect(moved.get(path)).toContain('DTSTART:20260603T080000Z')
  expect(moved.get(path)).toContain('SEQUENCE:1')

  await cancel(opened.server, mine)
  await opened.server.drain()
  expect((await radicale.contents(radicale.calendars.work)).size).toBe(0)
})

test('an event that is there already, its answer lost or put by a mail program, is made anew, not twice', async () => {
  await opened.connectWork()
  const mine = await book(opened.server)
  const uid = `UID:${mine.id}@openslot`
  await radicale.put(radicale.calendars.work, 'from-the-mail', eventAt('20260602T080000Z', '20260602T083000Z', uid))
  await opened.server.drain()
  const there = await radicale.contents(radicale.calendars.work)
  expect([...there.values()].filter((content) => content.includes(uid))).toHaveLength(1)
  expect([...there.values()][0]).toContain('SUMMARY:Haircut – Mia Muster')
  await cancel(opened.server, mine)
  await opened.server.drain()
  expect((await radicale.contents(radicale.calendars.work)).size).toBe(0)
})

test('what is in another version by now is neither written nor deleted', async () => {
  const { work } = radicale.calendars
  const provider = caldavProvider({ kind: 'caldav', url: radicale.url, ...USER }, { fetch, clock: () => NOW })
  const times = { start: Date.parse(TUESDAY_TEN), end: Date.parse(TUESDAY_TEN) + 1_800_000 }
  const event = { uid: 'mine@openslot', sequence: 0, timeZone: 'Europe/Berlin', title: 'Haircut', ...times }
  const whole = { ...event, description: '', location: null, url: null }
  const first = await provider.put(work, whole, null)
  // Its answer may have been lost.
  const put = await provider.put(work, whole, null)
  expect(put.ref).toBe(first.ref)
  expect(put.version).not.toBeNull()
  await radicale.put(work, 'mine-openslot', eventAt('20260602T120000Z', '20260602T123000Z', 'UID:mine@openslot'))
  await expect(provider.put(work, whole, put)).rejects.toMatchObject({ code: 'changed' })
  await expect(provider.remove(work, put)).rejects.toMatchObject({ code: 'changed' })
  const seen = await provider.look(work, { ref: put.ref, uid: whole.uid }, RANGE)
  expect(seen?.at).toEqual({ start: Date.parse('2026-06-02T12:00:00Z'), end: Date.parse('2026-06-02T12:30:00Z') })
  const again = await provider.put(work, whole, seen)
  await provider.remove(work, again)
  expect(await provider.look(work, { ref: put.ref, uid: whole.uid }, RANGE)).toBeNull()
  await provider.remove(work, { ...again, version: null })
})

const uidsIn = (contents: ReadonlyMap<string, string>): Record<string, string | undefined> =>
  Object.fromEntries(Array.from(contents, ([path, content]) => [path, /^UID:(.*?)\r?$/m.exec(content)?.[1]]))

test('what somebody has put under the name of a booking’s event stays, and the booking stands beside it', async () => {
  const { work } = radicale.calendars
  await opened.connectWork()
  const mine = await book(opened.server)
  const uid = `${mine.id}@openslot`
  await radicale.put(work, `${mine.id}-openslot`, eventAt('20260604T080000Z', '20260604T090000Z', 'UID:dentist'))
  await opened.server.drain()
  const both = { [`/anna/work/${mine.id}-openslot.ics`]: 'dentist', [`/anna/work/${mine.id}-openslot-2.ics`]: uid }
  expect(uidsIn(await radicale.contents(work))).toEqual(both)
  await opened.poll()
  await reschedule(opened.server, mine, { start: '2026-06-03T08:00:00Z' })
  await opened.server.drain()
  expect(uidsIn(await radicale.contents(work))).toEqual(both)
  expect((await radicale.contents(work)).get(`/anna/work/${mine.id}-openslot-2.ics`)).toContain(
    'DTSTART:20260603T080000Z',
  )
  await cancel(opened.server, mine)
  await opened.server.drain()
  expect(Object.values(uidsIn(await radicale.contents(work)))).toEqual(['dentist'])
})

test('when the whole calendar is gone, a booking that was cancelled is done with', async () => {
  await opened.connectWork()
  const mine = await book(opened.server)
  await opened.server.drain()
  await radicale.remove('/anna/work/')
  await cancel(opened.server, mine)
  await opened.server.drain()
  const { messages } = (await (await opened.admin('messages?channel=calendar')).json()) as MessagesResponse
  expect(messages.map(({ state }) => state)).toEqual(['sent', 'sent'])
})

test('a server that is down blocks, and what it missed comes to it when it is back', async () => {
  await opened.connectWork()
  const mine = await book(opened.server, { start: '2026-06-03T08:00:00Z' })
  await radicale.stop()
  await opened.server.drain()
  await opened.poll(14)
  // Its calendar was read a quarter of an hour ago, not longer.
  await opened.poll(1)
  expect(await listStarts(opened.server)).toEqual([])
  const refused = await opened.server.request('/v1/bookings', { json: bookingBody() })
  expect(refused.status).toBe(409)
  await radicale.start()
  await opened.poll(5)
  await opened.server.drain()
  expect([...(await radicale.contents(radicale.calendars.work)).keys()]).toEqual([`/anna/work/${mine.id}-openslot.ics`])
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
}, 60_000)

test('a password that was changed needs a new one, and says so', async () => {
  const { id } = await opened.connectWork()
  await radicale.changePassword('correct horse')
  await radicale.stop()
  await radicale.start()
  await opened.poll()
  const path = `staff/anna/calendars/${id}`
  const broken = (await (await opened.admin(path)).json()) as CalendarConnection
  expect(broken).toMatchObject({ state: 'needs-reconnecting', blocksAll: true })
  expect(broken.calendars[0]?.error).toEqual({
    code: 'needs-reconnecting',
    message: 'The server refuses the user name or password.',
  })
  const wrong = await opened.change(id, { password: 'battery staple' })
  expect(wrong.status).toBe(422)
  expect(((await wrong.json()) as Problem).errors?.map(({ pointer }) => pointer)).toEqual(['/password'])
  const mended = await opened.change(id, { password: 'correct horse' })
  expect(mended.status).toBe(200)
  expect(await mended.json()).toMatchObject({ state: 'working', blocksAll: false })
}, 60_000)

test('what can’t be connected is told why: the password, the address, no calendars there', async () => {
  const tries = [
    [opened.account({ password: 'wrong' }), 422, '/password'],
    [opened.account({ url: 'http://127.0.0.1:1/' }), 502, undefined],
    [opened.account({ url: 'ftp://example.com/' }), 422, '/url'],
  ] as const
  for (const [json, status, pointer] of tries) {
    const response = await opened.admin('staff/anna/calendars', { json })
    expect(response.status).toBe(status)
    expect(((await response.json()) as Problem).errors?.[0]?.pointer).toBe(pointer)
  }
  const { connections } = (await (await opened.admin('staff/anna/calendars')).json()) as { connections: unknown[] }
  expect(connections).toEqual([])
}, 30_000)

test('without leave, no address of the own network is asked', async () => {
  await using closed = await openAdmin()
  const response = await closed.admin('staff/anna/calendars', { json: opened.account() })
  expect(response.status).toBe(422)
  expect(((await response.json()) as Problem).errors?.[0]).toMatchObject({
    pointer: '/url',
    message: expect.stringContaining('private') as string,
  })
})
