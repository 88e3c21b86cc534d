import type { CalendarConnection } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { watching } from '../../test/support/oauth-salon.js'
import { book } from '../../test/support/salon.js'

// Somebody may drag the event of a booking into another account of theirs. With `follow`, that cancels nobody.

const STANDS_ELSEWHERE = { change: 'deleted', refused: 'stands-elsewhere' }

/** Anna's account with the event of a booking that is to follow it, and another account of hers with both read. */
async function openTwoAccounts({ findsByUid = true } = {}) {
  const [fake, other] = [fakeCalendar(), fakeCalendar()]
  const connected = await openConnected(
    { handMade: 'follow' },
    {
      fake,
      providerOf: (credentials, access) => {
        const isOther = 'username' in credentials && credentials.username === 'other'
        if (!isOther) return fake.providerOf(credentials, access)
        const provider = other.providerOf(credentials, access)
        return findsByUid ? provider : { ...provider, find: async () => null }
      },
    },
  )
  const { admin, server } = connected
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const account = { provider: 'caldav', url: 'https://dav2.example/', username: 'other', password: 'hunter2' }
  const made = (await (await admin('staff/anna/calendars', { json: account })).json()) as CalendarConnection
  const path = `staff/anna/calendars/${made.id}`
  const json = { calendars: [{ remoteId: 'own', blocks: true }] }
  expect((await admin(path, { method: 'PATCH', ifMatch: '*', json })).status).toBe(200)
  const salon = { ...connected, ...watching(connected) }
  const mine = await book(server)
  await server.drain()
  await salon.pass(2)
  const ref = `own ${mine.id}@openslot`
  /** @returns the event, gone from where it was put */
  const take = () => {
    const event = fake.events.get(ref)
    fake.events.delete(ref)
    if (!event) throw new Error('It is not there.')
    return { ...event, ref: 'dragged' }
  }
  return { ...salon, mine, other, ref, take }
}

test.each(['events', 'elsewhere'] as const)(
  'an event that was dragged into another account (its %s) cancels nobody, and can be put back',
  async (calendar) => {
    await using salon = await openTwoAccounts()
    const { admin, fake, mine, other, ref, server } = salon
    other[calendar].set('dragged', salon.take())
    await salon.pass(3)
    expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
    const [change] = await salon.changes()
    expect(change).toMatchObject(STANDS_ELSEWHERE)
    const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
    expect((await admin(path, { method: 'POST' })).status).toBe(204)
    await server.drain()
    await salon.pass()
    expect(fake.events.has(ref)).toBe(true)
    expect(await salon.changes()).toEqual([])
  },
)

test('so does one that only a reading of the other account shows, since its service finds nothing by that UID', async () => {
  await using salon = await openTwoAccounts({ findsByUid: false })
  const { mine, other } = salon
  other.events.set('dragged', salon.take())
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([STANDS_ELSEWHERE])
})

test('as long as the other account doesn’t answer, nothing counts as deleted; once it does, it may', async () => {
  await using salon = await openTwoAccounts()
  const { mine, other } = salon
  other.fail('unavailable')
  salon.take()
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: null }])
  other.failure = null
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})
