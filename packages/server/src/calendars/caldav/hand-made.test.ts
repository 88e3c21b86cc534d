import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaldavSalon, eventAt, openCaldav } from '../../../test/support/caldav.js'
import { watching } from '../../../test/support/oauth-salon.js'
import { NOW, book } from '../../../test/support/salon.js'

// What is done to a booking's event by hand, and what only seems so, on a real server; with `follow`.

const HOUR = 60 * 60_000
const OTHER = { name: 'Bo', email: 'bo@example.com' }
const RESET = { change: 'deleted', refused: 'calendar-reset' }

let opened: CaldavSalon
beforeEach(async () => {
  opened = await openCaldav()
}, 60_000)
afterEach(async () => {
  await opened[Symbol.asyncDispose]()
}, 60_000)

test('an event that is marked as cancelled counts as deleted', async () => {
  const { server, radicale, connectWork, poll } = opened
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
  const { server, radicale, connectWork, poll } = opened
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

test('a calendar that is restored from a backup after three days cancels nobody', async () => {
  const { mine, restore } = await openWithBackup()
  const { server, radicale } = opened
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

test('a calendar that is restored from a backup, with a new password, cancels nobody', async () => {
  const { id, mine, restore } = await openWithBackup()
  const { server, radicale, change, poll } = opened
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
