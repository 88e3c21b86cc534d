import type { CalendarBusy } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { NOW, TUESDAY_TEN, book } from '../../test/support/salon.js'

const TEN = Date.parse(TUESDAY_TEN)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const at = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
const query = (from: number, to: number): string => `busy?from=${at(from)}&to=${at(to)}`

async function open() {
  const connected = await openConnected()
  const { admin, server } = connected
  const ask = (staff: string, from: number, to: number): Promise<Response> => admin(`staff/${staff}/${query(from, to)}`)
  return {
    ...connected,
    ask,
    see: async (from: number, to: number) => (await (await ask('anna', from, to)).json()) as CalendarBusy,
    readAgain: async () => {
      server.setNow(NOW + 5 * MINUTE)
      await server.readCalendars()
    },
  }
}

test('what stands in somebody’s calendars is seen as times, merged, and without the bookings that are here', async () => {
  await using connected = await open()
  const { fake, server, change, see, readAgain, admin, ask } = connected
  await change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  await book(server, { staff: 'anna' })
  await server.drain()
  fake.add('dentist', { start: TEN + 2 * HOUR, end: TEN + 3 * HOUR })
  fake.add('way back', { start: TEN + 3 * HOUR, end: TEN + 4 * HOUR })
  fake.add('next day', { start: TEN + 24 * HOUR, end: TEN + 25 * HOUR })
  await readAgain()
  expect(fake.put.size).toBe(1)
  expect(await see(TEN - HOUR, TEN + 12 * HOUR)).toEqual({
    busy: [{ start: at(TEN + 2 * HOUR), end: at(TEN + 4 * HOUR) }],
    unknown: [],
  })
  expect(await (await ask('ben', TEN, TEN + HOUR)).json()).toEqual({ busy: [], unknown: [] })
  expect((await ask('nobody', TEN, TEN + HOUR)).status).toBe(404)
  expect((await ask('anna', TEN, TEN - HOUR)).status).toBe(422)
  expect((await ask('anna', TEN, TEN + 63 * 24 * HOUR)).status).toBe(422)
  expect((await admin('staff/anna/busy')).status).toBe(422)
})

test('once a calendar can’t be read, what comes isn’t known, and what was is as it was read', async () => {
  await using connected = await open()
  const { fake, server, see, readAgain } = connected
  fake.add('breakfast', { start: NOW - HOUR, end: NOW - HOUR / 2 })
  await readAgain()
  fake.fail('unavailable')
  const now = NOW + HOUR
  server.setNow(now)
  expect(await see(NOW - 2 * HOUR, TEN)).toEqual({
    busy: [{ start: at(NOW - HOUR), end: at(NOW - HOUR / 2) }],
    unknown: [{ start: at(now), end: at(TEN) }],
  })
  expect((await see(NOW - 2 * HOUR, NOW)).unknown).toEqual([])
})
