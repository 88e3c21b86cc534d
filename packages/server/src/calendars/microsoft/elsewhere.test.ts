import { expect, test } from 'vitest'
import { MAIN, OTHER, beside, openMicrosoftSalon } from '../../../test/support/oauth-salon.js'
import { book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'

// Outlook puts invitations into an account's main calendar, whichever of its calendars gets the bookings.

const time = (hour: string) => ({ dateTime: `2026-06-02T${hour}:00.0000000`, timeZone: 'UTC' })
const invited = (id: string, [from, to] = ['08:00', '08:30']) => ({
  id: 'by-mail',
  iCalUId: `${id}@openslot`,
  showAs: 'busy',
  isOrganizer: false,
  start: time(from),
  end: time(to),
})

test.each(['show', 'follow'])(
  '%s: an invitation in another calendar than the one that gets the bookings takes no time of its own',
  async (handMade) => {
    await using salon = await openMicrosoftSalon(beside(handMade))
    await salon.pass()
    const { microsoft, server } = salon
    const empty = await listStarts(server)
    const mine = await book(server)
    await server.drain()
    const booked = await listStarts(server)
    microsoft.change(MAIN, invited(mine.id))
    await salon.pass(3)
    expect(await listStarts(server)).toEqual(booked)
    // Over itself.
    const moved = await reschedule(server, mine, { start: '2026-06-02T08:15:00Z' })
    expect(moved.status).toBe(200)
    await salon.pass(2)
    microsoft.change(MAIN, invited(mine.id, ['08:15', '08:45']))
    await salon.pass(2)
    expect(microsoft.events(OTHER)).toMatchObject([{ start: { dateTime: '2026-06-02T08:15:00' } }])
    expect([await salon.changes(), (await salon.see()).state]).toEqual([[], 'working'])
    await cancel(server, mine)
    await salon.pass(2)
    // The mail that takes it away isn't there yet.
    expect([microsoft.events(MAIN).length, microsoft.events(OTHER)]).toEqual([1, []])
    expect(await listStarts(server)).toEqual(empty)
    expect(await salon.changes()).toEqual([])
  },
)

test.each([
  ['blocks', true, []],
  ['isn’t chosen', false, [{ change: 'deleted', refused: 'stands-elsewhere' }]],
])(
  'follow: deleted by hand, ours cancels nobody as long as an invitation stands in a calendar that %s',
  async (_, isMainChosen, listed) => {
    await using salon = await openMicrosoftSalon(beside('follow', isMainChosen))
    await salon.pass()
    const { microsoft, server } = salon
    const mine = await book(server)
    await server.drain()
    microsoft.change(MAIN, invited(mine.id))
    await salon.pass()
    const [own] = microsoft.events(OTHER)
    microsoft.deleteByHand(own?.id ?? '')
    await salon.pass(3)
    expect(await salon.booking(mine.id)).toMatchObject({ status: 'confirmed' })
    expect(await salon.changes()).toMatchObject(listed)
    microsoft.deleteByHand('by-mail')
    await salon.pass(3)
    expect(await salon.booking(mine.id)).toMatchObject({ status: isMainChosen ? 'cancelled' : 'confirmed' })
  },
)

test('follow: dragged elsewhere there, it blocks as a copy does, and moves nobody', async () => {
  await using salon = await openMicrosoftSalon(beside('follow'))
  await salon.pass()
  const { microsoft, server } = salon
  const noon = '2026-06-02T12:00:00Z'
  const mine = await book(server)
  await server.drain()
  microsoft.change(MAIN, invited(mine.id))
  await salon.pass()
  expect(await listStarts(server)).toContain(noon)
  microsoft.change(MAIN, invited(mine.id, ['12:00', '12:30']))
  await salon.pass(3)
  expect(await listStarts(server)).not.toContain(noon)
  expect(await salon.booking(mine.id)).toMatchObject({ start: '2026-06-02T08:00:00Z', sequence: 0 })
  expect([await salon.changes(), microsoft.events(OTHER).length]).toEqual([[], 1])
})
