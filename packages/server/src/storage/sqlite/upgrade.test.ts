import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideCancel } from '@openslot/core'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Storage } from '../storage.js'
import { addFunctions } from './functions.js'
import { migrations } from './migrations/index.js'
import { openSqlite } from './open.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** A file as the first version left it: one booking, with its message. */
const FIRST_VERSION = /* sql */ `
INSERT INTO services VALUES ('s', 'cut', 'Cut', NULL, 30, 15, 0, 10, 60, 60, 0, 0, 'least-loaded', 4500, 'EUR', NULL, NULL, 1, 0);
INSERT INTO staff VALUES ('a', 'anna', 'Anna', 'anna@salon.example', NULL, 'Europe/Berlin', '[]', '[]', NULL);
INSERT INTO service_staff VALUES ('s', 'a', 0);
INSERT INTO appointments VALUES ('p', 's', 'a', 1000, 2000, 1000, 3000);
INSERT INTO claims VALUES ('c', 'p', 'a', 1000, 3000);
INSERT INTO bookings VALUES ('b', 'p', 'confirmed', 'UTC', NULL, 'Mía', 'mía@example.com', NULL, NULL, 0, 'x', 0, 0, NULL, NULL);
INSERT INTO outbox VALUES ('o', 'b', 'confirmation', 'email', NULL, 1000, 2000, 0, NULL, 'waiting', 0, 0, 0, NULL, 0, NULL);
INSERT INTO admin_tokens VALUES ('t', 'laptop', 'hash', 0);
`

/** A file as the migration before `id` left it, begun with {@link FIRST_VERSION}. */
function fileBefore(id: number, path: string): Database.Database {
  const old = new Database(path)
  addFunctions(old)
  old.function('migrating_at_ms', () => 1)
  old.function('new_id', () => 'new')
  old.exec(
    'CREATE TABLE schema_migrations (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT',
  )
  for (const migration of migrations.slice(0, id - 1)) {
    old.exec(migration.sql)
    old.prepare('INSERT INTO schema_migrations VALUES (?, ?, 1)').run(migration.id, migration.name)
    if (migration.id === 1) old.exec(FIRST_VERSION)
  }
  return old
}

test('webhook reminders that waited for each endpoint wait once for all, unless one has been tried', async () => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(8, path)
  const endpoint = old.prepare(
    "INSERT INTO webhook_endpoints VALUES (?, 'https://x.example/', NULL, NULL, 1, 's', NULL, NULL, 0, 0)",
  )
  const message = old.prepare(
    `INSERT INTO outbox VALUES (?, 'b', ?, 'webhook', 'endpoint', NULL, NULL, ?, ?, 1000, 2000, 0, NULL, 0, '{}', ?, ?, ?, ?, 0, 0, NULL, 0, NULL)`,
  )
  for (const id of ['e', 'f']) {
    endpoint.run(id)
    for (const at of [400, 900]) {
      message.run(`${id}${at}`, 'booking.reminder', id, `b webhook ${id}`, 'waiting', at, at, 0)
    }
    message.run(`${id}-tried`, 'booking.created', id, `b webhook ${id}`, 'waiting', 50, 20, 3)
    message.run(`${id}-sent`, 'booking.reminder', id, `b webhook ${id}`, 'sent', 5, 5, 1)
  }
  // At 600, one had it already; at 700, one was to have it once more when the upgrade came.
  message.run('e600', 'booking.reminder', 'e', 'b webhook e', 'sent', 600, 600, 1)
  message.run('f600', 'booking.reminder', 'f', 'b webhook f', 'waiting', 600, 600, 0)
  message.run('e700-again', 'booking.reminder', 'e', 'b webhook e', 'waiting', 700, 700, 0)
  old.exec("INSERT INTO webhook_deliveries VALUES ('d', 'e', 'e700-again', 1, 650, 1, 204, NULL, NULL)")
  old.close()
  const storage = openSqlite(path)
  await storage.migrate(2)
  await storage.close()
  const file = new Database(path)
  const rows = file.prepare(
    "SELECT id, audience, endpoint_id, lane, tries, tried_since_ms FROM outbox WHERE channel = 'webhook' ORDER BY id",
  )
  expect(rows.raw().all()).toEqual([
    ['e-sent', 'endpoint', 'e', 'b webhook e', 0, null],
    ['e-tried', 'endpoint', 'e', 'b webhook e', 3, 20],
    ['e400', 'endpoints', null, 'b webhook', 0, null],
    ['e600', 'endpoint', 'e', 'b webhook e', 0, null],
    ['e700-again', 'endpoint', 'e', 'b webhook e', 0, null],
    ['e900', 'endpoints', null, 'b webhook', 0, null],
    ['f-sent', 'endpoint', 'f', 'b webhook f', 0, null],
    ['f-tried', 'endpoint', 'f', 'b webhook f', 3, 20],
    ['f600', 'endpoint', 'f', 'b webhook f', 0, null],
  ])
  file.close()
})

