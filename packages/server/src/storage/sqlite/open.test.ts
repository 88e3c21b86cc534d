import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StorageError } from '../storage-error.js'
import { migrations } from './migrations/index.js'
import { openSqlite } from './open.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

const file = (): string => join(directory, 'a', 'folder', 'openslot.db')

test('the connection syncs every commit to disk, logs ahead, and holds foreign keys', async () => {
  const opened: string[] = []
  // The connection is the storage's own: the settings are read as it makes them.
  const pragma = vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, source) {
    opened.push(source)
    return undefined
  })
  await openSqlite(file()).close()
  pragma.mockRestore()
  const sqlite = new Database(join(directory, 'probe.db'))
  for (const source of opened) sqlite.pragma(source)
  const read = (name: string): unknown => sqlite.pragma(name, { simple: true })
  expect([read('journal_mode'), read('synchronous'), read('foreign_keys')]).toEqual(['wal', 2, 1])
  sqlite.close()
})

test('a new database is made with its folder, and is ready once it is migrated', async () => {
  const storage = openSqlite(file())
  await expect(storage.isReady()).rejects.toThrow(/schema_migrations/)
  expect(await storage.migrate(1)).toEqual(migrations.map((migration) => migration.name))
  expect(await storage.migrate(2)).toEqual([])
  expect(await storage.isReady()).toBe(true)
  await storage.close()
  const sqlite = new Database(file(), { readonly: true })
  expect(sqlite.prepare('SELECT id, applied_ms FROM schema_migrations').all()).toEqual(
    migrations.map(({ id }) => ({ id, applied_ms: 1 })),
  )
  expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  sqlite.close()
})

test('migrations are numbered from 1 without gaps', () => {
  expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_migration, index) => index + 1))
})

test('a database of a newer version is refused, with a way out', async () => {
  const first = openSqlite(file())
  await first.migrate(1)
  await first.close()
  const sqlite = new Database(file())
  sqlite.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?)').run(migrations.length + 1, 'future', 2)
  sqlite.close()
  const second = openSqlite(file())
  await expect(second.migrate(3)).rejects.toThrow(
    new StorageError(
      `The database was made by a newer OpenSlot (migration ${migrations.length + 1}; this one knows ${migrations.length}). Start that version, or restore a backup.`,
    ),
  )
  expect(await second.isReady()).toBe(false)
  await second.close()
})

test('a file of another kind is refused as it is', async () => {
  const path = join(directory, 'notes.txt')
  await writeFile(path, 'These are my notes, and they are longer than a database’s header. '.repeat(20))
  const { size } = await stat(path)
  expect(() => openSqlite(path)).toThrow(StorageError)
  expect((await stat(path)).size).toBe(size)
  expect(() => openSqlite(directory)).toThrow(/is a folder\. Name a file in it/)
})

test('processes that migrate one new file at once all succeed, and none does what another did', async () => {
  const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
  const run = promisify(execFile)
  const runs = await Promise.all(
    [1, 2, 3].map(() => run(process.execPath, [cli, 'migrate', '--database', `file:${file()}`], { cwd: directory })),
  )
  const lines = runs.map(({ stdout }) => stdout.trim())
  const idle = 'The database is up to date.'
  const applied = lines
    .filter((line) => line !== idle)
    .flatMap((line) => line.slice('Applied: '.length, -1).split(', '))
  expect(applied.toSorted()).toEqual(migrations.map((migration) => migration.name).toSorted())
}, 30_000)

test.each([
  ['its own tables', 'CREATE TABLE t (a)'],
  ['tables that are called as ours', 'CREATE TABLE services (id)'],
  ['migrations of its own', 'CREATE TABLE schema_migrations (version TEXT PRIMARY KEY)'],
])('the database of another program, with %s, is refused as it is', async (_what, sql) => {
  const path = join(directory, 'other.db')
  const other = new Database(path)
  other.exec(sql)
  other.close()
  const before = await readFile(path)
  expect(() => openSqlite(path)).toThrow(new StorageError(`${path} is no OpenSlot database. Name another file.`))
  expect(await readFile(path)).toEqual(before)
})

test('tables of what keeps copies of a new file make it no other program’s', async () => {
  const path = join(directory, 'new.db')
  const copier = new Database(path)
  copier.exec('CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)')
  copier.close()
  const storage = openSqlite(path)
  await storage.migrate(1)
  expect(await storage.isReady()).toBe(true)
  await storage.close()
})
