import { expect, test } from 'vitest'
import { type Booked, HOUR, MINUTE, TEN, openBooked } from '../../test/support/booked-calendar.js'
import { TUESDAY_TEN, cancel, reschedule, NOW } from '../../test/support/salon.js'

const NOON = '2026-06-02T10:00:00Z'
const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const THURSDAY_TEN = '2026-06-04T08:00:00Z'

interface Draggable extends Booked {
  /** Moves the event by hand. */
  drag(start: number, end?: number): void
}

async function openDraggable(rules: object = {}): Promise<Draggable> {
  const booked = await openBooked(rules)
  const { fake, ref } = booked
  let drags = 0
  return {
    ...booked,
    drag: (start, end = start + 30 * MINUTE) => {
      const event = fake.events.get(ref)
      if (!event) throw new Error('It is not there.')
      drags += 1
      fake.events.set(ref, { ...event, version: `by hand ${drags}`, spans: [{ start, end }], at: { start, end } })
    },
    [Symbol.asyncDispose]: () => booked[Symbol.asyncDispose](),
  }
}

const at = (start: string) => ({ start: Date.parse(start), end: Date.parse(start) + 30 * MINUTE })

test('show: what was moved by hand right before the customer moves it is overwritten, and shown until it is dismissed', async () => {
  await using booked = await openDraggable()
  const { server, mine, fake, ref, admin } = booked
  booked.drag(TEN + 2 * HOUR)
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  await booked.read()
  const [change, ...others] = await booked.changes()
  expect(others).toEqual([])
  expect(change).toMatchObject({
    bookingId: mine.id,
    change: 'moved',
    put: { start: TUESDAY_TEN },
    seen: { start: NOON },
    overwritten: true,
    refused: null,
  })
  const path = `calendar-changes/${mine.id}/${change?.calendarId}`
  expect((await admin(path, { method: 'DELETE' })).status).toBe(204)
  expect(await booked.changes()).toEqual([])
  expect((await admin(path, { method: 'DELETE' })).status).toBe(404)
})

test('show: what was deleted by hand right before stands again, and is shown', async () => {
  await using booked = await openDraggable()
  const { server, mine, fake, ref } = booked
  fake.events.delete(ref)
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  expect(await booked.changes()).toMatchObject([{ change: 'deleted', seen: null, overwritten: true }])
})

test('show: a change that was noticed isn’t lost with the next one of its booking either', async () => {
  await using booked = await openDraggable()
  const { server, mine } = booked
  booked.drag(TEN + 2 * HOUR)
  await booked.read()
  expect(await booked.changes()).toMatchObject([{ seen: { start: NOON }, overwritten: false }])
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  expect(await booked.changes()).toMatchObject([{ seen: { start: NOON }, overwritten: true }])
})

test('show: to move the booking to where its event was dragged is to agree', async () => {
  await using booked = await openDraggable()
  const { server, mine, fake, ref } = booked
  booked.drag(TEN + 2 * HOUR, TEN + 4 * HOUR)
  await booked.read()
  await reschedule(server, mine, { start: NOON })
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(NOON))
  expect(await booked.changes()).toEqual([])
})

test('follow: the booking goes where its event was moved by hand right before the customer moved it', async () => {
  await using booked = await openDraggable({ handMade: 'follow' })
  const { server, mine, fake, ref } = booked
  booked.drag(TEN + 2 * HOUR)
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'confirmed', start: NOON })
  await server.drain()
  await booked.read()
  expect(fake.events.get(ref)?.at).toEqual(at(NOON))
  expect(await booked.changes()).toEqual([])
})

test.each(['moved', 'deleted'])(
  'follow: %s by hand, and read as the customer moves it, it is followed all the same',
  async (what) => {
    await using booked = await openDraggable({ handMade: 'follow' })
    const { server, mine, fake, ref } = booked
    if (what === 'moved') booked.drag(TEN + 2 * HOUR)
    else fake.events.delete(ref)
    // What is older than a minute is read before the booking moves; the changes found have their turn later.
    server.setNow(NOW + 7 * MINUTE)
    expect((await reschedule(server, mine, { start: WEDNESDAY_TEN })).status).toBe(200)
    expect(await booked.changes()).toMatchObject([{ change: what }])
    await server.drain()
    await booked.read()
    const followed = what === 'moved' ? { status: 'confirmed', start: NOON } : { status: 'cancelled' }
    expect(await booked.booking()).toMatchObject(followed)
  },
)

