import type { Booking } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type Booked, HOUR, MINUTE, TEN, openBooked } from '../../test/support/booked-calendar.js'
import { NOW, TUESDAY_TEN, book, listStarts, tryToBook } from '../../test/support/salon.js'

// Much that goes from a calendar at once is hardly what somebody meant: no booking follows.

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
