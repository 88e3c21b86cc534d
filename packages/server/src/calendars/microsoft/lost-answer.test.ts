import { expect, test } from 'vitest'
import { MAIN, OTHER, openMicrosoftSalon } from '../../../test/support/oauth-salon.js'
import { book, cancel, listStarts, reschedule } from '../../../test/support/salon.js'
import type { TestServer } from '../../testing/index.js'

// An event of ours was made, and the answer lost; the mail's invitation comes to stand beside it before the next try.

const at = (hour: string) => ({
  start: { dateTime: `2026-06-02T${hour}:00:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `2026-06-02T${hour}:30:00.0000000`, timeZone: 'UTC' },
})

/** How many wait to be written. */
const calendarMessages = async ({ server }: { readonly server: TestServer }): Promise<number> =>
  (await server.server.storage.outbox.depth()).find(({ channel }) => channel === 'calendar')?.waiting ?? 0

async function openWithLost(handMade = 'show') {
  const salon = await openMicrosoftSalon({ handMade })
  const { microsoft, server } = salon
  await salon.pass()
  const free = await listStarts(server)
  const mine = await book(server)
  microsoft.loseNextAnswer()
  await server.drain()
  const [made] = microsoft.events(MAIN)
  if (!made) throw new Error('Nothing was made.')
  const invite = (hour = '08') =>
    microsoft.change(MAIN, {
      id: 'by-mail',
      iCalUId: `${mine.id}@openslot`,
      showAs: 'tentative',
      isOrganizer: false,
      ...at(hour),
    })
  const ids = (calendarId = MAIN) => microsoft.events(calendarId).map(({ id }) => id)
  return { ...salon, free, mine, made, invite, ids, [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose]() }
}

test('cancelled, its booking leaves nothing of ours', async () => {
  await using salon = await openWithLost()
  const { server, mine, free, invite, ids } = salon
  invite()
  await cancel(server, mine)
  await salon.pass(2)
  expect(ids()).not.toContain('made1')
  expect(await listStarts(server)).toEqual(free)
})

test('moved, its booking leaves nothing of ours where it was', async () => {
  await using salon = await openWithLost()
  const { server, mine, invite, ids } = salon
  await reschedule(server, mine, { start: '2026-06-02T10:00:00Z' })
  invite('10')
  await salon.pass(2)
  expect(ids()).toEqual(['by-mail'])
  expect(await listStarts(server)).toContain('2026-06-02T08:00:00Z')
})

test('put into another calendar, its booking leaves nothing of ours in this one', async () => {
  await using salon = await openWithLost()
  const { admin, invite, ids } = salon
  invite()
  const calendars = [
    { remoteId: MAIN, blocks: true },
    { remoteId: OTHER, blocks: true, receives: true },
  ]
  const { id } = await salon.see()
  await admin(`staff/anna/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json: { calendars } })
  await salon.pass(2)
  expect(ids()).not.toContain('made1')
  expect(ids(OTHER)).toHaveLength(1)
})

test('what somebody has copied of it meanwhile stays', async () => {
  await using salon = await openWithLost()
  const { server, microsoft, mine, made, invite, ids } = salon
  microsoft.change(MAIN, { ...made, id: 'copy', iCalUId: 'another', transactionId: null, ...at('13') })
  invite()
  await salon.pass(2)
  expect(ids().toSorted()).toEqual(['by-mail', 'copy'])
  await cancel(server, mine)
  await salon.pass(2)
  expect(ids()).toContain('copy')
})

test.each(['show', 'follow'])('%s: dragged away meanwhile, it is a change by hand as any other', async (handMade) => {
  await using salon = await openWithLost(handMade)
  const { server, microsoft, mine, made, invite, ids } = salon
  microsoft.change(MAIN, { ...made, ...at('11') })
  invite()
  await salon.pass(2)
  const [seen, follows] = ['2026-06-02T11:00:00Z', handMade === 'follow']
  expect((await salon.booking(mine.id)).start).toBe(follows ? seen : '2026-06-02T08:00:00Z')
  if (follows) invite('11')
  else expect(await salon.changes()).toMatchObject([{ change: 'moved', overwritten: true, seen: { start: seen } }])
  await salon.pass(4)
  expect(ids()).toEqual(['by-mail'])
  if (follows) expect(await salon.changes()).toEqual([])
  else expect(await listStarts(server)).toContain(seen)
})

test('another calendar that is closed holds up nothing', async () => {
  await using salon = await openWithLost()
  const { admin, ids, microsoft } = salon
  const calendars = [
    { remoteId: MAIN, blocks: true, receives: true },
    { remoteId: OTHER, blocks: true },
  ]
  const { id } = await salon.see()
  await admin(`staff/anna/calendars/${id}`, { method: 'PATCH', ifMatch: '*', json: { calendars } })
  Object.assign(microsoft.calendars.find((calendar) => calendar['id'] === OTHER) ?? {}, { isClosed: true })
  await salon.pass(2)
  expect([ids(), (await salon.see()).unwritable, await calendarMessages(salon)]).toEqual([['made1'], [], 0])
})
