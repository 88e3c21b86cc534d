import { expect, test } from 'vitest'
import { type FakeCalendar, fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { NOW, book, bookingOf } from '../../test/support/salon.js'

// Calendars are read one after the other, and the clock goes on meanwhile.

test.each(['own', 'second'])(
  'an event that is deleted by hand from %s cancels its booking with the next reading',
  async (receiving) => {
    const fake = fakeCalendar()
    let now = NOW
    const providerOf: FakeCalendar['providerOf'] = (...access) => {
      const provider = fake.providerOf(...access)
      return {
        ...provider,
        pull: (...asked) => {
          now += 1000
          server.setNow(now)
          return provider.pull(...asked)
        },
      }
    }
    await using connected = await openConnected({ handMade: 'follow' }, { fake: { ...fake, providerOf } })
    const { admin, server } = connected
    const calendars = ['own', 'second'].map((remoteId) => ({
      remoteId,
      blocks: true,
      receives: remoteId === receiving,
    }))
    await connected.change({ calendars })
    const pass = async (): Promise<void> => {
      now += 300_000
      server.setNow(now)
      await server.readCalendars()
      await server.drain()
    }
    const { id } = await book(server)
    await server.drain()
    await pass()
    await pass()
    expect((receiving === 'own' ? fake.events : fake.elsewhere).delete(`${receiving} ${id}@openslot`)).toBe(true)
    await pass()
    expect(await bookingOf(await admin(`bookings/${id}`))).toMatchObject({ status: 'cancelled' })
  },
)
