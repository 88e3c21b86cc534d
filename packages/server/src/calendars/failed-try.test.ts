import { expect, test } from 'vitest'
import { fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { MAIN, OTHER, beside, openGoogleSalon, openMicrosoftSalon, watching } from '../../test/support/oauth-salon.js'
import { book, cancel, salon as catalogOf } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'
import type { ProviderOf } from './open.js'

// The first try to put a booking's event fails, and by the next one its like stands in another calendar of the account.

const OPENERS = {
  google: async () => {
    const salon = await openGoogleSalon(beside('follow'))
    const invited = { organizer: { email: 'book@salon.example', self: false } }
    return { salon, service: salon.google, invited, uidField: 'iCalUID' }
  },
  microsoft: async () => {
    const salon = await openMicrosoftSalon(beside('follow'))
    return { salon, service: salon.microsoft, invited: { isOrganizer: false }, uidField: 'iCalUId' }
  },
}

test.each(['google', 'microsoft'] as const)('%s: the mail’s invitation is left where it is', async (name) => {
  const { salon, service, invited, uidField } = await OPENERS[name]()
  await using _ = salon
  await salon.pass()
  const mine = await book(salon.server)
  service.next.push({ status: 503, json: {} })
  await salon.server.drain()
  const [start, end] = ['08:00', '08:30'].map((time) => ({ dateTime: `2026-06-02T${time}:00`, timeZone: 'UTC' }))
  service.change(MAIN, { id: 'by-mail', [uidField]: `${mine.id}@openslot`, ...invited, start, end })
  const ids = (calendarId: string) => service.events(calendarId).map(({ id }) => id)
  await salon.pass(4)
  expect([ids(MAIN), ids(OTHER).length, await salon.changes()]).toEqual([['by-mail'], 1, []])
  await cancel(salon.server, mine)
  await salon.pass(2)
  expect([ids(MAIN), ids(OTHER)]).toEqual([['by-mail'], []])
})

test('a colleague’s event of the same booking stays theirs, and each has one', async () => {
  const fake = fakeCalendar()
  let failures = 0
  const providerOf: ProviderOf = (credentials, access) => {
    const provider = fake.providerOf(credentials, access)
    const isBens = 'username' in credentials && credentials.username === 'ben'
    return {
      ...provider,
      put: async (...event) => {
        if (isBens && failures++ === 0) throw new CalendarError('unavailable', 'The server is down.')
        return provider.put(...event)
      },
    }
  }
  const catalog = catalogOf({ staff: ['anna', 'ben'], staffing: 'all' })
  await using salon = await openConnected({}, { catalog, fake: { ...fake, providerOf } })
  const choose = (receiving: string) => ({
    calendars: ['own', 'second'].map((remoteId) => ({ remoteId, blocks: true, receives: remoteId === receiving })),
  })
  await salon.change(choose('own'))
  const account = { provider: 'caldav', url: 'https://dav.example/', username: 'ben', password: 'hunter2' }
  const connected = await salon.admin('staff/ben/calendars', { json: account })
  const { id } = (await connected.json()) as { id: string }
  await salon.admin(`staff/ben/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json: choose('second') })
  const mine = await book(salon.server)
  const { pass } = watching(salon)
  await pass(3)
  expect(failures).toBeGreaterThan(1)
  expect([fake.events.size, fake.elsewhere.size]).toEqual([1, 1])
  await cancel(salon.server, mine)
  await pass(2)
  expect([fake.events.size, fake.elsewhere.size]).toEqual([0, 0])
})
