import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startServer } from './support/cli.js'

const TIMEOUT_MS = 30_000
const LIMIT_KIB = 8_192

test(
  'a server whose disk is full is alive and answers, but isn’t ready',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
    const server = await startServer(directory, [], {}, LIMIT_KIB)
    const file = new Database(join(directory, 'openslot.db'))
    try {
      // Another process's pages fill the log up to where this one may not go on.
      file.pragma('wal_autocheckpoint = 0')
      file.exec(`CREATE TABLE ballast (bytes BLOB)`)
      file.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(LIMIT_KIB * 1024)
      const ready = await fetch(`${server.url}/readyz`)
      expect([ready.status, await ready.json()]).toMatchObject([503, { detail: expect.stringMatching(/disk is full/) }])
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect((await fetch(`${server.url}/v1/services`)).status).toBe(200)
    } finally {
      file.close()
      await server.stop()
      await rm(directory, { recursive: true })
    }
  },
  TIMEOUT_MS,
)
