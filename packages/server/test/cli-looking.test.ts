import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLI, runCli } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 60_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

const LOOKING = [
  ['export'],
  ['user', 'list'],
  ['user', 'remove', 'rita@salon.example'],
  ['token', 'list'],
  ['token', 'revoke', 'laptop'],
]

test(
  'what only looks, or changes what must be there, makes no database where a path is mistyped',
  async () => {
    for (const command of LOOKING) {
      const { code, stderr } = await runCli(directory, [...command, '--database', 'file:mistyped/openslot.db'])
      expect([command, code, stderr]).toEqual([
        command,
        1,
        expect.stringMatching(/^openslot: There is no database at /),
      ])
    }
    expect(await readdir(directory)).toEqual([])
  },
  TIMEOUT_MS,
)

test(
  'a database that isn’t up to date is left as it is, also by a dry run',
  async () => {
    // As an older version leaves it: a migration that this one has is not applied.
    await runCli(directory, ['migrate'])
    const path = join(directory, 'openslot.db')
    const file = new Database(path)
    file.exec('DELETE FROM schema_migrations WHERE id = (SELECT max(id) FROM schema_migrations)')
    const newest = (): unknown => file.prepare('SELECT max(id) FROM schema_migrations').pluck().get()
    const before = newest()
    for (const command of [...LOOKING, ['import', join(import.meta.dirname, '../demo/salon.yaml'), '--dry-run']]) {
      const { code, stderr } = await runCli(directory, command)
      expect([command, code, stderr]).toEqual([command, 1, expect.stringContaining('run `openslot migrate`')])
    }
    expect(newest()).toBe(before)
    file.close()
  },
  TIMEOUT_MS,
)

test(
  'without any word, it serves',
  async () => {
    const env = { PATH: process.env['PATH'], OPENSLOT_PORT: '0' }
    const child = spawn(process.execPath, [CLI], { cwd: directory, env })
    const exited = once(child, 'exit')
    const first = once(createInterface({ input: child.stdout }), 'line')
    const [line] = (await Promise.race([first, exited])) as unknown[]
    expect(line).toMatch(/^OpenSlot listening on http:/)
    child.kill('SIGTERM')
    await exited
  },
  TIMEOUT_MS,
)
