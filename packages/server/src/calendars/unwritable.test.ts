import { expect, test } from 'vitest'
import type { MessagesResponse } from '@openslot/core/wire'
import { openConnected } from '../../test/support/fake-calendar.js'
import { NOW, book, cancel } from '../../test/support/salon.js'
import { HOUR, OWN, openUnwritable, toldUnwritable } from '../../test/support/unwritable.js'
import { checkCalendars } from '../cli/doctor/calendars.js'

// A calendar that can be read all the while, and not be written.

const NEXT_WEEK = '2026-06-10T08:00:00Z'

test.each(['not-allowed', 'not-found', 'unavailable'] as const)(
  'a booking that was refused (%s) for days is written once that is possible',
  async (code) => {
    await using salon = await openUnwritable()
    const { server, fake } = salon
    salon.refuse(code)
    await book(server, { start: NEXT_WEEK })
    await salon.until(60)
    expect(fake.events.size).toBe(0)
    const { length: count } = salon.tries
    // Once an hour and a half at most, and no more often than once in three quarters of one.
    await salon.until(72)
    expect(salon.tries.length - count).toBeGreaterThan(7)
    expect(salon.tries.length - count).toBeLessThan(17)
    salon.refuse(null)
    await salon.until(74)
    expect([...fake.events.values()].map(({ at }) => at?.start)).toEqual([Date.parse(NEXT_WEEK)])
  },
)

test.each(['not-allowed', 'unavailable'] as const)(
  'the event of a booking that was cancelled while nothing could be removed (%s) goes once it can',
  async (code) => {
    await using salon = await openUnwritable()
    const { server, fake } = salon
    const mine = await book(server, { start: NEXT_WEEK })
    await salon.until(1)
    salon.refuse(code)
    await cancel(server, mine)
    await salon.until(60)
    expect(fake.events.size).toBe(1)
    salon.refuse(null)
    await salon.until(62)
    expect(fake.events.size).toBe(0)
  },
)

test('the first that is written brings all others along', async () => {
  await using salon = await openUnwritable()
  const { server, fake } = salon
  salon.refuse('not-allowed')
  for (const day of ['08', '09', '10']) await book(server, { start: `2026-06-${day}T08:00:00Z` })
  await salon.until(40)
  salon.refuse(null)
  await book(server, { start: '2026-06-11T08:00:00Z' })
  await server.drain()
  expect(fake.events.size).toBe(4)
})

test('the connection says so, its owner gets one mail, and the doctor knows', async () => {
  await using salon = await openUnwritable({ environment: { OPENSLOT_OWNER_EMAIL: 'owner@salon.example' } })
  const { server, see } = salon
  await book(server, { start: NEXT_WEEK })
  await salon.until(1)
  salon.refuse('not-allowed')
  await book(server, { start: '2026-06-09T08:00:00Z', customer: { name: 'Ada', email: 'ada@example.com' } })
  const told = () => toldUnwritable(salon)
  // A moment is no trouble.
  await salon.until(1.2)
  expect([(await see()).state, told()]).toEqual(['working', []])
  await salon.until(30)
  expect(await see()).toMatchObject({
    state: 'unwritable',
    blocksAll: false,
    unwritable: [{ name: 'Own', message: 'It is read-only.' }],
    calendars: [{ error: null }],
  })
  expect(told().map(({ to }) => to.email)).toEqual(['anna@salon.example', 'owner@salon.example'])
  expect(told()[0]?.text).toBe(
    [
      'The calendar anna of Anna takes no bookings at present. We keep trying. Until then, bookings are not entered in it.',
      '',
      'Reason: It is read-only.',
      '',
    ].join('\n'),
  )
  const { messages } = (await (await salon.admin('messages?limit=100')).json()) as MessagesResponse
  expect(messages.filter(({ kind }) => kind === 'calendar-unwritable')).toHaveLength(2)
  expect(messages.filter(({ kind, state }) => kind === 'calendar-entry' && state === 'waiting')).toMatchObject([
    { reason: 'calendar-choice', lastError: 'It is read-only.' },
  ])
  expect(await checkCalendars(server.server.storage, NOW + 30 * HOUR)).toMatchObject([
    { level: 'warning', message: expect.stringMatching(/can’t be written, .* “Own”: It is read-only\./) },
  ])
  salon.refuse(null)
  await salon.until(32)
  expect(await see()).toMatchObject({ state: 'working', unwritable: [] })
  // It happens once more: that is news.
  salon.refuse('unavailable')
  await book(server, { start: '2026-06-11T08:00:00Z', customer: { name: 'Ida', email: 'ida@example.com' } })
  await salon.until(34)
  expect(told()).toHaveLength(4)
})

test('a calendar that no longer gets the bookings isn’t unwritable any more', async () => {
  await using salon = await openUnwritable()
  const { server, see, change } = salon
  salon.refuse('not-allowed')
  await book(server, { start: NEXT_WEEK })
  await salon.until(2)
  expect(await see()).toMatchObject({ state: 'unwritable' })
  await change({ calendars: [{ ...OWN, receives: false }] })
  await salon.until(3)
  expect(await see()).toMatchObject({ state: 'working' })
})

test('an event that nobody has answered for isn’t forgotten because its calendar can’t be asked', async () => {
  await using connected = await openConnected()
  const { fake, server, change } = connected
  await change({ calendars: [OWN] })
  const mine = await book(server, { start: NEXT_WEEK })
  fake.lostAnswers = 1
  await server.drain()
  fake.fail('not-allowed')
  await cancel(server, mine)
  await server.drain()
  expect(fake.events.size).toBe(1)
  fake.failure = null
  server.setNow(NOW + HOUR)
  await server.drain()
  expect(fake.events.size).toBe(0)
})
