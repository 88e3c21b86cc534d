import type { Booking } from '@openslot/core/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaldavSalon, eventAt, openCaldav } from '../../../test/support/caldav.js'
import { type Radicale } from '../../../test/support/radicale.js'
import { TUESDAY_TEN, book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'

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
