import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { watching } from '../../test/support/oauth-salon.js'
import { book, cancel, listStarts } from '../../test/support/salon.js'

// An event was put, nobody has answered, and before the next try somebody drags it to noon, in its calendar or into another.

const START = '2026-06-02T08:00:00Z'
const NOON = '2026-06-02T12:00:00Z'

async function openDragged(handMade: string, into: 'own' | 'second') {
  const salon = await openConnected({ handMade })
  const { server, fake } = salon
  const calendars = [
    { remoteId: 'own', blocks: true, receives: true },
    { remoteId: 'second', blocks: true },
  ]
  await salon.change({ calendars })
  const mine = await book(server)
  fake.lostAnswers = 1
  await server.drain()
  const [event] = fake.events.values()
  if (!event) throw new Error('It was not put.')
  fake.events.clear()
  const at = { start: Date.parse(NOON), end: Date.parse(NOON) + 30 * 60_000 }
  const dragged = { ...event, ref: 'dragged', version: 'by hand', at, spans: [at] }
  fake.made.add('dragged')
  ;(into === 'own' ? fake.events : fake.elsewhere).set('dragged', dragged)
  const starts = () => [...fake.events.values(), ...fake.elsewhere.values()].map(({ at: there }) => there?.start)
  return {
    ...salon,
    ...watching(salon),
    mine,
    starts,
    [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose](),
  }
}

const CASES = (['own', 'second'] as const).flatMap((into) => [['show', into] as const, ['follow', into] as const])

test.each(CASES)('%s, into %s: it stands once, and what was done to it isn’t lost', async (handMade, into) => {
  await using salon = await openDragged(handMade, into)
  const { server, mine } = salon
  const follows = handMade === 'follow'
  await salon.pass(6)
  expect((await salon.booking(mine.id)).start).toBe(follows ? NOON : START)
  expect(salon.starts()).toEqual([Date.parse(follows ? NOON : START)])
  const listed = { change: 'moved', overwritten: true, seen: { start: NOON } }
  expect(await salon.changes()).toMatchObject(follows ? [] : [listed])
  await cancel(server, mine)
  await salon.pass(2)
  expect(salon.starts()).toEqual([])
  expect(await listStarts(server)).toEqual(expect.arrayContaining([START, NOON]))
})

test.each(CASES)('%s, into %s: cancelled before the next try, it goes', async (handMade, into) => {
  await using salon = await openDragged(handMade, into)
  await cancel(salon.server, salon.mine)
  await salon.pass(2)
  expect(salon.starts()).toEqual([])
  expect(await listStarts(salon.server)).toContain(NOON)
})
