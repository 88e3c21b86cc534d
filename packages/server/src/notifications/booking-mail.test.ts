import { describe, expect, test } from 'vitest'
import { ANNA, BEN, TUESDAY_TEN, book, cancel, reschedule, salon } from '../../test/support/salon.js'
import { addressesOf, entryOf, mailsTo, openWith } from '../../test/support/written-mails.js'
import type { Mail } from './mail.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

const NEW_YORK_BEN = { ...BEN, timeZone: 'America/New_York', hours: [{ days: [2, 3], start: '00:00', end: '24:00' }] }

test('the customer’s confirmation: what, when in their zone, where, with whom, the price and the link', async () => {
  const location = { kind: 'in-person', text: 'Lindenstraße 4, Berlin' }
  await using server = await openWith({ catalog: salon({ location }) })
  const { manageUrl } = await book(server, { timeZone: 'America/New_York', start: '2026-06-02T14:30:00Z' })
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.to).toEqual({ name: 'Mia Muster', email: 'mia@example.com' })
  expect(mail.subject).toBe('Haircut on Tue 2 June at 10:30')
  expect(mail.text.split('\nAdd to calendar\n')[0]).toBe(
    `Mia Muster, your appointment is booked.

What: Haircut, 30 min
When: Tuesday 2 June 2026, 10:30–11:00 (New York time, GMT−4)
Where: Lindenstraße 4, Berlin
With: Anna
Price: €45

Move or cancel: ${manageUrl}
`,
  )
  expect(mail.html).toContain(`href="${manageUrl}"`)
})

test('every mail’s page says first whose it is, also to staff and owner', async () => {
  const environment = {
    OPENSLOT_MAIL_FROM: 'Linden & Hair <book@salon.example>',
    OPENSLOT_OWNER_EMAIL: 'owner@salon.example',
  }
  await using server = await openWith({ catalog: salon({ maxGuests: 1 }), environment })
  const mine = await book(server, { guests: ['gus@example.com'] })
  await reschedule(server, mine, { start: WEDNESDAY })
  await cancel(server, mine)
  await server.drain()
  const { length } = server.mails
  expect(length).toBe(12)
  const first = server.mails.map(({ html }) => /<p[^>]*>\s*([^<]*?)\s*<\/p>/.exec(html)?.[1])
  expect(first).toEqual(Array.from({ length }, () => 'Linden &amp; Hair'))
  await server.server.storage.settings.update(() => ({ businessName: 'Linden Salon' }))
  await book(server, { start: WEDNESDAY })
  const named = await mailsTo(server, 'mia@example.com')
  expect(named.at(-1)?.html).toMatch(/>\s*Linden Salon\s*</)
})

test('a certain appointment can be added to calendars on the web, and by the file', async () => {
  const location = { kind: 'in-person', text: 'Lindenstraße 4' }
  const catalog = salon({ location, maxGuests: 1 })
  await using server = await openWith({ catalog, environment: { OPENSLOT_OWNER_EMAIL: 'owner@salon.example' } })
  const { calendarUrl, calendarLinks, manageToken } = await book(server, { guests: ['gus@example.com'] })
  const [google, outlook] = calendarLinks.map(({ url }) => url) as [string, string]
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  const lines = mail.text.split('\nAdd to calendar\n')[1]
  expect(lines).toBe(`Google Calendar: ${google}\nOutlook: ${outlook}\nApple (.ics): ${calendarUrl}\n`)
  for (const url of [google, outlook, calendarUrl])
    expect(mail.html).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
  expect(new URL(google).searchParams.get('dates')).toBe('20260602T080000Z/20260602T083000Z')
  expect(new URL(outlook).searchParams.get('location')).toBe('Lindenstraße 4')
  expect(google + outlook).not.toContain(manageToken)
  // What is added by hand follows no move; and the file is the customer's.
  for (const reader of ['gus@example.com', 'anna@example.com', 'owner@salon.example']) {
    for (const { text, html } of await mailsTo(server, reader)) expect(text + html).not.toContain('calendar.google')
  }
})

