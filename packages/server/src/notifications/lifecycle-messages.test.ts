import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
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

const sentTo = async (reader: string, server: TestServer): Promise<string[]> =>
  (await sent(server)).filter((line) => line.startsWith(reader))

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

test('only who had the appointment in their calendar is told that it is gone from there', async () => {
  const staff = { staff: ['anna', 'ben'] }
  const ends = async (requiresApproval: boolean): Promise<Record<string, string | undefined>> => {
    await using server = await openWith({ requiresApproval, ...staff })
    await cancel(server, await book(server, { staff: 'anna' }))
    await server.drain()
    return introsOf(server, 'Cancelled')
  }
  const gone = 'Mia Muster’s appointment is no longer in your calendar.'
  const cancelled = 'Mia Muster’s appointment is cancelled.'
  expect(await ends(false)).toMatchObject({ anna: gone, owner: cancelled })
  expect(await ends(true)).toMatchObject({ anna: cancelled, owner: cancelled })
  // A request that is given to somebody else.
  await using server = await openWith({ requiresApproval: true, ...staff })
  const mine = await book(server, { staff: 'anna' })
  await act(server, await adminToken(server), mine, 'reschedule', { start: WEDNESDAY, staff: 'ben' })
  await server.drain()
  expect(introsOf(server, 'Cancelled')).toEqual({ anna: 'Mia Muster’s appointment is now with Ben.' })
})

/** The first sentence of the mails whose subject begins so, by reader. */
const introsOf = (server: TestServer, heading: string): Record<string, string | undefined> =>
  Object.fromEntries(
    server.mails
      .filter(({ subject }) => subject.startsWith(heading))
      .map(({ to, text }) => [to.email.split('@')[0] ?? '', text.split('\n')[0]]),
  )

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

describe('guests of an approved booking that its customer moves', () => {
  const movedToWednesday = async (server: TestServer, token: string): Promise<CreatedBooking> => {
    const mine = await book(server, { guests: ['gus@example.com'] })
    await act(server, token, mine, 'approve')
    await sent(server)
    await reschedule(server, mine, { start: WEDNESDAY })
    expect(await sentTo('gus', server)).toEqual(['gus: Not yet confirmed: Haircut [REQUEST TENTATIVE 1]'])
    return mine
  }
  const lastTo = (server: TestServer) => server.mails.findLast((mail) => mail.to.email === 'gus@example.com')

  test('hear at once that their time is given up for one that is not certain, and then that it is', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await movedToWednesday(server, token)
    expect(lastTo(server)?.subject).toBe('Not yet confirmed: Haircut on Wed 3 June at 14:00')
    expect(lastTo(server)?.text).toMatch(/^The appointment with Mia Muster has been changed and is not yet confirmed\./)
    expect(lastTo(server)?.text).toContain('Before: Tue 2 June at 10:00')
    await act(server, token, mine, 'approve')
    expect(await sentTo('gus', server)).toEqual(['gus: Confirmed: Haircut [REQUEST CONFIRMED 1]'])
    expect(lastTo(server)?.text).toMatch(/^The appointment with Mia Muster is confirmed\.\n/)
  })

  test('are told that the time they heard of last is cancelled, where it is declined', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await movedToWednesday(server, token)
    await act(server, token, mine, 'reschedule', { start: '2026-06-04T12:00:00Z' })
    expect(await sentTo('gus', server)).toEqual(['gus: Not yet confirmed: Haircut [REQUEST TENTATIVE 2]'])
    expect(lastTo(server)?.text).toContain('Before: Wed 3 June at 14:00')
    await act(server, token, mine, 'decline')
    expect(await sentTo('gus', server)).toEqual(['gus: Cancelled: Haircut [CANCEL CANCELLED 3]'])
    expect(lastTo(server)?.subject).toBe('Cancelled: Haircut on Thu 4 June at 14:00')
  })

  test('hear nothing of a request that moves before it was ever approved, and are invited then', async () => {
    await using server = await openWith({ requiresApproval: true })
    const token = await adminToken(server)
    const mine = await book(server, { guests: ['gus@example.com'] })
    await reschedule(server, mine, { start: WEDNESDAY })
    expect(await sentTo('gus', server)).toEqual([])
    await act(server, token, mine, 'approve')
    expect(await sentTo('gus', server)).toEqual(['gus: Haircut [REQUEST CONFIRMED 1]'])
  })
})

