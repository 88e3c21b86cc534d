import type { MessagesResponse } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type ConnectedServer, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { ANNA, BEN, NOW, TUESDAY_TEN, book, cancel, listStarts, reschedule, salon } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const RECEIVING = { calendars: [{ remoteId: 'own', blocks: true, receives: true }] }

async function openReceiving(options: Parameters<typeof openConnected>[1] = {}): Promise<ConnectedServer> {
  const connected = await openConnected({}, options)
  await connected.change(RECEIVING)
  return connected
}

test('a booking comes into the calendar, moves in it, and goes', async () => {
  await using connected = await openReceiving()
  const { fake, server } = connected
  const mine = await book(server, { notes: 'Please ring twice' })
  expect(fake.put.size).toBe(0)
  await server.drain()
  const [event] = fake.put.values()
  expect(event).toEqual({
    uid: `${mine.id}@openslot`,
    sequence: 0,
    start: TEN,
    end: TEN + 30 * MINUTE,
    timeZone: 'Europe/Berlin',
    title: 'Haircut – Mia Muster',
    description: 'Note: Please ring twice',
    location: null,
    url: null,
    isWantedBack: false,
    before: { ref: null, starts: [TEN] },
  })
  await reschedule(server, mine, { start: '2026-06-03T08:00:00Z' })
  await server.drain()
  expect([...fake.put.values()]).toEqual([
    expect.objectContaining({ uid: `${mine.id}@openslot`, sequence: 1, start: Date.parse('2026-06-03T08:00:00Z') }),
  ])
  await cancel(server, mine)
  await server.drain()
  expect(fake.put.size).toBe(0)
})

test('the event carries the UID of the mails', async () => {
  await using connected = await openReceiving()
  const { fake, server } = connected
  await book(server)
  await server.drain()
  const invitation = server.mails.find(({ to }) => to.email === 'mia@example.com')?.calendar?.content ?? ''
  expect(/^UID:(\S+)/m.exec(invitation)?.[1]).toBe([...fake.put.values()][0]?.uid)
})

test('a booking’s own event blocks nothing beside it, also when its answer was lost', async () => {
  await using connected = await openReceiving()
  const { fake, server } = connected
  await book(server)
  const before = await listStarts(server)
  await server.drain()
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(fake.events.size).toBe(1)
  expect(await listStarts(server)).toEqual(before)
})

test('what happens before it is sent is told by one message, which says how it ended', async () => {
  await using connected = await openReceiving()
  const { fake, server, admin } = connected
  let puts = 0
  fake.beforeAnswer = async () => {
    puts += 1
  }
  const mine = await book(server)
  await reschedule(server, mine, { start: '2026-06-03T08:00:00Z' })
  await reschedule(server, mine, { start: '2026-06-04T08:00:00Z' })
  await server.drain()
  expect(puts).toBe(1)
  expect([...fake.put.values()].map(({ start, sequence }) => [start, sequence])).toEqual([
    [Date.parse('2026-06-04T08:00:00Z'), 2],
  ])
  const { messages } = (await (await admin('messages?channel=calendar')).json()) as MessagesResponse
  expect(messages).toEqual([
    expect.objectContaining({
      kind: 'calendar-entry',
      state: 'sent',
      bookingId: mine.id,
      recipient: { audience: 'staff', name: 'Anna', address: null },
    }),
  ])
})

test('what is changed while its event is being put goes out after it', async () => {
  await using connected = await openReceiving()
  const { fake, server } = connected
  const mine = await book(server)
  let isFirst = true
  fake.beforeAnswer = async () => {
    if (!isFirst) return
    isFirst = false
    await cancel(server, mine)
  }
  await server.drain()
  expect(fake.put.size).toBe(0)
})

test('a try whose answer is lost makes no second event', async () => {
  await using connected = await openReceiving()
  const { fake, server } = connected
  await book(server)
  fake.lostAnswers = 1
  await server.drain()
  expect(fake.lostAnswers).toBe(0)
  server.setNow(NOW + 60 * MINUTE)
  await server.drain()
  expect([...fake.put.keys()]).toHaveLength(1)
  expect(fake.events.size).toBe(1)
})

test('a calendar that can’t be written gets what it missed once it can', async () => {
  await using connected = await openReceiving()
  const { fake, server, admin } = connected
  const start = '2026-06-04T08:00:00Z'
  await book(server, { start })
  fake.fail('needs-reconnecting')
  for (let hour = 0; hour <= 26; hour += 1) {
    server.setNow(NOW + hour * 60 * MINUTE)
    await server.readCalendars()
    await server.drain()
  }
  const waiting = (await (await admin('messages?channel=calendar&state=waiting')).json()) as MessagesResponse
  expect(waiting.messages.map(({ reason, lastError }) => [reason, lastError])).toEqual([
    ['calendar-access', 'The fake is needs-reconnecting.'],
  ])
  fake.failure = null
  server.setNow(NOW + 27 * 60 * MINUTE)
  await server.readCalendars()
  await server.drain()
  expect([...fake.put.values()].map((event) => event.start)).toEqual([Date.parse(start)])
})

