import { expect, test } from 'vitest'
import { OWNER, WEDNESDAY, act, calendarOf, openWith, sent } from '../../test/support/lifecycle-mails.js'
import { NOW, TUESDAY_TEN, adminToken, book, cancel, openFile, reschedule } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

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