test('calendars are told what the mail says, however late it is sent', async () => {
  await using server = await openWith({ requiresApproval: true })
  const token = await adminToken(server)
  const mine = await book(server, { guests: ['gus@example.com'] })
  await act(server, token, mine, 'approve')
  await reschedule(server, mine, { start: WEDNESDAY })
  await act(server, token, mine, 'approve')
  await act(server, token, mine, 'reschedule', { start: '2026-06-04T12:00:00Z' })
  await reschedule(server, mine, { start: '2026-06-05T12:00:00Z' })
  const calendars = (reader: string): string[] =>
    server.mails
      .filter(({ to }) => to.email.startsWith(reader))
      .map((mail) => mail.subject.split(':')[0] + calendarOf(mail))
  await server.drain()
  expect(calendars('mia')).toEqual([
    'Request received',
    'Confirmed [REQUEST CONFIRMED 0]',
    'Request received [REQUEST TENTATIVE 1]',
    'Confirmed [REQUEST CONFIRMED 1]',
    'Moved [REQUEST CONFIRMED 2]',
    'Request received [REQUEST TENTATIVE 3]',
  ])
  expect(calendars('gus').slice(1)).toEqual([
    'Not yet confirmed [REQUEST TENTATIVE 1]',
    'Confirmed [REQUEST CONFIRMED 1]',
    'Moved [REQUEST CONFIRMED 2]',
    'Not yet confirmed [REQUEST TENTATIVE 3]',
  ])
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

describe('somebody with two parts in an appointment has one entry of it', () => {
  const openForAnna = (): Promise<TestServer> => openWith({ staff: ['anna', 'ben'] })
  const staff = (slug: string) => ({ start: TUESDAY_TEN, staff: slug })

  test('a guest who gives it gets the staff member’s mails, and keeps the entry when it is given to another', async () => {
    await using server = await openForAnna()
    const token = await adminToken(server)
    const mine = await book(server, { staff: 'anna', guests: ['Anna@salon.example'] })
    expect(await sentTo('anna', server)).toEqual(['anna: New: Haircut [REQUEST CONFIRMED 0]'])
    await act(server, token, mine, 'reschedule', staff('ben'))
    const [changed, ...more] = (await sent(server)).filter((line) => /^anna/i.test(line))
    expect([changed, more]).toEqual(['Anna: Now with Ben: Haircut [REQUEST CONFIRMED 1]', []])
    await act(server, token, mine, 'reschedule', staff('anna'))
    expect((await sent(server)).filter((line) => /^anna/i.test(line))).toEqual([
      'anna: New: Haircut [REQUEST CONFIRMED 2]',
    ])
    await cancel(server, mine)
    expect((await sent(server)).filter((line) => /^anna/i.test(line))).toEqual([
      'anna: Cancelled: Haircut [CANCEL CANCELLED 3]',
    ])
  })

  test('a customer who gave it, too, has it from the customer’s mails alone', async () => {
    await using server = await openForAnna()
    const customer = { name: 'Anna', email: 'anna@salon.example' }
    const mine = await book(server, { staff: 'anna', customer })
    expect(await sentTo('anna', server)).toEqual(['anna: Haircut [REQUEST CONFIRMED 0]', 'anna: New: Haircut'])
    await act(server, await adminToken(server), mine, 'reschedule', staff('ben'))
    expect(await sentTo('anna', server)).toEqual([
      'anna: Cancelled: Haircut',
      'anna: Now with Ben: Haircut [REQUEST CONFIRMED 1]',
    ])
  })
})
