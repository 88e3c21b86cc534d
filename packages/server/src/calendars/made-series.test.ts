import type { CalendarConnection } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { openCaldav } from '../../test/support/caldav.js'
import {
  type ConnectedSalon,
  MAIN,
  openGoogleSalon,
  openMicrosoftSalon,
  watching,
} from '../../test/support/oauth-salon.js'
import { TUESDAY_TEN, book, cancel, listStarts, reschedule } from '../../test/support/salon.js'

// Somebody makes the event of a booking recur in their own calendar: what they added isn't lost in silence.

const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const THURSDAY_NOON = '2026-06-04T10:00:00Z'
const FRIDAY_TEN = '2026-06-05T08:00:00Z'
const IN_PLACE = [TUESDAY_TEN, WEDNESDAY_TEN, '2026-06-04T08:00:00Z']
/** Nothing of it is where the booking is. */
const ELSEWHERE = [THURSDAY_NOON, '2026-06-05T10:00:00Z']

interface Salon extends ConnectedSalon {
  /** Makes the only event a series. */
  makeSeries(starts: readonly string[]): Promise<void>
  /** When the events in the calendar begin, series by their own start. */
  starts(): Promise<string[]>
}

const KINDS: Readonly<Record<string, (rules: object) => Promise<Salon>>> = {
  caldav: async (rules) => {
    const salon = await openCaldav()
    const { radicale } = salon
    const { id } = await salon.connectWork(rules)
    const { work } = radicale.calendars
    return {
      ...salon,
      ...watching(salon),
      see: async () => (await (await salon.admin(`staff/anna/calendars/${id}`)).json()) as CalendarConnection,
      makeSeries: async ([first = '', ...others]) => {
        const [[path, text] = ['', '']] = [...(await radicale.contents(work))]
        const [start, end] = [first, new Date(Date.parse(first) + 1_800_000).toISOString()].map(compact)
        const series = text
          .replace(/DTSTART[^\r\n]*/, `DTSTART:${start}\r\nRRULE:FREQ=DAILY;COUNT=${others.length + 1}`)
          .replace(/DTEND[^\r\n]*/, `DTEND:${end}`)
        await radicale.put(work, path.split('/').at(-1)?.replace('.ics', '') ?? '', series)
      },
      starts: async () =>
        Array.from((await radicale.contents(work)).values(), (text) => {
          const [, year, month, day, hour, minute] = /DTSTART[^:]*:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00Z/.exec(text) ?? []
          return `${year}-${month}-${day}T${hour}:${minute}:00Z${text.includes('RRULE') ? ' and so on' : ''}`
        }),
    }
  },
  google: async (rules) => {
    const salon = await openGoogleSalon(rules)
    const { google } = salon
    return {
      ...salon,
      makeSeries: async (starts) => google.makeSeries(MAIN, google.events(MAIN)[0]?.id ?? '', starts),
      starts: async () => google.events(MAIN).map(({ start }) => utc((start as { dateTime: string }).dateTime)),
    }
  },
  microsoft: async (rules) => {
    const salon = await openMicrosoftSalon(rules)
    const { microsoft } = salon
    return {
      ...salon,
      makeSeries: async (starts) => microsoft.makeSeries(MAIN, microsoft.events(MAIN)[0]?.id ?? '', starts),
      starts: async () =>
        microsoft.events(MAIN).map(({ start }) => utc(`${(start as { dateTime: string }).dateTime}Z`)),
    }
  },
}

