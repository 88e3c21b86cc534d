import { expect, test } from 'vitest'
import { MAILS_FROM } from '../../test/support/oauth-account.js'
import {
  type ConnectedSalon,
  MAIN,
  OTHER,
  openGoogleSalon,
  openMicrosoftSalon,
} from '../../test/support/oauth-salon.js'
import { TUESDAY_TEN, book, cancel, reschedule } from '../../test/support/salon.js'

const WEDNESDAY_TEN = '2026-06-03T08:00:00Z'

/** Puts back the only thing that is listed, and lets it be written and read. */
async function putBack(salon: ConnectedSalon, listed: object = { change: 'deleted', seen: null }): Promise<void> {
  const [change] = await salon.changes()
  expect(change).toMatchObject(listed)
  const path = `calendar-changes/${change?.bookingId}/${change?.calendarId}/put-back`
  expect((await salon.admin(path, { method: 'POST' })).status).toBe(204)
  await salon.pass(2)
}

test('Google: what the mails had put there, and somebody has deleted, stands again', async () => {
  await using salon = await openGoogleSalon()
  const { google, server } = salon
  const mine = await book(server)
  const uid = `${mine.id}@openslot`
  const byMail = { id: 'gmail', iCalUID: uid, organizer: { email: MAILS_FROM, self: false } }
  const times = { start: { dateTime: TUESDAY_TEN }, end: { dateTime: '2026-06-02T08:30:00Z' } }
  google.change(MAIN, { ...byMail, ...times })
  await salon.pass(2)
  expect(google.events(MAIN)).toHaveLength(1)
  google.change(MAIN, { ...byMail, ...times, status: 'cancelled' })
  await salon.pass()
  await putBack(salon)
  expect(google.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-06-02T08:00:00.000Z' }, status: 'confirmed' }])
  expect(await salon.changes()).toEqual([])
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await salon.pass(2)
  expect(google.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-06-03T08:00:00.000Z' } }])
  // Deleted once more, it is put back as what it is by now.
  google.deleteByHand(MAIN, google.events(MAIN)[0]?.id ?? '')
  await salon.pass()
  await putBack(salon)
  expect(google.events(MAIN)).toHaveLength(1)
  await cancel(server, mine)
  await salon.pass(2)
  expect(google.events(MAIN)).toEqual([])
})

const NOON = '2026-06-02T12:00:00Z'

test('Google: what the mails had put there, and somebody has moved, stands where its booking is, and but once', async () => {
  await using salon = await openGoogleSalon()
  const { google, server } = salon
  const mine = await book(server)
  const byMail = { id: 'gmail', iCalUID: `${mine.id}@openslot`, organizer: { email: MAILS_FROM, self: false } }
  const at = (start: string, end: string) => ({ start: { dateTime: start }, end: { dateTime: end } })
  google.change(MAIN, { ...byMail, ...at(TUESDAY_TEN, '2026-06-02T08:30:00Z') })
  await salon.pass(2)
  google.change(MAIN, { ...byMail, ...at(NOON, '2026-06-02T12:30:00Z') })
  await salon.pass()
  await putBack(salon, { change: 'moved', seen: { start: NOON } })
  expect(google.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-06-02T08:00:00.000Z' } }])
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
  // The mail of a move brings the invitation back.
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  google.change(MAIN, { ...byMail, status: 'confirmed', ...at(WEDNESDAY_TEN, '2026-06-03T08:30:00Z') })
  await salon.pass(3)
  expect(google.events(MAIN)).toMatchObject([{ id: 'gmail', start: { dateTime: WEDNESDAY_TEN } }])
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
  await cancel(server, mine)
  await salon.pass(2)
  expect(google.events(MAIN)).toEqual([])
})

test('Microsoft: what the mails had put there, and somebody has moved, stands where its booking is, and but once', async () => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server } = salon
  const mine = await book(server)
  const byMail = { id: 'outlook', iCalUId: `${mine.id}@openslot`, isOrganizer: false, showAs: 'busy' }
  const time = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' })
  const at = (start: string, end: string) => ({ start: time(start), end: time(end) })
  microsoft.change(MAIN, { ...byMail, ...at(TUESDAY_TEN, '2026-06-02T08:30:00Z') })
  await salon.pass(2)
  microsoft.change(MAIN, { ...byMail, ...at(NOON, '2026-06-02T12:30:00Z') })
  await salon.pass()
  await putBack(salon, { change: 'moved', seen: { start: NOON } })
  expect(microsoft.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-06-02T08:00:00' } }])
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
  // The mail of a move brings the invitation back.
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await server.drain()
  microsoft.change(MAIN, { ...byMail, ...at(WEDNESDAY_TEN, '2026-06-03T08:30:00Z') })
  await salon.pass(3)
  expect(microsoft.events(MAIN)).toMatchObject([{ id: 'outlook', start: { dateTime: '2026-06-03T08:00:00' } }])
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
})

test('Google: what the mails had put there, and are about to move, is left to them', async () => {
  await using salon = await openGoogleSalon()
  const { google, server } = salon
  const mine = await book(server)
  const byMail = { id: 'gmail', iCalUID: `${mine.id}@openslot`, organizer: { email: MAILS_FROM, self: false } }
  const at = (start: string, end: string) => ({ start: { dateTime: start }, end: { dateTime: end } })
  google.change(MAIN, { ...byMail, ...at(TUESDAY_TEN, '2026-06-02T08:30:00Z') })
  await salon.pass(2)
  google.change(MAIN, { ...byMail, ...at(TUESDAY_TEN, '2026-06-02T08:30:00Z'), status: 'cancelled' })
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await salon.pass()
  expect(google.events(MAIN)).toEqual([])
  google.change(MAIN, { ...byMail, ...at(WEDNESDAY_TEN, '2026-06-03T08:30:00Z') })
  await salon.pass(3)
  expect(google.events(MAIN)).toMatchObject([{ id: 'gmail' }])
})

test('Microsoft: what was dragged into a calendar that isn’t chosen stands again where it belongs', async () => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server } = salon
  const mine = await book(server)
  await salon.pass(2)
  const [event] = microsoft.events(MAIN)
  microsoft.change(OTHER, { ...event, id: event?.id ?? '' })
  microsoft.forgetDeltas()
  await salon.pass()
  await putBack(salon)
  expect(microsoft.events(MAIN)).toMatchObject([{ start: { dateTime: '2026-06-02T08:00:00' } }])
  expect(await salon.changes()).toEqual([])
  await cancel(server, mine)
  await salon.pass(2)
  expect(microsoft.events(MAIN)).toEqual([])
})

