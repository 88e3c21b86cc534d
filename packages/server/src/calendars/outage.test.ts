import type { MessagesResponse } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { type ConnectedServer, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, bookingBody, listStarts } from '../../test/support/salon.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Lets minutes pass, and reads what is due. */
async function after(minutes: number, { server }: ConnectedServer): Promise<void> {
  server.setNow(NOW + minutes * MINUTE)
  await server.readCalendars()
}

test('block: access that was taken away offers nothing at once, and everything again when it is back', async () => {
  await using connected = await openConnected()
  const { fake, server, see } = connected
  const free = await listStarts(server)
  fake.fail('needs-reconnecting')
  await after(5, connected)
  expect(await listStarts(server)).toEqual([])
  expect(await see()).toMatchObject({ state: 'needs-reconnecting', blocksAll: true })
  const refused = await server.request('/v1/bookings', { json: bookingBody() })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ alternatives: [] })
  fake.failure = null
  await after(6, connected)
  expect(await listStarts(server)).toEqual(free)
  expect(await see()).toMatchObject({ state: 'working', blocksAll: false })
})

test('block: a service that is down offers nothing once a quarter of an hour has passed', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  const free = await listStarts(server)
  fake.fail('unavailable')
  await after(14, connected)
  expect(await listStarts(server)).toEqual(free)
  // By time alone: nothing is written in between.
  server.setNow(NOW + 15 * MINUTE)
  expect(await listStarts(server)).toEqual([])
  fake.failure = null
  await after(16, connected)
  expect(await listStarts(server)).toEqual(free)
})

test('use-last-known: what was said last counts up to its age, also without access', async () => {
  await using connected = await openConnected({ policy: 'use-last-known', maxAgeMinutes: 120 })
  const { fake, server, see } = connected
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  await after(5, connected)
  const known = await listStarts(server)
  expect(known).not.toContain(TUESDAY_TEN)
  fake.fail('needs-reconnecting')
  await after(10, connected)
  expect(await listStarts(server)).toEqual(known)
  expect(await see()).toMatchObject({ state: 'needs-reconnecting', blocksAll: false })
  server.setNow(NOW + 125 * MINUTE - 1)
  expect(await listStarts(server)).toEqual(known)
  server.setNow(NOW + 125 * MINUTE)
  expect(await listStarts(server)).toEqual([])
  expect(await see()).toMatchObject({ blocksAll: true })
})

test('who is not connected is offered all the while', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  await admin('services/haircut', { method: 'PATCH', ifMatch: '*', json: { staff: ['anna', 'ben'] } })
  fake.fail('needs-reconnecting')
  await after(5, connected)
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ staff: { slug: 'ben' } })
})

test('a failing calendar is tried again after growing pauses, not with every booking', async () => {
  await using connected = await openConnected({ policy: 'use-last-known' })
  const { fake, server } = connected
  let asked = 0
  fake.beforeAnswer = async () => {
    asked += 1
  }
  fake.fail('unavailable')
  await connected.change({ handMade: 'follow' })
  const tries: number[] = []
  for (let minute = 5; minute <= 70; minute += 1) {
    const before = asked
    await after(minute, connected)
    if (asked > before) tries.push(minute)
  }
  expect(tries).toEqual([5, 6, 8, 12, 20, 36, 66])
  const before = asked
  await server.request('/v1/bookings', { json: bookingBody() })
  expect(asked).toBe(before)
})

test('a service that asks to be left alone is left alone', async () => {
  await using connected = await openConnected()
  const { fake } = connected
  fake.fail('rate-limited', 40 * MINUTE)
  await after(5, connected)
  fake.failure = null
  const before = fake.pulls.length
  await after(44, connected)
  expect(fake.pulls).toHaveLength(before)
  await after(45, connected)
  expect(fake.pulls.length).toBeGreaterThan(before)
})

test('a connection that broke is told to the staff member and the owner, once', async () => {
  await using connected = await openConnected({}, { environment: { OPENSLOT_OWNER_EMAIL: 'owner@salon.example' } })
  const { fake, server, admin } = connected
  fake.fail('needs-reconnecting')
  await after(5, connected)
  await after(6, connected)
  await server.drain()
  expect(server.mails.map(({ to, subject }) => [to.email, subject])).toEqual([
    ['anna@salon.example', 'Anna’s calendar can’t be read'],
    ['owner@salon.example', 'Anna’s calendar can’t be read'],
  ])
  expect(server.mails[0]?.text).toBe(
    [
      'The calendar anna of Anna refuses access. Please connect it again. Until then, no times with Anna can be booked.',
      '',
      'Reason: The fake is needs-reconnecting.',
      '',
    ].join('\n'),
  )
  const { messages } = (await (await admin('messages')).json()) as MessagesResponse
  expect(messages.map(({ kind, bookingId, recipient }) => [kind, bookingId, recipient.audience])).toEqual([
    ['calendar-broken', null, 'owner'],
    ['calendar-broken', null, 'staff'],
  ])
  // It works, and breaks once more: that is news.
  fake.failure = null
  await after(30, connected)
  fake.fail('needs-reconnecting')
  await after(60, connected)
  await server.drain()
  expect(server.mails).toHaveLength(4)
})

