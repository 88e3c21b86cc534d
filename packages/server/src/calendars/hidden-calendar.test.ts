import { expect, test } from 'vitest'
import { fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { watching } from '../../test/support/oauth-salon.js'
import { TUESDAY_TEN, book, listStarts } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'
import type { ProviderOf } from './open.js'

// An account may have what its server doesn't show: a calendar, or something else. The others are connected all the same.

const OWN = { remoteId: 'own', blocks: true, receives: true }
const REFUSED = new CalendarError('not-allowed', 'The server refuses access (403): the calendar.')

/** An account with a calendar, and with something that its server refuses. */
async function openWithHidden(isWritable: boolean) {
  const fake = fakeCalendar()
  fake.calendars = [
    ...fake.calendars.filter(({ id }) => id === 'own'),
    { id: 'secret', name: 'secret', isWritable, timeZone: null, isHidden: true },
  ]
  const refuseSecret = (calendarId: string): void => {
    if (calendarId === 'secret') throw REFUSED
  }
  const providerOf: ProviderOf = (...opening) => {
    const provider = fake.providerOf(...opening)
    return {
      ...provider,
      pull: async (id, request) => {
        refuseSecret(id)
        return provider.pull(id, request)
      },
      find: async (id, uid) => {
        refuseSecret(id)
        return provider.find(id, uid)
      },
    }
  }
  return openConnected({ handMade: 'follow' }, { fake, providerOf })
}

test.each([true, false])(
  'what may be a calendar and can’t be read (written: %s) is named, and its owner is busy until it is left away',
  async (isWritable) => {
    await using connected = await openWithHidden(isWritable)
    const { change, see, server } = connected
    expect(await see()).toMatchObject({
      state: 'failing',
      blocksAll: true,
      calendars: [
        { name: 'Own', blocks: true, error: null },
        { name: 'secret', blocks: true, error: { code: 'not-allowed', message: REFUSED.message } },
      ],
    })
    expect(await listStarts(server)).toEqual([])
    expect(await change({ calendars: [OWN] })).toMatchObject({ state: 'working', blocksAll: false })
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
  },
)

test('follow: into what its account is refused, nobody has dragged what is gone', async () => {
  await using connected = await openWithHidden(false)
  const { change, fake, server } = connected
  await change({ calendars: [OWN] })
  const { booking, pass } = watching(connected)
  const mine = await book(server)
  await server.drain()
  await pass(2)
  fake.events.clear()
  await pass(2)
  expect(await booking(mine.id)).toMatchObject({ status: 'cancelled' })
})

test('follow: as long as what may be a calendar can’t be asked, what is gone may stand there', async () => {
  await using connected = await openWithHidden(true)
  const { change, fake, server } = connected
  await change({ calendars: [OWN] })
  const { booking, changes, pass } = watching(connected)
  const mine = await book(server)
  await server.drain()
  await pass(2)
  fake.events.clear()
  await pass(2)
  expect(await booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await changes()).toMatchObject([{ change: 'deleted', refused: null }])
})
