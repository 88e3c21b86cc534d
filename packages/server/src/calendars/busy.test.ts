import type { CalendarConnection, Problem } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { CONFIRMING, confirm, mailedToken } from '../../test/support/confirming.js'
import { type ConnectedServer, openConnected } from '../../test/support/fake-calendar.js'
import {
  ANNA,
  BEN,
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  cancel,
  listStarts,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import { readConfig } from '../config.js'
import { type Server, createServer } from '../server.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test('nothing is listed or booked over what an outside calendar says, once it is connected', async () => {
  const { fake, server, ...rest } = await openConnected()
  await using _ = rest
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  const starts = await listStarts(server)
  expect(starts).not.toContain(TUESDAY_TEN)
  expect(starts).not.toContain('2026-06-02T07:45:00Z')
  expect(starts).toEqual(expect.arrayContaining(['2026-06-02T07:30:00Z', '2026-06-02T09:00:00Z']))
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(response.status).toBe(409)
  expect(await problemOf(response)).toMatchObject({ type: expect.stringMatching(/slot-taken$/) as string })
})

test('it is read on connecting, and nothing but the choice decides which calendars block', async () => {
  await using connected = await openConnected()
  const { fake, server, change } = connected
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  const chosen = await change({ calendars: [{ remoteId: 'own', blocks: true }] })
  expect(chosen.calendars).toEqual([
    expect.objectContaining({ remoteId: 'own', name: 'Own', blocks: true, receives: false, error: null }),
  ])
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  await change({ calendars: [{ remoteId: 'own', blocks: false, receives: true }] })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  await change({ calendars: [{ remoteId: 'own', blocks: true }] })
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  await change({ calendars: [] })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
})

test('another OpenSlot’s bookings block, the own ones do so but once', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  const foreign = '019e0000-0000-7000-8000-000000000000@openslot'
  fake.add(foreign, { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

test('an event that was read and goes, or is declined, blocks no longer', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  fake.add('series', { start: TEN + 2 * HOUR, end: TEN + 3 * HOUR }, { start: TEN + 4 * HOUR, end: TEN + 5 * HOUR })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  const blocked = await listStarts(server)
  fake.events.delete('dentist')
  fake.add('series')
  server.setNow(NOW + 10 * MINUTE)
  await server.readCalendars()
  const free = await listStarts(server)
  expect(free.filter((start) => !blocked.includes(start))).toEqual(
    expect.arrayContaining([TUESDAY_TEN, '2026-06-02T10:00:00Z', '2026-06-02T12:00:00Z']),
  )
})

test('what was read too long ago is read again before a booking, and only then', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  const before = fake.pulls.length
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + MINUTE)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  // A minute old: fresh enough.
  expect(fake.pulls).toHaveLength(before)
  server.setNow(NOW + MINUTE + 1)
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(response.status).toBe(409)
  expect(((await response.json()) as Problem).alternatives).not.toContain(TUESDAY_TEN)
  expect(fake.pulls.length).toBeGreaterThan(before)
})

test('holds and moves ask as well', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + 2 * MINUTE)
  const held = await server.request('/v1/holds', { json: { service: 'haircut', start: TUESDAY_TEN } })
  expect(held.status).toBe(409)
  const later = '2026-06-02T10:00:00Z'
  const booked = await server.request('/v1/bookings', { json: bookingBody({ start: later }) })
  const { id, manageToken } = (await booked.json()) as { id: string; manageToken: string }
  fake.add('lunch', { start: TEN + 4 * HOUR, end: TEN + 5 * HOUR })
  server.setNow(NOW + 4 * MINUTE)
  const moved = await server.request(`/v1/bookings/${id}/reschedule`, {
    token: manageToken,
    json: { start: '2026-06-02T12:00:00Z' },
  })
  expect(moved.status).toBe(409)
})

