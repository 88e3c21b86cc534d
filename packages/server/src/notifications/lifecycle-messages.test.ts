import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { CreatedBooking } from '@openslot/core/wire'
import {
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  cancel,
  openFile,
  openSalon,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { TestServer, TestServerOptions } from '../testing/index.js'
import type { Mail } from './mail.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'
const OWNER = 'owner@salon.example'

const openWith = (service: object = {}, options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
  openSalon({
    catalog: salon({ maxGuests: 2, ...service }),
    ...options,
    environment: { OPENSLOT_OWNER_EMAIL: OWNER, OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>' },
  })

async function act(server: TestServer, token: string, { id }: CreatedBooking, action: string, json: object = {}) {
  const response = await server.request(`/v1/admin/bookings/${id}/${action}`, { token, json })
  expect(response.status).toBe(200)
}

/** What has been sent since the last time: "reader: what the subject begins with [what the calendar is asked]". */
async function sent(server: TestServer): Promise<string[]> {
  const before = seen.get(server) ?? 0
  await server.drain()
  seen.set(server, server.mails.length)
  return server.mails
    .slice(before)
    .map((mail) => `${mail.to.email.split('@')[0]}: ${mail.subject.split(' on ')[0]}${calendarOf(mail)}`)
    .toSorted()
}
const seen = new WeakMap<TestServer, number>()

function calendarOf({ calendar }: Mail): string {
  if (!calendar) return ''
  const entry = new ICAL.Component(ICAL.parse(calendar.content) as unknown[]).getFirstSubcomponent('vevent')
  const status = String(entry?.getFirstPropertyValue('status'))
  return ` [${calendar.method} ${status} ${String(entry?.getFirstPropertyValue('sequence'))}]`
}

const guests = ['gus@example.com', 'gia@example.com']

test('guests are invited in the customer’s language, and hear of moves and the end', async () => {
  await using server = await openWith()
  const mine = await book(server, { guests, locale: 'fr' })
  expect(await sent(server)).toEqual([
    'anna: New: Haircut [REQUEST CONFIRMED 0]',
    'gia: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'gus: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'mia: Haircut le mar. 2 juin à 10:00 [REQUEST CONFIRMED 0]',
    'owner: New: Haircut',
  ])
  const forGus = server.mails.find((mail) => mail.to.email === 'gus@example.com')
  expect(forGus?.text).toMatch(/^Mia Muster vous invite à un rendez-vous\.\n/)
  // The link can cancel, and belongs to the customer.
  expect(JSON.stringify(forGus)).not.toContain('/manage/')
  await reschedule(server, mine, { start: WEDNESDAY })
  await cancel(server, mine)
  expect((await sent(server)).filter((line) => line.startsWith('g'))).toEqual([
    'gia: Annulé : Haircut le mer. 3 juin à 14:00 [CANCEL CANCELLED 2]',
    'gia: Déplacé : Haircut le mer. 3 juin à 14:00 [REQUEST CONFIRMED 1]',
    'gus: Annulé : Haircut le mer. 3 juin à 14:00 [CANCEL CANCELLED 2]',
    'gus: Déplacé : Haircut le mer. 3 juin à 14:00 [REQUEST CONFIRMED 1]',
  ])
})

test('a request is acknowledged without an invitation, which comes with the approval; then reminders', async () => {
  await using server = await openWith({ requiresApproval: true })
  const token = await adminToken(server)
  const mine = await book(server, { guests: ['gus@example.com'] })
  expect(await sent(server)).toEqual([
    'anna: New request: Haircut',
    'mia: Request received: Haircut',
    'owner: New request: Haircut',
  ])
  await act(server, token, mine, 'approve')
  expect(await sent(server)).toEqual([
    'anna: Confirmed: Haircut [REQUEST CONFIRMED 0]',
    'gus: Haircut [REQUEST CONFIRMED 0]',
    'mia: Confirmed: Haircut [REQUEST CONFIRMED 0]',
    'owner: Confirmed: Haircut',
  ])
  server.setNow(Date.parse(TUESDAY_TEN) - 3_600_000)
  expect(await sent(server)).toEqual(['mia: Today: Haircut'])
})

test('a request that is declined takes nothing out of calendars, says why, and guests never hear of it', async () => {
  await using server = await openWith({ requiresApproval: true })
  const mine = await book(server, { guests: ['gus@example.com'] })
  await sent(server)
  await act(server, await adminToken(server), mine, 'decline', { reason: 'We are full' })
  expect(await sent(server)).toEqual(['anna: Declined: Haircut', 'mia: Declined: Haircut', 'owner: Declined: Haircut'])
  const forMia = server.mails.find((mail) => mail.subject.startsWith('Declined') && mail.to.email.startsWith('mia'))
  expect(forMia?.text).toContain('Reason: We are full')
  expect(forMia?.text).not.toContain('/manage/')
})

test('a request that nobody answers is declined when its start has passed', async () => {
  await using server = await openWith({ requiresApproval: true })
  await book(server)
  await sent(server)
  server.setNow(Date.parse(TUESDAY_TEN) + 1000)
  await server.server.housekeeping.run()
  expect(await sent(server)).toEqual(['anna: Declined: Haircut', 'mia: Declined: Haircut', 'owner: Declined: Haircut'])
})

test('an approved booking that its customer moves waits again: tentative in calendars until it is decided', async () => {
  await using server = await openWith({ requiresApproval: true })
  const token = await adminToken(server)
  const mine = await book(server)
  await act(server, token, mine, 'approve')
  await sent(server)
  await reschedule(server, mine, { start: WEDNESDAY })
  expect(await sent(server)).toEqual([
    'anna: New request: Haircut [REQUEST TENTATIVE 1]',
    'mia: Request received: Haircut [REQUEST TENTATIVE 1]',
    'owner: New request: Haircut',
  ])
  const file = openFile(server)
  const reminders = file.prepare("SELECT count(*) FROM outbox WHERE kind = 'reminder' AND state = 'waiting'").pluck()
  expect(reminders.get()).toBe(0)
  await act(server, token, mine, 'decline')
  expect(await sent(server)).toEqual([
    'anna: Declined: Haircut [CANCEL CANCELLED 2]',
    'mia: Declined: Haircut [CANCEL CANCELLED 2]',
    'owner: Declined: Haircut',
  ])
  file.close()
})

test('guests hear of a move that waits for approval once it is certain', async () => {
  await using server = await openWith({ requiresApproval: true, maxGuests: 1 })
  const token = await adminToken(server)
  const mine = await book(server, { guests: ['gus@example.com'] })
  await act(server, token, mine, 'approve')
  await sent(server)
  await reschedule(server, mine, { start: WEDNESDAY })
  expect((await sent(server)).filter((mail) => mail.startsWith('gus'))).toEqual([])
  await act(server, token, mine, 'approve')
  expect((await sent(server)).filter((mail) => mail.startsWith('gus'))).toEqual(['gus: Haircut [REQUEST CONFIRMED 1]'])
})

test('the phone rings for what others changed, not for what one did oneself', async () => {
  await using server = await openWith({}, { onSms: () => {} })
  const token = await adminToken(server)
  const customer = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' }
  const mine = await book(server, { customer })
  await reschedule(server, mine, { start: '2026-06-03T10:00:00Z' })
  await act(server, token, mine, 'reschedule', { start: WEDNESDAY })
  await act(server, token, mine, 'cancel', { reason: 'Anna is ill' })
  await server.drain()
  expect(server.texts.map(({ text }) => text.split('\n')[0])).toEqual([
    'Moved: Haircut on Wed 3 June at 14:00',
    'Cancelled: Haircut on Wed 3 June at 14:00',
  ])
})

test('an owner who gives the appointment gets one mail of it, and a guest who is the customer none', async () => {
  await using server = await openWith({}, { now: NOW })
  const file = openFile(server)
  // However they are written.
  file.prepare("UPDATE staff SET email = ? WHERE slug = 'anna'").run(OWNER.replace('owner', 'Owner'))
  file.close()
  await book(server, { guests: ['MIA@example.com'] })
  expect(await sent(server)).toEqual([
    'Owner: New: Haircut [REQUEST CONFIRMED 0]',
    'mia: Haircut [REQUEST CONFIRMED 0]',
  ])
})

test('answers are in the mails of both sides and in their calendar entries', async () => {
  const questions = [{ id: 'hair', label: 'How long is your hair?' }]
  await using server = await openWith({ questions })
  await book(server, { answers: { hair: 'To the shoulders' }, guests: ['gus@example.com'] })
  await server.drain()
  for (const { to, text, calendar } of server.mails) {
    const isForGuest = to.email.startsWith('gus')
    expect(text.includes('How long is your hair? To the shoulders')).toBe(!isForGuest)
    if (calendar) expect(calendar.content.replaceAll('\r\n ', '').includes('To the shoulders')).toBe(!isForGuest)
  }
})
