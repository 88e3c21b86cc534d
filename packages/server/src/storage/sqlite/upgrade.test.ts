import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from './migrations/index.js'
import { openSqlite } from './open.js'

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

test('a file of the first version comes along whole, and its bookings are as they were', async () => {
  const path = join(directory, 'openslot.db')
  const [first] = migrations
  const old = new Database(path)
  old.exec(
    'CREATE TABLE schema_migrations (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT',
  )
  old.exec(`${first?.sql}; INSERT INTO schema_migrations VALUES (1, 'initial', 1); ${FIRST_VERSION}`)
  old.close()
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
    service: {
      capacity: 1,
      durations: [],
      requiresApproval: false,
      reminderOffsetsMinutes: [1440, 60],
      staffing: 'any',
      questions: [],
    },
  })
  expect(await storage.outbox.countWaiting('email')).toBe(1)
  expect(await storage.customers.bookings('MÍA@example.com')).toHaveLength(1)
  // A token of that time could do everything, and still can.
  expect(await storage.adminTokens.use('hash', 2)).toMatchObject({ name: 'laptop', scopes: ['*'], lastUsedMs: null })
  await storage.close()
})
