import type { Booking, CalendarChange } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type ConnectedServer, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, book, listStarts, reschedule, tryToBook } from '../../test/support/salon.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const RECEIVING = { calendars: [{ remoteId: 'own', blocks: true, receives: true }] }

interface Booked extends ConnectedServer {
  readonly mine: Awaited<ReturnType<typeof book>>
  /** Its event's name. */
  readonly ref: string
  changes(): Promise<CalendarChange[]>
  booking(): Promise<Booking>
  /** Lets the time come at which the calendar is read again. */
  read(minutes?: number): Promise<void>
}

/** A server with a booking whose event stands in Anna's calendar, and has been read there. */
async function openBooked(rules: object = {}): Promise<Booked> {
  const connected = await openConnected(rules)
  const { server, admin } = connected
  await connected.change(RECEIVING)
  const mine = await book(server)
  await server.drain()
  let now = NOW
  const read = async (minutes = 5): Promise<void> => {
    now += minutes * MINUTE
    server.setNow(now)
    await server.readCalendars()
  }
  await read()
  return {
    ...connected,
    mine,
    ref: `own ${mine.id}@openslot`,
    changes: async () => ((await (await admin('calendar-changes')).json()) as { changes: CalendarChange[] }).changes,
    booking: async () => (await (await admin(`bookings/${mine.id}`)).json()) as Booking,
    read,
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

/** Moves the event by hand. */
function move({ fake, ref }: Booked, start: number, end = start + 30 * MINUTE): void {
  const event = fake.events.get(ref)
  if (!event) throw new Error('It is not there.')
  fake.events.set(ref, { ...event, spans: [{ start, end }], at: { start, end } })
}

test('an event that nobody touched is no news', async () => {
  await using booked = await openBooked()
  await booked.read()
  expect(await booked.changes()).toEqual([])
})

test('show: a deleted event is shown, and its booking stays', async () => {
  await using booked = await openBooked()
  const { fake, ref, mine } = booked
  fake.events.delete(ref)
  await booked.read()
  expect(await booked.changes()).toEqual([
    {
      bookingId: mine.id,
      calendarId: expect.any(String) as string,
      connectionId: expect.any(String) as string,
      staffId: mine.staff.id,
      change: 'deleted',
      put: { start: TUESDAY_TEN, end: '2026-06-02T08:30:00Z' },
      seen: null,
      overwritten: false,
      noticedAt: '2026-06-01T06:10:00Z',
      refused: null,
    },
  ])
  expect(await booked.booking()).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
})

test('show: a moved event is shown where it is, and forgotten once it is back', async () => {
  await using booked = await openBooked()
  move(booked, TEN + 2 * HOUR)
  await booked.read()
  expect(await booked.changes()).toMatchObject([
    { change: 'moved', seen: { start: '2026-06-02T10:00:00Z', end: '2026-06-02T10:30:00Z' } },
  ])
  // The booking stays where it is; and whose calendar says that they are busy elsewhere, is.
  const starts = await listStarts(booked.server)
  expect(starts).not.toContain(TUESDAY_TEN)
  expect(starts).not.toContain('2026-06-02T10:00:00Z')
  move(booked, TEN)
  await booked.read()
  expect(await booked.changes()).toEqual([])
  expect(await listStarts(booked.server)).toContain('2026-06-02T10:00:00Z')
})

test('an event is put back as its booking says', async () => {
  await using booked = await openBooked()
  const { fake, ref, server, admin } = booked
  fake.events.delete(ref)
  await booked.read()
  const [change] = await booked.changes()
  const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
  expect((await admin(path, { method: 'POST' })).status).toBe(204)
  await server.drain()
  expect(fake.events.get(ref)?.at).toEqual({ start: TEN, end: TEN + 30 * MINUTE })
  expect(await booked.changes()).toEqual([])
  expect((await admin(path, { method: 'POST' })).status).toBe(404)
})

test('follow: a deleted event cancels its booking, and everybody hears of it', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, ref, server } = booked
  fake.events.delete(ref)
  const before = server.mails.length
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'cancelled' })
  await server.drain()
  expect(server.mails.slice(before).map(({ to }) => to.email)).toEqual(
    expect.arrayContaining(['mia@example.com', 'anna@salon.example']),
  )
  expect(await booked.changes()).toEqual([])
})

