import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { watching } from '../../test/support/oauth-salon.js'
import { NOW, TUESDAY_TEN, book, reschedule } from '../../test/support/salon.js'

// Moved by hand right before its booking moves, an event isn't written, for the booking to follow it. What if it can't?

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'

/** A booking that is moved to Wednesday at `now`, right after its event was dragged away by so many hours. */
async function openLeft(hours: number, now: number) {
  const connected = await openConnected({ handMade: 'follow' })
  const { server, fake, admin } = connected
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const mine = await book(server)
  await server.drain()
  const watched = watching(connected, now)
  await watched.pass()
  const ref = `own ${mine.id}@openslot`
  const event = fake.events.get(ref)
  if (!event) throw new Error('It is not there.')
  const start = TEN + hours * HOUR
  const at = { start, end: start + 30 * MINUTE }
  fake.events.set(ref, { ...event, version: 'by hand', spans: [at], at })
  const moved =
    now === NOW
      ? await reschedule(server, mine, { start: WEDNESDAY_TEN })
      : await admin(`bookings/${mine.id}/reschedule`, { json: { start: WEDNESDAY_TEN } })
  expect(moved.status).toBe(200)
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at)
  return {
    ...connected,
    ...watched,
    mine,
    eventStart: () => fake.events.get(ref)?.at?.start,
    drag: (to: number) => {
      const dragged = { start: to, end: to + 30 * MINUTE }
      fake.events.set(ref, { ...event, version: 'by hand again', spans: [dragged], at: dragged })
    },
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

test.each<[string, number, number, (left: Awaited<ReturnType<typeof openLeft>>) => Promise<unknown>]>([
  ['the time that it had has begun', 4, TEN - 7 * MINUTE, async () => {}],
  ['changes are only to be shown', 4, NOW, ({ change }) => change({ handMade: 'show' })],
  // In the night.
  ['nobody works there', -6, NOW, async () => {}],
])('where %s, the booking wins, and that is shown', async (_what, hours, now, meanwhile) => {
  await using left = await openLeft(hours, now)
  await meanwhile(left)
  await left.pass(3)
  expect(await left.booking(left.mine.id)).toMatchObject({ status: 'confirmed', start: WEDNESDAY_TEN })
  expect(left.eventStart()).toBe(Date.parse(WEDNESDAY_TEN))
  expect(await left.changes()).toMatchObject([
    { change: 'moved', put: { start: TUESDAY_TEN }, overwritten: true, refused: null },
  ])
})

test('dragged on to where its booking is by then, there is nothing to follow', async () => {
  await using left = await openLeft(4, NOW)
  left.drag(Date.parse(WEDNESDAY_TEN))
  await left.pass(2)
  expect(await left.booking(left.mine.id)).toMatchObject({ start: WEDNESDAY_TEN, sequence: 1 })
  expect(left.eventStart()).toBe(Date.parse(WEDNESDAY_TEN))
  expect(await left.changes()).toEqual([])
})
