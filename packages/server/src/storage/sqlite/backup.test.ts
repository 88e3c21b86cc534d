import { lstatSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { restoreSqlite } from './backup.js'
import { openSqlite } from './open.js'

/** A backup in a folder of its own, and where it is to be restored to. */
async function makeBackup(): Promise<{ directory: string; path: string; backup: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const backup = join(directory, 'safe.db')
  const storage = openSqlite(backup)
  await storage.migrate(0)
  await storage.close()
  return { directory, path: join(directory, 'openslot.db'), backup }
}

test('of two restores in one second, each keeps what it replaced', async () => {
  const { path, backup } = await makeBackup()
  const kept: string[] = []
  for (const before of ['the first', 'the second', 'the third']) {
    await writeFile(path, before)
    const aside = restoreSqlite(backup, path, 0)
    if (aside !== null) kept.push(aside)
  }
  expect(kept.map((aside) => readFileSync(aside, 'utf8'))).toEqual(['the first', 'the second', 'the third'])
})

test('a link to the database stays, and what was there is kept beside the file itself; one that leads nowhere is refused', async () => {
  const { directory, path, backup } = await makeBackup()
  const real = join(directory, 'disk', 'real.db')
  await symlink(real, path)
  expect(() => restoreSqlite(backup, path, 0)).toThrow(/is a link to .*real\.db, which is not there\./)
  await mkdir(dirname(real))
  await writeFile(real, 'before')
  const aside = restoreSqlite(backup, path, 0)
  expect([dirname(aside ?? ''), readFileSync(aside ?? '', 'utf8')]).toEqual([dirname(real), 'before'])
  expect(lstatSync(path).isSymbolicLink()).toBe(true)
  expect(readFileSync(real, 'latin1')).toMatch(/^SQLite format 3/)
})

test('a folder is no database, and nothing is left in it or beside it', async () => {
  const { directory, path, backup } = await makeBackup()
  await mkdir(path)
  expect(() => restoreSqlite(backup, path, 0)).toThrow(`${path} is a folder. Name a file in it, such as `)
  expect(() => restoreSqlite(path, `${path}.new`, 0)).toThrow(`${path} is a folder.`)
  expect(() => openSqlite(path)).toThrow(`${path} is a folder.`)
  expect((await readdir(directory)).filter((name) => name.startsWith('openslot'))).toEqual(['openslot.db'])
})

// Only root can give a file away; whoever else runs this sees that files stay their own.
const SERVER_USER = process.getuid?.() === 0 ? 65_534 : (process.getuid?.() ?? 0)
const SERVER_GROUP = process.getuid?.() === 0 ? 65_534 : (process.getgid?.() ?? 0)

test('what is restored belongs to whom the folder belongs to, and then to whom the one before did', async () => {
  const { directory, path, backup } = await makeBackup()
  await chown(directory, SERVER_USER, SERVER_GROUP)
  const found = async (): Promise<number[]> => {
    const { uid, gid, mode } = await stat(path)
    return [uid, gid, mode & 0o777]
  }
  restoreSqlite(backup, path, 0)
  expect(await found()).toEqual([SERVER_USER, SERVER_GROUP, 0o600])
  await chmod(path, 0o660)
  await chown(directory, process.getuid?.() ?? 0, process.getgid?.() ?? 0)
  restoreSqlite(backup, path, 0)
  expect(await found()).toEqual([SERVER_USER, SERVER_GROUP, 0o660])
})