test('follow: what was noticed before that was wanted stays with the administrator', async () => {
  await using booked = await openBooked()
  const { fake, ref, change } = booked
  move(booked, TEN + 2 * HOUR)
  await booked.read()
  await change({ handMade: 'follow' })
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'confirmed', start: TUESDAY_TEN })
  expect(await booked.changes()).toMatchObject([{ change: 'moved' }])
  fake.events.delete(ref)
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'cancelled' })
})

test('follow: a moved event moves its booking', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, ref, server } = booked
  move(booked, TEN + 2 * HOUR, TEN + 4 * HOUR)
  await booked.read()
  expect(await booked.booking()).toMatchObject({ status: 'confirmed', start: '2026-06-02T10:00:00Z', sequence: 1 })
  await server.drain()
  // As long as the service takes.
  expect(fake.events.get(ref)?.at).toEqual({ start: TEN + 2 * HOUR, end: TEN + 2.5 * HOUR })
  await booked.read()
  expect(await booked.changes()).toEqual([])
  expect(await booked.booking()).toMatchObject({ sequence: 1 })
})

test('follow: where the booking can’t go, it stays, and the administrator sees why', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { server } = booked
  await book(server, { start: '2026-06-02T10:00:00Z' })
  await server.drain()
  move(booked, TEN + 2 * HOUR)
  await booked.read()
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: TUESDAY_TEN, sequence: 0 })
  expect(await booked.changes()).toMatchObject([{ change: 'moved', refused: 'slot-taken' }])
  // Moved once more, to where it can go.
  move(booked, TEN + 4 * HOUR)
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: '2026-06-02T12:00:00Z' })
})

test.each([
  ['longer', TEN, TEN + HOUR],
  ['longer at its beginning', TEN - 30 * MINUTE, TEN + 30 * MINUTE],
  ['shorter at its beginning', TEN + 15 * MINUTE, TEN + 30 * MINUTE],
  ['longer at both ends', TEN - 30 * MINUTE, TEN + HOUR],
])('follow: what only got %s is listed, and moves nobody', async (_, start, end) => {
  await using booked = await openBooked({ handMade: 'follow' })
  move(booked, start, end)
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: TUESDAY_TEN, sequence: 0 })
  expect(await booked.changes()).toMatchObject([{ change: 'moved', refused: null }])
})

test('follow: what has begun cancels nobody', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, ref } = booked
  fake.events.delete(ref)
  await booked.read(26 * 60)
  expect(await booked.booking()).toMatchObject({ status: 'confirmed' })
})

test('a change that waits to be written is no change by hand', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { server, mine } = booked
  await reschedule(server, mine, { start: '2026-06-03T08:00:00Z' })
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: '2026-06-03T08:00:00Z', sequence: 1 })
  expect(await booked.changes()).toEqual([])
})

test('an event that is put while the calendar is being read is no change by hand', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, server, mine } = booked
  await reschedule(server, mine, { start: '2026-06-03T08:00:00Z' })
  // What the calendar says is of before.
  fake.beforeAnswer = async () => {
    fake.beforeAnswer = async () => {}
    await server.drain()
  }
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: '2026-06-03T08:00:00Z', status: 'confirmed', sequence: 1 })
  expect(await booked.changes()).toEqual([])
  await booked.read()
  expect(await booked.changes()).toEqual([])
})

/** Four more bookings of Anna's, each with its event in her calendar. */
async function bookMore(booked: Booked): Promise<string[]> {
  const { server } = booked
  const starts = ['08:30', '09:00', '09:30', '10:00'].map((time) => `2026-06-02T${time}:00Z`)
  const refs: string[] = []
  for (const start of starts) refs.push(`own ${(await book(server, { start })).id}@openslot`)
  await server.drain()
  await booked.read()
  return refs
}

