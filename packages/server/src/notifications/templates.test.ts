import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookingEvent, type MessageKind, messagesOwed } from '@openslot/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { book, cancel, openSalon } from '../../test/support/salon.js'
import { fillHtml, fillText, readTemplates } from './templates.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-templates-'))
})
afterEach(() => rm(directory, { recursive: true }))

const write = (file: string, text: string | Buffer): Promise<void> => writeFile(join(directory, file), text)

test('an owner’s own texts take the place of the built-in ones, the others stay', async () => {
  await write('customer.confirmation.subject', 'See you {{ date }}\n')
  await write('customer.confirmation.txt', 'Hi {{name}},\n\n{{facts}}\n\n{{manageUrl}}\n')
  await write('customer.confirmation.de.html', '<p>Hallo {{name}}</p>{{facts}}{{button}}')
  await write('.DS_Store', 'x')
  await using server = await openSalon({ environment: { OPENSLOT_TEMPLATES: directory } })
  const name = 'Mia <b>&'
  const mine = await book(server, { locale: 'de', customer: { name, email: 'mia@example.com' } })
  await cancel(server, mine)
  await book(server, { start: '2026-06-02T12:00:00Z' })
  await server.drain()
  const mails = server.mails.filter((mail) => mail.to.email === 'mia@example.com')
  const own = mails.find((mail) => mail.html.startsWith('<p>'))
  expect(own?.subject).toBe('See you Di., 2. Juni')
  expect(own?.text).toMatch(/^Hi Mia <b>&,\n\nWas: Haircut, 30 Min\.\n[^]*\n\nhttp/)
  expect(own?.html).toMatch(/^<p>Hallo Mia &lt;b&gt;&amp;<\/p><table[^]*<a\s/)
  expect(mails.find((mail) => mail.subject.startsWith('Abgesagt'))?.text).toContain('ist abgesagt')
  // Not German: the subject is for all languages, the page is not.
  const english = mails.find((mail) => mail.subject === 'See you Tue 2 June' && mail !== own)
  expect(english?.html).toMatch(/^<!doctype html>/)
})

test('what a customer writes is no placeholder, and adds no line to a subject', () => {
  expect(fillText('{{name}}', { name: '{{manageUrl}}', manageUrl: 'secret' })).toBe('{{manageUrl}}')
  expect(fillHtml('{{name}}', { name: '{{facts}}<i>' }, { facts: '<table>' })).toBe('{{facts}}&lt;i&gt;')
})

test('what anybody can be sent can have a text of the owner’s own', async () => {
  const messages = everythingOwed()
  for (const { audience, kind } of messages) await write(`${audience}.${kind}.txt`, 'Hello')
  const templates = readTemplates(directory)
  for (const { audience, kind } of messages)
    expect(templates.find({ audience, kind, language: 'en', part: 'txt' })).toBe('Hello')
  expect(new Set(messages.map(({ audience }) => audience)).size).toBe(4)
})

/** Whom the core owes which message, whatever happens to a booking. */
function everythingOwed(): { audience: 'customer' | 'guest' | 'staff' | 'owner'; kind: MessageKind }[] {
  const place = { at: 0, actor: 'customer', start: 1000, staffId: 'anna' } as const
  const before = { previousStart: 500, previousStaffId: 'ben' } as const
  const events: BookingEvent[] = [
    { ...place, type: 'booking.reserved', confirmBy: 1 },
    ...(['pending', 'confirmed'] as const).flatMap((status): BookingEvent[] => [
      { ...place, type: 'booking.created', status },
      { ...place, ...before, type: 'booking.rescheduled', status },
      { ...place, ...before, previousStart: place.start, type: 'booking.rescheduled', status },
    ]),
    { ...place, type: 'booking.confirmed' },
    { ...place, type: 'booking.declined', automatic: false },
    { ...place, type: 'booking.cancelled' },
  ]
  return events
    .flatMap(messagesOwed)
    .map(({ kind, to: { audience } }) => ({ kind, audience: audience === 'guests' ? 'guest' : audience }))
}

test('in a page, braces of styles beside a placeholder are none of its', async () => {
  const page = '<style>@media print{p{color:{{business}}}}</style>'
  await write('customer.confirmation.html', page)
  expect(
    readTemplates(directory).find({ audience: 'customer', kind: 'confirmation', language: 'en', part: 'html' }),
  ).toBe(page)
})

describe('a mistake stops the start, and is named', () => {
  test.each<[string, string | Buffer, RegExp]>([
    [
      'customer.confirmation.html',
      '<p>{{nmae}}</p>',
      /^customer\.confirmation\.html: there is no \{\{nmae\}\}\. Use \{\{name\}\}/,
    ],
    ['customer.confirmation.subject', '{{facts}}', /there is no \{\{facts\}\}/],
    ['customer.confirmation.txt', 'Hi {{name}, hello', /"\{\{name\}, hello" is no placeholder/],
    ['customer.confirmation.txt', '  \n', /is empty/],
    ['customer.confirmation.txt', Buffer.from([0xff, 0xfe, 0x00]), /can’t be read as UTF-8/],
    ['custommer.confirmation.txt', 'x', /"custommer" is no reader\. Use customer, guest, staff, owner\./],
    ['customer.confirmed.txt', 'x', /"confirmed" is no kind of message\. Use confirmation, /],
    ['customer.confirmation.xx.txt', 'x', /"xx" is no language of ours/],
    ['customer.confirmation.md', 'x', /"md" is no part of a message/],
    ['staff.reminder.sms', 'x', /text messages go to the customer, for reminder, moved, cancelled/],
    ['readme', 'x', /readme is no name of a template/],
    ['owner.reminder.txt', 'x', /^owner\.reminder\.txt: nobody would read it\. What the owner gets is confirmation, /],
    ['staff.confirm-email.html', 'x', /nobody would read it/],
    ['guest.declined.de.subject', 'x', /nobody would read it\. What the guest gets is confirmation, /],
    ['customer.confirmation.html', 'Hi {{{name}}}', /"\{\{\{name\}\}\}" has braces too many/],
    ['customer.confirmation.txt', 'Hi {{{ name }}', /"\{\{\{ name \}\}" has braces too many/],
  ])('%s with %j', async (file, text, message) => {
    await write(file, text)
    expect(() => readTemplates(directory)).toThrow(message)
  })

  test('so is a folder that is not there, with the setting’s name', async () => {
    const environment = { OPENSLOT_TEMPLATES: './nowhere' }
    await expect(openSalon({ environment })).rejects.toThrow(
      /^OPENSLOT_TEMPLATES: \S+nowhere can’t be read: it is not there\. Check/,
    )
  })
})
