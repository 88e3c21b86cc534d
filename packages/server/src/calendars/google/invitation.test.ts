import { expect, test } from 'vitest'
import { MAIN, OTHER, beside, openGoogleSalon } from '../../../test/support/oauth-salon.js'
import { book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'

// Gmail puts the invitation in a mail into the account's main calendar by itself.

const START = '2026-06-02T08:00:00Z'
const invited = (id: string, from = '08:00', to = '08:30') => ({
  id: 'by-mail',
  iCalUID: `${id}@openslot`,
  organizer: { email: 'book@salon.example', self: false },
  start: { dateTime: `2026-06-02T${from}:00Z` },
  end: { dateTime: `2026-06-02T${to}:00Z` },
})

test.each(['show', 'follow'])(
  '%s: dragged by hand before ours is put, it is a change as any other',
  async (handMade) => {
    await using salon = await openGoogleSalon({ handMade })
    const { google, server } = salon
    await salon.pass()
    const mine = await book(server)
    google.change(MAIN, invited(mine.id, '12:00', '12:30'))
    await salon.pass(4)
    expect(google.events(MAIN).map(({ id }) => id)).toEqual(['by-mail'])
    const noon = { start: '2026-06-02T12:00:00Z', end: '2026-06-02T12:30:00Z' }
    const follows = handMade === 'follow'
    expect((await salon.booking(mine.id)).start).toBe(follows ? noon.start : START)
    const listed = { bookingId: mine.id, change: 'moved', seen: noon, refused: null, overwritten: false }
    expect(await salon.changes()).toMatchObject(follows ? [] : [listed])
    expect((await salon.see()).state).toBe('working')
  },
)

test('in another calendar than the one that gets the bookings, it takes no time of its own', async () => {
  await using salon = await openGoogleSalon(beside('show'))
  await salon.pass()
  const { google, server } = salon
  const empty = await listStarts(server)
  const mine = await book(server)
  await server.drain()
  const booked = await listStarts(server)
  // Google makes the names of both of their UID.
  const id = google.events(OTHER)[0]?.id ?? ''
  google.change(MAIN, { ...invited(mine.id), id })
  await salon.pass(3)
  expect(await listStarts(server)).toEqual(booked)
  // Over itself.
  expect((await reschedule(server, mine, { start: '2026-06-02T08:15:00Z' })).status).toBe(200)
  await salon.pass(2)
  google.change(MAIN, { ...invited(mine.id, '08:15', '08:45'), id })
  await salon.pass(2)
  expect(google.events(OTHER)).toMatchObject([{ start: { dateTime: '2026-06-02T08:15:00.000Z' } }])
  await cancel(server, mine)
  await salon.pass(2)
  expect([google.events(MAIN).length, google.events(OTHER)]).toEqual([1, []])
  expect(await listStarts(server)).toEqual(empty)
  expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
})

test.each([
  ['blocks', true, []],
  ['isn’t chosen', false, [{ change: 'deleted', refused: 'stands-elsewhere' }]],
])(
  'follow: deleted by hand, ours cancels nobody as long as it stands in a calendar that %s',
  async (_, isMainChosen, listed) => {
    await using salon = await openGoogleSalon(beside('follow', isMainChosen))
    await salon.pass()
    const { google, server } = salon
    const mine = await book(server)
    await server.drain()
    google.change(MAIN, invited(mine.id))
    await salon.pass()
    google.deleteByHand(OTHER, google.events(OTHER)[0]?.id ?? '')
    await salon.pass(3)
    expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
    expect(await salon.changes()).toMatchObject(listed)
  },
)