const statuses = async ({ admin }: Booked): Promise<string[]> =>
  ((await (await admin('bookings')).json()) as { bookings: Booking[] }).bookings.map(({ status }) => status)

test('follow: a calendar that is emptied at once cancels nobody, offers nothing, and is told', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, server, see } = booked
  await bookMore(booked)
  const events = new Map(fake.events)
  const mails = server.mails.length
  fake.events.clear()
  await booked.read()
  expect(await statuses(booked)).toEqual(Array.from({ length: 5 }, () => 'confirmed'))
  const swept = {
    state: 'failing',
    blocksAll: true,
    calendars: [{ error: { code: 'swept', message: expect.stringMatching(/^5 of the 5 events .* set handMade/) } }],
  }
  expect(await see()).toMatchObject(swept)
  expect(await booked.changes()).toMatchObject(
    Array.from({ length: 5 }, () => ({ change: 'deleted', refused: 'calendar-reset' })),
  )
  // It stays so.
  await booked.read()
  expect(await see()).toMatchObject(swept)
  expect(await listStarts(server)).toEqual([])
  await server.drain()
  expect(server.mails.slice(mails).map(({ text }) => text.split('\n')[0])).toEqual([
    'What stands in the calendar anna of Anna can’t be right. Please have a look. Until then, no times with Anna can be booked.',
  ])
  // It is back: nothing was.
  for (const [ref, event] of events) fake.events.set(ref, event)
  await booked.read(31)
  expect(await see()).toMatchObject({ state: 'working', blocksAll: false })
  expect(await statuses(booked)).toEqual(Array.from({ length: 5 }, () => 'confirmed'))
  expect(await booked.changes()).toEqual([])
})

test('follow: what is entered while much else is deleted blocks, and the deleted may be agreed to one by one', async () => {
  await using booked = await openBooked({ handMade: 'follow', policy: 'use-last-known' })
  const { fake, admin, see, server } = booked
  fake.add('dentist', { start: TEN + 24 * HOUR, end: TEN + 25 * HOUR })
  const refs = await bookMore(booked)
  for (const ref of [booked.ref, ...refs]) fake.events.delete(ref)
  fake.add('ill', { start: TEN + 48 * HOUR, end: TEN + 72 * HOUR })
  await booked.read()
  expect(await listStarts(server, { from: '2026-06-04T08:00:00Z', to: '2026-06-05T08:00:00Z' })).toEqual([])
  expect(await see()).toMatchObject({ state: 'failing', blocksAll: false, calendars: [{ error: { code: 'swept' } }] })
  // What is entered later, too, also when somebody is about to book over it.
  fake.add('later', { start: TEN + 4 * HOUR, end: TEN + 5 * HOUR })
  server.setNow(NOW + 17 * MINUTE)
  expect(await tryToBook(server, { start: '2026-06-02T12:00:00Z' })).toBe(409)
  const changes = await booked.changes()
  expect(changes).toHaveLength(5)
  for (const { bookingId } of changes) {
    expect((await admin(`bookings/${bookingId}/cancel`, { method: 'POST', json: {} })).status).toBe(200)
  }
  await server.drain()
  await booked.read(10)
  expect(await see()).toMatchObject({ state: 'working' })
  // Nobody's hand follows less for it.
  const next = await book(server)
  await server.drain()
  await booked.read()
  fake.events.delete(`own ${next.id}@openslot`)
  await booked.read()
  expect((await (await admin(`bookings/${next.id}`)).json()) as Booking).toMatchObject({ status: 'cancelled' })
})

