import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOW, book, openFile, openSalon, salon } from '../../test/support/salon.js'
import type { TestServer, TestServerOptions } from '../testing/index.js'
import type { Sms } from './sms.js'
import { smsLength } from './sms-text.js'

const HOUR = 3_600_000

const openWith = (options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
  openSalon({
    onSms: () => {},
    ...options,
    environment: { OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>', ...options.environment },
  })

const withPhone = (phone = '+49 30 123456', changes: object = {}): object => ({
  customer: { name: 'Mia Muster', email: 'mia@example.com', phone },
  ...changes,
})

/** The text message that falls due an hour before TUESDAY_TEN. */
async function reminderOf(server: TestServer, booking: object = withPhone()): Promise<Sms | undefined> {
  await book(server, booking)
  server.setNow(NOW + 25 * HOUR)
  await server.drain()
  return server.texts.at(-1)
}

test('a reminder says what, when and who, in one segment', async () => {
  await using server = await openWith()
  const sms = await reminderOf(server)
  expect(sms).toEqual({ to: '+4930123456', text: 'Today: Haircut on Tue 2 June at 10:00\nLinden Hair' })
  expect(smsLength(sms?.text ?? '')).toMatchObject({ encoding: 'gsm7', segments: 1 })
})

test('it is in the customer’s language, and says where if that costs no more', async () => {
  const location = { kind: 'in-person', text: 'Lindenstraße 4, Berlin' }
  await using server = await openWith({ catalog: salon({ location }) })
  const sms = await reminderOf(server, withPhone('+4930123456', { locale: 'de' }))
  expect(sms?.text).toBe('Heute: Haircut am Di., 2. Juni um 10:00 Uhr\nLindenstraße 4, Berlin\nLinden Hair')
  const long = { kind: 'in-person', text: 'x'.repeat(150) }
  await using other = await openWith({ catalog: salon({ location: long }) })
  expect((await reminderOf(other))?.text).toBe('Today: Haircut on Tue 2 June at 10:00\nLinden Hair')
})

test.each([
  ['in an alphabet of its own', 'ą'.repeat(200), '…'],
  ['of emoji', '👨‍👩‍👧‍👦'.repeat(18), '…'],
])('of a service whose name is too long %s, the name is shortened, not when it is and who writes', async (...row) => {
  const [, name, end] = row
  await using server = await openWith({ catalog: salon({ name }) })
  const { text } = (await reminderOf(server)) as Sms
  expect(smsLength(text)).toMatchObject({ encoding: 'ucs2', segments: 3 })
  expect(text).toMatch(/^Today: \S+… on Tue 2 June at 10:00\nLinden Hair$/u)
  expect(name.startsWith(text.slice('Today: '.length, text.indexOf(end)))).toBe(true)
})

test('so it is in an owner’s own text', async () => {
  const templates = await mkdtemp(join(tmpdir(), 'openslot-sms-'))
  await writeFile(join(templates, 'customer.reminder.sms'), '{{service}}: {{when}}. {{business}}')
  const environment = { OPENSLOT_TEMPLATES: templates }
  await using server = await openWith({ catalog: salon({ name: 'ą'.repeat(200) }), environment })
  expect((await reminderOf(server))?.text).toMatch(/^ą+…: Tue 2 June at 10:00\. Linden Hair$/)
  await rm(templates, { recursive: true })
})

test('the link in an owner’s own text names no language, to be short', async () => {
  const templates = await mkdtemp(join(tmpdir(), 'openslot-sms-'))
  await writeFile(join(templates, 'customer.reminder.sms'), '{{when}} {{manageUrl}}')
  await using server = await openWith({ environment: { OPENSLOT_TEMPLATES: templates } })
  const sms = await reminderOf(server, withPhone('+4930123456', { locale: 'de' }))
  expect(sms?.text).toMatch(/^Di\., 2\. Juni um 10:00 Uhr http:\/\/127\.0\.0\.1:8787\/manage\/[\w-]+#[\w-]+$/)
  await rm(templates, { recursive: true })
})

test('only who gave a number gets text messages, and only where they can be sent', async () => {
  await using silent = await openWith()
  await reminderOf(silent, {})
  expect(silent.texts).toEqual([])
  await using without = await openSalon()
  await book(without, withPhone())
  const file = openFile(without)
  expect(file.prepare("SELECT count(*) FROM outbox WHERE channel = 'sms'").pluck().get()).toBe(0)
  file.close()
})

test('a number as people dial it at home needs the country; a wrong one fails for good', async () => {
  await using german = await openWith({ environment: { OPENSLOT_PHONE_COUNTRY: 'DE' } })
  expect((await reminderOf(german, withPhone('030 123456')))?.to).toBe('+4930123456')
  await using unknown = await openWith()
  expect(await reminderOf(unknown, withPhone('030 123456'))).toBeUndefined()
  const file = openFile(unknown)
  const failed = file
    .prepare("SELECT state, attempts, reason, last_error FROM outbox WHERE channel = 'sms' AND state <> 'withdrawn'")
    .all()
  expect(failed).toEqual([
    { state: 'failed', attempts: 1, reason: 'no-phone', last_error: expect.stringContaining('OPENSLOT_PHONE_COUNTRY') },
  ])
  file.close()
})

test('a number with 00 before its country code needs no setting', async () => {
  for (const environment of [{}, { OPENSLOT_PHONE_COUNTRY: 'DE' }, { OPENSLOT_PHONE_COUNTRY: 'US' }]) {
    await using server = await openWith({ environment })
    expect((await reminderOf(server, withPhone('0049 30 901820')))?.to).toBe('+4930901820')
  }
})

test('digits may be those of the customer’s language', async () => {
  for (const phone of ['+٤٩ ٣٠ ٩٠١٨٢٠', '۰۰۴۹۳۰۹۰۱۸۲۰', '+４９３０９０１８２０']) {
    await using server = await openWith()
    expect((await reminderOf(server, withPhone(phone)))?.to).toBe('+4930901820')
  }
})
