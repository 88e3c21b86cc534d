import { MESSAGE_KINDS } from '@openslot/core'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ANNA, BEN, NOW, book, cancel, openFile, reschedule, salon } from '../../test/support/salon.js'
import { entryOf, mailsTo, openWith } from '../../test/support/written-mails.js'
import { catalogFile } from '../catalog/catalog-file.js'
import type { BookingMessage } from '../outbox/store.js'
import { bookingMail } from './booking-mail.js'
import { NO_TEMPLATES } from './templates.js'
import { LANGUAGES } from './words/catalogue.js'
import type { Mail } from './mail.js'

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
