import type { Booking, CalendarChange } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type ConnectedServer, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, book, cancel, listStarts, reschedule } from '../../test/support/salon.js'

// The event of a booking isn't always where its answer said, or there was no answer: then it is found by its UID.

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const NOON = '2026-06-02T10:00:00Z'
const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const OWN = { remoteId: 'own', blocks: true }
const SECOND = { remoteId: 'second', blocks: true }

const at = (start: number) => ({
  spans: [{ start, end: start + 30 * MINUTE }],
  at: { start, end: start + 30 * MINUTE },
})

interface TwoCalendars extends ConnectedServer {
  /** Lets time pass in which the calendars are read, and what is owed them is tried again. */
  pass(times?: number, minutes?: number): Promise<void>
  changes(): Promise<CalendarChange[]>
  booking(id: string): Promise<Booking>
  /** Where events begin, in either calendar. */
  starts(): { readonly own: (number | undefined)[]; readonly second: (number | undefined)[] }
  /** Gives the event of a booking another name, in its calendar or the other one. */
  rename(id: string, to: 'own' | 'second', change?: Partial<ReturnType<typeof at>>): void
}

async function openTwo(rules: object = {}): Promise<TwoCalendars> {
  const connected = await openConnected(rules)
  const { server, admin, fake } = connected
  await connected.change({ calendars: [{ ...OWN, receives: true }, SECOND] })
  let now = NOW
  const pass = async (times = 1, minutes = 5): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      now += minutes * MINUTE
      server.setNow(now)
      await server.readCalendars()
      await server.drain()
    }
  }
  await pass()
  return {
    ...connected,
    pass,
    changes: async () => ((await (await admin('calendar-changes')).json()) as { changes: CalendarChange[] }).changes,
    booking: async (id) => (await (await admin(`bookings/${id}`)).json()) as Booking,
    starts: () => ({
      own: Array.from(fake.events.values(), (event) => event.at?.start),
      second: Array.from(fake.elsewhere.values(), (event) => event.at?.start),
    }),
    rename: (id, to, change) => {
      const event = fake.events.get(`own ${id}@openslot`)
      if (!event) throw new Error('It is not there.')
      fake.events.delete(event.ref)
      const there = to === 'own' ? fake.events : fake.elsewhere
      there.set('by hand', { ...event, ref: 'by hand', version: 'by hand', ...change })
    },
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

test('an event whose first answer was lost goes with its booking', async () => {
  await using two = await openTwo()
  const mine = await book(two.server)
  two.fake.lostAnswers = 1
  await two.server.drain()
  expect(two.starts().own).toEqual([TEN])
  await cancel(two.server, mine)
  await two.pass(3, 30)
  expect(two.starts()).toEqual({ own: [], second: [] })
  expect(await listStarts(two.server)).toContain(TUESDAY_TEN)
})

test('an event whose first answer was lost goes where its booking belongs by then', async () => {
  await using two = await openTwo()
  await book(two.server)
  two.fake.lostAnswers = 1
  await two.server.drain()
  await two.change({ calendars: [OWN, { ...SECOND, receives: true }] })
  await two.pass(3, 30)
  expect(two.starts()).toEqual({ own: [], second: [TEN] })
})

test('follow: a first try that never arrived is made again, and is nobody’s doing', async () => {
  await using two = await openTwo({ handMade: 'follow' })
  const mine = await book(two.server)
  two.fake.fail('unavailable')
  await two.server.drain()
  two.fake.failure = null
  await two.pass(3, 30)
  expect(two.starts().own).toEqual([TEN])
  expect(await two.booking(mine.id)).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  expect(await two.changes()).toEqual([])
})

test.each(['show', 'follow'])('%s: under another name, it follows its booking, and goes with it', async (handMade) => {
  await using two = await openTwo({ handMade })
  const mine = await book(two.server)
  await two.pass(2)
  two.rename(mine.id, 'own')
  await two.pass()
  const moved = await reschedule(two.server, mine, { start: WEDNESDAY_TEN })
  expect(moved.status).toBe(200)
  await two.pass(2)
  expect(two.starts().own).toEqual([Date.parse(WEDNESDAY_TEN)])
  expect(await two.changes()).toEqual([])
  await cancel(two.server, mine)
  await two.pass(2)
  expect(two.starts().own).toEqual([])
})

test.each(['show', 'follow'])(
  '%s: in another calendar since the last reading, it follows its booking, and goes with it',
  async (handMade) => {
    await using two = await openTwo({ handMade })
    const mine = await book(two.server)
    await two.pass(2)
    two.rename(mine.id, 'second')
    await reschedule(two.server, mine, { start: WEDNESDAY_TEN })
    await two.server.drain()
    expect(two.starts()).toEqual({ own: [], second: [Date.parse(WEDNESDAY_TEN)] })
    await two.pass(2)
    expect(await two.changes()).toEqual([])
    await cancel(two.server, mine)
    await two.pass(2)
    expect(two.starts()).toEqual({ own: [], second: [] })
  },
)

test('in another calendar and at another time, it blocks there, and no longer where it was before that', async () => {
  await using two = await openTwo()
  const mine = await book(two.server)
  await two.pass(2)
  expect(await listStarts(two.server)).toContain(NOON)
  two.rename(mine.id, 'second', at(Date.parse(NOON)))
  await two.pass(2)
  expect(await two.changes()).toMatchObject([{ change: 'moved', seen: { start: NOON } }])
  expect(await listStarts(two.server)).not.toContain(NOON)
  await reschedule(two.server, mine, { start: WEDNESDAY_TEN })
  await two.server.drain()
  expect(two.starts()).toEqual({ own: [], second: [Date.parse(WEDNESDAY_TEN)] })
  expect(await listStarts(two.server)).toEqual(expect.arrayContaining([TUESDAY_TEN, NOON]))
})
