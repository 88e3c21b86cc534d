import { expect, test } from 'vitest'
import { type ConnectedServer, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, bookingBody, listStarts } from '../../test/support/salon.js'
import type { EventFlaw } from './flaw.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Puts an event into Anna's calendar of which not all can be read. */
function addFlawed({ fake }: ConnectedServer, ref: string, flaw: EventFlaw): void {
  const spans = flaw === 'time' ? [] : [{ start: TEN, end: TEN + HOUR }]
  fake.events.set(ref, { ref, uid: `${ref}@x`, version: null, spans, at: null, isCancelled: false, flaw })
}

async function after(minutes: number, { server }: ConnectedServer): Promise<void> {
  server.setNow(NOW + minutes * MINUTE)
  await server.readCalendars()
}

test('an event that blocks more than it might is named, and the calendar works', async () => {
  await using connected = await openConnected()
  const { server, see } = connected
  addFlawed(connected, 'rota', 'rule')
  await after(5, connected)
  expect(await see()).toMatchObject({
    state: 'working',
    blocksAll: false,
    calendars: [
      {
        error: null,
        unreadable: [{ event: 'rota@x', message: 'How it recurs can’t be read: it blocks its time every day.' }],
      },
      { unreadable: [] },
    ],
  })
  const starts = await listStarts(server)
  expect(starts).not.toContain(TUESDAY_TEN)
  expect(starts).not.toEqual([])
})

test('block: as long as nobody knows when an event is, nothing is offered; people are told which it is', async () => {
  await using connected = await openConnected()
  const { fake, server, see } = connected
  const free = await listStarts(server)
  addFlawed(connected, 'lost', 'time')
  await after(5, connected)
  expect(await see()).toMatchObject({
    state: 'failing',
    blocksAll: true,
    calendars: [{ error: { code: 'doubtful', message: expect.stringContaining('“lost@x”') } }, { error: null }],
  })
  expect(await listStarts(server)).toEqual([])
  await server.drain()
  expect(server.mails.map(({ text }) => text)).toEqual([
    [
      'What stands in the calendar anna of Anna can’t be right. Please have a look. Until then, no times with Anna can be booked.',
      '',
      'Reason: It isn’t known when some of its events are: “lost@x”. Correct their times there, or delete them.',
      '',
    ].join('\n'),
  ])
  await after(10, connected)
  await server.drain()
  expect(server.mails).toHaveLength(1)
  fake.events.delete('lost')
  await after(15, connected)
  expect(await see()).toMatchObject({ state: 'working', blocksAll: false })
  expect(await listStarts(server)).toEqual(free)
})

test('use-last-known: what can be read counts, and is read before each booking', async () => {
  await using connected = await openConnected({ policy: 'use-last-known' })
  const { fake, server, see } = connected
  addFlawed(connected, 'lost', 'time')
  await after(5, connected)
  expect(await see()).toMatchObject({ state: 'failing', blocksAll: false })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + 7 * MINUTE)
  expect((await server.request('/v1/bookings', { json: bookingBody() })).status).toBe(409)
})

test('a calendar that blocks nobody may say what it likes', async () => {
  await using connected = await openConnected()
  addFlawed(connected, 'lost', 'time')
  await connected.change({ calendars: [{ remoteId: 'own', blocks: false, receives: true }] })
  await after(5, connected)
  expect(await connected.see()).toMatchObject({ state: 'working', calendars: [{ unreadable: [] }] })
})
