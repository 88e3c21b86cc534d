import type { Booking, CalendarChange } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type ConnectedServer, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, book, bookingOf, cancel, listStarts, reschedule } from '../../test/support/salon.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = '2026-06-02T10:00:00Z'
const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const RECEIVING = { calendars: [{ remoteId: 'own', blocks: true, receives: true }] }

interface Booked extends ConnectedServer {
  readonly mine: Awaited<ReturnType<typeof book>>
  /** Its event, changed by hand. */
  byHand(change: { readonly spans: readonly { start: number; end: number }[]; readonly isSeries?: boolean }): void
  /** Lets the time come at which the calendar is read again. */
  read(): Promise<void>
}

async function openBooked(rules: object = {}): Promise<Booked> {
  const connected = await openConnected(rules)
  const { server, fake } = connected
  await connected.change(RECEIVING)
  const mine = await book(server)
  await server.drain()
  let now = NOW
  const read = async (): Promise<void> => {
    now += 5 * MINUTE
    server.setNow(now)
    await server.readCalendars()
  }
  await read()
  const ref = `own ${mine.id}@openslot`
  return {
    ...connected,
    mine,
    byHand: ({ spans, isSeries = false }) => {
      const event = fake.events.get(ref)
      if (!event) throw new Error('It is not there.')
      fake.events.set(ref, { ...event, spans, at: isSeries ? null : (spans[0] ?? null) })
    },
    read,
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

const startsOn = ({ server }: ConnectedServer, date: string): Promise<string[]> =>
  listStarts(server, { from: `${date}T00:00:00Z`, to: `${date}T23:59:59Z` })

const span = (start: number, minutes = 30) => ({ start, end: start + minutes * MINUTE })

test('an event that was made longer by hand keeps all of its time', async () => {
  await using booked = await openBooked()
  expect(await listStarts(booked.server)).toContain(NOON)
  booked.byHand({ spans: [span(TEN, 150)] })
  await booked.read()
  const starts = await listStarts(booked.server)
  expect(starts).not.toContain(NOON)
  expect(starts).toContain('2026-06-02T10:30:00Z')
})

test('an event that was made to recur keeps the time of its other occurrences, and is still its booking’s', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  booked.byHand({ spans: [0, 1, 2].map((days) => span(TEN + days * DAY)), isSeries: true })
  await booked.read()
  expect(await startsOn(booked, '2026-06-03')).not.toContain(WEDNESDAY_TEN)
  expect(await startsOn(booked, '2026-06-04')).not.toContain('2026-06-04T08:00:00Z')
  const found = (await (await booked.admin(`bookings/${booked.mine.id}`)).json()) as Booking
  expect(found).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN, sequence: 0 })
})

test('a series that no longer has the time of its booking was moved, to where it is nearest', async () => {
  await using booked = await openBooked()
  booked.byHand({ spans: [0, 1, 2].map((days) => span(TEN + 2 * HOUR + days * DAY)), isSeries: true })
  await booked.read()
  const { changes } = (await (await booked.admin('calendar-changes')).json()) as { changes: CalendarChange[] }
  expect(changes).toMatchObject([{ change: 'moved', seen: { start: NOON } }])
})

test('to move the booking, the time that its own event has beside it is free', async () => {
  await using booked = await openBooked()
  booked.byHand({ spans: [span(TEN, 150)] })
  await booked.read()
  const moved = await reschedule(booked.server, booked.mine, { start: NOON })
  expect(await bookingOf(moved)).toMatchObject({ start: NOON })
  await booked.server.drain()
  // As it was put there, it has no more time than its booking, though it has not been read again.
  expect(await listStarts(booked.server)).toContain(TUESDAY_TEN)
})

test('a copy that was read before its booking moved keeps nothing', async () => {
  await using booked = await openBooked()
  await reschedule(booked.server, booked.mine, { start: WEDNESDAY_TEN })
  expect(await listStarts(booked.server)).toContain(TUESDAY_TEN)
  // What the calendar says is of before.
  const { fake, server } = booked
  fake.beforeAnswer = async () => {
    fake.beforeAnswer = async () => {}
    await server.drain()
  }
  await booked.read()
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  await booked.read()
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await startsOn(booked, '2026-06-03')).not.toContain(WEDNESDAY_TEN)
})

test('once its booking is cancelled and it is gone, it keeps nothing', async () => {
  await using booked = await openBooked()
  booked.byHand({ spans: [span(TEN, 150)] })
  await booked.read()
  await cancel(booked.server, booked.mine)
  await booked.server.drain()
  const starts = await listStarts(booked.server)
  expect(starts).toEqual(expect.arrayContaining([TUESDAY_TEN, NOON]))
})

test('a copy that a mail program put there keeps more than its booking only where it is longer', async () => {
  await using booked = await openBooked()
  const { fake, mine, server } = booked
  const copy = { ref: 'copy', uid: `${mine.id}@openslot`, version: null, isCancelled: false, flaw: null }
  fake.events.set('copy', { ...copy, spans: [span(TEN)], at: span(TEN) })
  // It hasn't read the next mail yet.
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  await booked.read()
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  fake.events.set('copy', { ...copy, spans: [span(TEN, 150)], at: span(TEN, 150) })
  await booked.read()
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await listStarts(server)).not.toContain(NOON)
})

test('a copy that somebody has made at another time keeps that time, also from its booking', async () => {
  await using booked = await openBooked()
  const { fake, mine, server } = booked
  const copy = { ref: 'copy', uid: `${mine.id}@openslot`, version: null, isCancelled: false, flaw: null }
  fake.events.set('copy', { ...copy, spans: [span(TEN + 2 * HOUR)], at: span(TEN + 2 * HOUR) })
  await booked.read()
  expect(await listStarts(server)).not.toContain(NOON)
  expect((await reschedule(server, mine, { start: NOON })).status).toBe(409)
  expect(await bookingOf(await reschedule(server, mine, { start: WEDNESDAY_TEN }))).toMatchObject({
    start: WEDNESDAY_TEN,
  })
})