test('follow: neither an outage nor time makes the last of a calendar that was emptied follow', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, see } = booked
  const [, , , last = ''] = await bookMore(booked)
  const kept = fake.events.get(last)
  fake.events.clear()
  await booked.read()
  fake.fail('unavailable')
  await booked.read(31)
  fake.failure = null
  // All but one come back.
  const { put } = fake
  for (const [ref, { start, end }] of put) {
    if (ref === last) continue
    fake.events.set(ref, {
      ...(kept as NonNullable<typeof kept>),
      ref,
      uid: ref.slice(4),
      spans: [{ start, end }],
      at: { start, end },
    })
  }
  await booked.read(31)
  expect(await statuses(booked)).toEqual(Array.from({ length: 5 }, () => 'confirmed'))
  expect(await see()).toMatchObject({ calendars: [{ error: { code: 'swept' } }] })
})

test('follow: what was meant is listed once changes by hand are only shown', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, change, see, server } = booked
  await bookMore(booked)
  fake.events.clear()
  await booked.read()
  await change({ handMade: 'show' })
  await server.readCalendars()
  expect(await booked.changes()).toHaveLength(5)
  expect(await see()).toMatchObject({ state: 'working' })
  // From now on again; of what is listed, nothing follows.
  await change({ handMade: 'follow' })
  await booked.read()
  expect(await statuses(booked)).toEqual(Array.from({ length: 5 }, () => 'confirmed'))
})

test('follow: a calendar that was moved as a whole moves nobody; three events at once do', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake } = booked
  const refs = await bookMore(booked)
  const before = new Map(fake.events)
  for (const [ref, event] of before) {
    const at = { start: (event.at?.start ?? 0) + 2 * HOUR, end: (event.at?.end ?? 0) + 2 * HOUR }
    fake.events.set(ref, { ...event, at, spans: [at] })
  }
  await booked.read()
  expect(await booked.booking()).toMatchObject({ start: TUESDAY_TEN })
  for (const [ref, event] of before) fake.events.set(ref, event)
  await booked.read(31)
  for (const ref of refs.slice(0, 3)) fake.events.delete(ref)
  await booked.read()
  expect((await statuses(booked)).toSorted()).toEqual(['cancelled', 'cancelled', 'cancelled', 'confirmed', 'confirmed'])
})

test('follow: what goes in small bites within a day counts together', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, see } = booked
  const refs = await bookMore(booked)
  for (const ref of refs) {
    fake.events.delete(ref)
    await booked.read()
    await booked.server.drain()
  }
  const cancelled = (await statuses(booked)).filter((status) => status === 'cancelled')
  expect(cancelled).toHaveLength(3)
  expect(await see()).toMatchObject({ calendars: [{ error: { code: 'swept' } }] })
})

test('follow: a day later, what went before counts no more', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, server } = booked
  const starts = ['08:00', '08:30', '09:00', '09:30'].map((time) => `2026-06-04T${time}:00Z`)
  const refs: string[] = []
  for (const start of starts) refs.push(`own ${(await book(server, { start })).id}@openslot`)
  await server.drain()
  await booked.read()
  for (const ref of refs.slice(0, 3)) fake.events.delete(ref)
  await booked.read()
  await server.drain()
  fake.events.delete(refs[3] ?? '')
  await booked.read(24 * 60)
  const cancelled = (await statuses(booked)).filter((status) => status === 'cancelled')
  expect(cancelled).toHaveLength(4)
})

test('follow: a password that fails in between makes nobody forget that a calendar was emptied', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { fake, see } = booked
  const [first = ''] = await bookMore(booked)
  const events = new Map(fake.events)
  fake.events.clear()
  await booked.read()
  fake.fail('needs-reconnecting')
  await booked.read(31)
  expect(await see()).toMatchObject({ state: 'needs-reconnecting' })
  fake.failure = null
  for (const [ref, event] of events) if (ref !== first) fake.events.set(ref, event)
  await booked.read(31)
  expect(await statuses(booked)).toEqual(Array.from({ length: 5 }, () => 'confirmed'))
  expect(await see()).toMatchObject({ calendars: [{ error: { code: 'swept' } }] })
})