test('the staff member’s: in their own zone, with who comes and what they want, and without the link', async () => {
  await using server = await openWith({ catalog: salon({ staff: ['ben'] }, [ANNA, NEW_YORK_BEN]) })
  const customer = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123' }
  const { manageToken } = await book(server, { customer, notes: 'Short,\nplease', start: '2026-06-02T14:30:00Z' })
  const [mail] = (await mailsTo(server, BEN.email)) as [Mail]
  expect(mail.subject).toBe('New: Haircut on Tue 2 June at 10:30 – Mia Muster')
  expect(mail.text).toBe(
    `Mia Muster has booked an appointment.

What: Haircut, 30 min
When: Tuesday 2 June 2026, 10:30–11:00 (New York time, GMT−4)
Customer: Mia Muster
E-mail: mia@example.com
Phone: +49 30 123
Note: Short,
please
`,
  )
  expect(JSON.stringify(mail)).not.toContain(manageToken)
})

test('a move tells both of the new time and the old one, a cancellation of the time that is free again', async () => {
  await using server = await openWith()
  const mine = await book(server)
  await reschedule(server, mine, { start: WEDNESDAY })
  await cancel(server, mine, { reason: 'I am ill' })
  const [, moved, cancelled] = (await mailsTo(server, 'mia@example.com')) as [Mail, Mail, Mail]
  expect(moved.text + cancelled.text).not.toContain('Add to calendar')
  expect(moved.subject).toBe('Moved: Haircut on Wed 3 June at 14:00')
  expect(moved.text).toContain('Before: Tue 2 June at 10:00')
  expect(moved.text).toContain(mine.manageUrl)
  expect(cancelled.subject).toBe('Cancelled: Haircut on Wed 3 June at 14:00')
  expect(cancelled.text).not.toContain(mine.manageUrl)
  const [, , forAnna] = (await mailsTo(server, ANNA.email)) as [Mail, Mail, Mail]
  expect(forAnna.subject).toBe('Cancelled: Haircut on Wed 3 June at 14:00 – Mia Muster')
  expect(forAnna.text).toContain('Reason: I am ill')
})

test('mails written late tell what was true when they were owed', async () => {
  await using server = await openWith()
  const mine = await book(server)
  await reschedule(server, mine, { start: WEDNESDAY })
  const [first] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(first.text).toContain('Tuesday 2 June 2026, 10:00–10:30')
  expect(entryOf(first).event.startDate.toJSDate().toISOString()).toBe('2026-06-02T08:00:00.000Z')
})

