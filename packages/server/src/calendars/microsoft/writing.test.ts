import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeMicrosoft, openFakeMicrosoft } from '../../../test/support/fake-microsoft.js'
import {
  BOOKING,
  RANGE,
  connectedAccount,
  contextOf,
  putAfterLostAnswer,
  putTwice,
  span,
} from '../../../test/support/oauth-account.js'
import type { CalendarProvider } from '../provider.js'
import { microsoftOAuth } from './oauth.js'
import { microsoftCalendars } from './provider.js'

const MAIN = 'AAMk-main='

let microsoft: FakeMicrosoft

beforeEach(async () => {
  microsoft = await openFakeMicrosoft()
  microsoft.calendars.push({ id: MAIN, name: 'Calendar', canEdit: true })
})
afterEach(() => microsoft[Symbol.asyncDispose]())

async function connect(): Promise<CalendarProvider> {
  const context = contextOf(microsoft)
  return microsoftCalendars(context, await connectedAccount(microsoft, microsoftOAuth(context)))
}

const time = (dateTime: string) => ({ dateTime: `${dateTime}:00.0000000`, timeZone: 'UTC' })
const byRef = (events: readonly { ref: string; spans: unknown }[]) =>
  Object.fromEntries(events.map(({ ref, spans }) => [ref, spans]))
const occurrence = (id: string, series: string, start: string, end: string) => ({
  id,
  type: 'occurrence',
  seriesMasterId: series,
  start: time(start),
  end: time(end),
})

test('a booking is put, moved and removed', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  expect(microsoft.events(MAIN)).toMatchObject([
    {
      id: known.ref,
      subject: 'Haircut: Ben',
      start: { dateTime: '2026-03-10T09:00:00', timeZone: 'UTC' },
      location: { displayName: 'Main Street 1' },
      // What customers write is no markup.
      body: { contentType: 'text', content: 'ben@example.com\n\nhttps://book.salon.example/manage/1' },
    },
  ])
  const moved = { ...BOOKING, sequence: 1, ...span('2026-03-11T09:00Z', '2026-03-11T09:30Z') }
  const put = await provider.put(MAIN, moved, known)
  expect(put.ref).toBe(known.ref)
  expect(microsoft.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-03-11T09:00:00' } }])
  await provider.remove(MAIN, put)
  expect(microsoft.events(MAIN)).toEqual([])
  await provider.remove(MAIN, put)
})

test('a booking’s event that is made to recur by hand is still there, and recurs no more once it is put again', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  const { cursor } = await provider.pull(MAIN, { ...RANGE, cursor: null })
  const [event] = microsoft.events(MAIN)
  microsoft.change(MAIN, { ...event, id: known.ref, type: 'seriesMaster', recurrence: { pattern: { type: 'weekly' } } })
  microsoft.change(MAIN, occurrence('first', known.ref, '2026-03-10T09:00', '2026-03-10T09:30'))
  const { events } = await provider.pull(MAIN, { ...RANGE, cursor })
  expect(byRef(events)).toEqual({ [known.ref]: [], first: [span('2026-03-10T09:00Z', '2026-03-10T09:30Z')] })
  const { version } = (await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)) ?? { version: null }
  await provider.put(MAIN, BOOKING, { ...known, version })
  expect(microsoft.events(MAIN).find(({ id }) => id === known.ref)?.['recurrence']).toBeNull()
})

test('what is in another version by now is neither written nor deleted', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  const [event] = microsoft.events(MAIN)
  microsoft.change(MAIN, {
    ...event,
    id: known.ref,
    start: time('2026-03-12T09:00'),
    end: time('2026-03-12T09:30'),
  })
  await expect(provider.put(MAIN, BOOKING, known)).rejects.toMatchObject({ code: 'changed' })
  await expect(provider.remove(MAIN, known)).rejects.toMatchObject({ code: 'changed' })
  const seen = await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)
  expect(seen?.at).toEqual(span('2026-03-12T09:00Z', '2026-03-12T09:30Z'))
  const again = await provider.put(MAIN, BOOKING, seen)
  await provider.remove(MAIN, again)
  expect(await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)).toBeNull()
})

