import { decideBooking } from '@openslot/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOW, TUESDAY_TEN, book, cancel, openFile, openSalon, reschedule } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'
import { startDispatcher } from './dispatcher.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Row {
  readonly id: string
  readonly kind: string
  readonly staff_id: string | null
  readonly state: string
  readonly attempts: number
  readonly due_ms: number
  readonly last_error: string | null
  readonly sent_ms: number | null
}

function rows(server: TestServer): Row[] {
  const file = openFile(server)
  const all = file.prepare('SELECT * FROM outbox ORDER BY id').all() as Row[]
  file.close()
  return all
}

/** Stores a booking without waking the server's own worker, so that the test's is the first to look. */
async function bookQuietly(server: TestServer, start: string = TUESDAY_TEN): Promise<void> {
  const { bookings, catalog } = server.server.storage
  const service = await catalog.findService('haircut')
  const wish = { start: Date.parse(start) }
  const customer = { customerName: 'Mia', customerEmail: 'mia@example.com', customerPhone: null }
  await bookings.create(
    { serviceId: service?.id ?? '', staffId: null, now: NOW, ...wish },
    {
      id: start,
      manageTokenHash: '',
      timeZone: 'UTC',
      locale: null,
      notes: null,
      guests: [],
      answers: {},
      ...customer,
    },
    (snapshot) => decideBooking(snapshot, wish),
  )
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

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

describe('a mail server that refuses', () => {
  test('is tried again after waits that double, until it takes the message', async () => {
    let isUp = false
    await using server = await openSalon({
      onMail: () => {
        if (!isUp) throw new Error('451 try again later')
      },
    })
    await book(server)
    const waits: number[] = []
    let now = NOW
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await server.drain()
      const [row] = rows(server)
      expect(row).toMatchObject({ state: 'waiting', attempts: attempt, last_error: '451 try again later' })
      const due = row?.due_ms ?? 0
      waits.push(due - now)
      // A moment before it is due, nothing happens.
      now = due - 1
      server.setNow(now)
      await server.drain()
      expect(rows(server)[0]?.attempts).toBe(attempt)
      now = Math.max(...rows(server).map((each) => each.due_ms))
      server.setNow(now)
    }
    for (const [index, wait] of waits.entries()) {
      const middle = Math.min(10_000 * 2 ** index, HOUR)
      // The wait is counted from when both messages are due.
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(middle * 1.25)
    }
    isUp = true
    await server.drain()
    expect(server.mails).toHaveLength(2)
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['sent', null],
      ['sent', null],
    ])
  })

  test('is given up after a day', async () => {
    await using server = await openSalon({
      onMail: () => {
        throw new Error('550 no such mailbox')
      },
    })
    await book(server)
    let now = NOW
    while (rows(server).some((row) => row.state === 'waiting')) {
      await server.drain()
      now = Math.max(now + 1, ...rows(server).map((row) => row.due_ms))
      server.setNow(now)
    }
    expect(now - NOW).toBeGreaterThan(22 * HOUR)
    expect(now - NOW).toBeLessThanOrEqual(24 * HOUR + 1)
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['failed', '550 no such mailbox'],
      ['failed', '550 no such mailbox'],
    ])
    server.setNow(now + 48 * HOUR)
    const { attempts } = rows(server)[0] as Row
    await server.drain()
    expect(rows(server)[0]?.attempts).toBe(attempts)
  })
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

test('what a dead worker had taken is taken up when its lease ends', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { outbox } = server.server.storage
  const taken = await outbox.claimDue({ nowMs: NOW, leaseUntilMs: NOW + 5 * MINUTE, limit: 10 })
  expect(taken).toHaveLength(2)
  server.setNow(NOW + 5 * MINUTE - 1)
  await server.drain()
  expect(server.mails).toHaveLength(0)
  server.setNow(NOW + 5 * MINUTE)
  await server.drain()
  expect(server.mails).toHaveLength(2)
  expect(rows(server).map((row) => row.attempts)).toEqual([2, 2])
})

test('two workers never send one message twice', async () => {
  await using server = await openSalon()
  for (const hour of ['08', '09', '10', '11', '12']) await bookQuietly(server, `2026-06-02T${hour}:00:00Z`)
  const sent: string[] = []
  const worker = (): ReturnType<typeof startDispatcher> =>
    startDispatcher({
      outbox: server.server.storage.outbox,
      clock: () => NOW,
      pollMs: null,
      deliver: async ({ id }) => {
        sent.push(id)
      },
    })
  const workers = [worker(), worker(), worker()]
  await Promise.all([...workers.map((each) => each.drain()), server.drain()])
  const all = [...sent, ...server.mails.map(() => 'by the server itself')]
  expect(all).toHaveLength(rows(server).length)
  expect(new Set(sent).size).toBe(sent.length)
  await Promise.all(workers.map((each) => each.stop()))
})

test('a worker holds one message at a time, so that a slow mail server can’t outlast the leases of others', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const claims: number[] = []
  const { outbox } = server.server.storage
  const worker = startDispatcher({
    outbox: {
      ...outbox,
      claimDue: async (options) => {
        const due = await outbox.claimDue(options)
        claims.push(due.length)
        return due
      },
    },
    clock: () => NOW,
    pollMs: null,
    deliver: async () => {},
  })
  await worker.drain()
  await worker.stop()
  expect(claims).toEqual([1, 1, 0])
})

test('stopping finishes the message at hand and leaves the rest to the next worker', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { promise: delivery, resolve: finish } = promiseWithResolver()
  const { promise: started, resolve: start } = promiseWithResolver()
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    deliver: async () => {
      start()
      await delivery
    },
  })
  worker.wake()
  await started
  const stopped = worker.stop()
  finish()
  await stopped
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'waiting'])
  await server.drain()
  expect(server.mails).toHaveLength(1)
})

test('a database that is away for a moment stops nothing for good', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await using server = await openSalon()
  await bookQuietly(server)
  const { outbox } = server.server.storage
  let isAway = true
  const worker = startDispatcher({
    outbox: {
      ...outbox,
      claimDue: async (options) => {
        if (isAway) throw new Error('database is locked')
        return outbox.claimDue(options)
      },
    },
    clock: () => NOW,
    pollMs: null,
    deliver: async () => {},
  })
  await worker.drain()
  isAway = false
  await worker.drain()
  await worker.stop()
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'sent'])
})

function promiseWithResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