test('a calendar that is chosen for it gets the bookings that are there, and the one before gives them up', async () => {
  await using connected = await openConnected()
  const { fake, server, change } = connected
  const mine = await book(server)
  await server.drain()
  expect(fake.put.size).toBe(0)
  await change(RECEIVING)
  await server.drain()
  expect([...fake.put.keys()]).toEqual([`own ${mine.id}@openslot`])
  await change({ calendars: [{ remoteId: 'second', blocks: false, receives: true }] })
  await server.drain()
  expect([...fake.put.keys()]).toEqual([`second ${mine.id}@openslot`])
  await change({ calendars: [{ remoteId: 'own', blocks: true, receives: false }] })
  await server.drain()
  expect(fake.put.size).toBe(0)
})

test('given by somebody else, it leaves the calendar of who gave it', async () => {
  const catalog = salon({ staff: ['anna', 'ben'] }, [ANNA, BEN])
  await using connected = await openReceiving({ catalog })
  const { fake, server } = connected
  const mine = await book(server, { staff: 'anna' })
  await server.drain()
  expect(fake.put.size).toBe(1)
  await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })
  await server.drain()
  expect(fake.put.size).toBe(0)
})

test.each(['not-allowed', 'unavailable', 'needs-reconnecting'] as const)(
  'given by somebody else while the calendar is out of reach (%s), it leaves it once that is back',
  async (code) => {
    const catalog = salon({ staff: ['anna', 'ben'] }, [ANNA, BEN])
    await using connected = await openReceiving({ catalog })
    const { fake, server } = connected
    const mine = await book(server, { staff: 'anna', start: '2026-06-09T08:00:00Z' })
    await server.drain()
    fake.fail(code)
    await reschedule(server, mine, { start: '2026-06-10T08:00:00Z', staff: 'ben' })
    let hour = 0
    const passTo = async (last: number): Promise<void> => {
      for (; hour <= last; hour += 1) {
        server.setNow(NOW + hour * 60 * MINUTE)
        await server.readCalendars()
        await server.drain()
      }
    }
    await passTo(30)
    expect(fake.events.size).toBe(1)
    fake.failure = null
    await passTo(31)
    expect(fake.events.size).toBe(0)
  },
)

test('an account that is connected anew is cleared at once of what others give by now', async () => {
  const catalog = salon({ staff: ['anna', 'ben'] }, [ANNA, BEN])
  await using connected = await openReceiving({ catalog })
  const { fake, server, change } = connected
  const mine = await book(server, { staff: 'anna', start: '2026-06-09T08:00:00Z' })
  await server.drain()
  fake.fail('needs-reconnecting')
  await reschedule(server, mine, { start: '2026-06-10T08:00:00Z', staff: 'ben' })
  await server.drain()
  fake.failure = null
  await change({ password: 'new' })
  await server.drain()
  expect(fake.events.size).toBe(0)
})

test('a request comes into the calendar once it is approved', async () => {
  await using connected = await openReceiving({ catalog: salon({ requiresApproval: true }) })
  const { fake, server, admin } = connected
  const mine = await book(server)
  await server.drain()
  expect(fake.put.size).toBe(0)
  await admin(`bookings/${mine.id}/approve`, { method: 'POST' })
  await server.drain()
  expect(fake.put.size).toBe(1)
})

test('of a customer who is erased, the calendar says nothing any more', async () => {
  await using connected = await openReceiving()
  const { fake, server, admin } = connected
  await book(server)
  await server.drain()
  server.setNow(Date.parse('2026-06-03T08:00:00Z'))
  const erased = await admin('customers/erase', { json: { email: 'mia@example.com' } })
  expect(erased.status).toBe(200)
  await server.drain()
  expect([...fake.put.values()].map(({ title }) => title)).toEqual(['Haircut – Erased'])
})

test('of those who give it together, each has it in their own calendar', async () => {
  const catalog = salon({ staff: ['anna', 'ben'], staffing: 'all' }, [ANNA, BEN])
  const fake = fakeCalendar()
  await using connected = await openReceiving({ catalog, fake })
  const { server, admin } = connected
  const account = { provider: 'caldav', url: 'https://dav.example/', username: 'ben', password: 'hunter2' }
  const made = (await (await admin('staff/ben/calendars', { json: account })).json()) as { id: string }
  const chosen = { calendars: [{ remoteId: 'second', blocks: false, receives: true }] }
  await admin(`staff/ben/calendars/${made.id}`, { method: 'PATCH', ifMatch: '*', json: chosen })
  const mine = await book(server)
  await server.drain()
  expect([...fake.put.keys()].toSorted()).toEqual([`own ${mine.id}@openslot`, `second ${mine.id}@openslot`])
})

test('a calendar that can’t be cleared keeps no booking out of the one that gets them now', async () => {
  const fake = fakeCalendar()
  let isRevoked = false
  const providerOf: typeof fake.providerOf = (credentials, access) => {
    const provider = fake.providerOf(credentials, access)
    return {
      ...provider,
      remove: (id, known) =>
        isRevoked ? Promise.reject(new CalendarError('needs-reconnecting', 'Revoked.')) : provider.remove(id, known),
    }
  }
  await using connected = await openReceiving({ fake: { ...fake, providerOf } })
  const { server, change } = connected
  const mine = await book(server)
  await server.drain()
  isRevoked = true
  await change({ calendars: [{ remoteId: 'second', blocks: true, receives: true }] })
  await server.drain()
  expect([...fake.put.keys()]).toEqual([`own ${mine.id}@openslot`, `second ${mine.id}@openslot`])
  // It is tried again.
  isRevoked = false
  server.setNow(NOW + 60 * MINUTE)
  await server.drain()
  expect([...fake.put.keys()]).toEqual([`second ${mine.id}@openslot`])
})