test('a change of person tells the old one of the old time, and the new one of the new', async () => {
  await using server = await openWith({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const mine = await book(server, { staff: 'anna' })
  await reschedule(server, mine, { start: WEDNESDAY, staff: 'ben' })
  const [, forAnna] = (await mailsTo(server, ANNA.email)) as [Mail, Mail]
  const forBen = (await mailsTo(server, BEN.email)) as [Mail]
  expect(forAnna.subject).toBe('Cancelled: Haircut on Tue 2 June at 10:00 – Mia Muster')
  expect(entryOf(forAnna)).toMatchObject({ method: 'CANCEL' })
  expect(entryOf(forAnna).event.startDate.toJSDate().toISOString()).toBe('2026-06-02T08:00:00.000Z')
  expect(entryOf(forAnna).event.sequence).toBe(1)
  expect(forBen).toHaveLength(1)
  expect(forBen[0].subject).toBe('New: Haircut on Wed 3 June at 14:00 – Mia Muster')
  expect((await mailsTo(server, 'mia@example.com'))[1]?.text).toContain('With: Ben')
})

test('a change of person alone says so, and moves nothing', async () => {
  await using server = await openWith({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const mine = await book(server, { staff: 'anna' })
  expect((await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })).status).toBe(200)
  const [, changed] = (await mailsTo(server, 'mia@example.com')) as [Mail, Mail]
  expect(changed.subject).toBe('Now with Ben: Haircut on Tue 2 June at 10:00')
  expect(changed.text).toMatch(/^Mia Muster, your appointment is now with Ben\.\n/)
  expect(changed.text).not.toContain('Before')
  expect(entryOf(changed)).toMatchObject({ method: 'REQUEST' })
  expect(entryOf(changed).event.sequence).toBe(1)
})

test('a video call’s address is a link that a narrow screen can wrap', async () => {
  const address = `https://meet.example/19%3ameeting_${'x'.repeat(80)}?a=1&b="2"`
  await using server = await openWith({ catalog: salon({ location: { kind: 'video', url: address } }) })
  await book(server)
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.html).toMatch(/<td style="[^"]*overflow-wrap:anywhere[^"]*">\s*<span[^>]*>By video call<\/span>, <a /)
  const escaped = address.replace('&', '&amp;').replaceAll('"', '&quot;')
  expect(mail.html).toContain(`href="${escaped}">${escaped}</a>`)
  expect(mail.text).toContain(`Where: By video call, ${address}\n`)
})

test('what costs nothing is free', async () => {
  await using server = await openWith({ catalog: salon({ price: { amount: 0, currency: 'EUR' } }) })
  await book(server)
  await book(server, { locale: 'de', start: '2026-06-02T12:00:00Z' })
  const [english, german] = (await mailsTo(server, 'mia@example.com')) as [Mail, Mail]
  expect(english.text).toContain('Price: Free\n')
  expect(german.text).toContain('Preis: Kostenlos\n')
})

describe('what customers write', () => {
  const NASTY = `<b onclick="x()">&amp;</b> "Mia"; ATTENDEE:mailto:evil@example.com, \\n`

  test('is escaped in HTML', async () => {
    await using server = await openWith()
    await book(server, { customer: { name: NASTY, email: 'mia@example.com' }, notes: '<script>alert(1)</script>' })
    await server.drain()
    for (const { html } of server.mails) {
      expect(html).not.toMatch(/<b |<script/)
      expect(html).toContain('&lt;b onclick=')
    }
  })

  test('adds no line to the calendar entry', async () => {
    await using server = await openWith()
    await book(server, { customer: { name: NASTY, email: 'mia@example.com' } })
    await server.drain()
    for (const mail of server.mails) {
      const { component } = entryOf(mail)
      expect(addressesOf(component)).toEqual([mail.to.email])
    }
    expect(entryOf(server.mails[1] as Mail).event.summary).toBe(`Haircut – ${NASTY.trim()}`)
  })

  test('has no line breaks where they would be headers: the request is refused', async () => {
    await using server = await openWith()
    const customer = { name: 'Mia\r\nBcc: everybody@example.com', email: 'mia@example.com' }
    await expect(book(server, { customer })).rejects.toThrow(/422/)
    await server.drain()
    expect(server.mails).toEqual([])
  })
})

test('the links in mails open the booking', async () => {
  await using server = await openWith()
  await book(server)
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  const link = new URL(/https:\S+/.exec(mail.text)?.[0] ?? '')
  const response = await server.request(`/v1/bookings/${link.pathname.split('/').at(-1)}`, {
    token: link.hash.slice(1),
  })
  expect(response.status).toBe(200)
  expect(((await response.json()) as { start: string }).start).toBe(TUESDAY_TEN)
})

test('a narrow screen can wrap whatever an owner or a customer writes, be it one long word', async () => {
  const [label, answer, name] = ['Rechtsschutzversicherungsgesellschaft', 'a'.repeat(100), 'M'.repeat(100)]
  await using server = await openWith({ catalog: salon({ questions: [{ id: 'q', label }] }) })
  await book(server, { answers: { q: answer }, customer: { name, email: 'mia@example.com' } })
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  const wrapping = String.raw`style="[^"]*overflow-wrap:anywhere[^"]*"\s*>\s*(?:<span[^>]*>)?`
  for (const text of [label, answer, name]) expect(mail.html).toMatch(new RegExp(wrapping + text))
})

test('everyone who gives it together reads with whom, in the mail and in their calendar', async () => {
  await using server = await openWith({ catalog: salon({ staffing: 'all', staff: ['anna', 'ben'] }) })
  await book(server)
  for (const address of [ANNA.email, BEN.email]) {
    const [mail] = (await mailsTo(server, address)) as [Mail]
    expect(mail.text).toContain('\nWith: Anna, Ben\n')
    expect(entryOf(mail).event.description).toContain('With: Anna, Ben')
  }
})
