import { expect, test } from 'vitest'
import { MAILS_FROM } from '../../../test/support/oauth-account.js'
import { type ConnectedSalon, MAIN, OTHER, openGoogleSalon } from '../../../test/support/oauth-salon.js'
import { book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'
import type { FakeGoogle } from '../../../test/support/fake-google.js'

// Where somebody else invites by a booking's UID, or the mails' invitation was moved and put back, our event stands beside
// it, under an id of ours and a UID of Google's.

type Salon = ConnectedSalon & { readonly google: FakeGoogle }

const both = [
  { remoteId: MAIN, blocks: true, receives: true },
  { remoteId: OTHER, blocks: true },
]

const invited = (id: string, by: string, from = '08:00', to = '08:30') => ({
  id: 'by-mail',
  iCalUID: `${id}@openslot`,
  organizer: { email: by, self: false },
  start: { dateTime: `2026-06-02T${from}:00Z` },
  end: { dateTime: `2026-06-02T${to}:00Z` },
})

async function bookBesideStranger(salon: Salon): ReturnType<typeof book> {
  const { google, server } = salon
  await salon.pass()
  const mine = await book(server)
  google.change(MAIN, invited(mine.id, 'ada@example.com', '13:00', '13:30'))
  await salon.pass(2)
  expect(ours(google, MAIN)).toHaveLength(1)
  return mine
}

const ours = (google: FakeGoogle, calendarId: string) => google.events(calendarId).filter(({ id }) => id !== 'by-mail')

function drag(google: FakeGoogle): void {
  const [event] = ours(google, MAIN)
  google.deleteByHand(MAIN, event?.id ?? '')
  google.change(OTHER, { ...event, id: event?.id ?? '' })
}

test('dragged into another chosen calendar, it is written there', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow', calendars: both })
  const { google, server } = salon
  const empty = await listStarts(server)
  const mine = await bookBesideStranger(salon)
  drag(google)
  await salon.pass(3)
  await reschedule(server, mine, { start: '2026-06-02T10:00:00Z' })
  await salon.pass(3)
  expect(ours(google, OTHER)).toMatchObject([{ start: { dateTime: '2026-06-02T10:00:00.000Z' } }])
  expect([ours(google, MAIN), (await salon.booking(mine.id)).start]).toEqual([[], '2026-06-02T10:00:00Z'])
  google.deleteByHand(MAIN, 'by-mail')
  await cancel(server, mine)
  await salon.pass(2)
  expect([google.events(OTHER), await listStarts(server)]).toEqual([[], empty])
})

test('follow: dragged into a calendar that isn’t chosen, it cancels nobody', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow' })
  const mine = await bookBesideStranger(salon)
  drag(salon.google)
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
  expect(await salon.changes()).toMatchObject([{ change: 'deleted', refused: 'stands-elsewhere' }])
})

test('follow: deleted, it cancels its booking, also where somebody else has it whom it invites', async () => {
  await using salon = await openGoogleSalon({ handMade: 'follow' })
  const mine = await bookBesideStranger(salon)
  drag(salon.google)
  const [copy] = salon.google.events(OTHER)
  salon.google.change(OTHER, { ...copy, id: copy?.id ?? '', organizer: { email: MAIN, self: false } })
  await salon.pass(3)
  expect(await salon.booking(mine.id)).toMatchObject({ status: 'cancelled' })
})

test('put back without an answer, it goes with its booking', async () => {
  await using salon = await openGoogleSalon()
  const { google, server } = salon
  const empty = await listStarts(server)
  await salon.pass()
  const mine = await book(server)
  google.change(MAIN, invited(mine.id, MAILS_FROM))
  await salon.pass(2)
  google.change(MAIN, invited(mine.id, MAILS_FROM, '12:00', '12:30'))
  await salon.pass(2)
  const [change] = await salon.changes()
  google.loseNextAnswer()
  await salon.admin(`calendar-changes/${mine.id}/${change?.calendarId}/put-back`, { method: 'POST' })
  await server.drain()
  expect(ours(google, MAIN)).toHaveLength(1)
  await cancel(server, mine)
  await salon.pass(4)
  expect([google.events(MAIN), await listStarts(server)]).toEqual([[], empty])
})

test('put beside a stranger’s without an answer, it goes with its booking, also where the stranger’s is gone', async () => {
  await using salon = await openGoogleSalon()
  const { google, server } = salon
  const empty = await listStarts(server)
  await salon.pass()
  const mine = await book(server)
  google.change(MAIN, invited(mine.id, 'ada@example.com'))
  google.loseNextAnswer()
  await server.drain()
  expect(ours(google, MAIN)).toHaveLength(1)
  await cancel(server, mine)
  google.deleteByHand(MAIN, 'by-mail')
  await salon.pass(4)
  expect([google.events(MAIN), await listStarts(server)]).toEqual([[], empty])
})
