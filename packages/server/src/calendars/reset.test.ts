import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { MAIN, openGoogleSalon, watching } from '../../test/support/oauth-salon.js'
import { NOW, book, reschedule } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'

// With `follow`, nothing follows from a calendar that was emptied, exchanged or restored, whenever that is found out.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEDNESDAY = Date.parse('2026-06-03T08:00:00Z')
const OTHER = { name: 'Bo', email: 'bo@example.com' }
const RESET = { change: 'deleted', refused: 'calendar-reset', overwritten: false }

/** Anna's calendar with the event of a booking and one of her own, both read. */
async function openBooked() {
  const connected = await openConnected({ handMade: 'follow' })
  const { server, fake } = connected
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const salon = { ...connected, ...watching(connected) }
  fake.add('dentist', { start: WEDNESDAY, end: WEDNESDAY + HOUR })
  const mine = await book(server)
  await server.drain()
  await salon.pass(2)
  return { ...salon, mine }
}

test('an event that was in an emptied calendar counts as lost with it, also when it can be asked for only later', async () => {
  await using salon = await openBooked()
  const { fake, mine } = salon
  fake.events.clear()
  fake.lookFailure = new CalendarError('rate-limited', 'Not now.')
  await salon.pass()
  expect(await salon.changes()).toEqual([])
  fake.lookFailure = null
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([RESET])
})

test('what could be asked for only later, and is as it was, follows its owner’s hand again', async () => {
  await using salon = await openBooked()
  const { fake, mine } = salon
  const events = [...fake.events]
  fake.events.clear()
  fake.lookFailure = new CalendarError('rate-limited', 'Not now.')
  await salon.pass()
  fake.lookFailure = null
  for (const [ref, event] of events) fake.events.set(ref, event)
  await salon.pass()
  fake.events.delete(`own ${mine.id}@openslot`)
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})

test('a calendar in which only other events stand by now was exchanged', async () => {
  await using salon = await openBooked()
  const { fake, mine } = salon
  fake.events.clear()
  fake.add('foreign', { start: WEDNESDAY + DAY, end: WEDNESDAY + DAY + HOUR })
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([RESET])
})

test('a calendar was emptied, though a booking has been put there since', async () => {
  await using salon = await openBooked()
  const { fake, mine, server } = salon
  fake.events.clear()
  const next = await book(server, { start: '2026-06-04T08:00:00Z', customer: OTHER })
  await server.drain()
  expect(fake.events.size).toBe(1)
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.booking(next.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ ...RESET, bookingId: mine.id }])
})

test('with a new password, an older state of the calendar cancels nobody', async () => {
  await using salon = await openBooked()
  const { change, fake, mine } = salon
  const ref = `own ${mine.id}@openslot`
  fake.events.delete(ref)
  await change({ password: 'another' })
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  // All bookings are written anew with it; what was lost by that is listed.
  expect(fake.events.has(ref)).toBe(true)
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', overwritten: true }])
  // From then on, it follows its owner's hand again.
  await salon.pass()
  fake.events.delete(ref)
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})

async function openGoogleBooked() {
  const salon = await openGoogleSalon({ handMade: 'follow' })
  await book(salon.server, { start: '2026-06-09T08:00:00Z' })
  await salon.pass(2)
  const mine = await book(salon.server, { start: '2026-06-10T08:00:00Z', customer: OTHER })
  await salon.pass(2)
  const ref = salon.google.events(MAIN).at(-1)?.id ?? ''
  /** Its calendar is as it was before the last booking. */
  const restore = (): void => {
    salon.google.deleteByHand(MAIN, ref)
    salon.google.forgetSyncTokens()
  }
  return { ...salon, mine, restore }
}

test('Google: a calendar that is restored after three days, for which its sync token was not even asked, cancels nobody', async () => {
  await using salon = await openGoogleBooked()
  const { google, mine, restore, server } = salon
  for (const days of [1, 2, 3]) {
    server.setNow(NOW + days * DAY)
    google.next.push({ status: 503, json: {} })
    await server.readCalendars()
  }
  restore()
  for (const hours of [1, 2]) {
    server.setNow(NOW + 3 * DAY + hours * HOUR)
    await server.readCalendars()
    await server.drain()
  }
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([RESET])
})

test('Google: so does one whose event can’t be asked for at the reading that finds it restored', async () => {
  await using salon = await openGoogleBooked()
  const { google, mine, restore } = salon
  restore()
  const left = google.events(MAIN)
  google.next.push(
    { status: 410, json: { error: { code: 410, errors: [{ reason: 'fullSyncRequired' }] } } },
    { status: 200, json: { items: left, nextSyncToken: '100000' } },
    { status: 503, json: {} },
  )
  await salon.pass()
  expect(google.next).toEqual([])
  expect(await salon.changes()).toEqual([])
  google.next.push({ status: 200, json: { items: [], nextSyncToken: '100000' } })
  await salon.pass()
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([RESET])
})

test('Google: a booking that its customer moved while its calendar was away stays, restored or not', async () => {
  await using salon = await openGoogleBooked()
  const { google, mine, restore, server } = salon
  await reschedule(server, mine, { start: '2026-06-10T09:00:00Z' })
  google.next.push(...Array.from({ length: 6 }, () => ({ status: 503, json: {} })))
  await server.drain()
  google.next.length = 0
  restore()
  server.setNow(NOW + 30 * MINUTE)
  await server.readCalendars()
  // From then on it knows again how far it was read.
  const [start, end] = ['2026-06-20T08:00:00Z', '2026-06-20T09:00:00Z'].map((dateTime) => ({ dateTime }))
  google.change(MAIN, { id: 'dentist', iCalUID: 'dentist@google.com', start, end })
  server.setNow(NOW + 36 * MINUTE)
  await server.readCalendars()
  for (const minutes of [60, 65, 70, 75]) {
    server.setNow(NOW + minutes * MINUTE)
    await server.drain()
    await server.readCalendars()
  }
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed', start: '2026-06-10T09:00:00Z' })
  await server.drain()
  expect(google.events(MAIN)).toMatchObject([
    { start: { dateTime: expect.stringMatching(/^2026-06-09T08:00/) } },
    { start: { dateTime: expect.stringMatching(/^2026-06-10T09:00/) } },
    { id: 'dentist' },
  ])
})
