import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBooking, SlotsResponse } from '@openslot/core/wire'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Finished, type RunningServer, runCli, startServer } from './support/cli.js'
import { ANNA, BEN, HAIRCUT } from './support/salon.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 60_000
const DATABASE = 'openslot.db'

let directory: string
let elsewhere: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  elsewhere = join(directory, 'elsewhere')
  await mkdir(elsewhere)
})
afterEach(() => rm(directory, { recursive: true }))

const run = (...args: string[]): Promise<Finished> => runCli(directory, args)
const runElsewhere = (...args: string[]): Promise<Finished> => runCli(elsewhere, args)

/** Every row of every table. */
function contentOf(path: string): Record<string, unknown[]> {
  const file = new Database(path, { readonly: true })
  try {
    const tables = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
    return Object.fromEntries(tables.map((table) => [table, file.prepare(`SELECT * FROM ${String(table)}`).all()]))
  } finally {
    file.close()
  }
}

interface Load {
  /** What was answered with 201 so far. */
  readonly made: readonly CreatedBooking[]
  stop(): Promise<void>
}

/** Books the next free times of the demo, four at once, until it is stopped. */
function keepBooking({ url }: RunningServer): Load {
  let isStopped = false
  const made: CreatedBooking[] = []
  const bookEach = async (starts: Iterator<string>): Promise<void> => {
    for (let next = starts.next(); !next.done && !isStopped; next = starts.next()) {
      const response = await fetch(`${url}/v1/bookings`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          service: 'haircut',
          start: next.value,
          timeZone: 'UTC',
          customer: { name: 'Mia', email: 'mia@example.com' },
        }),
      })
      if (response.status === 201) made.push((await response.json()) as CreatedBooking)
    }
  }
  const work = async (): Promise<void> => {
    const from = new Date().toISOString().replace(/\.\d+/, '')
    const to = new Date(Date.now() + 30 * 86_400_000).toISOString().replace(/\.\d+/, '')
    const { slots } = (await (
      await fetch(`${url}/v1/slots?service=haircut&from=${from}&to=${to}`)
    ).json()) as SlotsResponse
    const starts = slots.map(({ start }) => start).values()
    await Promise.all(Array.from({ length: 4 }, () => bookEach(starts)))
  }
  const working = work()
  return {
    made,
    stop: async () => {
      isStopped = true
      await working
    },
  }
}

describe('backup', () => {
  test(
    'copies what is there at one instant while bookings come in, and restores to a server with the same records that knows their tokens',
    async () => {
      const server = await startServer(directory, ['--demo'], { OPENSLOT_RATE_LIMIT: 'off' })
      const load = keepBooking(server)
      await expect.poll(() => load.made.length, { timeout: 60_000 }).toBeGreaterThan(3)
      const answered = load.made.map(({ id }) => id)
      const done = await run('backup', 'safe.db')
      expect(done).toMatchObject({ code: 0, stdout: 'Backed up to safe.db and safe.db.secret. Keep both.\n' })
      await load.stop()
      await server.stop()

      const kept = contentOf(join(directory, 'safe.db'))
      expect(kept['bookings']?.length).toBeGreaterThan(3)
      const owed = kept['outbox'] as { booking_id: string }[]
      // What was booked in one transaction is there whole.
      for (const { id } of kept['bookings'] as { id: string }[])
        expect(owed.filter((row) => row.booking_id === id).length).toBeGreaterThan(1)
      const live = contentOf(join(directory, DATABASE))
      const ids = (kept['bookings'] as { id: string }[]).map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(answered))
      // Of each, the copy says the same as the server that went on.
      const audited = live['audit'] as { booking_id: string }[]
      expect(kept['audit']).toEqual(audited.filter((row) => ids.includes(row.booking_id)))
      const modes = await Promise.all(['safe.db', 'safe.db.secret'].map((name) => stat(join(directory, name))))
      expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600])

      const restored = await runElsewhere('restore', '../safe.db')
      expect(restored).toMatchObject({ code: 0, stdout: `Restored to ${join(elsewhere, DATABASE)}.\n` })
      expect(contentOf(join(elsewhere, DATABASE))).toEqual(kept)
      const other = await startServer(elsewhere)
      const [first] = load.made
      const seen = await fetch(`${other.url}/v1/bookings/${first?.id}`, {
        headers: { Authorization: `Bearer ${first?.manageToken}` },
      })
      expect(seen.status).toBe(200)
      await other.stop()
      expect(await readFile(join(elsewhere, `${DATABASE}.secret`))).toEqual(
        await readFile(join(directory, `${DATABASE}.secret`)),
      )
    },
    TIMEOUT_MS,
  )

  test(
    'overwrites nothing, makes no database, and leaves nothing half-made',
    async () => {
      expect((await run('backup', 'safe.db')).stderr).toMatch(/^openslot: There is no database at .*openslot\.db\./)
      expect(existsSync(join(directory, DATABASE))).toBe(false)
      await run('migrate')
      await writeFile(join(directory, 'safe.db'), 'precious')
      const refused = await run('backup', 'safe.db')
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('safe.db is there already.')])
      expect(await readFile(join(directory, 'safe.db'), 'utf8')).toBe('precious')
      await writeFile(join(directory, 'other.db.secret'), 'of another backup')
      const opened = await run('backup', 'other.db')
      expect([opened.code, opened.stderr]).toEqual([1, expect.stringContaining('other.db.secret is there already.')])
      expect(await readFile(join(directory, 'other.db.secret'), 'utf8')).toBe('of another backup')
      expect(existsSync(join(directory, 'other.db'))).toBe(false)
      const nowhere = await run('backup', 'none/safe.db')
      const noFolder = 'none/safe.db can’t be written: there is no folder none. Make it first, or name another.\n'
      expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining(`openslot: ${noFolder}`)])
      const exported = await run('export', 'none/salon.yaml')
      expect([exported.code, exported.stderr]).toEqual([1, `openslot: ${noFolder.replace('safe.db', 'salon.yaml')}`])
    },
    TIMEOUT_MS,
  )
})

