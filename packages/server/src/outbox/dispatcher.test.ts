import { expect, test } from 'vitest'
import { bookQuietly, byMail, rows } from '../../test/support/dispatching.js'
import { NOW, book, cancel, openSalon, reschedule } from '../../test/support/salon.js'
import { startDispatcher } from './dispatcher.js'

test('a booking owes its messages before it is answered, to the customer and to the staff member', async () => {
  await using server = await openSalon()
  const { staff } = await book(server)
  const owed = rows(server)
  expect(owed.map((row) => [row.kind, row.staff_id, row.due_ms])).toEqual([
    ['confirmation', null, NOW],
    ['confirmation', staff.id, NOW],
  ])
})

test('messages are sent once', async () => {
  await using server = await openSalon()
  await book(server)
  await server.drain()
  await server.drain()
  expect(server.mails.map((mail) => mail.to.email)).toEqual(['mia@example.com', 'anna@salon.example'])
  expect(rows(server).map((row) => [row.state, row.attempts, row.sent_ms])).toEqual([
    ['sent', 1, NOW],
    ['sent', 1, NOW],
  ])
})

test('every change owes its own messages, and they are sent in order', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
  await cancel(server, mine)
  await server.drain()
  const toCustomer = server.mails.filter((mail) => mail.to.email === 'mia@example.com')
  expect(toCustomer.map((mail) => mail.subject.split(':')[0])).toEqual([
    expect.stringMatching(/^Haircut on/),
    'Moved',
    'Cancelled',
  ])
})

test('a message that can never be sent does not hold up the others', async () => {
  await using server = await openSalon({
    onMail: (mail) => {
      if (mail.to.email === 'poison@example.com') throw new Error('refused')
    },
  })
  await book(server, { customer: { name: 'Poison', email: 'poison@example.com' } })
  for (const hour of ['09', '10', '11']) await book(server, { start: `2026-06-02T${hour}:00:00Z` })
  await server.drain()
  expect(server.mails.filter((mail) => mail.to.email === 'mia@example.com')).toHaveLength(3)
  expect(server.mails.filter((mail) => mail.to.email === 'anna@salon.example')).toHaveLength(4)
})

test('a database that is away for a moment stops nothing for good', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { outbox } = server.server.storage
  let isAway = true
  const worker = startDispatcher({
    outbox: {
      ...outbox,
      claim: async (options) => {
        if (isAway) throw new Error('database is locked')
        return outbox.claim(options)
      },
    },
    clock: () => NOW,
    pollMs: null,
    channels: [byMail(async () => {})],
  })
  await worker.drain()
  isAway = false
  await worker.drain()
  await worker.stop()
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'sent'])
})
