import { expect, test } from 'vitest'
import { NOW, book, cancel, inFile, reschedule } from '../../test/support/salon.js'
import {
  HOUR,
  OWN,
  type Unwritable,
  type Write,
  openUnwritable,
  toldUnwritable,
} from '../../test/support/unwritable.js'
import { CalendarError } from './calendar-error.js'

// A calendar that takes some of its events, and others not.

const MINUTE = HOUR / 60
const NEXT_WEEK = '2026-06-10T08:00:00Z'

const bookNth = (salon: Unwritable, n: number) =>
  book(salon.server, {
    start: new Date(Date.parse('2026-06-08T07:00:00Z') + Math.floor(n / 8) * 24 * HOUR + (n % 8) * HOUR).toISOString(),
    customer: { name: 'Ada', email: `ada${n}@example.com` },
  })

const isOf =
  ({ id }: { readonly id: string }) =>
  ({ event }: Write): boolean =>
    event.includes(id)

test('one event that is refused for good is told of once, and isn’t tried with each of the others', async () => {
  await using salon = await openUnwritable()
  const stuck = await book(salon.server, { start: '2026-06-25T08:00:00Z' })
  salon.refuse('not-allowed', { isRefused: isOf(stuck) })
  await salon.until(20)
  for (let n = 0; n < 10; n += 1) {
    await bookNth(salon, n)
    await salon.until(21 + n)
    expect(await salon.see()).toMatchObject({ state: 'unwritable' })
  }
  expect(salon.fake.events.size).toBe(10)
  expect(toldUnwritable(salon)).toHaveLength(1)
  salon.tries.length = 0
  for (let n = 10; n < 18; n += 1) await bookNth(salon, n)
  await salon.server.drain()
  expect(salon.fake.events.size).toBe(18)
  // Its own turn may have come.
  expect(salon.tries.filter(isOf(stuck)).length).toBeLessThanOrEqual(1)
  salon.refuse(null)
  await salon.until(33)
  expect(await salon.see()).toMatchObject({ state: 'working', unwritable: [] })
})

test('what is cancelled before it was written doesn’t make a calendar that refuses everything work', async () => {
  await using salon = await openUnwritable()
  salon.refuse('not-allowed')
  await book(salon.server, { start: '2026-06-25T08:00:00Z' })
  await salon.until(2)
  for (let n = 0; n < 4; n += 1) {
    const mine = await bookNth(salon, n)
    await salon.until(3 + n)
    await cancel(salon.server, mine)
    await salon.until(3.5 + n)
    expect(await salon.see()).toMatchObject({ state: 'unwritable' })
  }
  expect(toldUnwritable(salon)).toHaveLength(1)
})

test.each(['cancelled', 'over'])('once the only one that was refused is %s, nothing is wrong any more', async (end) => {
  await using salon = await openUnwritable()
  salon.refuse('not-allowed')
  const mine = await book(salon.server)
  await salon.until(20)
  expect(await salon.see()).toMatchObject({ state: 'unwritable' })
  if (end === 'cancelled') await cancel(salon.server, mine)
  await salon.until(end === 'cancelled' ? 22 : 30)
  expect(await salon.see()).toMatchObject({ state: 'working', unwritable: [] })
  // Another one that is refused is news, and not at once.
  await book(salon.server, { start: NEXT_WEEK, customer: { name: 'Ada', email: 'ada@example.com' } })
  await salon.server.drain()
  expect(await salon.see()).toMatchObject({ state: 'working' })
  await salon.until(34)
  expect(await salon.see()).toMatchObject({ state: 'unwritable' })
  expect(toldUnwritable(salon)).toHaveLength(2)
})