test('in a calendar that is gone, nothing is found, and nothing can be put', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  expect(await provider.look('gone', { ...BOOKING, ...known }, RANGE)).toBeNull()
  expect(await provider.find('gone', BOOKING.uid)).toBeNull()
  await expect(provider.put('gone', BOOKING, null)).rejects.toMatchObject({ code: 'not-found' })
})

test('a retry after a lost answer makes no second event', async () => {
  const known = await putAfterLostAnswer(microsoft, await connect(), MAIN)
  expect(microsoft.events(MAIN)).toMatchObject([{ id: known.ref }])
})

test('two tries at once make one event', async () => {
  const refs = await putTwice(await connect(), MAIN)
  expect(microsoft.events(MAIN).map(({ id }) => [id, id])).toEqual([refs])
})

test('an event that was deleted by hand is made anew when it is put again', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  microsoft.deleteByHand(known.ref)
  const again = await provider.put(MAIN, BOOKING, known)
  expect(microsoft.events(MAIN)).toMatchObject([{ id: again.ref, subject: 'Haircut: Ben' }])
})

const invitation = (more: object = {}) => ({
  id: 'by-mail',
  iCalUId: BOOKING.uid,
  subject: 'Haircut',
  showAs: 'tentative',
  start: time('2026-03-10T09:00'),
  end: time('2026-03-10T09:30'),
  ...more,
})
const ids = () => microsoft.events(MAIN).map(({ id }) => id)

test('the event that Outlook has made of the mail’s invitation is the booking’s', async () => {
  const provider = await connect()
  microsoft.change(MAIN, invitation())
  expect(await provider.find(MAIN, BOOKING.uid)).toBe('by-mail')
  const known = await provider.put(MAIN, BOOKING, null)
  expect(known.ref).toBe('by-mail')
  expect(microsoft.events(MAIN)).toMatchObject([{ id: 'by-mail', subject: BOOKING.title, showAs: 'busy' }])
  expect(await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)).toMatchObject({
    ref: 'by-mail',
    at: span('2026-03-10T09:00Z', '2026-03-10T09:30Z'),
  })
  await provider.remove(MAIN, known)
  expect(ids()).toEqual([])
})

test('coming after our own, it takes its place', async () => {
  const provider = await connect()
  const own = await provider.put(MAIN, BOOKING, null)
  microsoft.change(MAIN, invitation())
  expect((await provider.put(MAIN, BOOKING, own)).ref).toBe('by-mail')
  expect(ids()).toEqual(['by-mail'])
})

test('where only who invites may change it, it is left to the mails, and tried again until they have', async () => {
  const provider = await connect()
  microsoft.change(MAIN, invitation({ isOrganizer: false }))
  const known = await provider.put(MAIN, BOOKING, null)
  expect(known.ref).toBe('by-mail')
  const moved = { ...BOOKING, sequence: 1, ...span('2026-03-11T09:00Z', '2026-03-11T09:30Z') }
  await expect(provider.put(MAIN, moved, known)).rejects.toMatchObject({ code: 'unavailable' })
  const later = { start: time('2026-03-11T09:00'), end: time('2026-03-11T09:30') }
  microsoft.change(MAIN, invitation({ isOrganizer: false, ...later }))
  expect((await provider.put(MAIN, moved, { ...known, version: null })).ref).toBe('by-mail')
  expect(ids()).toEqual(['by-mail'])
})

test('an event of theirs that may not be changed is no invitation that waits for a mail', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  microsoft.next.push({ status: 200, json: { value: [] } }, { status: 403, json: {} })
  await expect(provider.put(MAIN, BOOKING, known)).rejects.toMatchObject({ code: 'not-allowed' })
})
