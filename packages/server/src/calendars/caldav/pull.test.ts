import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaldavSalon, eventAt, openCaldav } from '../../../test/support/caldav.js'
import { type Radicale, USER } from '../../../test/support/radicale.js'
import { NOW, TUESDAY_TEN, listStarts, openFile } from '../../../test/support/salon.js'
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

test('what changes in the calendar changes what is free, within one poll', async () => {
  await opened.connectWork()
  const free = await listStarts(opened.server)
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
  await opened.poll()
  const taken = await listStarts(opened.server)
  expect(free.filter((start) => !taken.includes(start))).toEqual([
    '2026-06-02T07:45:00Z',
    TUESDAY_TEN,
    '2026-06-02T08:15:00Z',
  ])
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T120000Z', '20260602T123000Z'))
  await opened.poll()
  const moved = await listStarts(opened.server)
  expect(moved).toContain(TUESDAY_TEN)
  expect(moved).not.toContain('2026-06-02T12:00:00Z')
  await radicale.remove('/anna/work/meeting.ics')
  await opened.poll()
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
  await opened.connectWork()
  expect(await day('2026-06-02')).not.toContain('2026-06-02T08:00:00Z')
  expect(await day('2026-06-02')).toContain('2026-06-02T12:00:00Z')
  expect(await day('2026-06-03')).toContain('2026-06-03T08:00:00Z')
  expect(await day('2026-06-04')).toContain('2026-06-04T08:00:00Z')
  expect(await day('2026-06-04')).not.toContain('2026-06-04T13:00:00Z')
  expect(await day('2026-06-05')).toEqual([])
})

test('a start that its rule doesn’t name blocks, whatever the server makes of its rule', async () => {
  const { work } = radicale.calendars
  const rule = 'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260605T000000Z'
  await radicale.put(work, 'visit', eventAt('20260602T080000Z', '20260602T083000Z', rule))
  await opened.connectWork()
  expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
})

test('published busy times block', async () => {
  const busyTimes = ['BEGIN:VFREEBUSY', 'UID:rota', 'DTSTAMP:20260101T000000Z', 'FREEBUSY:20260602T080000Z/PT30M']
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Somebody//EN', ...busyTimes]
  await radicale.put(radicale.calendars.work, 'rota', [...lines, 'END:VFREEBUSY', 'END:VCALENDAR', ''].join('\r\n'))
  await opened.connectWork()
  expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
})

test('a sync token that the server no longer knows costs one whole reading, and nothing else', async () => {
  await opened.connectWork()
  await radicale.put(radicale.calendars.work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
  const file = openFile(opened.server)
  file.exec("UPDATE outside_calendars SET cursor = 'sync http://radicale.org/ns/sync/made-up'")
  file.close()
  await opened.poll()
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
  await opened.connectWork()
  const { work } = radicale.calendars
  const names = Array.from({ length: 120 }, (_, index) => `meeting-${index}`)
  for (const name of names) await radicale.put(work, name, eventAt('20260602T080000Z', '20260602T083000Z'))
  await opened.poll()
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
  await opened.poll()
  expect(count()).toBe(0)
  expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
}, 120_000)