describe('restore', () => {
  test(
    'keeps what was there, also where that is damaged',
    async () => {
      await writeFile(join(directory, 'salon.json'), JSON.stringify({ services: [HAIRCUT], staff: [ANNA, BEN] }))
      await run('import', 'salon.json')
      await run('backup', 'safe.db')
      await run('migrate', '--database', 'file:elsewhere/openslot.db')
      const first = await runElsewhere('restore', '../safe.db')
      const aside = /kept as (.*)\.$/m.exec(first.stdout)?.[1] ?? ''
      expect(contentOf(aside)['services']).toEqual([])
      expect(contentOf(join(elsewhere, DATABASE))['services']).toHaveLength(1)

      await writeFile(join(elsewhere, DATABASE), 'x'.repeat(8192))
      const second = await runElsewhere('restore', '../safe.db')
      expect(second.code).toBe(0)
      expect(contentOf(join(elsewhere, DATABASE))['services']).toHaveLength(1)
    },
    TIMEOUT_MS,
  )

  test(
    'of a link to a backup, takes the secret beside the link, or else beside what it leads to',
    async () => {
      await run('migrate')
      await run('backup', 'safe.db')
      await writeFile(join(directory, 'safe.db.secret'), 's'.repeat(43))
      await symlink('safe.db', join(directory, 'latest.db'))
      const restored = await runElsewhere('restore', '../latest.db')
      expect(restored).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Warning') as unknown })
      const secret = (): Promise<string> => readFile(join(elsewhere, `${DATABASE}.secret`), 'utf8')
      expect(await secret()).toBe('s'.repeat(43))
      await writeFile(join(directory, 'latest.db.secret'), 'l'.repeat(43))
      await runElsewhere('restore', '../latest.db')
      expect(await secret()).toBe('l'.repeat(43))
    },
    TIMEOUT_MS,
  )

  test(
    'says when a backup has lost its secret, unless a setting has it',
    async () => {
      await run('migrate')
      await run('backup', 'safe.db')
      expect((await runElsewhere('restore', '../safe.db')).stderr).toMatch(
        /Warning: \.\.\/safe\.db\.secret is not there\..*Put it at .*openslot\.db\.secret before/,
      )
      await writeFile(join(elsewhere, `${DATABASE}.secret`), 'of what was there before, whatever it was')
      expect((await runElsewhere('restore', '../safe.db')).stderr).toMatch(
        /Warning: .*openslot\.db\.secret stays as it was/,
      )
      const set = await runCli(elsewhere, ['restore', '../safe.db'], { OPENSLOT_SECRET: 's'.repeat(40) })
      expect(set).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Warning') as unknown })
    },
    TIMEOUT_MS,
  )

  test(
    'keeps a secret whose database is gone, once',
    async () => {
      await run('migrate')
      await run('backup', 'safe.db')
      await writeFile(join(directory, 'safe.db.secret'), 's'.repeat(43))
      await writeFile(join(elsewhere, `${DATABASE}.secret`), 'o'.repeat(43), { mode: 0o640 })
      const first = await runElsewhere('restore', '../safe.db')
      const aside = /^The secret that was there is kept as (.*)\.$/m.exec(first.stdout)?.[1] ?? ''
      expect(await readFile(aside, 'utf8')).toBe('o'.repeat(43))
      expect(await readFile(join(elsewhere, `${DATABASE}.secret`), 'utf8')).toBe('s'.repeat(43))
      expect((await stat(join(elsewhere, `${DATABASE}.secret`))).mode & 0o777).toBe(0o640)
      await rm(join(elsewhere, DATABASE))
      expect((await runElsewhere('restore', '../safe.db')).stdout).not.toContain('kept as')
    },
    TIMEOUT_MS,
  )

  test(
    'refuses what is no whole backup of ours, and a database that is in use: nothing changes',
    async () => {
      await run('migrate')
      await run('backup', 'safe.db')
      const wrong = async (name: string): Promise<string> => (await run('restore', name)).stderr
      expect(await wrong('none.db')).toMatch(/There is no backup at none\.db\./)
      await writeFile(join(directory, 'text.db'), 'not a database, and long enough to look like something')
      expect(await wrong('text.db')).toMatch(/text\.db can’t be read as a backup: /)
      const foreign = new Database(join(directory, 'foreign.db'))
      foreign.exec('CREATE TABLE t (a)')
      foreign.close()
      expect(await wrong('foreign.db')).toMatch(/foreign\.db is no OpenSlot database\./)
      await copyFile(join(directory, 'safe.db'), join(directory, 'newer.db'))
      const newer = new Database(join(directory, 'newer.db'))
      newer.exec("INSERT INTO schema_migrations VALUES (9999, 'future', 0)")
      newer.close()
      expect(await wrong('newer.db')).toMatch(/made by a newer OpenSlot \(migration 9999;/)
      const bytes = await readFile(join(directory, 'safe.db'))
      await writeFile(join(directory, 'damaged.db'), bytes.subarray(0, bytes.length - 8192))
      expect(await wrong('damaged.db')).toMatch(/damaged\.db (?:is damaged|can’t be read)/)

      const foreignBytes = await readFile(join(directory, 'foreign.db'))
      const into = async (name: string): Promise<Finished> => run('restore', 'safe.db', '--database', `file:./${name}`)
      expect(await into('foreign.db')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/openslot: .*foreign\.db is no OpenSlot database\. Name another/) as string,
      })
      expect(await readFile(join(directory, 'foreign.db'))).toEqual(foreignBytes)
      expect((await readdir(directory)).filter((name) => name.startsWith('foreign.db'))).toEqual(['foreign.db'])
      // As whoever makes files beforehand leaves it.
      await writeFile(join(directory, 'empty.db'), '')
      expect(await into('empty.db')).toMatchObject({ code: 0 })

      const before = contentOf(join(directory, DATABASE))
      await symlink(DATABASE, join(directory, 'same.db'))
      expect(await wrong(DATABASE)).toMatch(/openslot\.db is the database itself\. Name a file that/)
      expect(await wrong('same.db')).toMatch(/same\.db is the database itself\. Name a file that/)
      const server = await startServer(directory)
      expect(await wrong('safe.db')).toMatch(/openslot\.db is in use\. Stop the server/)
      await server.stop()
      expect(contentOf(join(directory, DATABASE))).toEqual(before)
    },
    TIMEOUT_MS,
  )
})

