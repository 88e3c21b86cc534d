import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { restoreSqlite } from './backup.js'
import { openSqlite } from './open.js'

test('of two restores in one second, each keeps what it replaced', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const [path, backup] = [join(directory, 'openslot.db'), join(directory, 'safe.db')]
  const storage = openSqlite(backup)
  await storage.migrate(0)
  await storage.close()
  const kept: string[] = []
  for (const before of ['the first', 'the second', 'the third']) {
    await writeFile(path, before)
    const aside = restoreSqlite(backup, path, 0)
    if (aside !== null) kept.push(aside)
  }
  expect(kept.map((aside) => readFileSync(aside, 'utf8'))).toEqual(['the first', 'the second', 'the third'])
})
