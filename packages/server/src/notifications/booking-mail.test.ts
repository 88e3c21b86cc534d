import { MESSAGE_KINDS } from '@openslot/core'
import ICAL from 'ical.js'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  ANNA,
  BEN,
  NOW,
  TUESDAY_TEN,
  book,
  cancel,
  openFile,
  openSalon,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import { catalogFile } from '../catalog/catalog-file.js'
import type { BookingMessage } from '../outbox/store.js'
import type { TestServer, TestServerOptions } from '../testing/index.js'
import { bookingMail } from './booking-mail.js'
import type { Mail } from './mail.js'
import { NO_TEMPLATES } from './templates.js'
import { LANGUAGES } from './words/catalogue.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'
const NEW_YORK_BEN = { ...BEN, timeZone: 'America/New_York', hours: [{ days: [2, 3], start: '00:00', end: '24:00' }] }

async function openWith(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const environment = {
    OPENSLOT_PUBLIC_URL: 'https://book.salon.example',
    OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>',
    ...options.environment,
  }
  return openSalon({ ...options, environment })
}

/** What has been sent since the last time, to whom. */
async function mailsTo(server: TestServer, address: string): Promise<Mail[]> {
  await server.drain()
  return server.mails.filter((mail) => mail.to.email === address)
}

function entryOf({ calendar }: Mail): { method: string; event: ICAL.Event; component: ICAL.Component } {
  const root = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[])
  const component = root.getFirstSubcomponent('vevent') as ICAL.Component
  return { method: String(root.getFirstPropertyValue('method')), event: new ICAL.Event(component), component }
}

const addressesOf = (component: ICAL.Component): string[] =>
  component.getAllProperties('attendee').map((property) => String(property.getFirstValue()).replace(/^mailto:/i, ''))

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

test('a customer reads their own language, dates and zone; staff that of the business', async () => {
  await using server = await openWith({ environment: { OPENSLOT_LOCALE: 'fr' } })
  const location = { kind: 'video', url: 'https://meet.example/x' }
  await server.server.storage.catalog.importFile(v.parse(catalogFile, salon({ location })), { dryRun: false })
  const { manageUrl } = await book(server, { locale: 'de-AT' })
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.subject).toBe('Haircut am Di., 2. Juni um 10:00 Uhr')
  expect(mail.text.split('\nIn den Kalender eintragen\n')[0]).toBe(
    `Mia Muster, Ihr Termin ist gebucht.

Was: Haircut, 30 Min.
Wann: Dienstag, 2. Juni 2026, 10:00–10:30 Uhr (Mitteleuropäische Sommerzeit, GMT+2)
Wo: Per Videoanruf, https://meet.example/x
Bei: Anna
Preis: € 45

Verschieben oder absagen: ${manageUrl.replace('#', '?locale=de-AT#')}
`.replace('€ 45', '€\u00a045'),
  )
  expect(mail.html).toContain('<html lang="de" dir="ltr">')
  const { event, component } = entryOf(mail)
  expect(event.summary).toBe('Haircut bei Anna')
  expect(event.location).toBe('Per Videoanruf, https://meet.example/x')
  expect(component.getFirstPropertyValue('url')).toBe('https://meet.example/x')
  const [forAnna] = (await mailsTo(server, ANNA.email)) as [Mail]
  expect(forAnna.subject).toMatch(/^Nouveau : Haircut le mar\. 2 juin à 10:00 – Mia Muster$/)
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

test('everyone who gives an appointment together is in its calendar entry', async () => {
  await using server = await openWith({ catalog: salon({ staffing: 'all', staff: ['anna', 'ben'] }) })
  const { calendarUrl } = await book(server)
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.text).toContain('With: Anna, Ben\n')
  expect(entryOf(mail).event.summary).toBe('Haircut with Anna, Ben')
  const file = await server.request(new URL(calendarUrl).pathname + new URL(calendarUrl).search)
  expect((await file.text()).replaceAll('\\', '')).toContain('SUMMARY:Haircut with Anna, Ben')
})

test('what costs nothing is free', async () => {
  await using server = await openWith({ catalog: salon({ price: { amount: 0, currency: 'EUR' } }) })
  await book(server)
  await book(server, { locale: 'de', start: '2026-06-02T12:00:00Z' })
  const [english, german] = (await mailsTo(server, 'mia@example.com')) as [Mail, Mail]
  expect(english.text).toContain('Price: Free\n')
  expect(german.text).toContain('Preis: Kostenlos\n')
})