test('so does a confirmation that comes too late', async () => {
  await using connected = await openConnected({ policy: 'use-last-known' }, { environment: CONFIRMING })
  const { fake, server } = connected
  const booked = await server.request('/v1/bookings', { json: bookingBody() })
  const { id } = (await booked.json()) as { id: string }
  const token = await mailedToken(server)
  fake.add('dentist', { start: TEN, end: TEN + HOUR })
  server.setNow(NOW + 31 * MINUTE)
  expect((await confirm(server, id, token)).status).toBe(409)
  fake.events.clear()
  server.setNow(NOW + 33 * MINUTE)
  expect((await confirm(server, id, token)).status).toBe(200)
})

test('a booking doesn’t wait for a calendar that doesn’t answer: what is known counts', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  const waiting: (() => void)[] = []
  fake.beforeAnswer = () => new Promise((resolve) => waiting.push(resolve))
  server.setNow(NOW + 2 * MINUTE)
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  for (const answer of waiting) answer()
  expect(response.status).toBe(201)
}, 20_000)

test('beyond what is read of a calendar, nothing is offered', async () => {
  await using connected = await openConnected({}, { catalog: { services: [{ ...unlimited }], staff: [anna] } })
  const { server } = connected
  const far = NOW + 402 * DAY
  const range = { from: new Date(NOW + 395 * DAY).toISOString(), to: new Date(far + 30 * DAY).toISOString() }
  const starts = (await listStarts(server, range)).map((start) => Date.parse(start))
  expect(starts.length).toBeGreaterThan(0)
  expect(Math.max(...starts)).toBeLessThan(NOW + 399 * DAY)
})

const anna = {
  slug: 'anna',
  name: 'Anna',
  email: 'anna@salon.example',
  timeZone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '17:00' }],
}
const unlimited = {
  slug: 'haircut',
  name: 'Haircut',
  durationMinutes: 30,
  slotIntervalMinutes: 15,
  bookingWindowDays: null,
  staff: ['anna'],
}

test('the same range is read by what changed in it, and anew after some days', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true }] })
  const from = fake.pulls.length
  for (const minutes of [5, 10, 3 * 1440]) {
    server.setNow(NOW + minutes * MINUTE)
    await server.readCalendars()
  }
  const [first, second, third] = fake.pulls.slice(from)
  expect(first).toMatchObject({ cursor: `cursor ${from}`, timeZone: 'Europe/Berlin' })
  expect(second).toMatchObject({ cursor: `cursor ${from + 1}`, from: first?.from, to: first?.to })
  expect(third?.cursor).toBeNull()
  expect(third?.from).toBe((first?.from ?? 0) + 3 * DAY)
})

test('with another time zone, everything is read anew', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  const response = await admin('staff/anna', {
    method: 'PATCH',
    ifMatch: '*',
    json: { timeZone: 'America/New_York' },
  })
  expect(response.status).toBe(200)
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(fake.pulls.at(-1)).toMatchObject({ cursor: null, timeZone: 'America/New_York' })
})

test('of who is archived, nothing is read', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  const before = fake.pulls.length
  await admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { active: false } })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(fake.pulls).toHaveLength(before)
})

test('a connection says when it was read', async () => {
  await using connected = await openConnected()
  const seen: CalendarConnection = await connected.see()
  expect(seen).toMatchObject({ state: 'working', blocksAll: false, account: 'anna' })
  expect(seen.calendars.map(({ remoteId, readAt }) => [remoteId, readAt])).toEqual([
    ['own', '2026-06-01T06:00:00Z'],
    ['second', '2026-06-01T06:00:00Z'],
  ])
})

test('what another process has read is seen at once, also where an answer was kept', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  const other = await otherServer(connected)
  for (const hours of [0, 2, 4]) {
    fake.events.clear()
    fake.add('dentist', { start: TEN + hours * HOUR, end: TEN + (hours + 1) * HOUR })
    const { id } = await connected.see()
    await other.reading.readNow(id)
    const taken = new Date(TEN + hours * HOUR).toISOString().replace('.000', '')
    const starts = await listStarts(server)
    expect(starts).not.toContain(taken)
    expect(starts).toContain(hours === 0 ? '2026-06-02T12:00:00Z' : TUESDAY_TEN)
  }
  await other.close()
})

