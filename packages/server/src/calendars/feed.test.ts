import { setImmediate } from 'node:timers/promises'
import type { CalendarFeed } from '@openslot/core/wire'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { NOW, TUESDAY_TEN, book, cancel, inFile, openFile, salon } from '../../test/support/salon.js'
import { readConfig } from '../config.js'
import { createServer } from '../server.js'
import { hashToken } from '../tokens.js'

const DAY = 86_400_000

/** Makes Anna's feed; the path of its address. */
async function makeFeed({ admin }: AdminServer): Promise<string> {
  const response = await admin('staff/anna/feed', { method: 'POST' })
  expect(response.status).toBe(201)
  return new URL(((await response.json()) as CalendarFeed).url).pathname
}

async function events({ server }: AdminServer, path: string): Promise<ICAL.Event[]> {
  const response = await server.request(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

test('a feed has a staff member’s bookings, as they are', async () => {
  await using opened = await openAdmin()
  const mine = await book(opened.server, { notes: 'Please ring twice' })
  const gone = await book(opened.server, { start: '2026-06-03T08:00:00Z' })
  await cancel(opened.server, gone)
  const [event, ...more] = await events(opened, await makeFeed(opened))
  expect(more).toEqual([])
  expect(event?.uid).toBe(`${mine.id}@openslot`)
  expect(event?.summary).toBe('Haircut – Mia Muster')
  expect(event?.description).toBe('Note: Please ring twice')
  expect(event?.startDate.toJSDate().toISOString()).toBe('2026-06-02T08:00:00.000Z')
})

test('it says how often to look, and answers 304 until something changes', async () => {
  await using opened = await openAdmin()
  const { server } = opened
  const path = await makeFeed(opened)
  const first = await server.request(path)
  expect(await first.text()).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M')
  const etag = first.headers.get('ETag') ?? ''
  const ask = (): Promise<Response> => server.request(path, { headers: { 'If-None-Match': etag } })
  server.setNow(NOW + 60_000)
  expect((await ask()).status).toBe(304)
  await book(server)
  expect((await ask()).status).toBe(200)
})

test('it goes back a month, and a request in it is tentative', async () => {
  await using opened = await openAdmin({ catalog: salon({ requiresApproval: true }) })
  const path = await makeFeed(opened)
  const mine = await book(opened.server)
  const statuses = async (): Promise<unknown[]> =>
    (await events(opened, path)).map((event) => event.component.getFirstPropertyValue('status'))
  expect(await statuses()).toEqual(['TENTATIVE'])
  await opened.admin(`bookings/${mine.id}/approve`, { method: 'POST' })
  expect(await statuses()).toEqual(['CONFIRMED'])
  opened.server.setNow(Date.parse(TUESDAY_TEN) + 31 * DAY)
  expect(await statuses()).toEqual(['CONFIRMED'])
  opened.server.setNow(Date.parse(TUESDAY_TEN) + 31 * DAY + 1)
  expect(await statuses()).toEqual([])
})

/** A server on which Anna has 701 bookings on each of three days. */
async function openWithMany(): Promise<AdminServer> {
  const opened = await openAdmin({ catalog: salon({ capacity: 1000, reminderOffsetsMinutes: [] }) })
  const { server } = opened
  for (const day of ['02', '03', '04']) await book(server, { start: `2026-06-${day}T08:00:00Z` })
  inFile(server, (file) =>
    file.exec(`
      CREATE TEMP TABLE more AS
        WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < 700)
        SELECT i, bookings.* FROM bookings, counted;
      UPDATE more SET id = id || '-' || i;
      ALTER TABLE more DROP COLUMN i;
      INSERT INTO bookings SELECT * FROM more;
    `),
  )
  return opened
}

test('it leaves nothing out, however much there is', async () => {
  await using opened = await openWithMany()
  const found = await events(opened, await makeFeed(opened))
  expect(new Set(found.map(({ uid }) => uid)).size).toBe(3 * 701)
})

test('what moves while it is written is in it, and once', async () => {
  await using opened = await openWithMany()
  const path = await makeFeed(opened)
  let isWritten = false
  const writing = events(opened, path).finally(() => (isWritten = true))
  let moved = 0
  while (!isWritten) {
    await setImmediate()
    // From the last day to the first, and the other way.
    for (const order of ['DESC', 'ASC'])
      moved += inFile(opened.server, (file) => file.prepare(moveOne(order)).run().changes)
  }
  expect(moved).toBeGreaterThan(2)
  const uids = (await writing).map(({ uid }) => uid)
  expect([uids.length, new Set(uids).size]).toEqual([3 * 701, 3 * 701])
})

const moveOne = (order: string): string => `
  UPDATE bookings
  SET appointment_id = (SELECT id FROM appointments ORDER BY start_ms ${order === 'DESC' ? 'ASC' : 'DESC'} LIMIT 1)
  WHERE id = (
    SELECT b.id FROM bookings AS b JOIN appointments AS a ON a.id = b.appointment_id
    ORDER BY a.start_ms ${order}, b.id ${order} LIMIT 1
  )`

test('its address is told again, changed and taken away; only its hash is stored', async () => {
  await using opened = await openAdmin()
  const { admin, server } = opened
  expect((await admin('staff/anna/feed')).status).toBe(404)
  const first = await makeFeed(opened)
  const told = (await (await admin('staff/anna/feed')).json()) as CalendarFeed
  expect(new URL(told.url).pathname).toBe(first)
  const file = openFile(server)
  const row = JSON.stringify(file.prepare('SELECT * FROM calendar_feeds').get())
  file.close()
  expect(row).not.toContain(first.replace(/^.*\/|\.ics$/g, ''))
  const second = await makeFeed(opened)
  expect((await server.request(first)).status).toBe(404)
  expect((await server.request(second)).status).toBe(200)
  expect((await admin('staff/anna/feed', { method: 'DELETE' })).status).toBe(204)
  expect((await server.request(second)).status).toBe(404)
  expect((await server.request('/calendars/made-up.ics')).status).toBe(404)
})

test('whoever may not read bookings doesn’t get the address at which they are', async () => {
  await using opened = await openAdmin({}, ['catalog:write'])
  expect((await opened.admin('staff/anna/feed', { method: 'POST' })).status).toBe(403)
  expect((await opened.admin('staff/anna/feed')).status).toBe(403)
})

test('what goes wrong is logged without the address', async () => {
  await using opened = await openAdmin()
  const path = await makeFeed(opened)
  const file = openFile(opened.server)
  file.exec('ALTER TABLE appointment_staff RENAME TO elsewhere')
  file.close()
  using logged = watchLog()
  expect((await opened.server.request(path)).status).toBe(500)
  expect(logged.entries.join('')).toContain('/calendars/:')
  expect(logged.entries.join('')).not.toContain(path)
})

test('its address outlives the secret that it was made with, once the next one has been named beside it', async () => {
  const [OLD, NEW, OTHER] = ['old', 'new', 'other'].map((name) => `the ${name} secret, which nobody can guess`)
  await using opened = await openAdmin({ environment: { OPENSLOT_SECRET: OLD as string } })
  const { server } = opened
  await server.server.storage.adminTokens.create({
    name: 'again',
    tokenHash: hashToken('again'),
    scopes: ['*'],
    nowMs: NOW,
  })
  const path = await makeFeed(opened)
  /** What another server on the same file, with other secrets, says of it. */
  const askWith = async (secrets: Record<string, string | undefined>) => {
    const again = await createServer({
      config: readConfig({}, secrets, server.directory),
      cwd: server.directory,
      demo: false,
      clock: () => NOW,
      outboxPollMs: null,
      housekeepingMs: null,
      calendarsMs: null,
    })
    try {
      const told = await again.app.request('/v1/admin/staff/anna/feed', { headers: { Authorization: 'Bearer again' } })
      return { status: told.status, text: await told.text(), feed: (await again.app.request(path)).status }
    } finally {
      await again.close()
    }
  }
  // Made before addresses were sealed, as well.
  const file = openFile(server)
  file.exec('UPDATE calendar_feeds SET sealed = NULL')
  file.close()
  const untold = await askWith({ OPENSLOT_SECRET: NEW })
  expect(untold).toMatchObject({ status: 409, feed: 200 })
  expect(untold.text).toMatch(/They have a feed.*OPENSLOT_SECRET_PREVIOUS.*POST …\/feed/)
  for (const secrets of [{ OPENSLOT_SECRET: NEW, OPENSLOT_SECRET_PREVIOUS: OLD }, { OPENSLOT_SECRET: NEW }]) {
    const told = await askWith(secrets)
    expect(told).toMatchObject({ status: 200, feed: 200 })
    expect(told.text).toContain(path)
  }
  expect(await askWith({ OPENSLOT_SECRET: OTHER })).toMatchObject({ status: 409, feed: 200 })
})