test('what nobody ever confirmed doesn’t count, however it ended; everything else does', async () => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(10, path)
  old.exec('UPDATE appointments SET capacity = 9')
  const booking = old.prepare(
    `INSERT INTO bookings SELECT ?, appointment_id, ?, time_zone, locale, customer_name, ? || '@x.example', customer_phone, notes, sequence,
       manage_token_hash, created_ms, updated_ms, cancelled_ms, cancel_reason, answers, guests, moves, erased_ms, ?, ? || '@x.example'
     FROM bookings WHERE id = 'b'`,
  )
  const event = old.prepare("INSERT INTO audit VALUES (?, ?, ?, 'customer', NULL, ?, '{}')")
  const add = (id: string, status: string, confirmBy: number | null, ...events: string[]): void => {
    booking.run(id, status, id, confirmBy, id)
    for (const [index, type] of events.entries()) event.run(`${id}${index}`, id, index, `booking.${type}`)
  }
  add('waiting', 'pending', 500, 'reserved')
  add('lapsed', 'cancelled', 500, 'reserved', 'dropped')
  add('given-up', 'cancelled', null, 'reserved', 'dropped')
  add('refused', 'declined', null, 'reserved', 'dropped')
  add('came-late', 'cancelled', null, 'reserved', 'dropped', 'created', 'cancelled')
  add('asked', 'declined', null, 'created', 'declined')
  add('booked', 'confirmed', null, 'reserved', 'created')
  old.close()
  const storage = openSqlite(path)
  await storage.migrate(2)
  const listed = await storage.customers.page({ q: undefined, after: null, limit: 10, nowMs: 2 })
  expect(listed.map(({ email }) => email.split('@')[0])).toEqual(['asked', 'booked', 'came-late', 'mía'])
  await storage.close()
})

test('what the first version booked is reminded of and cancelled as if it were booked today', async () => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(2, path)
  const start = 2 * DAY_MS
  old.exec(`
    UPDATE appointments SET start_ms = ${start}, end_ms = ${start + 1000}, blocked_start_ms = ${start}, blocked_end_ms = ${start + 1000};
    UPDATE outbox SET start_ms = ${start}, attempts = 1;
    INSERT INTO outbox VALUES ('o2', 'b', 'confirmation', 'email', 'a', ${start}, ${start + 1000}, 0, NULL, 'sent', 0, 1, 0, NULL, 0, 1);
  `)
  old.close()
  const storage = openSqlite(path)
  // What was due a day before it is over.
  const now = start - 2 * HOUR_MS
  await storage.migrate(now)
  const waiting = await storage.outbox.list({ state: 'waiting', limit: 10 })
  expect(waiting.map(({ kind, audience, dueMs }) => [kind, audience, dueMs])).toEqual([
    ['confirmation', 'customer', 0],
    ['reminder', 'customer', start - HOUR_MS],
  ])
  expect(await storage.outbox.depth()).toContainEqual(expect.objectContaining({ channel: 'webhook', waiting: 1 }))
  await storage.bookings.cancel('b', { now, reason: null }, (snapshot) => decideCancel(snapshot, { actor: 'staff' }))
  const mails = await sent(storage, now)
  expect(mails.map(({ kind, audience, hasInvitation }) => [kind, audience, hasInvitation])).toEqual([
    ['confirmation', 'customer', true],
    ['cancelled', 'customer', true],
    ['cancelled', 'staff', true],
  ])
  await storage.close()
})