test('of two servers on one file, one reads a calendar that is due', async () => {
  await using connected = await openConnected()
  const { fake, server } = connected
  const other = await otherServer(connected)
  const before = fake.pulls.length
  server.setNow(NOW + 5 * MINUTE)
  await Promise.all([server.readCalendars(), other.reading.run()])
  await other.close()
  // Two calendars.
  expect(fake.pulls).toHaveLength(before + 2)
})

/** Another process's server on the same file, five minutes on. */
const otherServer = ({ server: { directory }, fake }: ConnectedServer): Promise<Server> =>
  createServer({
    config: readConfig({}, {}, directory),
    cwd: directory,
    demo: false,
    clock: () => NOW + 5 * MINUTE,
    outboxPollMs: null,
    housekeepingMs: null,
    calendarsMs: null,
    providerOf: fake.providerOf,
  })

test('once its owner lives in another zone, nothing is known of a calendar before it is read there', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  expect(await listStarts(server)).not.toEqual([])
  const moved = await admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { timeZone: 'Europe/Lisbon' } })
  expect(moved.status).toBe(200)
  expect(await listStarts(server)).toEqual([])
  // However fresh it is: a booking asks for it, and is told what it says there.
  fake.add('day off', { start: TEN, end: TEN + HOUR })
  expect((await server.request('/v1/bookings', { json: bookingBody() })).status).toBe(409)
  expect(fake.pulls.at(-1)).toMatchObject({ timeZone: 'Europe/Lisbon' })
  expect(await listStarts(server)).not.toEqual([])
})

test('a colleague’s booking blocks who has it in their calendar, one that was given up nobody', async () => {
  await using connected = await openConnected({}, { catalog: salon({ staff: ['anna', 'ben'] }, [ANNA, BEN]) })
  const { fake, server } = connected
  const bens = await book(server, { staff: 'ben' })
  fake.events.set('copy', { ...eventAt(TEN), uid: `${bens.id}@openslot` })
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  const isFree = async (): Promise<boolean> => (await listStarts(server, { more: '&staff=anna' })).includes(TUESDAY_TEN)
  expect(await isFree()).toBe(false)
  // Given by Anna, her own booking keeps that time, wherever it is moved to.
  await reschedule(server, bens, { start: '2026-06-03T08:00:00Z', staff: 'anna' })
  expect(await isFree()).toBe(true)
  await cancel(server, bens)
  expect(await isFree()).toBe(true)
})

const eventAt = (start: number) => {
  const at = { start, end: start + HOUR }
  return { ref: 'copy', version: null, spans: [at], at, isCancelled: false, flaw: null }
}

test('once its owner has another address, which says what they declined, all of a calendar is read anew', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  server.setNow(NOW + 5 * MINUTE)
  await server.readCalendars()
  expect(fake.pulls.at(-1)).toMatchObject({ cursor: 'cursor 2', ownAddresses: ['anna@salon.example'] })
  const changeTo = (email: string): Promise<Response> =>
    admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { email } })
  // While it is being read for the old one: that counts no more.
  fake.beforeAnswer = async () => {
    fake.beforeAnswer = async () => {}
    await changeTo('anna@new.example')
  }
  server.setNow(NOW + 10 * MINUTE)
  await server.readCalendars()
  await server.readCalendars()
  expect(fake.pulls.at(-1)).toMatchObject({ cursor: null, ownAddresses: ['anna@new.example'] })
  const count = fake.pulls.length
  await changeTo('anna@new.example')
  await server.readCalendars()
  expect(fake.pulls).toHaveLength(count)
})

test('a calendar is due as soon as its owner lives in another zone', async () => {
  await using connected = await openConnected()
  const { fake, server, admin } = connected
  await admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { timeZone: 'Europe/Lisbon' } })
  await server.readCalendars()
  expect(fake.pulls.at(-1)).toMatchObject({ timeZone: 'Europe/Lisbon' })
  expect(await listStarts(server)).not.toEqual([])
})
