import type { CalendarConnection } from '@openslot/core/wire'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type FakeCalendar, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import type { ProviderOf } from './open.js'

// An account may have any number of calendars: how many are read, and how many at once, is not its choice.

/** Accounts with so many calendars each. */
function accountsOf(count: number): { readonly fake: FakeCalendar; readonly mostAtOnce: () => number } {
  const fake = fakeCalendar()
  const calendars = Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `Calendar ${index}`,
    isWritable: true,
    timeZone: null,
  }))
  let [now, most] = [0, 0]
  const providerOf: ProviderOf = (credentials, access) => ({
    ...fake.providerOf(credentials, access),
    listCalendars: async () => calendars,
    pull: async () => {
      now += 1
      most = Math.max(most, now)
      // All that are to begin with it have begun.
      for (let turn = 0; turn < 5; turn += 1) await setImmediate()
      now -= 1
      return { isWhole: true, events: [], removed: [], cursor: null }
    },
  })
  return { fake: { ...fake, providerOf }, mostAtOnce: () => most }
}

test('of many calendars, as many block at first as may be chosen, and all are read, two at once', async () => {
  const { fake, mostAtOnce } = accountsOf(60)
  await using connected = await openConnected({}, { fake })
  const { calendars } = await connected.see()
  expect(calendars).toHaveLength(50)
  expect(calendars.every(({ blocks, readAt, error }) => blocks && readAt !== null && error === null)).toBe(true)
  expect(mostAtOnce()).toBe(2)
  const again = calendars.map(({ remoteId, blocks, receives }) => ({ remoteId, blocks, receives }))
  expect((await connected.change({ calendars: again })).calendars).toHaveLength(50)
})

test('of many accounts, three calendars are read at once', async () => {
  const { fake, mostAtOnce } = accountsOf(4)
  await using connected = await openConnected({}, { fake })
  const account = { provider: 'caldav', url: 'https://dav.example/', username: 'anna', password: 'hunter2' }
  const made = await Promise.all(
    [1, 2, 3].map(async () => (await connected.admin('staff/anna/calendars', { json: account })).json()),
  )
  expect((made as CalendarConnection[]).flatMap(({ calendars }) => calendars)).toHaveLength(12)
  expect(mostAtOnce()).toBe(3)
})
