import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { type Server as HttpServer, createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SMTPServer } from 'smtp-server'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { ANNA, HAIRCUT, NOW, book, openFile, openSalon, salon } from '../../../test/support/salon.js'
import { openSqlite } from '../../storage/sqlite/open.js'
import type { TestServer, TestServerOptions } from '../../testing/index.js'
import { examine } from './examine.js'
import type { Finding } from './finding.js'

const HOUR_MS = 3_600_000

/** A salon in order: its server has been closed, and everything it needs is there. */
let salonServer: TestServer

/** A database with one booking, and what the doctor says of it. */
async function open(options: Partial<TestServerOptions> = {}): Promise<void> {
  salonServer = await openSalon(options)
  onTestFinished(() => salonServer.close())
}

const look = (environment: NodeJS.ProcessEnv = {}, nowMs = NOW): Promise<Finding[]> =>
  examine({
    flags: {},
    environment: { OPENSLOT_DATABASE_URL: `file:${salonServer.directory}/openslot.db`, ...environment },
    cwd: salonServer.directory,
    nowMs,
  })

const faults = async (looking: Promise<Finding[]>): Promise<string[]> =>
  (await looking)
    .filter(({ level }) => level !== 'ok')
    .map(({ check, level, message }) => `${check} ${level}: ${message}`)

async function answering(text: string, status = 200): Promise<string> {
  const server: HttpServer = createHttpServer((_request, response) => response.writeHead(status).end(text))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function mailServer(password: string): Promise<string> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ password: given }, _session, callback) =>
      given === password ? callback(null, { user: 'salon' }) : callback(new Error('No such user')),
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  return `127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

/** Root may read everything, and so sees no denial. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act()
  process.seteuid?.(65_534)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}

const HEALTHY = '{"status":"ok"}'

test('of a set-up in order it has nothing to say', async () => {
  await open()
  await book(salonServer)
  await salonServer.drain()
  const mail = await mailServer('right')
  const findings = await look({
    OPENSLOT_PUBLIC_URL: await answering(HEALTHY),
    OPENSLOT_SMTP_URL: `smtp://salon:right@${mail}`,
    OPENSLOT_MAIL_FROM: 'Salon <book@salon.example>',
  })
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual([
    'settings',
    'database',
    'clock',
    'secret',
    'address',
    'mail',
    'catalogue',
    'messages',
  ])
})

