import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogFile } from '../catalog/catalog-file.js'
import { watchLog } from '../../test/support/log.js'
import { readConfig } from '../config.js'
import { type Server, createServer } from '../server.js'
import { openSqlite } from '../storage/sqlite/open.js'

const NOW = Date.parse('2026-06-01T06:00:00Z')
const BOOKING = {
  service: 'haircut',
  start: '2026-06-02T12:00:00Z',
  timeZone: 'Europe/Berlin',
  customer: { name: 'Ada', email: 'ada@example.com' },
}

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-demo-'))
})
afterEach(() => rm(directory, { recursive: true }))

const startDemo = (): Promise<Server> =>
  createServer({
    config: readConfig({}, {}, directory),
    cwd: directory,
    demo: true,
    clock: () => NOW,
    outboxPollMs: null,
  })

const book = (server: Server): Response | Promise<Response> =>
  server.app.request('/v1/bookings', { method: 'POST', body: JSON.stringify(BOOKING) })

test('the demo fills an empty database, and finds it again', async () => {
  // Two people give the service: the second start books the other one.
  for (let start = 1; start <= 2; start++) {
    const server = await startDemo()
    expect((await book(server)).status).toBe(201)
    await server.dispatcher?.drain()
    await server.close()
  }
  expect(await readdir(join(directory, 'openslot.db.mailbox'))).toHaveLength(4)
})

// With a slug of the demo's own, which its salon would overwrite.
const ANNA = { slug: 'anna', name: 'Anna Real', email: 'anna@real.example', timeZone: 'Europe/Paris' }
test.each([
  ['a service', { services: [{ slug: 'walk', name: 'Walk', durationMinutes: 30, staff: ['anna'] }], staff: [ANNA] }],
  ['nobody but a person', { staff: [ANNA] }],
  ['nothing but a room', { resources: [{ slug: 'studio', name: 'Studio', kind: 'room' }] }],
])('a database that is in use, with %s in it, is refused and stays as it is', async (_what, catalog) => {
  const path = join(directory, 'openslot.db')
  const storage = openSqlite(path)
  await storage.migrate(NOW)
  await storage.catalog.importFile(v.parse(catalogFile, catalog), { dryRun: false })
  await storage.close()
  await expect(startDemo()).rejects.toThrow(/^--demo: this database is in use/)
  const after = openSqlite(path)
  expect((await after.catalogAdmin.staff.list()).map(({ name }) => name)).toEqual(
    'staff' in catalog ? ['Anna Real'] : [],
  )
  await after.close()
})

test('what holds customers’ data can be read by its owner only', async () => {
  const server = await startDemo()
  await book(server)
  await server.dispatcher?.drain()
  const mails = await readdir(join(directory, 'openslot.db.mailbox'))
  const files = [
    'openslot.db',
    'openslot.db-wal',
    'openslot.db.secret',
    ...mails.map((name) => `openslot.db.mailbox/${name}`),
  ]
  const modes = await Promise.all(files.map(async (file) => [file, (await stat(join(directory, file))).mode & 0o077]))
  expect(modes.filter(([, others]) => others !== 0)).toEqual([])
  expect((await stat(join(directory, 'openslot.db.mailbox'))).mode & 0o077).toBe(0)
  await server.close()
})

test('the demo’s page is English, and the widget on it speaks the visitor’s language', async () => {
  const server = await startDemo()
  const response = await server.app.request('/', { headers: { 'Accept-Language': 'de-AT' } })
  expect(response.headers.get('Vary')).toContain('Accept-Language')
  const page = await response.text()
  expect(page).toContain('<html lang="en" dir="ltr">')
  expect(page).toContain('<booking-widget lang="de-AT"')
  await server.close()
})

test('a mail that is still being written does not disturb the mailbox', async () => {
  const server = await startDemo()
  await writeFile(join(directory, 'openslot.db.mailbox', '01a20ac3-e5dd-7a34-b9c0-f7c62926daf1.draft'), '{"id":')
  expect((await server.app.request('/demo/mailbox')).status).toBe(200)
  await server.close()
})

test.each(['{"id":', 'null', '{}', '{"id":"x","sentMs":1,"mail":{}}'])(
  'a file in the mailbox that is no mail (%s) takes no other one with it',
  async (content) => {
    using logged = watchLog()
    const server = await startDemo()
    await book(server)
    await server.dispatcher?.drain()
    const id = '01a20ac3-e5dd-7a34-b9c0-f7c62926daf1'
    await writeFile(join(directory, 'openslot.db.mailbox', `${id}.json`), content)
    const page = await server.app.request('/demo/mailbox')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('ada@example.com')
    expect((await server.app.request(`/demo/mailbox/${id}`)).status).toBe(404)
    expect(logged.entries).toContainEqual(expect.stringContaining(`${id}.json is no mail`))
    await server.close()
  },
)

test.each(['https://x.example/?a=1', 'https://x.example/#f', 'https://ada:secret@x.example', 'https://x.example/?'])(
  'a public address that links can’t be made from stops the start: %s',
  (url) => {
    expect(() => readConfig({}, { OPENSLOT_PUBLIC_URL: url }, directory)).toThrow(/^OPENSLOT_PUBLIC_URL: /)
  },
)