test('in Arabic a Latin name turns nothing round, and the parts of a list have its own comma', async () => {
  await using server = await openWith({ catalog: salon({ durationMinutes: 60 }) })
  await book(server, { locale: 'ar' })
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.text).toContain('\u2068Haircut\u2069، \u20681 س\u2069\n')
  expect(mail.text).toContain('\u2068Mia Muster\u2069، تم حجز')
  expect(mail.html).toMatch(/<span dir="auto"[^>]*>Haircut<\/span>، <span dir="auto"[^>]*>1 س<\/span>/)
})

test('Americans read their clock; who reads none of our languages reads the business’s', async () => {
  await using server = await openWith()
  await book(server, { locale: 'en-US' })
  await book(server, { locale: 'ka', start: '2026-06-02T12:00:00Z' })
  const [american, georgian] = (await mailsTo(server, 'mia@example.com')) as [Mail, Mail]
  expect(american.subject).toMatch(/^Haircut on Tue June 2 at 10:00\sAM$/)
  expect(georgian.subject).toBe('Haircut on Tue 2 June at 14:00')
})

test.each(['ar', 'he'])('%s is read from right to left, and what is Latin in it from left to right', async (locale) => {
  await using server = await openWith()
  await book(server, { locale })
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.html).toContain(`<html lang="${locale}" dir="rtl">`)
  expect(mail.html).toMatch(/<span dir="auto"[^>]*>Anna<\/span>/)
})