test('a service that asks for rest gets it, whatever it takes in between', async () => {
  await using salon = await openUnwritable()
  for (let n = 0; n < 20; n += 1) await bookNth(salon, n)
  await salon.server.drain()
  salon.tries.length = 0
  const isFifth = (): boolean => salon.tries.length % 5 !== 0
  salon.refuse('rate-limited', { isRefused: isFifth, retryAfterMs: 45 * MINUTE })
  await salon.change({ calendars: [{ ...OWN, remoteId: 'second' }] })
  const puts = (): number => salon.tries.filter(({ kind }) => kind === 'put').length
  await salon.server.drain()
  expect(puts()).toBe(20)
  const taken = salon.fake.elsewhere.size
  expect(taken).toBeGreaterThan(0)
  salon.server.setNow(NOW + 44 * MINUTE)
  await salon.server.drain()
  expect(puts()).toBe(20)
  salon.server.setNow(NOW + 46 * MINUTE)
  await salon.server.drain()
  expect(puts()).toBe(20 + 20 - taken)
  salon.refuse(null)
  salon.server.setNow(NOW + 4 * HOUR)
  await salon.server.drain()
  expect(salon.fake.elsewhere.size).toBe(20)
})

test('a service that asks for rest gets it, also where the calendar before takes no removal', async () => {
  await using salon = await openUnwritable()
  const { server, tries } = salon
  await bookNth(salon, 0)
  await server.drain()
  salon.refuse((write) =>
    write.calendarId === 'own'
      ? new CalendarError('not-allowed', 'It is read-only.')
      : new CalendarError('rate-limited', 'It was asked too often.', { retryAfterMs: 45 * MINUTE }),
  )
  await salon.change({ calendars: [{ ...OWN, remoteId: 'second' }] })
  for (let minute = 0; minute < 45; minute += 1) {
    server.setNow(NOW + minute * MINUTE)
    await server.drain()
  }
  expect(tries.filter(({ calendarId }) => calendarId === 'second')).toHaveLength(1)
  server.setNow(NOW + 46 * MINUTE)
  await server.drain()
  expect(tries.filter(({ calendarId }) => calendarId === 'second')).toHaveLength(2)
})

test('what waits isn’t hurried before the rest is over that was asked for', async () => {
  await using salon = await openUnwritable()
  salon.refuse('not-allowed')
  await book(salon.server, { start: NEXT_WEEK })
  await salon.until(20)
  salon.refuse('unavailable', { retryAfterMs: 12 * HOUR })
  await salon.until(22)
  // It takes a new one all the same.
  salon.refuse(null)
  await bookNth(salon, 0)
  await salon.until(24)
  expect(salon.fake.events.size).toBe(1)
  await salon.until(35)
  expect(salon.fake.events.size).toBe(2)
})

async function openHeldUp(handMade: 'follow' | 'show') {
  const salon = await openUnwritable({ rules: { handMade } })
  const { server, fake, change, admin } = salon
  await change({ calendars: [OWN, { remoteId: 'second', blocks: true, receives: false }] })
  const [gone, moved] = [await bookNth(salon, 0), await bookNth(salon, 9)]
  await salon.until(1)
  salon.refuse('not-allowed', { isRefused: ({ calendarId }) => calendarId === 'own' })
  await change({
    calendars: [
      { ...OWN, receives: false },
      { ...OWN, remoteId: 'second' },
    ],
  })
  await salon.until(3)
  expect([fake.events.size, fake.elsewhere.size]).toEqual([2, 2])
  salon.tries.length = 0
  const booking = async (id: string) =>
    (await (await admin(`bookings/${id}`)).json()) as { status: string; start: string }
  const changes = async () =>
    (
      (await (await admin('calendar-changes')).json()) as {
        changes: { change: string; bookingId: string; overwritten: boolean }[]
      }
    ).changes
  const dragged = fake.elsewhere.get(`second ${moved.id}@openslot`)
  if (!dragged?.at) throw new Error('It was not put.')
  const at = { start: dragged.at.start + HOUR, end: dragged.at.end + HOUR }
  fake.elsewhere.set(dragged.ref, { ...dragged, at, spans: [at], version: 'by hand' })
  fake.elsewhere.delete(`second ${gone.id}@openslot`)
  const puts = (): Write[] => salon.tries.filter(({ kind }) => kind === 'put')
  return {
    ...salon,
    server,
    gone,
    moved,
    booking,
    changes,
    puts,
    [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose](),
  }
}

