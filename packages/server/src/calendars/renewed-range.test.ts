import { expect, test } from 'vitest'
import { HOUR, MINUTE, TEN, move, openBooked } from '../../test/support/booked-calendar.js'
import { fakeCalendar, openConnected } from '../../test/support/fake-calendar.js'
import { MAIN, openGoogleSalon } from '../../test/support/oauth-salon.js'
import { NOW, book } from '../../test/support/salon.js'
import { CalendarError } from './calendar-error.js'
import type { ProviderOf } from './open.js'

// What is read of a calendar is of a range that goes along with the days: every two days, all of it is read anew.

const DAY = 24 * HOUR
/** Between 2 June, 23:50, and 3 June, 00:10: by then it is time. */
const LAST_OF_RANGE = Date.parse('2026-06-02T23:50:00Z')
const NEXT_RANGE = LAST_OF_RANGE + 20 * MINUTE
const THURSDAY = '2026-06-04T08:00:00Z'

test('follow: what is done by hand right before all is read anew, as every two days, is followed', async () => {
  await using booked = await openBooked({ handMade: 'follow' })
  const { admin, fake, server } = booked
  const [gone, moved] = [await book(server, { start: THURSDAY }), await book(server, { start: '2026-06-04T09:00:00Z' })]
  await server.drain()
  for (let now = NOW + HOUR; now < LAST_OF_RANGE; now += 6 * HOUR) {
    server.setNow(now)
    await server.readCalendars()
  }
  server.setNow(LAST_OF_RANGE)
  await server.readCalendars()
  const before = fake.pulls.at(-1)
  fake.events.delete(`own ${gone.id}@openslot`)
  const ref = `own ${moved.id}@openslot`
  move({ ...booked, ref }, TEN + 2 * DAY + 3 * HOUR)
  server.setNow(NEXT_RANGE)
  await server.readCalendars()
  expect(await booked.changes()).toMatchObject([{ refused: null }, { refused: null }])
  expect(await (await admin(`bookings/${gone.id}`)).json()).toMatchObject({ status: 'cancelled' })
  expect(await (await admin(`bookings/${moved.id}`)).json()).toMatchObject({ start: '2026-06-04T11:00:00Z' })
  // First what has changed, then everything.
  const [first, second] = fake.pulls.slice(-2)
  expect(first).toMatchObject({ from: before?.from, to: before?.to, cursor: expect.any(String) })
  expect(second).toMatchObject({ from: (before?.from ?? 0) + 2 * DAY, cursor: null })
})

test('Google, follow: of a calendar that was restored when it is time, nothing is', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow' })
  const { google, server } = salon
  await book(server, { start: '2026-06-09T08:00:00Z' })
  const mine = await book(server, { start: '2026-06-10T08:00:00Z' })
  await salon.pass(2)
  for (let now = NOW + HOUR; now < LAST_OF_RANGE; now += 6 * HOUR) {
    server.setNow(now)
    await server.readCalendars()
  }
  google.deleteByHand(MAIN, google.events(MAIN).at(-1)?.id ?? '')
  google.forgetSyncTokens()
  for (const minutes of [0, 10]) {
    server.setNow(NEXT_RANGE + minutes * MINUTE)
    await server.readCalendars()
  }
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'calendar-reset' }])
})

test('what can be read only as far as it has changed is told as any other failure', async () => {
  const fake = fakeCalendar()
  let isTooMuch = false
  const providerOf: ProviderOf = (...opening) => {
    const provider = fake.providerOf(...opening)
    const tooMuch = new CalendarError('too-much', 'It is too much.')
    return {
      ...provider,
      pull: async (calendarId, request) => {
        if (isTooMuch && request.cursor === null) throw tooMuch
        return provider.pull(calendarId, request)
      },
    }
  }
  await using connected = await openConnected({}, { fake, providerOf })
  const { see, server } = connected
  server.setNow(LAST_OF_RANGE - 12 * HOUR)
  await server.readCalendars()
  isTooMuch = true
  for (const minutes of [0, 5, 10, 20]) {
    server.setNow(NEXT_RANGE + minutes * MINUTE)
    await server.readCalendars()
  }
  expect(await see()).toMatchObject({ state: 'failing', calendars: [{ error: { code: 'too-much' } }, {}] })
  await server.drain()
  expect(server.mails.at(-1)?.text).toContain('can’t be reached. We keep trying.')
})
