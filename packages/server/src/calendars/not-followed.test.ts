import { expect, test } from 'vitest'
import { type FakeCalendar, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { MAIN, OTHER, openGoogleSalon, watching } from '../../test/support/oauth-salon.js'
import { TUESDAY_TEN, book, reschedule } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'
import type { RemoteCalendar } from './provider.js'

// With `follow`, a booking is cancelled or moved only where it is certain that somebody meant that.

const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const OWN = { remoteId: 'own', blocks: true, receives: true }
const SECOND = { remoteId: 'second', blocks: true }

/** A server whose booking is to follow its event, which stands there. */
async function openFollowing(calendars: readonly object[] = [OWN], fake = fakeCalendar()) {
  const connected = await openConnected({ handMade: 'follow' }, { fake })
  await connected.change({ calendars })
  const mine = await book(connected.server)
  await connected.server.drain()
  return { ...connected, ...watching(connected), mine }
}

/** Into a calendar that isn't chosen. */
function dragElsewhere(fake: FakeCalendar): void {
  const [event] = fake.events.values()
  fake.events.clear()
  if (event) fake.elsewhere.set('dragged', { ...event, ref: 'dragged' })
}

test('what was dragged into another calendar is not deleted once that isn’t used any more', async () => {
  await using salon = await openFollowing([OWN, SECOND])
  const { fake, change, mine } = salon
  await salon.pass(2)
  dragElsewhere(fake)
  await salon.pass(2)
  expect(await salon.changes()).toEqual([])
  await change({ calendars: [OWN] })
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted' }])
})

test('Google: what was dragged into a calendar that isn’t chosen is listed, with the reason', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow' })
  const { google, server } = salon
  const mine = await book(server)
  await salon.pass(2)
  const [event] = google.events(MAIN)
  google.change(OTHER, { ...event, id: event?.id ?? '' })
  google.deleteByHand(MAIN, event?.id ?? '')
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'stands-elsewhere' }])
})

test('as long as not all calendars of the account answer, nothing counts as deleted', async () => {
  await using salon = await openFollowing()
  const { fake, mine } = salon
  await salon.pass(2)
  fake.events.clear()
  fake.listFailure = new CalendarError('rate-limited', 'Not now.')
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: null }])
  fake.listFailure = null
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})

test('what was put into a file with others in it, as a program may do, is not deleted', async () => {
  const fake = fakeCalendar()
  const usual = fake.providerOf
  const providerOf: FakeCalendar['providerOf'] = (...opening) => ({
    ...usual(...opening),
    standsAmongOthers: async (calendarId) => calendarId === 'second',
  })
  await using salon = await openFollowing([OWN], Object.assign(fake, { providerOf }))
  await salon.pass(2)
  fake.events.clear()
  await salon.pass(2)
  expect(await salon.booking(salon.mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'stands-elsewhere' }])
})

const listings: [string, (all: readonly RemoteCalendar[]) => RemoteCalendar[]][] = [
  ['are none', () => []],
  ['lack its own', (all) => all.filter(({ id }) => id !== 'own')],
  ['show its own as one to read', (all) => all.map((one) => ({ ...one, isWritable: false }))],
]

test.each(listings)('as long as the account’s calendars %s, nothing counts as deleted', async (_what, listed) => {
  await using salon = await openFollowing()
  const { fake, mine } = salon
  await salon.pass(2)
  dragElsewhere(fake)
  const all = fake.calendars
  fake.calendars = listed(all)
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: null }])
  fake.calendars = all
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'stands-elsewhere' }])
})

test('an event that an administrator wants back cancels nothing, though it can’t be written yet', async () => {
  await using salon = await openFollowing([OWN, SECOND])
  const { server, fake, admin, mine } = salon
  await salon.pass(2)
  fake.events.clear()
  fake.listFailure = new CalendarError('unavailable', 'Not now.')
  await salon.pass()
  const [change] = await salon.changes()
  fake.fail('rate-limited', 1000)
  const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
  expect((await admin(path, { method: 'POST' })).status).toBe(204)
  await server.drain()
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'put-back' }])
  fake.failure = null
  fake.listFailure = null
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(fake.events.size).toBe(1)
  expect(await salon.changes()).toEqual([])
})

test('an administrator who wants it back while its calendars are asked for it is heard', async () => {
  await using salon = await openFollowing()
  const { fake, admin, mine } = salon
  await salon.pass(2)
  fake.events.clear()
  fake.beforeList = async () => {
    const [change] = await salon.changes()
    const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
    expect((await admin(path, { method: 'POST' })).status).toBe(204)
  }
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(fake.events.size).toBe(1)
})

test('a calendar in which nothing stands any more was emptied by nobody’s hand, however little it had', async () => {
  await using salon = await openFollowing()
  const { fake, mine } = salon
  fake.add('dentist', { start: Date.parse(WEDNESDAY_TEN), end: Date.parse(WEDNESDAY_TEN) + 1_800_000 })
  await salon.pass(2)
  fake.events.clear()
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'calendar-reset' }])
})

test('Google: in a calendar that has forgotten what it said, nothing counts as done by hand', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow' })
  const { google, server } = salon
  const mine = await book(server)
  const other = await book(server, { start: '2026-06-04T08:00:00Z' })
  await salon.pass(2)
  await reschedule(server, other, { start: WEDNESDAY_TEN })
  await salon.pass(2)
  // An older state of it: one isn't there yet, the other isn't moved yet.
  const [first, second] = google.events(MAIN)
  google.deleteByHand(MAIN, first?.id ?? '')
  const before = { start: { dateTime: '2026-06-04T08:00:00Z' }, end: { dateTime: '2026-06-04T08:30:00Z' } }
  google.change(MAIN, { ...second, id: second?.id ?? '', ...before })
  google.forgetSyncTokens()
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  expect(await salon.booking(other.id)).toMatchObject({ status: 'confirmed', start: WEDNESDAY_TEN })
  const reset = { refused: 'calendar-reset', overwritten: false }
  const changes = await salon.changes()
  expect(changes).toHaveLength(2)
  expect(changes).toMatchObject([reset, reset])
})
