import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SqliteDb } from './db.js'
import { transact } from './transact.js'

// Changes that come together share one wait for the disk, and nothing else.

let directory: string
let db: SqliteDb
let other: Database.Database
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'openslot-test-'))
  const path = join(directory, 'x.db')
  db = drizzle(new Database(path))
  db.$client.pragma('journal_mode = WAL')
  db.$client.exec('CREATE TABLE marks (mark INTEGER PRIMARY KEY, bytes BLOB)')
  other = new Database(path)
})
afterEach(() => {
  other.close()
  db.$client.close()
  rmSync(directory, { recursive: true })
})

const write = (mark: number, bytes = 0): void => {
  db.$client.prepare('INSERT INTO marks VALUES (?, zeroblob(?))').run(mark, bytes)
}
const marks = (): unknown[] => other.prepare('SELECT mark FROM marks ORDER BY mark').pluck().all()
/** SQLite's count of what others have committed, as `other` sees it. */
const commits = (): unknown => other.pragma('data_version', { simple: true })

test('those who come together commit together, and each gets its own answer', async () => {
  const before = commits()
  const seen: unknown[] = []
  const changes = [1, 2, 3].map((mark) =>
    transact(db, () => {
      write(mark)
      seen.push(commits())
      return mark
    }),
  )
  expect(await Promise.all(changes)).toEqual([1, 2, 3])
  expect(seen).toEqual([before, before, before])
  expect(marks()).toEqual([1, 2, 3])
})

test('a later one sees what an earlier one did', async () => {
  const count = (): unknown => db.$client.prepare('SELECT count(*) FROM marks').pluck().get()
  const changes = [1, 2].map((mark) =>
    transact(db, () => {
      const before = count()
      write(mark)
      return before
    }),
  )
  expect(await Promise.all(changes)).toEqual([0, 1])
})

test('whoever fails takes back nothing but their own', async () => {
  const failing = transact(db, () => {
    write(2)
    throw new Error('half-way')
  })
  const changes = [transact(db, () => write(1)), failing, transact(db, () => write(3))]
  const [first, second, third] = await Promise.allSettled(changes)
  expect([first?.status, third?.status]).toEqual(['fulfilled', 'fulfilled'])
  expect(second).toMatchObject({ status: 'rejected', reason: { message: 'half-way' } })
  expect(marks()).toEqual([1, 3])
})

test('whoever can’t have the lock changes nothing, and leaves nobody waiting', async () => {
  db.$client.pragma('busy_timeout = 0')
  other.exec('BEGIN IMMEDIATE')
  const results = await Promise.allSettled([1, 2].map((mark) => transact(db, () => write(mark))))
  expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
    'SQLITE_BUSY',
    'SQLITE_BUSY',
  ])
  other.exec('ROLLBACK')
  await transact(db, () => write(3))
  expect(marks()).toEqual([3])
})

test('what was answered is stored and nothing else, whatever fails, and when the disk is full', async () => {
  const job = fc.constantFrom('fine', 'fine', 'fails', 'too-large')
  let mark = 0
  await fc.assert(
    fc.asyncProperty(fc.array(job, { minLength: 1, maxLength: 80 }), async (jobs) => {
      db.$client.exec('DELETE FROM marks')
      const pages = Number(db.$client.pragma('page_count', { simple: true }))
      db.$client.pragma(`max_page_count = ${pages + 20}`)
      const numbered = jobs.map((kind) => ({ kind, mark: ++mark }))
      const results = await Promise.allSettled(
        numbered.map((each) =>
          transact(db, () => {
            write(each.mark, each.kind === 'too-large' ? 200_000 : 0)
            if (each.kind === 'fails') throw new Error('half-way')
            return each.mark
          }),
        ),
      )
      expect(marks()).toEqual(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))
      if (!jobs.includes('too-large')) {
        expect(marks()).toHaveLength(jobs.filter((kind) => kind === 'fine').length)
      }
    }),
    { numRuns: 60 },
  )
})
