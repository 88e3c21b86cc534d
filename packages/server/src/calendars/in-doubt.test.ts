import { expect, test } from 'vitest'
import { openCaldav } from '../../test/support/caldav.js'
import { openConnected } from '../../test/support/fake-calendar.js'
import {
  type ConnectedSalon,
  MAIN,
  openGoogleSalon,
  openMicrosoftSalon,
  watching,
} from '../../test/support/oauth-salon.js'
import { TUESDAY_TEN, book, listStarts, reschedule } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'

// What is read of a calendar may be of before, or not all of it: before anything counts as done by hand, the event itself
// is asked for.

const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'

test.each(['show', 'follow'])('Microsoft, %s: a delta that doesn’t tell yet of what was put', async (handMade) => {
  await using salon = await openMicrosoftSalon({ handMade })
  const { server, microsoft } = salon
  await salon.pass()
  microsoft.delayNextDelta()
  const mine = await book(server)
  await server.drain()
  await salon.pass()
  expect(await salon.changes()).toEqual([])
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN, sequence: 0 })
  expect(await salon.changes()).toEqual([])
  expect(microsoft.events(MAIN)).toHaveLength(1)
})

test.each(['show', 'follow'])('Microsoft, %s: a delta that still tells where a booking was', async (handMade) => {
  await using salon = await openMicrosoftSalon({ handMade })
  const { server, microsoft } = salon
  const mine = await book(server)
  await salon.pass(2)
  microsoft.delayNextDelta()
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  await salon.pass()
  expect(await salon.changes()).toEqual([])
  // Where it was, nobody is busy any more.
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ start: WEDNESDAY_TEN, sequence: 1 })
  expect(await salon.changes()).toEqual([])
})

interface Far extends ConnectedSalon {
  /** Drags the only event a month back. */
  drag(): Promise<void>
  /** Lets everything be read anew. */
  readAll(): Promise<void>
}

const LONG_AGO = { start: '2026-05-03T08:00:00Z', end: '2026-05-03T08:30:00Z' }

const KINDS: Readonly<Record<string, () => Promise<Far>>> = {
  caldav: async () => {
    const salon = await openCaldav()
    const { radicale } = salon
    const { work } = radicale.calendars
    await salon.connectWork({ handMade: 'follow' })
    return {
      ...salon,
      ...watching(salon),
      see: async () => Promise.reject(new Error('It is not asked for.')),
      drag: async () => {
        const [[path, text] = ['', '']] = [...(await radicale.contents(work))]
        const dragged = text
          .replace(/DTSTART[^\r\n]*/, 'DTSTART:20260503T080000Z')
          .replace(/DTEND[^\r\n]*/, 'DTEND:20260503T083000Z')
        await radicale.put(work, path.split('/').at(-1)?.replace('.ics', '') ?? '', dragged)
      },
      readAll: async () => salon.poll(5 * 24 * 60),
    }
  },
  google: async () => {
    const salon = await openGoogleSalon({ handMade: 'follow' })
    const { google } = salon
    return {
      ...salon,
      drag: async () => {
        const [event] = google.events(MAIN)
        const { start, end } = LONG_AGO
        google.change(MAIN, { ...event, id: event?.id ?? '', start: { dateTime: start }, end: { dateTime: end } })
      },
      readAll: async () => google.forgetSyncTokens(),
    }
  },
  microsoft: async () => {
    const salon = await openMicrosoftSalon({ handMade: 'follow' })
    const { microsoft } = salon
    const time = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' })
    return {
      ...salon,
      drag: async () => {
        const [event] = microsoft.events(MAIN)
        const { start, end } = LONG_AGO
        microsoft.change(MAIN, { ...event, id: event?.id ?? '', start: time(start), end: time(end) })
      },
      readAll: async () => microsoft.forgetDeltas(),
    }
  },
}

test.each(Object.keys(KINDS))('%s, follow: dragged out of the time that is read, it isn’t deleted', async (kind) => {
  await using salon = await (KINDS[kind] as () => Promise<Far>)()
  const mine = await book(salon.server, { start: '2026-06-16T08:00:00Z' })
  await salon.pass(2)
  await salon.drag()
  await salon.pass()
  const listed = [{ change: 'moved', seen: LONG_AGO, refused: 'slot-unavailable', overwritten: false }]
  expect(await salon.changes()).toMatchObject(listed)
  await salon.readAll()
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed', start: '2026-06-16T08:00:00Z' })
  expect(await salon.changes()).toMatchObject(listed)
})

test('follow: as long as an event can’t be asked for, its booking stays; once it can, it follows', async () => {
  const connected = await openConnected({ handMade: 'follow' })
  await using salon = { ...connected, ...watching(connected) }
  const { server, fake, change } = salon
  await change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const mine = await book(server)
  await server.drain()
  await salon.pass()
  fake.events.clear()
  fake.lookFailure = new CalendarError('unavailable', 'Not now.')
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toEqual([])
  fake.lookFailure = null
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})