const compact = (instant: string): string => utc(instant).replaceAll(/[-:]/g, '')
const utc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`
const wednesday = { from: '2026-06-03T00:00:00Z', to: '2026-06-03T23:59:59Z' }
const each = Object.keys(KINDS).flatMap((kind) => ['show', 'follow'].map((handMade) => [kind, handMade] as const))

async function openBooked(kind: string, rules: object) {
  const salon = await (KINDS[kind] as (typeof KINDS)[string])(rules)
  const mine = await book(salon.server)
  await salon.pass(2)
  return { ...salon, mine, [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose]() }
}

test.each(each)('%s, %s: it is listed and blocks, and its booking stays', async (kind, handMade) => {
  await using salon = await openBooked(kind, { handMade })
  await salon.makeSeries(IN_PLACE)
  await salon.pass(2)
  const at = { start: TUESDAY_TEN, end: '2026-06-02T08:30:00Z' }
  expect(await salon.changes()).toMatchObject([{ change: 'recurs', put: at, seen: at, overwritten: false }])
  expect(await listStarts(salon.server, wednesday)).not.toContain(WEDNESDAY_TEN)
  expect(await salon.booking(salon.mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
})

test.each(each)('%s, %s: what goes when its booking moves is listed', async (kind, handMade) => {
  await using salon = await openBooked(kind, { handMade })
  const { server, mine } = salon
  await salon.makeSeries(IN_PLACE)
  expect((await reschedule(server, mine, { start: FRIDAY_TEN })).status).toBe(200)
  await server.drain()
  await salon.pass(2)
  expect(await salon.starts()).toEqual([FRIDAY_TEN])
  expect(await salon.booking(mine.id)).toMatchObject({ start: FRIDAY_TEN })
  expect(await salon.changes()).toMatchObject([{ change: 'recurs', put: { start: TUESDAY_TEN }, overwritten: true }])
  expect(await listStarts(server, wednesday)).toContain(WEDNESDAY_TEN)
})

test.each(Object.keys(KINDS))('%s: what goes with its booking is listed', async (kind) => {
  await using salon = await openBooked(kind, {})
  await salon.makeSeries(IN_PLACE)
  await salon.pass()
  await cancel(salon.server, salon.mine)
  await salon.pass(2)
  expect(await salon.starts()).toEqual([])
  expect(await salon.changes()).toMatchObject([{ change: 'recurs', overwritten: true }])
})

test.each(Object.keys(KINDS))('%s: what an administrator puts back is a single event again', async (kind) => {
  await using salon = await openBooked(kind, {})
  await salon.makeSeries(IN_PLACE)
  await salon.pass()
  const [change] = await salon.changes()
  const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
  expect((await salon.admin(path, { method: 'POST' })).status).toBe(204)
  await salon.pass(2)
  expect(await salon.starts()).toEqual([TUESDAY_TEN])
  expect(await salon.changes()).toEqual([])
})

test.each(Object.keys(KINDS))('%s, show: a series that is elsewhere was moved, and that is listed', async (kind) => {
  await using salon = await openBooked(kind, { handMade: 'show' })
  await salon.makeSeries(ELSEWHERE)
  await salon.pass(2)
  expect(await salon.changes()).toMatchObject([{ change: 'moved', seen: { start: THURSDAY_NOON } }])
  await reschedule(salon.server, salon.mine, { start: FRIDAY_TEN })
  await salon.pass(2)
  expect(await salon.starts()).toEqual([FRIDAY_TEN])
  expect(await salon.changes()).toMatchObject([{ change: 'moved', seen: { start: THURSDAY_NOON }, overwritten: true }])
})

test.each(Object.keys(KINDS))(
  '%s: one that wasn’t read before its booking moved is listed where it is',
  async (kind) => {
    await using salon = await openBooked(kind, { handMade: 'show' })
    await salon.makeSeries(ELSEWHERE)
    await reschedule(salon.server, salon.mine, { start: FRIDAY_TEN })
    await salon.server.drain()
    expect(await salon.starts()).toEqual([FRIDAY_TEN])
    expect(await salon.changes()).toMatchObject([
      { change: 'moved', seen: { start: THURSDAY_NOON }, overwritten: true },
    ])
  },
)

test.each(Object.keys(KINDS))(
  '%s, follow: the booking goes where a series is nearest, and what goes of it is listed',
  async (kind) => {
    await using salon = await openBooked(kind, { handMade: 'follow' })
    await salon.makeSeries(ELSEWHERE)
    await salon.pass(2)
    expect(await salon.booking(salon.mine.id)).toMatchObject({ start: THURSDAY_NOON })
    await salon.pass()
    expect(await salon.starts()).toEqual([THURSDAY_NOON])
    expect(await salon.changes()).toMatchObject([
      { change: 'recurs', seen: { start: THURSDAY_NOON }, overwritten: true },
    ])
  },
)
