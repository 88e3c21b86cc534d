import type { AvailableCalendars, Booking, CalendarConnection, MessagesResponse, Problem } from '@openslot/core/wire'
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

const bookingOf = async (id: string): Promise<Booking> =>
  (await (await opened.admin(`bookings/${id}`)).json()) as Booking

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

test('follow: deleted by hand, the booking is cancelled; moved by hand, it moves; within one poll', async () => {
  await opened.connectWork({ handMade: 'follow' })
  const [first, second] = [await book(opened.server), await book(opened.server, { start: '2026-06-03T08:00:00Z' })]
  await opened.server.drain()
  await opened.poll()
  await radicale.remove(`/anna/work/${first.id}-openslot.ics`)
  await radicale.put(
    radicale.calendars.work,
    `${second.id}-openslot`,
    eventAt('20260604T080000Z', '20260604T083000Z', `UID:${second.id}@openslot`),
  )
  await opened.poll()
  expect(await bookingOf(first.id)).toMatchObject({ status: 'cancelled' })
  expect(await bookingOf(second.id)).toMatchObject({ status: 'confirmed', start: '2026-06-04T08:00:00Z' })
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
})

test('follow: dragged into another calendar of the account, the booking stays; deleted there, it is cancelled', async () => {
  await opened.connectWork({ handMade: 'follow' })
  const mine = await book(opened.server)
  await opened.server.drain()
  await opened.poll()
  const { work, home } = radicale.calendars
  const path = `/anna/work/${mine.id}-openslot.ics`
  const event = (await radicale.contents(work)).get(path) ?? ''
  await radicale.put(home, 'dragged', event)
  await radicale.remove(path)
  await opened.poll()
  await opened.poll()
  expect(await bookingOf(mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  await radicale.remove('/anna/home/dragged.ics')
  await opened.poll()
  await opened.poll()
  expect(await bookingOf(mine.id)).toMatchObject({ status: 'cancelled' })
})

test.each(['show', 'follow'])(
  '%s: dragged into another calendar, the event moves there with its booking, and goes',
  async (handMade) => {
    await opened.connectWork({ handMade })
    const mine = await book(opened.server)
    await opened.server.drain()
    await opened.poll()
    const { work, home } = radicale.calendars
    const path = `/anna/work/${mine.id}-openslot.ics`
    await radicale.put(home, 'dragged', (await radicale.contents(work)).get(path) ?? '')
    await radicale.remove(path)
    await opened.poll()
    await opened.poll()
    await reschedule(opened.server, mine, { start: '2026-06-03T08:00:00Z' })
    await opened.server.drain()
    const moved = await radicale.contents(home)
    expect([...moved.keys()]).toEqual(['/anna/home/dragged.ics'])
    expect(moved.get('/anna/home/dragged.ics')).toContain('DTSTART:20260603T080000Z')
    expect((await radicale.contents(work)).size).toBe(0)
    await opened.poll()
    await opened.poll()
    expect(await (await opened.admin('calendar-changes')).json()).toEqual({ changes: [] })
    expect(await bookingOf(mine.id)).toMatchObject({ status: 'confirmed', start: '2026-06-03T08:00:00Z' })
    expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
    await cancel(opened.server, mine)
    await opened.server.drain()
    expect((await radicale.contents(home)).size).toBe(0)
  },
)

test('follow: dragged into another calendar right before the customer moves it, the event follows its booking there', async () => {
  await opened.connectWork({ handMade: 'follow' })
  const mine = await book(opened.server)
  await opened.server.drain()
  await opened.poll()
  const { work, home } = radicale.calendars
  const path = `/anna/work/${mine.id}-openslot.ics`
  await radicale.put(home, 'dragged', (await radicale.contents(work)).get(path) ?? '')
  await radicale.remove(path)
  await reschedule(opened.server, mine, { start: '2026-06-03T08:00:00Z' })
  await opened.server.drain()
  // Gone from one, then found in the other.
  await opened.poll()
  await opened.poll()
  await opened.server.drain()
  expect((await radicale.contents(home)).get('/anna/home/dragged.ics')).toContain('DTSTART:20260603T080000Z')
  expect((await radicale.contents(work)).size).toBe(0)
  expect(await bookingOf(mine.id)).toMatchObject({ status: 'confirmed', start: '2026-06-03T08:00:00Z' })
})

test('moved by hand right before the customer moves it, it is overwritten, and the administrator sees what was', async () => {
  await opened.connectWork()
  const mine = await book(opened.server)
  await opened.server.drain()
  await opened.poll()
  const path = `/anna/work/${mine.id}-openslot.ics`
  const event = (await radicale.contents(radicale.calendars.work)).get(path) ?? ''
  const dragged = event
    .replace('DTSTART:20260602T08', 'DTSTART:20260602T12')
    .replace('DTEND:20260602T08', 'DTEND:20260602T12')
  await radicale.put(radicale.calendars.work, `${mine.id}-openslot`, dragged)
  await reschedule(opened.server, mine, { start: '2026-06-03T08:00:00Z' })
  await opened.server.drain()
  await opened.poll()
  expect((await radicale.contents(radicale.calendars.work)).get(path)).toContain('DTSTART:20260603T080000Z')
  expect(await (await opened.admin('calendar-changes')).json()).toMatchObject({
    changes: [{ bookingId: mine.id, seen: { start: '2026-06-02T12:00:00Z' }, overwritten: true }],
  })
})

const uidsIn = (contents: ReadonlyMap<string, string>): Record<string, string | undefined> =>
  Object.fromEntries(Array.from(contents, ([path, content]) => [path, /^UID:(.*?)\r?$/m.exec(content)?.[1]]))

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

test('show: deleted by hand, the booking stays, and the administrator sees it', async () => {
  await opened.connectWork()
  const mine = await book(opened.server)
  await opened.server.drain()
  await opened.poll()
  await radicale.remove(`/anna/work/${mine.id}-openslot.ics`)
  await opened.poll()
  expect(await bookingOf(mine.id)).toMatchObject({ status: 'confirmed' })
  const response = await opened.admin('calendar-changes')
  expect(await response.json()).toMatchObject({ changes: [{ bookingId: mine.id, change: 'deleted', seen: null }] })
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
