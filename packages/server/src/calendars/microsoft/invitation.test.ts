import { expect, test } from 'vitest'
import { MAIN, openMicrosoftSalon } from '../../../test/support/oauth-salon.js'
import { book, listStarts, reschedule } from '../../../test/support/salon.js'

// Outlook puts the invitation in a mail into the calendar by itself.

const START = '2026-06-02T08:00:00Z'
const invited = (id: string, hour = '08') => ({
  id: 'by-mail',
  iCalUId: `${id}@openslot`,
  showAs: 'tentative',
  isOrganizer: false,
  start: { dateTime: `2026-06-02T${hour}:00:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `2026-06-02T${hour}:30:00.0000000`, timeZone: 'UTC' },
})

test.each([
  ['before ours is put', true],
  ['after ours is put', false],
])('a booking stands there once, when its mail comes %s', async (_when, isFirst) => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server } = salon
  const ids = () => microsoft.events(MAIN).map(({ id }) => id)
  await salon.pass()
  const free = await listStarts(server)
  const mine = await book(server)
  if (!isFirst) await server.drain()
  microsoft.change(MAIN, invited(mine.id))
  await salon.pass(3)
  expect(ids()).toEqual(['by-mail'])
  expect((await listStarts(server)).length).toBeLessThan(free.length)
  // Only the mails can move it.
  await reschedule(server, mine, { start: '2026-06-02T10:00:00Z' })
  await server.drain()
  microsoft.change(MAIN, invited(mine.id, '10'))
  await salon.pass(6)
  expect([ids(), await salon.changes(), (await salon.see()).state]).toEqual([['by-mail'], [], 'working'])
  expect((await salon.booking(mine.id)).start).toBe('2026-06-02T10:00:00Z')
  expect(await listStarts(server)).toContain(START)
})

const CASES = ['before ours is put', 'after ours was refused', 'after ours is put'] as const

test.each(CASES.flatMap((when) => [['show', when] as const, ['follow', when] as const]))(
  '%s: dragged by hand before it was read, %s, it is a change as any other',
  async (handMade, when) => {
    await using salon = await openMicrosoftSalon({ handMade })
    const { microsoft, server } = salon
    await salon.pass()
    const mine = await book(server)
    if (when === 'after ours was refused') microsoft.next.push({ status: 503, json: {} })
    if (when !== 'before ours is put') await server.drain()
    expect(microsoft.events(MAIN)).toHaveLength(when === 'after ours is put' ? 1 : 0)
    microsoft.change(MAIN, invited(mine.id, '12'))
    await salon.pass(4)
    expect(microsoft.events(MAIN).map(({ id }) => id)).toEqual(['by-mail'])
    const noon = { start: '2026-06-02T12:00:00Z', end: '2026-06-02T12:30:00Z' }
    const follows = handMade === 'follow'
    expect((await salon.booking(mine.id)).start).toBe(follows ? noon.start : START)
    const listed = { bookingId: mine.id, change: 'moved', seen: noon, refused: null, overwritten: false }
    expect(await salon.changes()).toMatchObject(follows ? [] : [listed])
    expect((await salon.see()).state).toBe('working')
  },
)

test('follow: one that only waits for the next mail is nobody’s doing', async () => {
  await using salon = await openMicrosoftSalon({ handMade: 'follow' })
  const { microsoft, server } = salon
  await salon.pass()
  const mine = await book(server)
  await server.drain()
  await reschedule(server, mine, { start: '2026-06-02T10:00:00Z' })
  await server.drain()
  microsoft.change(MAIN, invited(mine.id))
  await salon.pass(2)
  microsoft.change(MAIN, invited(mine.id, '10'))
  await salon.pass(4)
  expect(microsoft.events(MAIN).map(({ id }) => id)).toEqual(['by-mail'])
  expect([await salon.changes(), (await salon.booking(mine.id)).start]).toEqual([[], '2026-06-02T10:00:00Z'])
})

test('what somebody has copied of its event to another time stays, and blocks, when its mail comes', async () => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server } = salon
  await salon.pass()
  const mine = await book(server)
  await salon.pass()
  const [own] = microsoft.events(MAIN)
  if (!own) throw new Error('Nothing was put.')
  const on = (hour: string) => ({ dateTime: `2026-06-04T${hour}:00:00.0000000`, timeZone: 'UTC' })
  microsoft.change(MAIN, {
    ...own,
    id: 'copy',
    iCalUId: 'another',
    start: on('08'),
    end: on('12'),
  })
  await salon.pass()
  microsoft.change(MAIN, invited(mine.id))
  await salon.pass(3)
  expect(microsoft.events(MAIN).map(({ id }) => id)).toEqual(expect.arrayContaining(['by-mail', 'copy']))
  expect(microsoft.events(MAIN)).toHaveLength(2)
  const there = { staff: 'anna', from: '2026-06-04T08:00:00Z', to: '2026-06-04T11:00:00Z' }
  expect(await listStarts(server, there)).toEqual([])
  await reschedule(server, mine, { start: '2026-06-02T10:00:00Z' })
  microsoft.change(MAIN, invited(mine.id, '10'))
  await salon.pass(2)
  expect(microsoft.events(MAIN).map(({ id }) => id)).toEqual(expect.arrayContaining(['by-mail', 'copy']))
})

test('of a booking that is over, nothing is owed for its two events', async () => {
  await using salon = await openMicrosoftSalon()
  const { microsoft, server } = salon
  await salon.pass()
  const mine = await book(server)
  await salon.pass()
  microsoft.change(MAIN, invited(mine.id))
  server.setNow(Date.parse('2026-06-02T09:00:00Z'))
  for (let time = 0; time < 3; time += 1) {
    await server.readCalendars()
    await server.drain()
  }
  expect(microsoft.events(MAIN)).toHaveLength(2)
})
