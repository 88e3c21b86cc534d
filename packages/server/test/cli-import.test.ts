import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashToken } from '../src/tokens.js'
import { type Finished, runCli } from './support/cli.js'
import { ANNA, BEN, HAIRCUT } from './support/salon.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 30_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

async function importCatalog(content: string | object, ...flags: string[]): Promise<Finished> {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  await writeFile(join(directory, 'salon.yaml'), text)
  return runCli(directory, ['import', 'salon.yaml', ...flags])
}

function rowsOf(table: string): Record<string, unknown>[] {
  const file = new Database(join(directory, 'openslot.db'), { readonly: true })
  try {
    return file.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
  } finally {
    file.close()
  }
}

const lines = ({ stdout }: Finished): string[] => stdout.trim().split('\n')

describe('import', () => {
  test(
    'creates, changes, and says what was as it was; a dry run says the same and changes nothing',
    async () => {
      const first = { services: [HAIRCUT], staff: [ANNA, BEN] }
      const dry = await importCatalog(first, '--dry-run')
      const plan = ['staff anna: new', 'staff ben: new', 'service haircut: new']
      expect(lines(dry)).toEqual([...plan, 'Nothing was imported (dry run).'])
      expect([...rowsOf('services'), ...rowsOf('staff')]).toEqual([])

      expect(lines(await importCatalog(first))).toEqual([...plan, 'Imported.'])
      const [service] = rowsOf('services')
      const again = await importCatalog(first)
      expect(lines(again)).toEqual([
        'staff anna: as it was',
        'staff ben: as it was',
        'service haircut: as it was',
        'Imported.',
      ])

      const second = { services: [{ ...HAIRCUT, name: 'Cut', staff: ['ben'] }], staff: [{ ...ANNA, hours: [] }] }
      expect(lines(await importCatalog(second))).toEqual([
        'staff anna: changed',
        'service haircut: changed',
        'Imported.',
      ])
      // What the file does not name stays, and an id never changes.
      expect(rowsOf('staff').map((row) => [row['slug'], row['hours']])).toEqual([
        ['anna', '[]'],
        ['ben', expect.stringContaining('09:00')],
      ])
      expect(rowsOf('services')).toEqual([{ ...service, name: 'Cut' }])
    },
    TIMEOUT_MS,
  )

  test(
    'reads YAML as people write it',
    async () => {
      const done = await importCatalog(`
# Our salon
services:
  - slug: haircut
    name: Haircut
    durationMinutes: 30
    price: { amount: 4500, currency: EUR }
    staff: [anna]
staff:
  - slug: anna
    name: Anna
    email: anna@example.com
    timeZone: Europe/Berlin
    hours:
      - { days: [1, 2], start: '09:00', end: '17:00' }
    overrides:
      - { date: '2026-12-24', windows: [] }
`)
      expect(done).toMatchObject({ code: 0, stderr: '' })
      expect(rowsOf('services')[0]).toMatchObject({ duration_minutes: 30, slot_interval_minutes: 30 })
    },
    TIMEOUT_MS,
  )

  test(
    'is all or nothing: one bad entry, and the good ones are not imported either',
    async () => {
      const bad = { ...BEN, hours: [...BEN.hours, { days: [6], start: '25:00', end: '26:00' }], fax: '1' }
      const done = await importCatalog({ services: [HAIRCUT], staff: [ANNA, bad] })
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr).toMatch(/^openslot: salon\.yaml was not imported:\n/)
      expect(done.stderr).toMatch(/^ {2}staff\.1\.hours\.1: start: use a time/m)
      expect(done.stderr).toMatch(/^ {2}staff\.1\.fax: this field is not known$/m)
      // Well-formed, but it names somebody whom only the database can know.
      const stranger = await importCatalog({ services: [HAIRCUT], staff: [BEN] })
      expect(stranger.code).toBe(1)
      expect(stranger.stderr).toMatch(/^openslot: services: haircut names the staff member "anna", who is neither/)
      expect([...rowsOf('services'), ...rowsOf('staff')]).toEqual([])
    },
    TIMEOUT_MS,
  )

  test(
    'a file that is not there is a line, and makes no database',
    async () => {
      const done = await runCli(directory, ['import', 'nope.yaml'])
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr).toMatch(/^openslot: nope\.yaml can’t be read: ENOENT/)
      expect(await readdir(directory)).toEqual([])
    },
    TIMEOUT_MS,
  )
})

describe('token list and revoke', () => {
  test(
    'show what tokens may do, and close the API to one',
    async () => {
      await runCli(directory, ['token', 'create', 'laptop'])
      await runCli(directory, ['token', 'create', 'till', '--scope', 'bookings:read', 'customers'])
      const listed = await runCli(directory, ['token', 'list'])
      expect(listed.stdout.split('\n').map((line) => line.split('\t').slice(1, 3))).toEqual([
        ['laptop', '*'],
        ['till', 'bookings:read customers'],
        [],
      ])
      expect(listed.stdout).toMatch(/made \d{4}-\d\d-\d\d\tnever used$/m)
      expect((await runCli(directory, ['token', 'revoke', 'till'])).stdout).toBe('Revoked: till\n')
      expect(rowsOf('admin_tokens')).toHaveLength(1)
      const again = await runCli(directory, ['token', 'revoke', 'till'])
      expect(again).toMatchObject({ code: 1, stdout: '' })
      expect(again.stderr).toBe('openslot: There is no token called "till". `openslot token list` shows them.\n')
      const wrong = await runCli(directory, ['token', 'create', 'x', '--scope', 'all'])
      expect(wrong).toMatchObject({ code: 1, stdout: '' })
      expect(wrong.stderr).toContain('bookings:read')
    },
    TIMEOUT_MS,
  )
})

describe('token create', () => {
  test(
    'shows the token once, on its own line, and keeps only its hash; a name is used once',
    async () => {
      const done = await runCli(directory, ['token', 'create', 'laptop'])
      expect(done.code).toBe(0)
      const token = done.stdout.trim()
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(done.stderr).toMatch(/shown this once/)
      expect(rowsOf('admin_tokens')).toEqual([
        expect.objectContaining({ name: 'laptop', token_hash: hashToken(token) }),
      ])
      const again = await runCli(directory, ['token', 'create', ' laptop '])
      expect(again).toMatchObject({ code: 1, stdout: '' })
      expect(again.stderr).toBe('openslot: There is a token called "laptop" already. Choose another name.\n')
      expect(rowsOf('admin_tokens')).toHaveLength(1)
      expect((await runCli(directory, ['token', 'create', ' '])).code).toBe(1)
    },
    TIMEOUT_MS,
  )
})