/** Moves a booking, and once more while its event is being written. @returns whether that has happened */
async function moveTwice({
  server,
  fake,
  moved,
  tries,
}: Awaited<ReturnType<typeof openHeldUp>>): Promise<() => boolean> {
  let isMoved = false
  fake.beforeAnswer = async () => {
    if (isMoved || tries.at(-1)?.kind !== 'put') return
    isMoved = true
    await reschedule(server, moved, { start: '2026-06-11T12:00:00Z' })
  }
  await reschedule(server, moved, { start: '2026-06-11T10:00:00Z' })
  return () => isMoved
}

test('show: what is done by hand is noticed, and stays, while the calendar before takes no removal', async () => {
  await using salon = await openHeldUp('show')
  await salon.until(24)
  expect((await salon.changes()).map(({ change }) => change).toSorted()).toEqual(['deleted', 'moved'])
  expect(salon.puts()).toEqual([])
  // What its booking says by then is written all the same.
  await reschedule(salon.server, salon.moved, { start: '2026-06-11T12:00:00Z' })
  await salon.until(25)
  expect(salon.puts()).toHaveLength(1)
  expect([...salon.fake.elsewhere.values()].map(({ at }) => at?.start)).toEqual([Date.parse('2026-06-11T12:00:00Z')])
})

test('follow: bookings follow while the calendar before takes no removal; a deletion once that has its event no more', async () => {
  await using salon = await openHeldUp('follow')
  const { start } = salon.moved
  await salon.until(24)
  expect(Date.parse((await salon.booking(salon.moved.id)).start)).toBe(Date.parse(start) + HOUR)
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', bookingId: salon.gone.id }])
  expect(salon.puts().map(({ event }) => event)).toEqual([`${salon.moved.id}@openslot`])
  salon.refuse(null)
  await salon.until(28)
  expect(salon.fake.events.size).toBe(0)
  expect(await salon.booking(salon.gone.id)).toMatchObject({ status: 'cancelled' })
})

test('a booking that moves while its event is being written is written anew, also where the calendar before takes no removal', async () => {
  await using salon = await openHeldUp('show')
  const { fake } = salon
  const isMoved = await moveTwice(salon)
  await salon.until(6)
  expect(isMoved()).toBe(true)
  expect([...fake.elsewhere.values()].map(({ at }) => at?.start)).toEqual([Date.parse('2026-06-11T12:00:00Z')])
})

test.each(['show', 'follow'] as const)(
  '%s: nor is it written again and again after that, and what is done by hand is noticed',
  async (handMade) => {
    await using salon = await openHeldUp(handMade)
    const { fake, moved } = salon
    const isMoved = await moveTwice(salon)
    await salon.until(6)
    expect(isMoved()).toBe(true)
    expect(await salon.see()).toMatchObject({ state: 'unwritable' })
    salon.tries.length = 0
    await salon.until(10)
    const [event] = fake.elsewhere.values()
    if (!event?.at) throw new Error('It was not put.')
    const at = { start: event.at.start + HOUR, end: event.at.end + HOUR }
    fake.elsewhere.set(event.ref, { ...event, at, spans: [at], version: 'by hand' })
    await salon.until(24)
    const follows = handMade === 'follow'
    expect((await salon.booking(moved.id)).start).toBe(`2026-06-11T${follows ? 13 : 12}:00:00Z`)
    const listed = (await salon.changes()).filter((one) => one.bookingId === moved.id && !one.overwritten)
    expect(listed).toMatchObject(follows ? [] : [{ change: 'moved' }])
    expect(salon.puts()).toHaveLength(follows ? 1 : 0)
    expect(toldUnwritable(salon)).toHaveLength(1)
  },
)

test('it is tried until the booking begins as it is now, also behind a message that is held up', async () => {
  await using salon = await openHeldUp('show')
  const { server, moved } = salon
  const isMoved = await moveTwice(salon)
  await server.drain()
  expect(isMoved()).toBe(true)
  await reschedule(server, moved, { start: '2026-06-12T10:00:00Z' })
  await salon.until(6)
  const sql = "SELECT start_ms FROM outbox WHERE channel = 'calendar' AND state = 'waiting' AND booking_id = ?"
  const starts = inFile(server, (file) => file.prepare(sql).pluck().all(moved.id))
  expect(starts).toEqual([Date.parse('2026-06-12T10:00:00Z')])
})
