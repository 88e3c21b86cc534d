import { afterEach, expect, test, vi } from 'vitest'
import {
  TUESDAY_TEN,
  adminToken,
  book,
  cancel,
  openFile,
  openSalon,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import { createServer } from '../server.js'
import { readConfig } from '../config.js'
import type { TestServer } from '../testing/index.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.parse(TUESDAY_TEN)

afterEach(() => {
  vi.restoreAllMocks()
})

interface Reminder {
  readonly state: string
  readonly before: number
  readonly last_error: string | null
}

/** Each reminder mail with its minutes before the appointment that it was planned for. */
function reminders(server: TestServer): Reminder[] {
  const file = openFile(server)
  const rows = file
    .prepare(
      `SELECT state, (start_ms - owed_ms) / 60000 AS before, last_error FROM outbox
       WHERE kind = 'reminder' AND channel = 'email' ORDER BY id`,
    )
    .all() as Reminder[]
  file.close()
  return rows
}

const planned = (server: TestServer): number[] =>
  reminders(server)
    .filter(({ state }) => state === 'waiting')
    .map(({ before }) => before)

const reminderMails = (server: TestServer): string[] =>
  server.mails.map((mail) => mail.subject).filter((subject) => /^(?:Today|Tomorrow|Reminder): /.test(subject))

async function at(server: TestServer, now: number): Promise<string[]> {
  server.setNow(now)
  await server.drain()
  return reminderMails(server)
}

test('a day and an hour before, each once, to the customer alone', async () => {
  await using server = await openSalon()
  await book(server)
  expect(await at(server, START - 24 * HOUR - 1)).toEqual([])
  expect(await at(server, START - 24 * HOUR)).toEqual(['Tomorrow: Haircut on Tue 2 June at 10:00'])
  expect(await at(server, START - HOUR)).toEqual([
    'Tomorrow: Haircut on Tue 2 June at 10:00',
    'Today: Haircut on Tue 2 June at 10:00',
  ])
  expect(await at(server, START + HOUR)).toHaveLength(2)
  const mails = server.mails.filter((mail) => reminderMails(server).includes(mail.subject))
  expect(mails.map((mail) => [mail.to.email, mail.calendar])).toEqual([1, 2].map(() => ['mia@example.com', null]))
  expect(mails[0]?.text).toMatch(/^Mia Muster, this is a reminder of your appointment\.\n/)
})

test('a service has its own list; what is past when it is booked is left out', async () => {
  await using server = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [10_080, 2880, 120, 15] }) })
  await book(server)
  expect(planned(server)).toEqual([120, 15])
  await using none = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [] }) })
  await book(none)
  expect(planned(none)).toEqual([])
})

test('they follow a move, in the same transaction, also one that was sent for the old time', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await at(server, START - 24 * HOUR)
  await reschedule(server, mine, { start: '2026-06-04T12:00:00Z' })
  expect(planned(server)).toEqual([1440, 60])
  expect(reminders(server).map(({ state }) => state)).toEqual(['sent', 'withdrawn', 'waiting', 'waiting'])
  expect(reminders(server)[1]?.last_error).toContain('booking.rescheduled')
  expect(await at(server, START - HOUR)).toHaveLength(1)
  expect(await at(server, Date.parse('2026-06-03T12:00:00Z'))).toEqual([
    'Tomorrow: Haircut on Tue 2 June at 10:00',
    'Tomorrow: Haircut on Thu 4 June at 14:00',
  ])
})

test('a change of person keeps them, and they name the new one', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const mine = await book(server, { staff: 'anna' })
  await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })
  expect(planned(server)).toEqual([1440, 60])
  await at(server, START - HOUR)
  expect(server.mails.at(-1)?.text).toContain('With: Ben')
})

test('they vanish with a cancellation', async () => {
  await using server = await openSalon()
  await cancel(server, await book(server))
  expect(planned(server)).toEqual([])
  expect(await at(server, START - HOUR)).toEqual([])
})

test('a request has none until it is approved', async () => {
  await using server = await openSalon({ catalog: salon({ requiresApproval: true }) })
  await book(server)
  expect(reminders(server)).toEqual([])
})

test('a change of person loses none that is late', async () => {
  let isUp = true
  await using server = await openSalon({
    catalog: salon({ staff: ['anna', 'ben'] }),
    onMail: () => {
      if (!isUp) throw new Error('451 later')
    },
  })
  const mine = await book(server, { staff: 'anna' })
  await server.drain()
  isUp = false
  await at(server, START - 24 * HOUR)
  await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'ben' })
  isUp = true
  expect(await at(server, START - 23 * HOUR)).toEqual(['Tomorrow: Haircut on Tue 2 June at 10:00'])
  expect(server.mails.find((mail) => mail.subject.startsWith('Tomorrow'))?.text).toContain('With: Ben')
  expect(planned(server)).toEqual([60])
})

test('after downtime the last of those that are due is sent, and the others say why they were not', async () => {
  await using server = await openSalon({
    catalog: salon({ reminderOffsetsMinutes: [1200, 600, 120, 60] }),
  })
  await book(server)
  await server.drain()
  expect(await at(server, START - 90 * MINUTE)).toEqual(['Today: Haircut on Tue 2 June at 10:00'])
  expect(reminders(server).map(({ state, before }) => [before, state])).toEqual([
    [1200, 'withdrawn'],
    [600, 'withdrawn'],
    [120, 'sent'],
    [60, 'waiting'],
  ])
  expect(reminders(server)[0]?.last_error).toMatch(/later reminder/)
  expect(await at(server, START - HOUR)).toHaveLength(2)
})

