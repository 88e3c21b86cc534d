import { expect, test } from 'vitest'
import { eventAt, openCaldav } from '../../../test/support/caldav.js'
import { BOOKING, RANGE } from '../../../test/support/oauth-account.js'
import { NOW, book, cancel } from '../../../test/support/salon.js'
import type { CalendarProvider } from '../provider.js'
import { caldavProvider } from './provider.js'

// An event that is found by its UID is written over or deleted next: it must be the booking's, and nobody else's.

const CALENDAR = 'https://dav.example/anna/work/'
const answerOf = (ref: string, lines: readonly string[]): string => {
  const data = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n')
  return `<d:response><d:href>${ref}</d:href><d:propstat><d:prop><d:getetag>"1"</d:getetag><c:calendar-data>${data}</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
}
const single = ['DTSTART:20260602T080000Z', 'DTEND:20260602T083000Z']
const DENTIST = answerOf('/anna/work/dentist.ics', ['UID:dentist', ...single])

/** A server that takes no new event, and answers every search with all that it has. */
function searchless(all: string): { readonly provider: CalendarProvider; readonly written: string[] } {
  const written: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (init?.method !== 'PUT') {
      const document = `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${all}</d:multistatus>`
      return new Response(document, { status: 207 })
    }
    written.push(pathname)
    return new Response(null, { status: pathname === written[0] ? 409 : 204 })
  }
  const credentials = { kind: 'caldav', url: CALENDAR, username: 'anna', password: 'hunter2' } as const
  return { provider: caldavProvider(credentials, { fetch, clock: () => NOW }), written }
}

test('where a server answers with all that there is, only the event with exactly our UID is ours', async () => {
  const longer = answerOf('/anna/work/copy.ics', [`UID:copy-of-${BOOKING.uid}`, ...single])
  const mentions = answerOf('/anna/work/note.ics', ['UID:note', ...single, `DESCRIPTION:${BOOKING.uid}`])
  const others = searchless(DENTIST + longer + mentions)
  expect(await others.provider.find(CALENDAR, BOOKING.uid)).toBe(null)
  await expect(others.provider.put(CALENDAR, BOOKING, null)).rejects.toMatchObject({ code: 'unavailable' })
  expect(others.written).toHaveLength(1)

  const folded = `UID:${BOOKING.uid.slice(0, 5)}\n ${BOOKING.uid.slice(5)}`
  const ours = searchless(DENTIST + longer + answerOf('/anna/work/by-mail.ics', [folded, ...single]))
  expect(await ours.provider.find(CALENDAR, BOOKING.uid)).toBe('/anna/work/by-mail.ics')
  await ours.provider.put(CALENDAR, BOOKING, null)
  expect(ours.written[1]).toBe('/anna/work/by-mail.ics')
})

test.each([
  ['first', [BOOKING.uid, 'dentist']],
  ['last', ['dentist', BOOKING.uid]],
])(
  'our event in a file that has another one as well, ours %s, is not gone, and nothing is written over it',
  async (_, uids) => {
    const lines = uids.flatMap((uid) => ['END:VEVENT', 'BEGIN:VEVENT', `UID:${uid}`, ...single])
    const several = answerOf('/anna/work/several.ics', lines.slice(2))
    const { provider, written } = searchless(DENTIST + several)
    expect(await provider.find(CALENDAR, BOOKING.uid)).toBe(null)
    expect(await provider.standsAmongOthers?.(CALENDAR, BOOKING.uid)).toBe(true)
    await expect(provider.put(CALENDAR, BOOKING, null)).rejects.toMatchObject({ code: 'unavailable' })
    expect(written).toHaveLength(1)
    // Where it also stands alone, that is it.
    const alone = searchless(several + answerOf('/anna/work/alone.ics', [`UID:${BOOKING.uid}`, ...single])).provider
    expect(await alone.find(CALENDAR, BOOKING.uid)).toBe('/anna/work/alone.ics')
    expect(await alone.standsAmongOthers?.(CALENDAR, BOOKING.uid)).toBe(false)
    expect(await searchless(DENTIST).provider.standsAmongOthers?.(CALENDAR, BOOKING.uid)).toBe(false)
    // Nor is it looked at under its name, to be written over or deleted by that.
    expect(await provider.look(CALENDAR, { ref: '/anna/work/several.ics', uid: BOOKING.uid }, RANGE)).toBe(null)
  },
)

const OWN_NAME = '/anna/work/booking-1-openslot.ics'
const SECOND_NAME = '/anna/work/booking-1-openslot-2.ics'

/** A server on which something has the name that our event would get. @param canSearch else, it finds nothing */
function taken(there: string, canSearch: boolean): { readonly provider: CalendarProvider; readonly written: object[] } {
  const written: object[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname: path } = new URL(input instanceof Request ? input.url : input)
    const headers = new Headers(init?.headers)
    if (init?.method !== 'PUT') {
      const isByName = typeof init?.body === 'string' && init.body.includes('calendar-multiget')
      const all = canSearch || isByName ? there : ''
      const document = `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${all}</d:multistatus>`
      return new Response(document, { status: 207 })
    }
    if (path === OWN_NAME && headers.get('If-None-Match') === '*') return new Response(null, { status: 412 })
    written.push([path, headers.get('If-Match'), headers.get('If-None-Match')])
    return new Response(null, { status: 204 })
  }
  const credentials = { kind: 'caldav', url: CALENDAR, username: 'anna', password: 'hunter2' } as const
  return { provider: caldavProvider(credentials, { fetch, clock: () => NOW }), written }
}

test.each([true, false])(
  'what has the name of a new event is written over only where it is ours; where the server can search: %s',
  async (canSearch) => {
    const own = [`UID:${BOOKING.uid}`, ...single]
    const ours = taken(answerOf(OWN_NAME, own), canSearch)
    expect(await ours.provider.put(CALENDAR, BOOKING, null)).toMatchObject({ ref: OWN_NAME })
    expect(ours.written).toEqual([[OWN_NAME, '"1"', null]])
    const others = [
      answerOf(OWN_NAME, ['UID:dentist', ...single]),
      answerOf(OWN_NAME, [...own, 'END:VEVENT', 'BEGIN:VEVENT', 'UID:dentist', ...single]),
    ]
    for (const there of others) {
      const { provider, written } = taken(there, canSearch)
      expect(await provider.put(CALENDAR, BOOKING, null)).toMatchObject({ ref: SECOND_NAME })
      expect(written).toEqual([[SECOND_NAME, null, '*']])
    }
  },
)

test('another event under the name of ours is not ours', async () => {
  const { provider } = searchless(DENTIST)
  const look = (uid: string) => provider.look(CALENDAR, { ref: '/anna/work/dentist.ics', uid }, RANGE)
  expect(await look('dentist')).toMatchObject({ uid: 'dentist' })
  expect(await look(BOOKING.uid)).toBe(null)
})

test('a copy that somebody has made under a longer UID outlives its booking', async () => {
  await using caldav = await openCaldav()
  const { server, radicale } = caldav
  const { work } = radicale.calendars
  await caldav.connectWork()
  const mine = await book(server)
  await server.drain()
  for (const path of (await radicale.contents(work)).keys()) await radicale.remove(path)
  await radicale.put(
    work,
    'copy',
    `UID:copy-of-${mine.id}@openslot\n${eventAt('20260604T080000Z', '20260604T090000Z')}`,
  )
  await cancel(server, mine)
  await server.drain()
  expect([...(await radicale.contents(work)).keys()]).toEqual(['/anna/work/copy.ics'])
}, 60_000)
