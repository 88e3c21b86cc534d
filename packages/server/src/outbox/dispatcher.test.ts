import { decideBooking, decideCancel } from '@openslot/core'
import { describe, expect, test } from 'vitest'
import {
  NOW,
  TUESDAY_TEN,
  book,
  cancel,
  haircutOf,
  openFile,
  openSalon,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'
import { DeliveryError } from './delivery-error.js'
import { type DispatcherChannel, startDispatcher } from './dispatcher.js'
import type { Claim, DueMessage } from './store.js'

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
  // Reminders have tests of their own, in reminders/.
  const all = file.prepare("SELECT * FROM outbox WHERE kind NOT LIKE '%reminder' ORDER BY id").all() as Row[]
  file.close()
  return all
}

/** Stores a booking without waking the server's own worker, so that the test's is the first to look. */
async function bookQuietly(server: TestServer, start: string = TUESDAY_TEN): Promise<void> {
  const { storage } = server.server
  const wish = { start: Date.parse(start) }
  const customer = { customerName: 'Mia', customerEmail: 'mia@example.com', customerPhone: null }
  await storage.bookings.create(
    { ...(await haircutOf(storage)), now: NOW, ...wish },
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

/** A channel that sends one mail after the other. */
const byMail = (deliver: DispatcherChannel['deliver']): DispatcherChannel => ({
  channel: 'email',
  parallel: 1,
  deliver,
})

/** Takes a mail as a worker would that dies with it in hand. */
const takeMail = (server: TestServer, leaseUntilMs: number): Promise<Claim | undefined> =>
  server.server.storage.outbox.claim({ channel: 'email', nowMs: NOW, leaseUntilMs, withAbandoned: true })

const idOf = (message: DueMessage): string => {
  if (message.channel === 'calendar') throw new Error('no calendar is connected')
  return message.channel === 'webhook' ? message.id : message.deliveryId
}

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
      catalog: salon({ reminderOffsetsMinutes: [] }),
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

describe('mail that is set up late', () => {
  test('is tried for a day from its first try, however long it was owed', async () => {
    let isUp = false
    await using server = await openSalon({
      onMail: () => {
        if (!isUp) throw new Error('451 try again later')
      },
    })
    await bookQuietly(server, '2026-06-10T08:00:00Z')
    const later = NOW + 3 * 24 * HOUR
    server.setNow(later)
    await server.drain()
    expect(rows(server).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    server.setNow(later + HOUR)
    isUp = true
    await server.drain()
    expect(server.mails).toHaveLength(2)
  })

  test('is not told of what has long been over: booked, moved or cancelled', async () => {
    await using server = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [] }) })
    await bookQuietly(server)
    const { bookings } = server.server.storage
    await bookings.cancel(TUESDAY_TEN, { now: NOW, reason: null }, (snapshot) =>
      decideCancel(snapshot, { actor: 'staff' }),
    )
    server.setNow(Date.parse(TUESDAY_TEN) + HOUR / 2 + 24 * HOUR)
    await server.drain()
    expect(server.mails).toEqual([])
    expect(rows(server)).toHaveLength(4)
    for (const row of rows(server)) {
      expect(row).toMatchObject({ state: 'withdrawn', last_error: expect.stringMatching(/over for a day/) })
    }
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
  const take = () => takeMail(server, NOW + 5 * MINUTE)
  const taken = [await take(), await take(), await take()]
  expect(taken.map((claim) => claim?.attempts)).toEqual([1, 1, undefined])
  server.setNow(NOW + 5 * MINUTE - 1)
  await server.drain()
  expect(server.mails).toHaveLength(0)
  server.setNow(NOW + 5 * MINUTE)
  await server.drain()
  expect(server.mails).toHaveLength(2)
  expect(rows(server).map((row) => row.attempts)).toEqual([2, 2])
})

test('what a dead server had in hand waits for one that stands, and nothing else does', async () => {
  await using server = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [] }) })
  await bookQuietly(server)
  const abandoned = [(await takeMail(server, NOW + MINUTE))?.id, (await takeMail(server, NOW + MINUTE))?.id]
  await bookQuietly(server, '2026-06-02T10:00:00Z')
  const started = NOW + HOUR
  const startServer = () => {
    const sent: (string | undefined)[] = []
    let now = started
    const worker = startDispatcher({
      outbox: server.server.storage.outbox,
      clock: () => now,
      pollMs: null,
      channels: [byMail(async (message) => void sent.push(idOf(message)))],
    })
    const drainAfter = async (ms: number): Promise<void> => {
      now = started + ms
      await worker.drain()
    }
    return { sent, drainAfter, stop: () => worker.stop() }
  }
  const fallsOver = startServer()
  await fallsOver.drainAfter(0)
  await fallsOver.drainAfter(9_999)
  expect(fallsOver.sent).toHaveLength(2)
  expect(fallsOver.sent).not.toContain(abandoned[0])
  expect(fallsOver.sent).not.toContain(abandoned[1])
  await fallsOver.stop()
  const stands = startServer()
  await stands.drainAfter(9_999)
  expect(stands.sent).toEqual([])
  await stands.drainAfter(10_000)
  expect(stands.sent).toEqual(abandoned)
  await stands.stop()
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
      channels: [byMail(async (message) => void sent.push(idOf(message)))],
    })
  const workers = [worker(), worker(), worker()]
  await Promise.all([...workers.map((each) => each.drain()), server.drain()])
  const all = [...sent, ...server.mails.map(() => 'by the server itself')]
  expect(all).toHaveLength(rows(server).length)
  expect(new Set(sent).size).toBe(sent.length)
  await Promise.all(workers.map((each) => each.stop()))
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
    channels: [
      byMail(async () => {
        start()
        await delivery
      }),
    ],
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

function promiseWithResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

describe('the order of a recipient’s messages about one booking', () => {
  test('a later one waits while the earlier one is tried again, and nobody else’s does', async () => {
    let isUp = false
    await using server = await openSalon({
      onMail: (mail) => {
        if (!isUp && mail.to.email === 'mia@example.com') throw new Error('451 later')
      },
    })
    const mine = await book(server)
    await cancel(server, mine)
    await server.drain()
    expect(server.mails.map((mail) => mail.to.email)).toEqual(['anna@salon.example', 'anna@salon.example'])
    expect(rows(server).filter((row) => row.staff_id === null)).toMatchObject([
      { kind: 'confirmation', attempts: 1 },
      { kind: 'cancelled', attempts: 0 },
    ])
    isUp = true
    server.setNow(NOW + MINUTE)
    await server.drain()
    const subjects = server.mails.filter((mail) => mail.to.email === 'mia@example.com').map((mail) => mail.subject)
    expect(subjects.map((subject) => subject.split(':')[0])).toEqual([
      expect.stringMatching(/^Haircut on/),
      'Cancelled',
    ])
  })

  test('what was given up holds nothing up', async () => {
    await using server = await openSalon({
      onMail: (mail) => {
        if (mail.subject.startsWith('Haircut')) throw new DeliveryError('550 no', { isPermanent: true })
      },
    })
    await cancel(server, await book(server))
    await server.drain()
    expect(server.mails.map((mail) => mail.subject.split(':')[0])).toEqual(['New', 'Cancelled', 'Cancelled'])
  })

  test('of many workers, no two have messages of one lane in hand', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
    await cancel(server, mine)
    const inHand = new Set<string>()
    const deliver = async (message: DueMessage): Promise<void> => {
      if (message.channel === 'webhook' || message.channel === 'calendar') return
      const { audience } = message.recipient
      expect(inHand.has(audience)).toBe(false)
      inHand.add(audience)
      await new Promise((resolve) => setImmediate(resolve))
      inHand.delete(audience)
      order.push(`${audience} ${message.kind}`)
    }
    const order: string[] = []
    const workers = [1, 2, 3].map(() =>
      startDispatcher({
        outbox: server.server.storage.outbox,
        clock: () => NOW,
        pollMs: null,
        channels: [{ channel: 'email', parallel: 4, deliver }],
      }),
    )
    // The server's own worker was woken by the requests; what it has sent is not in `order`.
    await Promise.all(workers.map((worker) => worker.drain()))
    await server.drain()
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(rows(server).every((row) => row.state === 'sent')).toBe(true)
    const kinds = ['confirmation', 'moved', 'cancelled']
    for (const audience of ['customer', 'staff']) {
      const sent = order.filter((entry) => entry.startsWith(audience)).map((entry) => entry.split(' ')[1])
      expect(sent).toEqual(kinds.filter((kind) => sent.includes(kind)))
    }
  })
})

describe('poison', () => {
  test.each<[string, string]>([
    ['a body that can’t be read', "UPDATE bookings SET answers = '{' WHERE id = ?"],
    ['a recipient who is gone', "UPDATE outbox SET staff_id = NULL WHERE audience = 'staff' AND booking_id = ?"],
    ['a time zone that is none', "UPDATE bookings SET time_zone = 'Nowhere/Never' WHERE id = ?"],
  ])('%s fails for itself alone, and says why', async (_what, spoil) => {
    await using server = await openSalon()
    await bookQuietly(server)
    const file = openFile(server)
    file.prepare(spoil).run(TUESDAY_TEN)
    file.close()
    await bookQuietly(server, '2026-06-02T10:00:00Z')
    await server.drain()
    expect(server.mails.length).toBeGreaterThanOrEqual(2)
    const spoilt = rows(server).filter((row) => row.state === 'waiting')
    expect(spoilt.length).toBeGreaterThan(0)
    for (const row of spoilt) expect(row).toMatchObject({ attempts: 1, last_error: expect.stringMatching(/./) })
    expect(rows(server).filter((row) => row.state === 'sent')).toHaveLength(server.mails.length)
  })

  test('a message that ends its worker each time is given up in the end', async () => {
    await using server = await openSalon()
    await bookQuietly(server)
    const file = openFile(server)
    file.prepare('UPDATE outbox SET attempts = 100, tries = 100').run()
    file.close()
    await server.drain()
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['failed', 'Its delivery ended the server each time.'],
      ['failed', 'Its delivery ended the server each time.'],
    ])
  })
})

