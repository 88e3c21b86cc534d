import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { watching } from '../../test/support/oauth-salon.js'
import { book, salon } from '../../test/support/salon.js'

// With `follow`, what was dragged together goes together, though some of it is where the rest still was.

const MINUTE = 60_000
const MOVED_TO_TAKEN = { change: 'moved', refused: 'slot-taken' }

/** Anna's calendar with the events of bookings that begin then, on the same day, and have all been read. */
async function openBooked(times: readonly string[], service: object = {}) {
  const connected = await openConnected({ handMade: 'follow' }, { catalog: salon(service) })
  const { fake, server } = connected
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const refs: { readonly id: string; readonly ref: string }[] = []
  for (const [index, time] of times.entries()) {
    const customer = { name: `Mia ${index}`, email: `mia${index}@example.com` }
    const { id } = await book(server, { start: onTuesday(time), customer })
    refs.push({ id, ref: `own ${id}@openslot` })
  }
  await server.drain()
  const watched = watching(connected)
  await watched.pass(2)
  return {
    ...connected,
    ...watched,
    /** Drags them there by hand, each to its time; `null`: deletes it. */
    drag: (to: readonly (string | null)[]): void => {
      for (const [index, time] of to.entries()) {
        const ref = refs[index]?.ref ?? ''
        const event = fake.events.get(ref)
        if (!event) throw new Error('It is not there.')
        if (time === null) {
          fake.events.delete(ref)
          continue
        }
        const start = Date.parse(onTuesday(time))
        const at = { start, end: start + 30 * MINUTE }
        fake.events.set(ref, { ...event, version: 'by hand', spans: [at], at })
      }
    },
    /** When the bookings are. */
    starts: async () => {
      const found = await Promise.all(refs.map(({ id }) => watched.booking(id)))
      return found.map(({ start, status }) => (status === 'cancelled' ? null : start.slice(11, 16)))
    },
  }
}

const onTuesday = (time: string): string => `2026-06-02T${time}:00Z`

test.each([
  ['later by as long as one takes', ['08:30', '09:00', '09:30']],
  ['earlier by as long as one takes', ['07:30', '08:00', '08:30']],
  ['later by less than one takes', ['08:15', '08:45', '09:15']],
  ['later by an hour', ['09:00', '09:30', '10:00']],
  ['each another way', ['09:00', '07:30', '08:30']],
])('a row that was dragged %s follows', async (_how, to) => {
  await using booked = await openBooked(['08:00', '08:30', '09:00'])
  booked.drag(to)
  await booked.pass()
  expect(await booked.starts()).toEqual(to)
  await booked.pass(2)
  expect(await booked.changes()).toEqual([])
})

test('what was dragged to the time of what was deleted follows', async () => {
  await using booked = await openBooked(['08:00', '08:30', '10:00', '11:00'])
  booked.drag(['08:30', null])
  await booked.pass()
  expect(await booked.starts()).toEqual(['08:30', null, '10:00', '11:00'])
})

test('what stands where one of the row stays is listed, and the rest of the row follows', async () => {
  await using booked = await openBooked(['08:00', '08:30', '10:00', '10:30'])
  booked.drag(['10:00', '09:00'])
  await booked.pass(2)
  expect(await booked.starts()).toEqual(['08:00', '09:00', '10:00', '10:30'])
  expect(await booked.changes()).toMatchObject([MOVED_TO_TAKEN])
})

test('two that would have to change places at once stay, and are listed', async () => {
  await using booked = await openBooked(['08:00', '10:00', '12:00'])
  booked.drag(['10:00', '08:00'])
  await booked.pass(2)
  expect(await booked.starts()).toEqual(['08:00', '10:00', '12:00'])
  expect(await booked.changes()).toMatchObject([MOVED_TO_TAKEN, MOVED_TO_TAKEN])
})
