import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreatedBooking, CustomerExport, MessagesResponse } from '@openslot/core/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { NOW, book, dump, openFile } from '../../test/support/salon.js'

const DAY_MS = 86_400_000
/** When {@link booked}'s appointment is over. */
const OVER = Date.parse('2026-06-02T08:30:00Z')

let open: AdminServer
afterEach(() => open[Symbol.asyncDispose]())

const start = async (environment: Readonly<Record<string, string>>): Promise<CreatedBooking> => {
  open = await openAdmin({ environment })
  return book(open.server, { notes: 'Ring twice', customer: { name: 'Mia Muster', email: 'mia@example.com' } })
}

async function tidyAt(now: number): Promise<void> {
  open.server.setNow(now)
  await open.server.server.housekeeping.run()
}

const booking = async (id: string): Promise<unknown> =>
  (await open.admin(`bookings?email=erased@erased.invalid`))
    .json()
    .then((body) => (body as { bookings: { id: string }[] }).bookings.find((one) => one.id === id))

const count = (sql: string): unknown => {
  const file = openFile(open.server)
  try {
    return file.prepare(sql).pluck().get()
  } finally {
    file.close()
  }
}

test('nothing goes by itself, however old it is, unless a setting says so', async () => {
  await start({})
  await open.server.drain()
  const before = dump(open.server)
  await tidyAt(NOW + 20_000 * DAY_MS)
  expect(dump(open.server)).toBe(before)
})

