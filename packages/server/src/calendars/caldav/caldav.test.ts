import type { AvailableCalendars, Booking, CalendarConnection, Problem } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AdminServer, openAdmin } from '../../../test/support/admin.js'
import { type Radicale, USER, openRadicale } from '../../../test/support/radicale.js'
import {
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  cancel,
  listStarts,
  openFile,
  reschedule,
} from '../../../test/support/salon.js'
import { caldavProvider } from './provider.js'

const MINUTE = 60_000

let radicale: Radicale
let opened: AdminServer
let now: number
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  now = NOW
  radicale = await openRadicale()
  opened = await openAdmin({ environment: { OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true' } })
}, 60_000)
afterEach(async () => {
  vi.restoreAllMocks()
  await opened[Symbol.asyncDispose]()
  await radicale[Symbol.asyncDispose]()
}, 60_000)

const BERLIN = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

const account = (changes: object = {}): object => ({ provider: 'caldav', url: radicale.url, ...USER, ...changes })

async function connect(rules: object = {}): Promise<CalendarConnection> {
  const response = await opened.admin('staff/anna/calendars', { json: account(rules) })
  expect(response.status).toBe(201)
  return (await response.json()) as CalendarConnection
}

const change = (id: string, json: object): Promise<Response> =>
  opened.admin(`staff/anna/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json })

/** Connected, with the calendar at work for what Anna has to do. */
async function connectWork(rules: object = {}): Promise<CalendarConnection> {
  const { id } = await connect(rules)
  const calendars = [
    { remoteId: radicale.calendars.work, blocks: true, receives: true },
    { remoteId: radicale.calendars.home, blocks: true },
  ]
  const response = await change(id, { calendars })
  expect(response.status).toBe(200)
  return (await response.json()) as CalendarConnection
}

/** Lets the time of the next reading come. */
async function poll(minutes = 5): Promise<void> {
  now += minutes * MINUTE
  opened.server.setNow(now)
  await opened.server.readCalendars()
}

const eventAt = (start: string, end: string, ...more: string[]): string =>
  [`DTSTART:${start}`, `DTEND:${end}`, 'SUMMARY:Something', ...more].join('\n')

const bookingOf = async (id: string): Promise<Booking> =>
  (await (await opened.admin(`bookings/${id}`)).json()) as Booking

test('connecting finds the account’s calendars, and reads them', async () => {
  await radicale.put(radicale.calendars.home, 'dentist', eventAt('20260602T080000Z', '20260602T090000Z'))
  const connection = await connect()
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

test('what changes in the calendar changes what is free, within one poll', async () => {
  await connectWork()
  const free = await listStarts(opened.server)
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
  await poll()
  const taken = await listStarts(opened.server)
  expect(free.filter((start) => !taken.includes(start))).toEqual([
    '2026-06-02T07:45:00Z',
    TUESDAY_TEN,
    '2026-06-02T08:15:00Z',
  ])
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T120000Z', '20260602T123000Z'))
  await poll()
  const moved = await listStarts(opened.server)
  expect(moved).toContain(TUESDAY_TEN)
  expect(moved).not.toContain('2026-06-02T12:00:00Z')
  await radicale.remove('/anna/work/meeting.ics')
  await poll()
  expect(await listStarts(opened.server)).toEqual(free)
})

test('series with their exceptions, whole days, and what takes no time', async () => {
  const { work } = radicale.calendars
  await radicale.put(
    work,
    'series',
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Somebody//Calendar//EN',
      ...BERLIN,
      'BEGIN:VEVENT',
      'UID:series',
      'DTSTAMP:20260101T000000Z',
      'DTSTART;TZID=Europe/Berlin:20260105T100000',
      'DTEND;TZID=Europe/Berlin:20260105T103000',
      'RRULE:FREQ=DAILY',
      'EXDATE;TZID=Europe/Berlin:20260603T100000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:series',
      'DTSTAMP:20260101T000000Z',
      'RECURRENCE-ID;TZID=Europe/Berlin:20260604T100000',
      'DTSTART;TZID=Europe/Berlin:20260604T150000',
      'DTEND;TZID=Europe/Berlin:20260604T153000',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
  await radicale.put(work, 'day-off', 'DTSTART;VALUE=DATE:20260605\nDTEND;VALUE=DATE:20260606')
  const day = (date: string): Promise<string[]> =>
    listStarts(opened.server, { from: `${date}T00:00:00Z`, to: `${date}T23:59:59Z` })
  await radicale.put(work, 'free', eventAt('20260602T120000Z', '20260602T130000Z', 'TRANSP:TRANSPARENT'))
  await radicale.put(work, 'off', eventAt('20260602T120000Z', '20260602T130000Z', 'STATUS:CANCELLED'))
  await connectWork()
  expect(await day('2026-06-02')).not.toContain('2026-06-02T08:00:00Z')
  expect(await day('2026-06-02')).toContain('2026-06-02T12:00:00Z')
  expect(await day('2026-06-03')).toContain('2026-06-03T08:00:00Z')
  expect(await day('2026-06-04')).toContain('2026-06-04T08:00:00Z')
  expect(await day('2026-06-04')).not.toContain('2026-06-04T13:00:00Z')
  expect(await day('2026-06-05')).toEqual([])
})

test('a booking comes into the calendar, moves in it, and goes; and blocks but once', async () => {
  await connectWork()
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
  await poll()
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
  await connectWork()
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
  await connectWork({ handMade: 'follow' })
  const [first, second] = [await book(opened.server), await book(opened.server, { start: '2026-06-03T08:00:00Z' })]
  await opened.server.drain()
  await poll()
  await radicale.remove(`/anna/work/${first.id}-openslot.ics`)
  await radicale.put(
    radicale.calendars.work,
    `${second.id}-openslot`,
    eventAt('20260604T080000Z', '20260604T083000Z', `UID:${second.id}@openslot`),
  )
  await poll()
  expect(await bookingOf(first.id)).toMatchObject({ status: 'cancelled' })
  expect(await bookingOf(second.id)).toMatchObject({ status: 'confirmed', start: '2026-06-04T08:00:00Z' })
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
})

test('show: deleted by hand, the booking stays, and the administrator sees it', async () => {
  await connectWork()
  const mine = await book(opened.server)
  await opened.server.drain()
  await poll()
  await radicale.remove(`/anna/work/${mine.id}-openslot.ics`)
  await poll()
  expect(await bookingOf(mine.id)).toMatchObject({ status: 'confirmed' })
  const response = await opened.admin('calendar-changes')
  expect(await response.json()).toMatchObject({ changes: [{ bookingId: mine.id, change: 'deleted', seen: null }] })
})

test('a server that is down blocks, and what it missed comes to it when it is back', async () => {
  await connectWork()
  const mine = await book(opened.server, { start: '2026-06-03T08:00:00Z' })
  await radicale.stop()
  await opened.server.drain()
  await poll(14)
  // Its calendar was read a quarter of an hour ago, not longer.
  await poll(1)
  expect(await listStarts(opened.server)).toEqual([])
  const refused = await opened.server.request('/v1/bookings', { json: bookingBody() })
  expect(refused.status).toBe(409)
  await radicale.start()
  await poll(5)
  await opened.server.drain()
  expect([...(await radicale.contents(radicale.calendars.work)).keys()]).toEqual([`/anna/work/${mine.id}-openslot.ics`])
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
}, 60_000)

test('a password that was changed needs a new one, and says so', async () => {
  const { id } = await connectWork()
  await radicale.changePassword('correct horse')
  await radicale.stop()
  await radicale.start()
  await poll()
  const path = `staff/anna/calendars/${id}`
  const broken = (await (await opened.admin(path)).json()) as CalendarConnection
  expect(broken).toMatchObject({ state: 'needs-reconnecting', blocksAll: true })
  expect(broken.calendars[0]?.error).toEqual({
    code: 'needs-reconnecting',
    message: 'The server refuses the user name or password.',
  })
  const wrong = await change(id, { password: 'battery staple' })
  expect(wrong.status).toBe(422)
  expect(((await wrong.json()) as Problem).errors?.map(({ pointer }) => pointer)).toEqual(['/password'])
  const mended = await change(id, { password: 'correct horse' })
  expect(mended.status).toBe(200)
  expect(await mended.json()).toMatchObject({ state: 'working', blocksAll: false })
}, 60_000)

test('what can’t be connected is told why: the password, the address, no calendars there', async () => {
  const tries = [
    [account({ password: 'wrong' }), 422, '/password'],
    [account({ url: 'http://127.0.0.1:1/' }), 502, undefined],
    [account({ url: 'ftp://example.com/' }), 422, '/url'],
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
  const response = await closed.admin('staff/anna/calendars', { json: account() })
  expect(response.status).toBe(422)
  expect(((await response.json()) as Problem).errors?.[0]).toMatchObject({
    pointer: '/url',
    message: expect.stringContaining('private') as string,
  })
})

test('a sync token that the server no longer knows costs one whole reading, and nothing else', async () => {
  await connectWork()
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
  const file = openFile(opened.server)
  file.exec("UPDATE outside_calendars SET cursor = 'sync http://radicale.org/ns/sync/made-up'")
  file.close()
  await poll()
  expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
  expect(await (await opened.admin('staff/anna/calendars')).json()).toMatchObject({
    connections: [{ state: 'working' }],
  })
})

describe('a server that knows no sync tokens', () => {
  const range = { from: NOW - 86_400_000, to: NOW + 30 * 86_400_000, timeZone: 'Europe/Berlin' }
  let asked = 0
  const fetchWithout: typeof fetch = async (input, init) => {
    asked += 1
    const response = await fetch(input, init)
    const text = (await response.text()).replaceAll(/<sync-token>[^<]*<\/sync-token>/g, '')
    return new Response(text, { status: response.status, headers: { 'Content-Type': 'text/xml' } })
  }

  test('is read whole once its tag has changed, and not before', async () => {
    const provider = caldavProvider(
      { kind: 'caldav', url: radicale.url, ...USER },
      { fetch: fetchWithout, clock: () => NOW },
    )
    const { work } = radicale.calendars
    await radicale.put(work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
    const first = await provider.pull(work, { ...range, cursor: null })
    expect(first).toMatchObject({ isWhole: true, events: [{ ref: '/anna/work/meeting.ics', uid: 'meeting' }] })
    expect(first.cursor).toMatch(/^ctag /)
    asked = 0
    const same = await provider.pull(work, { ...range, cursor: first.cursor })
    expect(same).toEqual({ isWhole: false, events: [], removed: [], cursor: first.cursor })
    expect(asked).toBe(1)
    await radicale.remove('/anna/work/meeting.ics')
    expect(await provider.pull(work, { ...range, cursor: first.cursor })).toMatchObject({ isWhole: true, events: [] })
  })
})

test('more than is asked for at once comes in parts', async () => {
  await connectWork()
  const { work } = radicale.calendars
  const names = Array.from({ length: 120 }, (_, index) => `meeting-${index}`)
  for (const name of names) await radicale.put(work, name, eventAt('20260602T080000Z', '20260602T083000Z'))
  await poll()
  const count = (): unknown => {
    const file = openFile(opened.server)
    try {
      return file.prepare('SELECT count(*) FROM outside_events').pluck().get()
    } finally {
      file.close()
    }
  }
  expect(count()).toBe(120)
  for (const name of names) await radicale.remove(`/anna/work/${name}.ics`)
  await poll()
  expect(count()).toBe(0)
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
}, 120_000)
