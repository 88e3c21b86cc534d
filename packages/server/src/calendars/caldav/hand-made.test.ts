import type { Booking } from '@openslot/core/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaldavSalon, eventAt, openCaldav } from '../../../test/support/caldav.js'
import { watching } from '../../../test/support/oauth-salon.js'
import type { Radicale } from '../../../test/support/radicale.js'
import { NOW, TUESDAY_TEN, book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'

// What is done to a booking's event by hand, and what only seems so, on a real server.

const HOUR = 60 * 60_000
const OTHER = { name: 'Bo', email: 'bo@example.com' }
const RESET = { change: 'deleted', refused: 'calendar-reset' }

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

test('follow: an event that is marked as cancelled counts as deleted', async () => {
  const { server, connectWork, poll } = opened
  const { work } = radicale.calendars
  await connectWork({ handMade: 'follow' })
  await radicale.put(work, 'dentist', eventAt('20260604T080000Z', '20260604T090000Z'))
  const mine = await book(server)
  await server.drain()
  await poll()
  const path = `/anna/work/${mine.id}-openslot.ics`
  const event = (await radicale.contents(work)).get(path) ?? ''
  expect(event).toContain('STATUS:CONFIRMED')
  await radicale.put(work, `${mine.id}-openslot`, event.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'))
  await poll()
  await poll()
  const { booking, changes } = watching(opened)
  expect(await booking(mine.id)).toMatchObject({ status: 'cancelled' })
  await server.drain()
  expect([...(await radicale.contents(work)).keys()]).toEqual(['/anna/work/dentist.ics'])
  expect(await changes()).toEqual([])
})

/** Two bookings, of which a backup of the calendar has only the first. */
async function openWithBackup() {
  const { server, connectWork, poll } = opened
  const { id } = await connectWork({ handMade: 'follow' })
  await book(server, { start: '2026-06-09T08:00:00Z' })
  await server.drain()
  await poll()
  const backup = await radicale.contents(radicale.calendars.work)
  const mine = await book(server, { start: '2026-06-10T08:00:00Z', customer: OTHER })
  await server.drain()
  await poll()
  return { id, mine, restore: () => radicale.restore(radicale.calendars.work, backup) }
}

test('follow: a calendar that is restored from a backup after three days cancels nobody', async () => {
  const { mine, restore } = await openWithBackup()
  const { server } = opened
  await radicale.stop()
  for (let hours = 1; hours <= 72; hours += 5) {
    server.setNow(NOW + hours * HOUR)
    await server.readCalendars()
  }
  await radicale.start()
  await restore()
  for (const hours of [73, 74, 75]) {
    server.setNow(NOW + hours * HOUR)
    await server.readCalendars()
    await server.drain()
  }
  const { booking, changes } = watching(opened)
  expect(await booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await changes()).toMatchObject([RESET])
})

test('follow: a calendar that is restored from a backup, with a new password, cancels nobody', async () => {
  const { id, mine, restore } = await openWithBackup()
  const { server, change, poll } = opened
  await restore()
  await radicale.changePassword('another')
  expect((await change(id, { password: 'another' })).status).toBe(200)
  for (let time = 0; time < 3; time += 1) {
    await poll()
    await server.drain()
  }
  const { booking, changes } = watching(opened)
  expect(await booking(mine.id)).toMatchObject({ status: 'confirmed' })
  // All bookings are written anew with it; what was lost by that is listed.
  expect((await radicale.contents(radicale.calendars.work)).size).toBe(2)
  expect(await changes()).toMatchObject([{ change: 'deleted', overwritten: true }])
})
