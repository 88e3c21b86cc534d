import type { Booking, CalendarChange, CalendarConnection } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import {
  type ConnectedServer,
  type FakeCalendar,
  fakeCalendar,
  openConnected,
} from '../../test/support/fake-calendar.js'
import { NOW, book, cancel, salon } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'
import type { ProviderOf } from './open.js'

// The bookings of several people may go into one calendar, and a booking may go from one of them to another.

const MINUTE = 60_000
const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'
const RECEIVES = { calendars: [{ remoteId: 'own', blocks: false, receives: true }] }

interface Shared extends ConnectedServer {
  /** Lets time pass in which calendars are read, and what is owed them is tried again. */
  pass(times: number): Promise<void>
  booking(id: string): Promise<Booking>
  changes(): Promise<CalendarChange[]>
}

/** A calendar in which what Anna has deleted is changed at the same moment, until Ben has written into it. */
function benComesFirst(): FakeCalendar {
  const fake = fakeCalendar()
  let hasWritten = false
  const providerOf: ProviderOf = (credentials, access) => {
    const provider = fake.providerOf(credentials, access)
    const isAnnas = 'username' in credentials && credentials.username === 'anna'
    return {
      ...provider,
      put: async (...event) => {
        const put = await provider.put(...event)
        hasWritten ||= !isAnnas
        return put
      },
      remove: async (...known) => {
        if (isAnnas && !hasWritten) throw new CalendarError('changed', 'The event was changed.')
        await provider.remove(...known)
      },
    }
  }
  return { ...fake, providerOf }
}

/** Anna's and Ben's bookings go into the calendar `own`. */
async function openShared(fake: FakeCalendar, rules: object = {}): Promise<Shared> {
  const connected = await openConnected(rules, { catalog: salon({ staff: ['anna', 'ben'] }), fake })
  const { server, admin } = connected
  await connected.change(RECEIVES)
  const account = { provider: 'caldav', url: 'https://dav.example/', username: 'ben', password: 'hunter2', ...rules }
  const made = (await (await admin('staff/ben/calendars', { json: account })).json()) as CalendarConnection
  const path = `staff/ben/calendars/${made.id}`
  expect((await admin(path, { method: 'PATCH', ifMatch: '*', json: RECEIVES })).status).toBe(200)
  let now = NOW
  return {
    ...connected,
    pass: async (times) => {
      for (let time = 0; time < times; time += 1) {
        now += 5 * MINUTE
        server.setNow(now)
        await server.readCalendars()
        await server.drain()
      }
    },
    booking: async (id) => (await (await admin(`bookings/${id}`)).json()) as Booking,
    changes: async () => ((await (await admin('calendar-changes')).json()) as { changes: CalendarChange[] }).changes,
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  }
}

const moveToBen = ({ server }: Shared, mine: Awaited<ReturnType<typeof book>>): Promise<Response> =>
  server.request(`/v1/bookings/${mine.id}/reschedule`, {
    token: mine.manageToken,
    json: { start: WEDNESDAY_TEN, staff: 'ben' },
  })

test.each([
  ['show', 'in its turn', fakeCalendar],
  ['follow', 'in its turn', fakeCalendar],
  ['show', 'after the new one is put', benComesFirst],
  ['follow', 'after the new one is put', benComesFirst],
])('%s: the old event goes %s, and the one calendar has the new one', async (handMade, _when, calendar) => {
  await using shared = await openShared(calendar(), { handMade })
  const { server, fake } = shared
  const mine = await book(server, { staff: 'anna' })
  await server.drain()
  await shared.pass(1)
  expect((await moveToBen(shared, mine)).status).toBe(200)
  await server.drain()
  await shared.pass(4)
  expect(Array.from(fake.events.values(), ({ at }) => at?.start)).toEqual([Date.parse(WEDNESDAY_TEN)])
  expect(await shared.booking(mine.id)).toMatchObject({ status: 'confirmed', staff: { slug: 'ben' } })
  expect(await shared.changes()).toEqual([])

  await cancel(server, mine)
  await server.drain()
  expect(fake.events.size).toBe(0)
})