test('Microsoft: what was dragged into another chosen calendar is not deleted, and goes with its booking there', async () => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server, admin } = salon
  const calendars = [
    { remoteId: MAIN, blocks: true, receives: true },
    { remoteId: OTHER, blocks: true },
  ]
  const path = `staff/anna/calendars/${(await salon.see()).id}`
  await admin(path, { method: 'PATCH', ifMatch: '*', json: { calendars, handMade: 'follow' } })
  const mine = await book(server)
  await salon.pass(2)
  const [event] = microsoft.events(MAIN)
  microsoft.change(OTHER, { ...event, id: event?.id ?? '' })
  microsoft.forgetDeltas()
  await salon.pass(2)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toEqual([])
  await reschedule(server, mine, { start: WEDNESDAY_TEN })
  await salon.pass(2)
  expect(microsoft.events(MAIN)).toEqual([])
  expect(microsoft.events(OTHER)).toMatchObject([{ start: { dateTime: '2026-06-03T08:00:00' } }])
})

test.each([
  ['Google', 'show'],
  ['Google', 'follow'],
  ['Microsoft', 'show'],
  ['Microsoft', 'follow'],
])('%s, %s: what is put back, and can’t be written at once, cancels nobody', async (name, handMade) => {
  const isGoogle = name === 'Google'
  const salon = isGoogle ? await openGoogleSalon({ handMade }) : await openMicrosoftSalon({ handMade })
  await using _ = salon
  const service = 'google' in salon ? salon.google : salon.microsoft
  const mine = await book(salon.server)
  const uid = `${mine.id}@openslot`
  const byMail = isGoogle
    ? { id: 'mailed', iCalUID: uid, organizer: { email: MAILS_FROM, self: false } }
    : { id: 'mailed', iCalUId: uid, isOrganizer: false, showAs: 'busy' }
  const at = (from: string, to: string) => ({
    start: { dateTime: `2026-06-02T${from}:00`, timeZone: 'UTC' },
    end: { dateTime: `2026-06-02T${to}:00`, timeZone: 'UTC' },
  })
  service.change(MAIN, { ...byMail, ...at('08:00', '08:30') })
  await salon.pass(2)
  // At night nobody can be booked, so the booking doesn't follow.
  service.change(MAIN, { ...byMail, ...at('01:00', '01:30') })
  await salon.pass(2)
  service.refuseNext('POST')
  await putBack(salon, { change: 'moved' })
  await salon.pass(4)
  expect((await salon.booking(mine.id)).status).toBe('confirmed')
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
  const there = service.events(MAIN).map(({ start }) => (start as { dateTime: string }).dateTime.slice(0, 16))
  expect(there).toEqual(['2026-06-02T08:00'])
})
