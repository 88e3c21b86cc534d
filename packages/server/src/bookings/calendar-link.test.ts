import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { TUESDAY_TEN, adminToken, book, cancel, openSalon, reschedule, salon } from '../../test/support/salon.js'

const parse = (text: string): { calendar: ICAL.Component; event: ICAL.Event } => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return { calendar, event: new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component) }
}

test('the calendar link opens the calendar file, and so does the manage token', async () => {
  const location = { kind: 'in-person', text: 'Lindenstraße 4; Hof, Berlin' }
  await using server = await openSalon({ catalog: salon({ location }) })
  const { calendarUrl, manageToken, id } = await book(server)
  const { pathname, search } = new URL(calendarUrl)
  const byKey = await server.request(pathname + search)
  expect(byKey.status).toBe(200)
  expect(byKey.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(byKey.headers.get('Content-Disposition')).toBe('attachment; filename="haircut.ics"')
  expect(byKey.headers.get('Cache-Control')).toBe('no-store')
  const text = await byKey.text()
  expect(await (await server.request(pathname, { token: manageToken })).text()).toBe(text)
  const { calendar, event } = parse(text)
  expect(event.uid).toBe(`${id}@openslot`)
  expect(event.summary).toBe('Haircut with Anna')
  expect(event.location).toBe('Lindenstraße 4; Hof, Berlin')
  expect(event.startDate.toJSDate().toISOString()).toBe('2026-06-02T08:00:00.000Z')
  expect(event.endDate.toJSDate().toISOString()).toBe('2026-06-02T08:30:00.000Z')
  // A file to add, no invitation to answer.
  expect(calendar.getFirstPropertyValue('method')).toBeNull()
  expect(text).not.toContain(manageToken)
})

test('the entry keeps its UID and raises its SEQUENCE when the booking moves and when it is cancelled', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  const path = new URL(mine.calendarUrl)
  const read = async (): Promise<ICAL.Event> =>
    parse(await (await server.request(path.pathname + path.search)).text()).event
  const first = await read()
  await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
  const moved = await read()
  await cancel(server, mine)
  const cancelled = await read()
  expect([first, moved, cancelled].map((event) => event.sequence)).toEqual([0, 1, 2])
  expect(new Set([first.uid, moved.uid, cancelled.uid]).size).toBe(1)
  expect(moved.startDate.toJSDate().toISOString()).toBe('2026-06-03T12:00:00.000Z')
  expect(first.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(cancelled.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

test('a request that is declined is cancelled in the calendar, too', async () => {
  await using server = await openSalon({ catalog: salon({ requiresApproval: true }) })
  const { id, calendarUrl } = await book(server)
  const path = new URL(calendarUrl)
  const statusNow = async (): Promise<unknown> =>
    parse(await (await server.request(path.pathname + path.search)).text()).event.component.getFirstPropertyValue(
      'status',
    )
  expect(await statusNow()).toBe('TENTATIVE')
  await server.request(`/v1/admin/bookings/${id}/decline`, { method: 'POST', token: await adminToken(server) })
  expect(await statusNow()).toBe('CANCELLED')
})

test('an address with commas and semicolons leads where it should', async () => {
  const url = 'https://maps.example/@52.5,13.4;z=15?q=a,b'
  await using server = await openSalon({ catalog: salon({ location: { kind: 'in-person', text: 'Here', url } }) })
  const { pathname, search } = new URL((await book(server)).calendarUrl)
  const { event } = parse(await (await server.request(pathname + search)).text())
  const read = event.component.getFirstPropertyValue('url')
  expect(read).not.toContain('\\')
  expect(decodeURIComponent(String(read))).toBe(url)
})

test('the key of the link can do nothing else', async () => {
  await using server = await openSalon()
  const { id, calendarUrl } = await book(server)
  const key = new URL(calendarUrl).searchParams.get('key') ?? ''
  const attempts = [
    server.request(`/v1/bookings/${id}`, { token: key }),
    server.request(`/v1/bookings/${id}?key=${key}`),
    server.request(`/v1/bookings/${id}/cancel`, { method: 'POST', token: key }),
    server.request(`/v1/bookings/${id}/cancel?key=${key}`, { method: 'POST' }),
    server.request(`/v1/bookings/${id}/reschedule?key=${key}`, { json: { start: TUESDAY_TEN } }),
    server.request(`/v1/bookings/${id}/calendar.ics`, { token: key }),
  ]
  expect((await Promise.all(attempts)).map((response) => response.status)).toEqual(attempts.map(() => 404))
})

test('a wrong key is not mended by a right token', async () => {
  await using server = await openSalon()
  const { id, manageToken } = await book(server)
  const response = await server.request(`/v1/bookings/${id}/calendar.ics?key=wrong`, { token: manageToken })
  expect(response.status).toBe(404)
})

test('calendars on the web are offered in the customer’s language, once it is certain, and are told no secret', async () => {
  const location = { kind: 'video', text: 'Zoom', url: 'https://meet.example/x' }
  await using server = await openSalon({ catalog: salon({ location }) })
  const { calendarLinks, manageToken } = await book(server, { locale: 'de-AT' })
  expect(calendarLinks.map(({ name }) => name)).toEqual(['Google Calendar', 'Outlook'])
  const [google, outlook] = calendarLinks.map(({ url }) => new URL(url)) as [URL, URL]
  expect(google.searchParams.get('text')).toBe('Haircut bei Anna')
  expect(outlook.searchParams.get('subject')).toBe('Haircut bei Anna')
  expect(outlook.searchParams.get('location')).toBe('Per Videoanruf, Zoom, https://meet.example/x')
  expect(google.href + outlook.href).not.toMatch(new RegExp(`${manageToken}|mia@|Mia`))
})

test('no calendar is offered a booking that may not take place', async () => {
  await using server = await openSalon({ catalog: salon({ requiresApproval: true }) })
  expect((await book(server)).calendarLinks).toEqual([])
})