test.each(Object.keys(LANGUAGES))('%s: every message can be written, for everyone', async (locale) => {
  await using server = await openWith({
    catalog: salon({
      maxGuests: 2,
      location: { kind: 'phone' },
      questions: [
        { id: 'hair', label: 'Your hair' },
        { id: 'first', label: 'First time here?', kind: 'checkbox' },
      ],
    }),
    environment: { OPENSLOT_LOCALE: locale, OPENSLOT_OWNER_EMAIL: 'owner@salon.example' },
  })
  const customer = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 1234567' }
  await book(server, { locale, notes: 'Hello', customer })
  const file = openFile(server)
  file.exec(`UPDATE bookings SET guests = '["gus@example.com"]', answers = '{"hair":"Long","first":true}'`)
  const { id } = file.prepare('SELECT id FROM outbox LIMIT 1').get() as { id: string }
  const { outbox } = server.server.storage
  const written = (await outbox.load({ id })) as BookingMessage
  file.close()
  const context = {
    sender: { name: 'Linden Hair', email: 'book@salon.example' },
    ownerEmail: 'owner@salon.example',
    locale,
    manageUrl: () => 'https://book.salon.example/manage/1',
    calendarUrl: () => 'https://book.salon.example/calendar.ics',
    now: NOW,
  }
  const staff = written.booking.staff
  const recipients = [
    { audience: 'customer' },
    { audience: 'owner' },
    { audience: 'guest', email: 'gus@example.com' },
    { audience: 'staff', staff },
  ] as const
  for (const recipient of recipients) {
    for (const kind of MESSAGE_KINDS) {
      const message = { ...written, recipient, kind, previousStart: written.start - 3_600_000, hasInvitation: true }
      const mail = await bookingMail(message, context, NO_TEMPLATES)
      const shown = `${mail.subject}\n${mail.text}`
      expect(shown).not.toMatch(/[{}]|\bundefined\b|\bnull\b|\bNaN\b/)
      expect(mail.text.split('\n')[0]).toContain(
        recipient.audience === 'owner' || recipient.audience === 'staff' || kind === 'confirm-email' ? '' : 'Mia',
      )
      expect(entryOf(mail).event.uid).toBe(`${written.booking.id}@openslot`)
    }
  }
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

describe('the calendar part', () => {
  test('keeps its UID, raises its SEQUENCE and says what is asked for', async () => {
    await using server = await openWith()
    const mine = await book(server)
    await reschedule(server, mine, { start: WEDNESDAY })
    await cancel(server, mine)
    for (const address of ['mia@example.com', ANNA.email]) {
      const entries = (await mailsTo(server, address)).map(entryOf)
      expect(entries.map((entry) => entry.event.uid)).toEqual(Array(3).fill(`${mine.id}@openslot`))
      expect(entries.map((entry) => entry.event.sequence)).toEqual([0, 1, 2])
      expect(entries.map((entry) => entry.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
      expect(entries.map((entry) => entry.component.getFirstPropertyValue('status'))).toEqual([
        'CONFIRMED',
        'CONFIRMED',
        'CANCELLED',
      ])
      expect(entries.map((entry) => entry.event.startDate.toJSDate().toISOString().slice(0, 13))).toEqual([
        '2026-06-02T08',
        '2026-06-03T12',
        '2026-06-03T12',
      ])
    }
  })

  test('names who invites and who is invited', async () => {
    await using server = await openWith()
    await book(server)
    const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
    const { event, component } = entryOf(mail)
    expect(event.organizer).toBe('mailto:book@salon.example')
    expect(addressesOf(component)).toEqual(['mia@example.com'])
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-06-01T06:00:00Z')
    expect(mail.calendar?.content).toMatch(/\r\n/)
  })

  test.each([
    ['a?b=c@example.com', 'a%3Fb%3Dc@example.com'],
    ['a#b@example.com', 'a%23b@example.com'],
    ['a%b@example.com', 'a%25b@example.com'],
    ['a&b/c@example.com', 'a%26b%2Fc@example.com'],
    ["o'brien+x@example.com", "o'brien+x@example.com"],
    ['özge@münchen.example', '%C3%B6zge@xn--mnchen-3ya.example'],
  ])('writes %s as an address in an URI', async (email, inUri) => {
    await using server = await openWith()
    await book(server, { customer: { name: 'Mia', email } })
    const [mail] = (await mailsTo(server, email)) as [Mail]
    expect(addressesOf(entryOf(mail).component)).toEqual([inUri])
    const { pathname, search, hash } = new URL(`mailto:${inUri}`)
    expect([decodeURIComponent(pathname).split('@')[0], search, hash]).toEqual([email.split('@')[0], '', ''])
  })

  test('is right across a change of the clock', async () => {
    // 10:00 in Berlin on the Saturday before and on the Sunday of the spring change.
    const weekend = { ...ANNA, hours: [{ days: [6, 7], start: '09:00', end: '17:00' }] }
    await using server = await openWith({ now: Date.parse('2026-03-20T06:00:00Z'), catalog: salon({}, [weekend]) })
    for (const start of ['2026-03-28T09:00:00Z', '2026-03-29T08:00:00Z']) await book(server, { start })
    const mails = await mailsTo(server, 'mia@example.com')
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Haircut on Sat 28 March at 10:00',
      'Haircut on Sun 29 March at 10:00',
    ])
    expect(mails.map((mail) => entryOf(mail).event.startDate.toJSDate().toISOString())).toEqual([
      '2026-03-28T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
    ])
    expect(mails.map((mail) => /GMT\+\d/.exec(mail.text)?.[0])).toEqual(['GMT+1', 'GMT+2'])
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

test('an hour that comes twice says which one it is, in subjects, old times and spans', async () => {
  const anyTime = [{ ...ANNA, hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] }, BEN]
  const longer = { durationMinutes: 60, bookingWindowDays: null }
  await using server = await openWith({ catalog: salon(longer, anyTime) })
  for (const [locale, short, old, long] of [
    [
      'en',
      'Sun 25 October at 2:30 (GMT+1)',
      'Before: Sun 25 October at 2:30 (GMT+2)',
      '2:30–2:30 (Berlin time, GMT+2 → GMT+1)',
    ],
    [
      'de',
      'So., 25. Oktober um 2:30 Uhr (GMT+1)',
      'Vorher: So., 25. Oktober um 2:30 Uhr (GMT+2)',
      '2:30–2:30 Uhr (Mitteleuropäische Sommerzeit, GMT+2 → GMT+1)',
    ],
  ] as const) {
    const email = `${locale}@example.com`
    const mine = await book(server, { start: '2026-10-25T00:30:00Z', locale, customer: { name: 'Mia', email } })
    await reschedule(server, mine, { start: '2026-10-25T01:30:00Z' })
    const [booked, moved] = (await mailsTo(server, email)) as [Mail, Mail]
    expect(booked.text).toContain(long)
    expect(moved.subject).toContain(short)
    expect(moved.text).toContain(old)
    await cancel(server, mine)
  }
  // The hour after it comes once.
  await book(server, { start: '2026-10-25T02:30:00Z', customer: { name: 'Mia', email: 'after@example.com' } })
  const [after] = (await mailsTo(server, 'after@example.com')) as [Mail]
  expect(after.subject).toMatch(/Sun 25 October at 0?3:30$/)
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