test(
  'an export is imported as it was, into an empty database too',
  async () => {
    await writeFile(
      join(directory, 'salon.json'),
      JSON.stringify({
        services: [{ ...HAIRCUT, caps: { day: 3 }, questions: [{ id: 'colour', label: 'Which?' }] }],
        staff: [ANNA, BEN],
        resources: [{ slug: 'room', name: 'Room', kind: 'room', timeZone: 'Europe/Berlin', hours: ANNA.hours }],
      }),
    )
    await run('import', 'salon.json')
    const { stdout } = await run('export')
    expect((await run('export', 'out.yaml')).code).toBe(0)
    expect(await readFile(join(directory, 'out.yaml'), 'utf8')).toBe(stdout)
    const refused = await run('export', 'out.yaml')
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('add --force')])
    expect((await run('export', 'out.yaml', '--force')).code).toBe(0)

    expect((await run('export', '-')).stdout).toBe(stdout)
    for (const command of ['backup', 'restore'])
      expect((await run(command, '-')).stderr).toMatch(/^openslot: A backup is a file, .*Name the file\.\n$/)
    expect(existsSync(join(directory, '-'))).toBe(false)

    expect((await run('import', 'out.yaml')).stdout).toMatch(/^(?:.*: as it was\n)+Imported\.\n$/)
    await runElsewhere('import', '../out.yaml')
    expect((await runElsewhere('export')).stdout).toBe(stdout)
  },
  TIMEOUT_MS,
)
