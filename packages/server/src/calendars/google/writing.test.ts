import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeGoogle, openFakeGoogle } from '../../../test/support/fake-google.js'
import {
  BOOKING,
  RANGE,
  connectedAccount,
  contextOf,
  putAfterLostAnswer,
  putTwice,
  span,
} from '../../../test/support/oauth-account.js'
import type { CalendarProvider } from '../provider.js'
import { googleOAuth } from './oauth.js'
import { googleCalendars } from './provider.js'

const MAIN = 'anna@salon.example'

let google: FakeGoogle

beforeEach(async () => {
  google = await openFakeGoogle()
  google.calendars.push({ id: MAIN, summary: MAIN, accessRole: 'owner', primary: true })
})
afterEach(() => google[Symbol.asyncDispose]())

async function connect(): Promise<CalendarProvider> {
  const context = contextOf(google)
  return googleCalendars(context, await connectedAccount(google, googleOAuth(context)))
}

const timed = (id: string, start: string, end: string) => ({
  id,
  iCalUID: `${id}@google.com`,
  start: { dateTime: start },
  end: { dateTime: end },
})
const refusal = (reason: string) => ({ error: { code: 403, errors: [{ reason }] } })

test('a booking is put, moved and removed, under the UID of its mails', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  expect(google.events(MAIN)).toMatchObject([
    {
      id: known.ref,
      iCalUID: BOOKING.uid,
      summary: 'Haircut: Ben',
      location: 'Main Street 1',
      start: { dateTime: '2026-03-10T09:00:00.000Z', timeZone: 'Europe/Berlin' },
      source: { url: BOOKING.url },
    },
  ])
  const moved = { ...BOOKING, sequence: 1, ...span('2026-03-11T09:00Z', '2026-03-11T09:30Z') }
  const put = await provider.put(MAIN, moved, known)
  expect(put.ref).toBe(known.ref)
  expect(google.events(MAIN)).toMatchObject([{ id: known.ref, start: { dateTime: '2026-03-11T09:00:00.000Z' } }])
  await provider.remove(MAIN, put)
  expect(google.events(MAIN)).toEqual([])
  await provider.remove(MAIN, { ...put, version: null })
  await provider.remove(MAIN, { ref: 'never-was', version: null })
})

test('what customers write is text, in a description that is shown as HTML', async () => {
  const provider = await connect()
  const known = await provider.put(
    MAIN,
    { ...BOOKING, title: 'Cut <b> & dry', description: 'a <b>"c" & d</b>\ne' },
    null,
  )
  const written = { summary: 'Cut <b> & dry', description: 'a &lt;b&gt;&quot;c&quot; &amp; d&lt;/b&gt;<br>e' }
  expect(google.events(MAIN)).toMatchObject([written])
  await provider.put(MAIN, { ...BOOKING, description: '<script>' }, known)
  expect(google.events(MAIN)).toMatchObject([{ description: '&lt;script&gt;' }])
})

test('what is in another version by now is neither written nor deleted', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  const [event] = google.events(MAIN)
  google.change(MAIN, {
    ...event,
    id: known.ref,
    start: { dateTime: '2026-03-12T09:00:00Z' },
    end: { dateTime: '2026-03-12T09:30:00Z' },
  })
  await expect(provider.put(MAIN, BOOKING, known)).rejects.toMatchObject({ code: 'changed' })
  await expect(provider.remove(MAIN, known)).rejects.toMatchObject({ code: 'changed' })
  const seen = await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)
  expect(seen?.at).toEqual(span('2026-03-12T09:00Z', '2026-03-12T09:30Z'))
  const again = await provider.put(MAIN, BOOKING, seen)
  await provider.remove(MAIN, again)
  expect(await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)).toBeNull()
})

test('a retry after a lost answer makes no second event', async () => {
  const known = await putAfterLostAnswer(google, await connect(), MAIN)
  expect(google.events(MAIN)).toMatchObject([{ id: known.ref }])
})

test('two tries at once make one event', async () => {
  const refs = await putTwice(await connect(), MAIN)
  expect(google.events(MAIN).map(({ id }) => [id, id])).toEqual([refs])
})

test('an event that the invitation in the mail has put there is left to the mails', async () => {
  const provider = await connect()
  const invited = { ...timed('by-mail', '2026-03-10T09:00:00Z', '2026-03-10T09:30:00Z'), iCalUID: BOOKING.uid }
  google.change(MAIN, { ...invited, organizer: { email: 'book@salon.example', self: false } })
  const known = await provider.put(MAIN, BOOKING, null)
  expect(known.ref).toBe('by-mail')
  expect(google.events(MAIN)).toHaveLength(1)
  // The next mail is on its way: the event is still where the booking was.
  const moved = { ...BOOKING, sequence: 1, ...span('2026-03-11T09:00Z', '2026-03-11T09:30Z') }
  await expect(provider.put(MAIN, moved, known)).rejects.toMatchObject({ code: 'unavailable' })
  await provider.remove(MAIN, known)
  expect(google.events(MAIN)).toEqual([])
})

test('a calendar that may only be read says so when it is written', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  google.next.push({ status: 403, json: refusal('forbidden') })
  await expect(provider.put(MAIN, BOOKING, known)).rejects.toMatchObject({ code: 'not-allowed' })
  google.next.push({ status: 403, json: refusal('rateLimitExceeded') })
  await expect(provider.put(MAIN, BOOKING, known)).rejects.toMatchObject({ code: 'rate-limited' })
})

test('an event that was deleted by hand stands again when it is put again', async () => {
  const provider = await connect()
  const known = await provider.put(MAIN, BOOKING, null)
  google.deleteByHand(MAIN, known.ref)
  expect(await provider.look(MAIN, { ...BOOKING, ...known }, RANGE)).toBeNull()
  await provider.put(MAIN, { ...BOOKING, sequence: 1 }, null)
  expect(google.events(MAIN)).toMatchObject([{ iCalUID: BOOKING.uid, status: 'confirmed' }])
  await provider.put(MAIN, BOOKING, { ref: 'gone-for-good', version: null })
  expect(google.events(MAIN)).toHaveLength(1)
})

test('an answer that lists nothing at all doesn’t say that an event isn’t there', async () => {
  const provider = await connect()
  expect(await provider.find(MAIN, BOOKING.uid)).toBeNull()
  for (const json of [{}, [], { items: [] }]) {
    google.next.push({ status: 200, json })
    await expect(provider.find(MAIN, BOOKING.uid)).rejects.toMatchObject({ code: 'unavailable' })
  }
})
