import { expect, test } from 'vitest'
import { HOUR, MINUTE, TEN, move, openBooked } from '../../test/support/booked-calendar.js'
import { TUESDAY_TEN, book, listStarts, reschedule } from '../../test/support/salon.js'

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

test('show: of a booking that is over, there is nothing left to decide', async () => {
  await using booked = await openBooked()
  const { fake, ref } = booked
  fake.events.delete(ref)
  await booked.read(26 * 60 + 20)
  expect(await booked.changes()).toMatchObject([{ change: 'deleted' }])
  await booked.read(5)
  expect(await booked.changes()).toEqual([])
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