test('follow: deleted by hand right before the customer moved it, the booking is cancelled', async () => {
  await using booked = await openDraggable({ handMade: 'follow' })
  const { server, mine, fake, ref } = booked
  fake.events.delete(ref)
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  expect(fake.events.size).toBe(0)
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'cancelled' })
})

test('follow: what couldn’t follow is overwritten by the next change of its booking, and shown', async () => {
  await using booked = await openDraggable({ handMade: 'follow' })
  const { server, mine, fake, ref } = booked
  // In the night.
  booked.drag(TEN - 6 * HOUR)
  await booked.read()
  expect(await booked.changes()).toMatchObject([{ refused: expect.any(String) as string, overwritten: false }])
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  await booked.read()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  expect(await booked.booking()).toMatchObject({ start: WEDNESDAY_TEN })
  expect(await booked.changes()).toMatchObject([{ seen: { start: '2026-06-02T02:00:00Z' }, overwritten: true }])
})

test('follow: an event that only got longer is put as its booking is, and that is shown', async () => {
  await using booked = await openDraggable({ handMade: 'follow' })
  const { server, mine, fake, ref } = booked
  booked.drag(TEN, TEN + HOUR)
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  expect(await booked.changes()).toMatchObject([{ change: 'moved', seen: { start: TUESDAY_TEN }, overwritten: true }])
})

test('follow: what an administrator puts back is put back', async () => {
  await using booked = await openDraggable({ handMade: 'show' })
  const { server, fake, ref, admin, change } = booked
  fake.events.delete(ref)
  await booked.read()
  await change({ handMade: 'follow' })
  const [noted] = await booked.changes()
  const path = `calendar-changes/${noted?.bookingId}/${noted?.calendarId}/put-back`
  expect((await admin(path, { method: 'POST' })).status).toBe(204)
  await server.drain()
  await booked.read()
  expect(fake.events.get(ref)?.at).toEqual(at(TUESDAY_TEN))
  expect(await booked.booking()).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  expect(await booked.changes()).toEqual([])
})

test('follow: an event that is where a lost answer has put it was moved by nobody’s hand', async () => {
  await using booked = await openDraggable({ handMade: 'follow' })
  const { server, mine, fake, ref } = booked
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  // Looked at, put, and never heard of.
  let asked = 0
  fake.beforeAnswer = async () => {
    asked += 1
    if (asked === 2) fake.lostAnswers = 1
  }
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  await reschedule(server, mine, { start: THURSDAY_TEN })
  await booked.read(60)
  await server.drain()
  await booked.read()
  expect(fake.events.get(ref)?.at).toEqual(at(THURSDAY_TEN))
  expect(await booked.booking()).toMatchObject({ start: THURSDAY_TEN, sequence: 2 })
  expect(await booked.changes()).toEqual([])
})

test('a change made while the event is being written is seen by the next try', async () => {
  await using booked = await openDraggable()
  const { server, mine, fake, ref } = booked
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  let asked = 0
  fake.beforeAnswer = async () => {
    asked += 1
    // Looked at already, not written yet.
    if (asked === 2) booked.drag(TEN + 2 * HOUR)
  }
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(NOON))
  await booked.read(60)
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual(at(WEDNESDAY_TEN))
  expect(await booked.changes()).toMatchObject([{ seen: { start: NOON }, overwritten: true }])
})

test.each(['show', 'follow'])(
  '%s: what is cancelled goes, wherever it was dragged; and that is shown',
  async (handMade) => {
    await using booked = await openDraggable({ handMade })
    const { server, mine, fake } = booked
    booked.drag(TEN + 2 * HOUR)
    await cancel(server, mine)
    await server.drain()
    expect(fake.events.size).toBe(0)
    await booked.read()
    expect(await booked.changes()).toMatchObject([{ change: 'moved', seen: { start: NOON }, overwritten: true }])
  },
)