test('a worker that comes back too late has no say over a message that another one has taken up', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { outbox } = server.server.storage
  const late = await takeMail(server, NOW + MINUTE)
  await server.drain()
  server.setNow(NOW + MINUTE)
  await server.drain()
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'sent'])
  if (late) await outbox.markFailed(late, { error: 'timeout', retryAtMs: NOW })
  expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
    ['sent', null],
    ['sent', null],
  ])
})

test('a delivery that takes too long counts as failed, and its worker goes on', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [{ ...byMail(() => new Promise(() => {})), deadlineMs: 1 }],
  })
  await worker.drain()
  await worker.stop()
  expect(rows(server)).toMatchObject([
    { state: 'waiting', attempts: 1, last_error: 'It took longer than 0.001 s.' },
    { state: 'waiting', attempts: 1 },
  ])
})

test('a channel that may take longer keeps its messages for longer: nobody else takes them up meanwhile', async () => {
  const { promise: started, resolve: start } = promiseWithResolver()
  const { promise: delivery, resolve: finish } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const slow: DispatcherChannel = {
    ...byMail(() => {
      start()
      return delivery
    }),
    deadlineMs: 12 * MINUTE,
  }
  const { outbox } = server.server.storage
  const worker = startDispatcher({ outbox, clock: () => NOW, pollMs: null, channels: [slow] })
  worker.wake()
  await started
  const take = (minutes: number): Promise<Claim | undefined> => {
    const nowMs = NOW + minutes * MINUTE
    return outbox.claim({ channel: 'email', nowMs, leaseUntilMs: nowMs + 60 * MINUTE, withAbandoned: true })
  }
  // The other mail of the booking is free; the one at hand isn't, before it could long have been given up.
  expect(await take(0)).toMatchObject({ attempts: 1 })
  expect(await take(14)).toBeUndefined()
  expect(await take(15)).toMatchObject({ attempts: 2 })
  finish()
  await worker.stop()
})

test('a worker that is to stop gives up what takes too long, and the message is tried again', async () => {
  const { promise: started, resolve: start } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const hanging = byMail(() => {
    start()
    return new Promise(() => {})
  })
  const { outbox } = server.server.storage
  const worker = startDispatcher({ outbox, clock: () => NOW, pollMs: null, graceMs: 1, channels: [hanging] })
  worker.wake()
  await started
  await worker.stop()
  expect(rows(server)).toMatchObject([
    { state: 'waiting', attempts: 1, last_error: 'The server was stopped while it was on its way.' },
    { state: 'waiting', attempts: 0 },
  ])
})

test('a channel that hangs holds no other up', async () => {
  const { promise: hanging, resolve: letGo } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const file = openFile(server)
  file.exec("UPDATE outbox SET channel = 'sms' WHERE audience = 'staff' AND kind = 'confirmation'")
  file.close()
  const { promise: mailSent, resolve: noteMail } = promiseWithResolver()
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [{ channel: 'sms', parallel: 1, deliver: () => hanging }, byMail(async () => noteMail())],
  })
  worker.wake()
  await mailSent
  expect(rows(server).find((row) => row.staff_id !== null)).toMatchObject({ state: 'waiting', attempts: 1 })
  letGo()
  await worker.stop()
})

test('a message that hangs holds up no other of its channel, also none that falls due later', async () => {
  const { promise: hanging, resolve: letGo } = promiseWithResolver()
  const { promise: firstTaken, resolve: noteFirst } = promiseWithResolver()
  const { promise: laterSent, resolve: noteLater } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const file = openFile(server)
  file.exec("DELETE FROM outbox WHERE audience != 'customer'")
  file.close()
  let taken = 0
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [
      {
        channel: 'email',
        parallel: 2,
        deliver: async () => {
          taken += 1
          if (taken > 1) return noteLater()
          noteFirst()
          await hanging
        },
      },
    ],
  })
  worker.wake()
  await firstTaken
  // The second worker has looked meanwhile, found nothing and rests.
  await new Promise((resolve) => setImmediate(resolve))
  await bookQuietly(server, TUESDAY_TEN.replace('06-02', '06-03'))
  worker.wake()
  await laterSent
  expect(taken).toBe(2)
  letGo()
  await worker.stop()
})