test('a service that is down for some minutes is no news; nor is one that is back when the mail would go out', async () => {
  await using connected = await openConnected({ policy: 'use-last-known', maxAgeMinutes: 90 })
  const { fake, server } = connected
  fake.fail('unavailable')
  await after(5, connected)
  await after(19, connected)
  await server.drain()
  expect(server.mails).toEqual([])
  // The next try finds it down for more than a quarter of an hour.
  await after(30, connected)
  fake.failure = null
  await after(60, connected)
  await server.drain()
  expect(server.mails).toEqual([])
  fake.fail('unavailable')
  await after(65, connected)
  await after(90, connected)
  await server.drain()
  expect(server.mails.map(({ text }) => text.split('\n')[0])).toEqual([
    'The calendar anna of Anna can’t be reached. We keep trying. Until then, what it said last counts, for 1 h 30 at most.',
  ])
})

test('a calendar with more events than anybody has is refused as too much', async () => {
  await using connected = await openConnected()
  const { fake, see } = connected
  const add = (from: number, to: number, ...spans: { start: number; end: number }[]): void => {
    for (let index = from; index < to; index++) fake.add(`event ${index}`, ...spans)
  }
  add(0, 12_000, { start: TEN, end: TEN + HOUR })
  // What takes no time costs none here.
  add(12_000, 13_000)
  await after(5, connected)
  expect(await see()).toMatchObject({ state: 'working' })
  fake.add('one more', { start: TEN, end: TEN + HOUR })
  await after(10, connected)
  expect(await see()).toMatchObject({ state: 'failing', calendars: [{ error: { code: 'too-much' } }, { error: null }] })
})

test.each([
  ['that come little by little', false, (index: number) => `event ${index}`],
  ['that are called like bookings, and take no time', true, (index: number) => `${index}@openslot`],
])('so is one with too many events %s', async (_what, isWhole, uidOf) => {
  const fake = fakeCalendar()
  let batch = 0
  const providerOf: typeof fake.providerOf = (...given) => ({
    ...fake.providerOf(...given),
    pull: async () => {
      batch += 1
      const size = isWhole ? 12_001 : 7_000
      const events = Array.from({ length: size }, (_, index) => {
        const uid = uidOf(isWhole ? index : batch * size + index)
        const spans = isWhole ? [] : [{ start: TEN, end: TEN + HOUR }]
        return { ref: uid, uid, version: null, spans, at: null, isCancelled: false, flaw: null }
      })
      return { isWhole, events, removed: [], cursor: null }
    },
  })
  await using connected = await openConnected({}, { fake: { ...fake, providerOf } })
  await after(5, connected)
  expect((await connected.see()).calendars[0]?.error).toMatchObject({ code: 'too-much' })
})

test('so is one whose few events recur more often than anybody’s, little by little', async () => {
  const fake = fakeCalendar()
  let batch = 0
  const providerOf: typeof fake.providerOf = (...given) => ({
    ...fake.providerOf(...given),
    pull: async () => {
      batch += 1
      const ref = `series ${batch}`
      const spans = Array.from({ length: 60_000 }, (_, index) => {
        const start = TEN + index * MINUTE
        return { start, end: start + 1000 }
      })
      const event = { ref, uid: ref, version: null, spans, at: null, isCancelled: false, flaw: null }
      return { isWhole: false, events: [event], removed: [], cursor: null }
    },
  })
  await using connected = await openConnected({}, { fake: { ...fake, providerOf } })
  await after(5, connected)
  expect((await connected.see()).calendars[0]?.error).toMatchObject({ code: 'too-much' })
})

test('what nobody foresaw is a failure like any other, and is logged', async () => {
  using log = watchLog()
  await using connected = await openConnected()
  connected.fake.beforeAnswer = () => Promise.reject(new TypeError('a mistake of ours'))
  await after(5, connected)
  expect(log.entries).toContainEqual(expect.stringContaining('a mistake of ours'))
  expect(await connected.see()).toMatchObject({
    state: 'failing',
    calendars: [{ error: { code: 'unavailable' } }, { error: { code: 'unavailable' } }],
  })
})