describe('a broken set-up is named:', () => {
  beforeEach(() => open())

  test('a setting that is wrong stops it, with the line that a start would show', async () => {
    expect(await faults(look({ OPENSLOT_PORT: 'http' }))).toEqual([
      expect.stringMatching(/^settings failure: OPENSLOT_PORT: Use a port/),
    ])
  })

  test('a slip in a setting’s name', async () => {
    expect(await faults(look({ OPENSLOT_SMTP_ULR: 'x' }))).toContain(
      'settings warning: OPENSLOT_SMTP_ULR is no setting, and changes nothing.',
    )
  })

  test('a database that is elsewhere', async () => {
    const said = await faults(look({ OPENSLOT_DATABASE_URL: 'file:./other.db' }))
    expect(said).toContainEqual(expect.stringMatching(/^database warning: There is no database at .*other\.db yet/))
  })

  test('a folder in the place of the database, which says nothing of a secret', async () => {
    const said = await faults(look({ OPENSLOT_DATABASE_URL: `file:${salonServer.directory}` }))
    expect(said).toContainEqual(
      `database failure: ${salonServer.directory} is a folder. Name a file in it, such as ${salonServer.directory}/openslot.db.`,
    )
    expect(said.filter((line) => line.startsWith('secret'))).toEqual([])
  })

  test('a database that is damaged, none at all, another program’s, newer or older', async () => {
    const { directory } = salonServer
    await salonServer.server.storage.backup(join(directory, 'copy.db'))
    await writeFile(join(directory, 'text.db'), 'no database, however long this text may become in the end')
    const change = async (name: string, sql: string): Promise<void> => {
      await copyFile(join(directory, 'copy.db'), join(directory, name))
      const file = new Database(join(directory, name))
      file.exec(sql)
      file.close()
    }
    const other = new Database(join(directory, 'other.db'))
    other.exec('CREATE TABLE t (a)')
    other.close()
    await change('newer.db', "INSERT INTO schema_migrations VALUES (9999, 'future', 0)")
    await change('older.db', 'DELETE FROM schema_migrations WHERE id > 3')
    const said = async (name: string): Promise<string> =>
      (await faults(look({ OPENSLOT_DATABASE_URL: `file:./${name}` }))).join('\n')
    expect(await said('text.db')).toMatch(/^database failure: .*text\.db can’t be read: .* Restore a backup/m)
    expect(await said('other.db')).toMatch(/^database failure: .*other\.db is no OpenSlot database\. Name another/m)
    expect(await said('newer.db')).toMatch(/^database failure: .*made by a newer OpenSlot \(migration 9999/m)
    expect(await said('older.db')).toMatch(/^database warning: \d+ migrations are missing\./m)
  })

  test('a database whose last writing was broken off, which is in order again after the next start', async () => {
    const { directory } = salonServer
    const path = join(directory, 'broken-off.db')
    await salonServer.server.storage.backup(join(directory, 'copy.db'))
    const writing = new Database(join(directory, 'copy.db'))
    writing.pragma('cache_size = 1')
    writing.exec(
      'BEGIN IMMEDIATE; CREATE TABLE t AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT randomblob(3000) FROM n',
    )
    // As a machine without power leaves them.
    for (const log of ['', '-journal']) await copyFile(join(directory, `copy.db${log}`), path + log)
    writing.close()
    const said = async (): Promise<string> =>
      (await faults(look({ OPENSLOT_DATABASE_URL: `file:${path}` })))
        .filter((line) => line.startsWith('database'))
        .join()
    expect(await said()).toMatch(
      /^database warning: The last writing to .*broken-off\.db was broken off\. Nothing is lost:/,
    )
    expect(await stat(`${path}-journal`)).toBeDefined()
    await openSqlite(path).close()
    expect(await said()).toBe('')
  })

  test('links to a disk that isn’t there: the database, its folder, its secret', async () => {
    const { directory } = salonServer
    const [database, folder] = [join(directory, 'linked.db'), join(directory, 'linked')]
    await symlink(join(directory, 'unmounted.db'), database)
    await symlink(join(directory, 'unmounted'), folder)
    for (const path of [database, join(folder, 'openslot.db')]) {
      const said = (await faults(look({ OPENSLOT_DATABASE_URL: `file:${path}` }))).join('\n')
      expect(said).toMatch(
        /^database failure: .*linked.* is a link to .*unmounted.*, which is not there\. Mount the disk/m,
      )
      expect(() => openSqlite(path)).toThrow(/is a link to .*unmounted.*, which is not there/)
    }
    expect(await readdir(directory)).not.toContain('unmounted.db')
    const secret = join(directory, 'openslot.db.secret')
    await rm(secret)
    await symlink(join(directory, 'unmounted.secret'), secret)
    expect(await faults(look())).toContainEqual(
      expect.stringMatching(/^secret failure: .*secret is a link to .*, which/),
    )
  })

  test('files that others may read', async () => {
    const path = join(salonServer.directory, 'openslot.db')
    await Promise.all([chmod(path, 0o644), chmod(`${path}.secret`, 0o640)])
    const said = (await faults(look())).join('\n')
    expect(said).toMatch(/^database warning: Others on this machine may read .*chmod 600 .*openslot\.db$/m)
    expect(said).toMatch(
      /^secret warning: Others on this machine may read .*openslot\.db\.secret, and open any booking/m,
    )
  })

  test('files that are another user’s', async () => {
    const path = join(salonServer.directory, 'openslot.db')
    await Promise.all([chmod(path, 0), chmod(`${path}.secret`, 0), chmod(salonServer.directory, 0o755)])
    const said = (await asOrdinaryUser(() => faults(look()))).join('\n')
    expect(said).toMatch(/^database failure: .*openslot\.db may not be read and written by .*\(uid \d+\)\. Run it as/m)
    expect(said).toMatch(/^secret failure: .*openslot\.db\.secret may not be read and written by/m)
    expect(said).not.toMatch(/Restore a backup|damaged/)
    await expect(asOrdinaryUser(async () => openSqlite(path))).rejects.toThrow(/openslot\.db may not be read and/)
  })

  test('a folder that may not be entered', async () => {
    await chmod(salonServer.directory, 0)
    const said = (await asOrdinaryUser(() => faults(look()))).join('\n')
    await chmod(salonServer.directory, 0o755)
    expect(said).toMatch(
      /^settings failure: .* may not enter it, .*openslot\.config\.json\. Go to a folder of that user/m,
    )
  })

  test('a secret other than the one that the database was used with', async () => {
    const path = join(salonServer.directory, 'openslot.db.secret')
    const former = (await readFile(path, 'utf8')).trim()
    const secret = async (settings: NodeJS.ProcessEnv): Promise<string[]> =>
      (await faults(look(settings))).filter((fault) => fault.startsWith('secret'))
    const changed = { OPENSLOT_SECRET: 'n'.repeat(32) }
    expect(await secret(changed)).toEqual([])
    await book(salonServer)
    expect(await secret(changed)).toEqual([
      expect.stringMatching(/^secret warning: OPENSLOT_SECRET is not the secret in .*set OPENSLOT_SECRET_PREVIOUS to/),
    ])
    expect(await secret({ ...changed, OPENSLOT_SECRET_PREVIOUS: former })).toEqual([])
    expect(await secret({ OPENSLOT_SECRET: former })).toEqual([])
    await rm(path)
    expect(await secret(changed)).toEqual([])
  })

  test('a secret that is gone, or damaged', async () => {
    await book(salonServer)
    const path = join(salonServer.directory, 'openslot.db.secret')
    await writeFile(path, 'half')
    expect(await faults(look())).toContainEqual(expect.stringMatching(/^secret failure: .*secret is damaged/))
    await rm(path)
    expect(await faults(look())).toContainEqual(expect.stringMatching(/^secret failure: .*secret is missing: links/))
    await mkdir(path)
    expect(await faults(look())).toContainEqual(
      expect.stringMatching(
        /^secret failure: .*openslot\.db\.secret is a folder, .* Remove the folder, and put the file/,
      ),
    )
  })

  test('a clock that was set back', async () => {
    await book(salonServer)
    expect(await faults(look({}, NOW - HOUR_MS))).toContainEqual(
      expect.stringMatching(
        /^clock failure: It is 2026-06-01 05:00 UTC .* made at 2026-06-01 06:00 UTC\. Set the clock/,
      ),
    )
  })

  test('an address that nobody has set, that answers as something else, or not at all', async () => {
    const at = (url?: string): Promise<string[]> => faults(look(url === undefined ? {} : { OPENSLOT_PUBLIC_URL: url }))
    expect(await at()).toContainEqual(expect.stringMatching(/^address warning: OPENSLOT_PUBLIC_URL is not set/))
    expect(await at(await answering('<h1>Welcome to nginx</h1>'))).toContainEqual(
      expect.stringMatching(/^address failure: .*\/readyz answers 200, not as OpenSlot/),
    )
    expect(await at('http://salon.invalid')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^address warning: http:\/\/salon\.invalid can’t be reached/),
        expect.stringMatching(/^address warning: http:\/\/salon\.invalid is not encrypted/),
      ]),
    )
    expect(await at('https://salon.invalid')).toContainEqual(
      expect.stringMatching(/^address warning: A proxy .*OPENSLOT_TRUSTED_PROXIES/),
    )
  })

  test('a mail server that refuses the password, is not there, or is not set; the password stays unsaid', async () => {
    const mail = await mailServer('right')
    const said = async (url: string): Promise<string> =>
      (await faults(look({ OPENSLOT_SMTP_URL: url, OPENSLOT_MAIL_FROM: 'Salon <book@salon.example>' }))).join('\n')
    const wrong = await said(`smtp://salon:s3cret@${mail}`)
    expect(wrong).toMatch(/^mail failure: 127\.0\.0\.1:\d+ doesn’t accept the user and password/m)
    expect(wrong).not.toContain('s3cret')
    expect(await said('smtp://127.0.0.1:1')).toMatch(/^mail failure: 127\.0\.0\.1:1 can’t be used: /m)
    expect(await faults(look())).toContainEqual(expect.stringMatching(/^mail warning: OPENSLOT_SMTP_URL is not set/))
  })

  test('a template that can’t be used', async () => {
    const templates = await mkdtemp(join(tmpdir(), 'openslot-test-'))
    onTestFinished(() => rm(templates, { recursive: true }))
    await writeFile(join(templates, 'customer.confirmation.subject'), 'Hello {{nobody}}')
    expect(await faults(look({ OPENSLOT_TEMPLATES: templates }))).toContainEqual(
      expect.stringMatching(/^mail failure: OPENSLOT_TEMPLATES: .*nobody/),
    )
  })

  test('messages that wait for a server which does not run, or were given up', async () => {
    await book(salonServer)
    const settings = { OPENSLOT_SMTP_URL: 'smtp://127.0.0.1:1', OPENSLOT_MAIL_FROM: 'Salon <book@salon.example>' }
    expect(await faults(look(settings, NOW + 2 * HOUR_MS))).toContainEqual(
      expect.stringMatching(/^messages failure: \d+ by email wait, the first for 120 minutes\. Is `openslot serve`/),
    )
    const file = openFile(salonServer)
    file.exec("UPDATE outbox SET state = 'failed' WHERE channel = 'email' AND audience = 'staff'")
    file.close()
    expect(await faults(look(settings))).toContainEqual(
      expect.stringMatching(/^messages warning: 1 by email were given up/),
    )
  })
})

test('a database that was only filled needs no secret yet', async () => {
  await open()
  await rm(join(salonServer.directory, 'openslot.db.secret'))
  expect((await look()).filter(({ check }) => check === 'secret')).toEqual([
    { check: 'secret', level: 'ok', message: 'It will be made beside the database at the first start.' },
  ])
})

test.each([
  ['nothing to book', { services: [], staff: [] }, /^catalogue warning: No service is offered/],
  ['a service that nobody gives', salon({ staff: [] }), /^catalogue warning: Nobody gives "haircut"/],
  [
    'a person without hours',
    { services: [{ ...HAIRCUT, staff: ['anna'] }], staff: [{ ...ANNA, hours: [] }] },
    /^catalogue warning: "anna" has no hours/,
  ],
])('%s is named', async (_what, catalog, message) => {
  await open({ catalog })
  expect(await faults(look())).toContainEqual(expect.stringMatching(message))
})