describe('OPENSLOT_KEEP_CUSTOMERS_DAYS', () => {
  test('erases whom a booking was for that many days after it was over, and keeps what took place', async () => {
    const { id } = await start({ OPENSLOT_KEEP_CUSTOMERS_DAYS: '30' })
    await open.server.drain()
    await tidyAt(OVER + 30 * DAY_MS)
    expect(dump(open.server)).toContain('mia@example.com')
    await tidyAt(OVER + 30 * DAY_MS + 1)
    expect(dump(open.server)).not.toMatch(/mia@example\.com|Mia Muster|Ring twice/)
    expect(await booking(id)).toMatchObject({
      status: 'confirmed',
      start: '2026-06-02T08:00:00Z',
      service: { slug: 'haircut' },
      staff: { slug: 'anna' },
      customer: { name: 'Erased', phone: null },
      notes: null,
    })
    expect(count("SELECT actor || ' ' || coalesce(actor_name, '-') FROM audit WHERE event = 'customer.erased'")).toBe(
      'system -',
    )
    // Once.
    const after = dump(open.server)
    await tidyAt(OVER + 60 * DAY_MS)
    expect(dump(open.server)).toBe(after)
  })

  test('leaves nothing of them in the file or its log', async () => {
    await start({ OPENSLOT_KEEP_CUSTOMERS_DAYS: '30' })
    await open.server.drain()
    const bytes = async (): Promise<string> => {
      const files = ['openslot.db', 'openslot.db-wal'].map((name) => readFile(join(open.server.directory, name)))
      return Buffer.concat(await Promise.all(files)).toString('latin1')
    }
    expect(await bytes()).toContain('Ring twice')
    await tidyAt(OVER + 31 * DAY_MS)
    expect(await bytes()).not.toMatch(/mia@example\.com|Mia Muster|Ring twice/)
  })

  test('leaves later bookings of the same person, and comes to each in its turn', async () => {
    await start({ OPENSLOT_KEEP_CUSTOMERS_DAYS: '30' })
    await book(open.server, { start: '2026-06-09T08:00:00Z' })
    await tidyAt(OVER + 31 * DAY_MS)
    const left = async (): Promise<number> => {
      const response = await open.admin('customers/export', { json: { email: 'mia@example.com' } })
      return response.status === 404 ? 0 : ((await response.json()) as CustomerExport).bookings.length
    }
    expect(await left()).toBe(1)
    await tidyAt(OVER + 38 * DAY_MS)
    expect(await left()).toBe(0)
  })

  test('comes back to a long appointment that had begun and wasn’t over', async () => {
    open = await openAdmin({
      environment: { OPENSLOT_KEEP_CUSTOMERS_DAYS: '1' },
      catalog: {
        services: [{ slug: 'haircut', name: 'Retreat', durationMinutes: 4320, staff: ['anna'] }],
        staff: [
          {
            slug: 'anna',
            name: 'Anna',
            email: 'anna@salon.example',
            timeZone: 'UTC',
            hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
          },
        ],
      },
    })
    await book(open.server, { start: '2026-06-02T00:00:00Z' })
    await book(open.server, { start: '2026-06-05T00:00:00Z' })
    const erased = (): unknown => count('SELECT count(*) FROM bookings WHERE erased_ms IS NOT NULL')
    await tidyAt(Date.parse('2026-06-04T12:00:00Z'))
    expect(erased()).toBe(0)
    await tidyAt(Date.parse('2026-06-06T12:00:00Z'))
    expect(erased()).toBe(1)
    await tidyAt(Date.parse('2026-06-09T12:00:00Z'))
    expect(erased()).toBe(2)
  })

  test('goes on where a slice ended, and over several runs', async () => {
    open = await openAdmin({ environment: { OPENSLOT_KEEP_CUSTOMERS_DAYS: '1' } })
    const { id } = await book(open.server)
    const file = openFile(open.server)
    // As many as 900 haircuts of long ago.
    file.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
      INSERT INTO appointments (id, service_id, staff_id, start_ms, end_ms, blocked_start_ms, blocked_end_ms, capacity)
      SELECT 'a' || i, service_id, staff_id, i * 1000, i * 1000 + 1, i * 1000, i * 1000 + 1, 1 FROM n, appointments;`)
    const columns = (file.pragma('table_info(bookings)') as { name: string }[]).map(({ name }) => name)
    const values = columns.map((name) =>
      name === 'id' ? "'b' || a.id" : name === 'appointment_id' ? 'a.id' : `b.${name}`,
    )
    file.exec(
      `INSERT INTO bookings (${columns.join(', ')}) SELECT ${values.join(', ')} FROM bookings AS b, appointments AS a WHERE a.id LIKE 'a%' AND b.id = '${id}'`,
    )
    file.close()
    const erased = (): unknown => count('SELECT count(*) FROM bookings WHERE erased_ms IS NOT NULL')
    await tidyAt(NOW)
    expect(erased()).toBe(800)
    await tidyAt(NOW)
    expect(erased()).toBe(900)
  })
})

test('OPENSLOT_KEEP_MESSAGES_DAYS: the records of what was sent go, and nothing that still waits', async () => {
  await start({ OPENSLOT_KEEP_MESSAGES_DAYS: '10' })
  await book(open.server, { start: '2026-06-12T08:00:00Z' })
  await open.server.drain()
  await tidyAt(OVER + 10 * DAY_MS + 1)
  const { messages } = (await (await open.admin('messages')).json()) as MessagesResponse
  expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['sent', 'waiting']))
  // The first booking’s reminders wait yet: the worker hasn’t come to them, and will let them lapse.
  const ofFirst = 'SELECT group_concat(DISTINCT state) FROM outbox WHERE start_ms < ' + OVER
  expect(count(ofFirst)).toBe('waiting')
})

test('OPENSLOT_KEEP_AUDIT_DAYS: who did what goes, but for the last entry of all', async () => {
  await start({ OPENSLOT_KEEP_AUDIT_DAYS: '10' })
  await tidyAt(OVER + 11 * DAY_MS)
  expect(count('SELECT count(*) FROM audit')).toBe(1)
  await book(open.server, { start: '2026-06-15T08:00:00Z' })
  await tidyAt(OVER + 12 * DAY_MS)
  expect(count('SELECT count(*) FROM audit')).toBe(2)
})

test('OPENSLOT_KEEP_WEBHOOKS_DAYS takes the place of the 30 days', async () => {
  open = await openAdmin({
    environment: { OPENSLOT_KEEP_WEBHOOKS_DAYS: '5', OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true' },
  })
  await open.admin('webhooks', { json: { url: 'http://127.0.0.1:9/' } })
  await book(open.server)
  await open.server.drain()
  const file = openFile(open.server)
  file.exec("UPDATE outbox SET state = 'sent' WHERE channel = 'webhook'")
  file.close()
  const bodies = (): unknown => count('SELECT count(*) FROM outbox WHERE payload IS NOT NULL')
  await tidyAt(NOW + 4 * DAY_MS)
  expect([bodies(), count('SELECT count(*) FROM webhook_deliveries')]).toEqual([1, 1])
  await tidyAt(NOW + 6 * DAY_MS)
  expect([bodies(), count('SELECT count(*) FROM webhook_deliveries')]).toEqual([0, 0])
})
