import { expect, test } from 'vitest'
import { openCaldav } from '../../test/support/caldav.js'
import { TUESDAY_TEN, book, cancel, listStarts, reschedule } from '../../test/support/salon.js'

// An account that is disconnected keeps the events of bookings. Connected again, they are still theirs.

const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const WEDNESDAY = { from: '2026-06-03T00:00:00Z', to: '2026-06-03T23:59:59Z' }

/** A booking whose event stands in a calendar that is disconnected meanwhile. */
async function whileDisconnected(
  salon: Awaited<ReturnType<typeof openCaldav>>,
  deed: (mine: Awaited<ReturnType<typeof book>>) => Promise<unknown>,
): Promise<void> {
  const { server, admin } = salon
  const { id } = await salon.connectWork()
  const mine = await book(server)
  await server.drain()
  await salon.poll()
  expect((await admin(`staff/anna/calendars/${id}`, { method: 'DELETE', ifMatch: '*' })).status).toBe(204)
  await deed(mine)
  await server.drain()
}

test('the event of a booking that was cancelled keeps nobody busy', async () => {
  await using salon = await openCaldav()
  const { server, radicale } = salon
  await whileDisconnected(salon, (mine) => cancel(server, mine))
  await salon.connectWork()
  await salon.poll()
  expect((await radicale.contents(radicale.calendars.work)).size).toBe(1)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
})

test('nor does that of a booking that was moved, also where only other bookings are blocked by it', async () => {
  await using salon = await openCaldav()
  const { server, radicale, change } = salon
  await whileDisconnected(salon, (mine) => reschedule(server, mine, { start: WEDNESDAY_TEN }))
  const { id } = await salon.connect()
  await change(id, { calendars: [{ remoteId: radicale.calendars.work, blocks: true }] })
  await salon.poll()
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await listStarts(server, WEDNESDAY)).not.toContain(WEDNESDAY_TEN)
})

test('a copy in another calendar, at another time, keeps somebody busy as any event does', async () => {
  await using salon = await openCaldav()
  const { server, radicale } = salon
  await salon.connectWork()
  const { work, home } = radicale.calendars
  await book(server)
  await server.drain()
  await salon.poll()
  const [text = ''] = (await radicale.contents(work)).values()
  const copy = text
    .replace(/DTSTART[^\r\n]*/, 'DTSTART:20260603T080000Z')
    .replace(/DTEND[^\r\n]*/, 'DTEND:20260603T083000Z')
  await radicale.put(home, 'copy', copy)
  await salon.poll()
  expect(await listStarts(server, WEDNESDAY)).not.toContain(WEDNESDAY_TEN)
  // At the time of its booking, it is nothing of its own.
  await radicale.put(home, 'copy', text)
  await salon.poll()
  expect(await listStarts(server, WEDNESDAY)).toContain(WEDNESDAY_TEN)
})