test.each([
  ['keeps the price and the questions of the day of the upgrade', 2 * DAY_MS - 1, 2 * DAY_MS, 4500],
  ['goes by its service once it is over', 2 * DAY_MS, 2 * DAY_MS, 100],
])('what was booked before a booking kept them %s', async (_what, now, end, amount) => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(14, path)
  old.exec(`
    UPDATE appointments SET start_ms = ${end - 1000}, end_ms = ${end}, blocked_start_ms = ${end - 1000}, blocked_end_ms = ${end};
    UPDATE services SET price_amount = 4500, price_currency = 'EUR', questions = '[]';
  `)
  old.close()
  const storage = openSqlite(path)
  await storage.migrate(now)
  const owner = new Database(path)
  owner.exec('UPDATE services SET price_amount = 100')
  owner.close()
  expect(await storage.bookings.find('b')).toMatchObject({ price: { amount, currency: 'EUR' }, questions: [] })
  await storage.close()
})

/** Sends the mails that are due, one after the other. */
async function sent(
  storage: Storage,
  nowMs: number,
): Promise<{ kind: string; audience: string; hasInvitation: boolean }[]> {
  const claim = await storage.outbox.claim({ channel: 'email', nowMs, leaseUntilMs: nowMs + 1, withAbandoned: false })
  if (!claim) return []
  const message = await storage.outbox.load(claim)
  if (!('hasInvitation' in message)) throw new Error('not a mail')
  await storage.outbox.markSent(claim, nowMs)
  const { kind, recipient, hasInvitation } = message
  return [{ kind, audience: recipient.audience, hasInvitation }, ...(await sent(storage, nowMs))]
}

test('a file of the first version comes along whole, and its bookings are as they were', async () => {
  const path = join(directory, 'openslot.db')
  fileBefore(2, path).close()
  const storage = openSqlite(path)
  expect(await storage.migrate(2)).toEqual(migrations.slice(1).map((migration) => migration.name))
  expect(await storage.bookings.find('b')).toMatchObject({
    status: 'confirmed',
    guests: [],
    answers: {},
    moves: 0,
    confirmBy: null,
    start: 1000,
    staff: { slug: 'anna', caps: {}, active: true },
    // What it cost and asked then, nobody kept.
    price: { amount: 4500, currency: 'EUR' },
    questions: [],
    service: {
      capacity: 1,
      durations: [],
      requiresApproval: false,
      reminderOffsetsMinutes: [1440, 60],
      staffing: 'any',
      questions: [],
    },
  })
  expect(await storage.outbox.depth()).toContainEqual(expect.objectContaining({ channel: 'email', waiting: 1 }))
  expect(await storage.customers.bookings('MÍA@example.com')).toHaveLength(1)
  // A token of that time could do everything, and still can.
  expect(await storage.adminTokens.use('hash', 2)).toMatchObject({ name: 'laptop', scopes: ['*'], lastUsedMs: null })
  await storage.close()
})

test('a secret that signs beside the new one goes on to its promised end', async () => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(15, path)
  const endpoint = old.prepare(
    "INSERT INTO webhook_endpoints VALUES (?, 'https://x.example/', NULL, NULL, 1, 'new', ?, ?, 0, 0)",
  )
  endpoint.run('e', 'old', 5000)
  endpoint.run('f', null, null)
  old.close()
  const storage = openSqlite(path)
  await storage.migrate(2)
  expect((await storage.webhooks.list()).map(({ secret, previousSecrets }) => [secret, previousSecrets])).toEqual([
    ['new', [{ secret: 'old', untilMs: 5000 }]],
    ['new', []],
  ])
  await storage.close()
})

test('what was noted of a failure before there were reasons can be read, and fails for a reason from then on', async () => {
  const path = join(directory, 'openslot.db')
  const old = fileBefore(24, path)
  old.exec("UPDATE outbox SET state = 'failed', last_error = '550 5.1.1 User unknown'")
  old.close()
  const storage = openSqlite(path)
  await storage.migrate(2)
  expect(await storage.outbox.find('o')).toMatchObject({ lastError: '550 5.1.1 User unknown', reason: null })
  await storage.outbox.sendAgain('o', 3, () => null)
  const claim = await storage.outbox.claim({ channel: 'email', nowMs: 3, leaseUntilMs: 4, withAbandoned: false })
  if (!claim) throw new Error('nothing is due')
  await storage.outbox.markFailed(claim, { reason: 'no-mailbox', detail: '550', retryAtMs: null })
  expect(await storage.outbox.find('o')).toMatchObject({ lastError: '550', reason: 'no-mailbox' })
  await storage.close()
})