test('one for each way to reach the customer: a text message takes no mail’s place', async () => {
  await using server = await openSalon({ onSms: () => {} })
  await book(server, { customer: { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' } })
  await server.drain()
  expect(await at(server, START - 5 * MINUTE)).toEqual(['Today: Haircut on Tue 2 June at 10:00'])
  expect(server.texts.map(({ text }) => text.split('\n')[0])).toEqual(['Today: Haircut on Tue 2 June at 10:00'])
})

test.each([
  ['email', 'reschedule', { start: '2026-06-04T12:00:00Z' }, 'Moved'],
  ['email', 'cancel', {}, 'Cancelled'],
  ['sms', 'reschedule', { start: '2026-06-04T12:00:00Z' }, 'Moved'],
  ['sms', 'cancel', {}, 'Cancelled'],
] as const)('one that is on its way by %s arrives before the word of a %s', async (channel, action, json, word) => {
  await using server = await openSalon({ onSms: () => {} })
  const { id } = await book(server, { customer: { name: 'Mia', email: 'mia@example.com', phone: '+49 30 123456' } })
  await server.drain()
  const { outbox } = server.server.storage
  const now = START - 24 * HOUR
  server.setNow(now)
  const inHand = await outbox.claim({ channel, nowMs: now, leaseUntilMs: now + MINUTE, withAbandoned: true })
  if (inHand?.kind !== 'reminder') throw new Error('no reminder is due')
  const token = await adminToken(server)
  expect((await server.request(`/v1/admin/bookings/${id}/${action}`, { json, token })).status).toBe(200)
  const news = async (nowMs: number): Promise<number> => {
    server.setNow(nowMs)
    await server.drain()
    const toCustomer = server.mails.filter(({ to }) => to.email === 'mia@example.com').map(({ subject }) => subject)
    const said = channel === 'email' ? toCustomer : server.texts.map(({ text }) => text)
    return said.filter((words) => words.startsWith(word)).length
  }
  expect(await news(now)).toBe(0)
  expect(await news(now + MINUTE - 1)).toBe(0)
  await outbox.markSent(inHand, now + MINUTE - 1)
  expect(await news(now + MINUTE - 1)).toBe(1)
})

test('what tells of a change waits no longer than the lease of a reminder whose worker has died', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await server.drain()
  const now = START - 24 * HOUR
  server.setNow(now)
  const lease = { channel: 'email', nowMs: now, leaseUntilMs: now + MINUTE, withAbandoned: true } as const
  expect(await server.server.storage.outbox.claim(lease)).toMatchObject({ kind: 'reminder' })
  await cancel(server, mine)
  server.setNow(now + MINUTE)
  await server.drain()
  expect(server.mails.at(-1)?.subject).toMatch(/^Cancelled/)
  expect(server.mails.filter(({ to }) => to.email === 'mia@example.com')).toHaveLength(2)
})

test('after downtime they are still sent, and never once the appointment has begun', async () => {
  await using server = await openSalon()
  await book(server)
  await server.drain()
  expect(await at(server, START - 1)).toHaveLength(1)
  await using late = await openSalon()
  await book(late)
  expect(await at(late, START)).toEqual([])
  expect(reminders(late).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  expect(reminders(late)[0]?.last_error).toMatch(/had begun/)
})

test('it reaches its customer when mail is back before the appointment, also behind one that was tried for hours', async () => {
  // The longest that chance may spread them.
  vi.spyOn(Math, 'random').mockReturnValue(1)
  for (const minutesLeft of [45, 20, 5]) {
    const back = START - minutesLeft * MINUTE
    let now = START - 9 * HOUR
    await using server = await openSalon({
      now,
      catalog: salon({ reminderOffsetsMinutes: [60] }),
      onMail: () => {
        if (now < back) throw new Error('451 try again later')
      },
    })
    await book(server)
    while (now < START && reminderMails(server).length === 0) {
      await at(server, now)
      now += 30_000
    }
    expect(reminderMails(server), `mail back ${minutesLeft} min before`).toEqual([
      'Today: Haircut on Tue 2 June at 10:00',
    ])
  }
})

test('one that is tried again stops when the appointment begins', async () => {
  let isUp = true
  await using server = await openSalon({
    onMail: () => {
      if (!isUp) throw new Error('451 later')
    },
  })
  await book(server)
  await server.drain()
  isUp = false
  await at(server, START - HOUR)
  isUp = true
  expect(await at(server, START)).toEqual([])
  expect(reminders(server).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('several workers and a restart send one once', async () => {
  await using server = await openSalon()
  await book(server)
  await server.drain()
  const sent: string[] = []
  const open = () =>
    createServer({
      config: readConfig({}, {}, server.directory),
      cwd: server.directory,
      demo: false,
      clock: () => START - HOUR,
      outboxPollMs: null,
      mailTransport: { send: async (id) => void sent.push(id), close: async () => {} },
    })
  for (let restart = 0; restart < 2; restart += 1) {
    const workers = await Promise.all([open(), open(), open()])
    await Promise.all(workers.map((worker) => worker.dispatcher.drain()))
    await Promise.all(workers.map((worker) => worker.close()))
  }
  expect(sent).toHaveLength(1)
})
