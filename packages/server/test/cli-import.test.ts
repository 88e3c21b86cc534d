import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLI, type Finished, rowsOf, runCli } from './support/cli.js'
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

const lines = ({ stdout }: Finished): string[] => stdout.trim().split('\n')

describe('import', () => {
  test(
    'creates, changes, and says what was as it was; a dry run says the same and changes nothing',
    async () => {
      const first = { services: [HAIRCUT], staff: [ANNA, BEN] }
      const dry = await importCatalog(first, '--dry-run')
      const plan = ['staff anna: new', 'staff ben: new', 'service haircut: new']
      expect(lines(dry)).toEqual([...plan, 'Nothing was imported (dry run).'])
      // Not even a database, or its secret.
      expect(await readdir(directory)).toEqual(['salon.yaml'])

      expect(lines(await importCatalog(first))).toEqual([...plan, 'Imported.'])
      const [service] = rowsOf(directory, 'services')
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
        '  hours',
        'service haircut: changed',
        '  name: "Haircut" → "Cut"',
        '  staff: ["anna"] → ["ben"]',
        'Imported.',
      ])
      // What the file does not name stays, and an id never changes.
      expect(rowsOf(directory, 'staff').map((row) => [row['slug'], row['hours']])).toEqual([
        ['anna', '[]'],
        ['ben', expect.stringContaining('09:00')],
      ])
      expect(rowsOf(directory, 'services')).toEqual([{ ...service, name: 'Cut' }])
    },
    TIMEOUT_MS,
  )

  test(
    'leaves the fields that the file doesn’t name as they are, and says which ones change',
    async () => {
      const room = { slug: 'studio', name: 'Studio', kind: 'room', timeZone: 'Europe/Berlin', hours: ANNA.hours }
      const haircut = { ...HAIRCUT, bufferAfterMinutes: 10, caps: { day: 8 }, resources: ['room'] }
      const anna = { ...ANNA, phone: '+49 30 123456' }
      await importCatalog({ services: [haircut], staff: [anna], resources: [room] })
      const [[service], [member], [studio]] = [
        rowsOf(directory, 'services'),
        rowsOf(directory, 'staff'),
        rowsOf(directory, 'resources'),
      ]

      const part = {
        services: [{ slug: 'haircut', name: 'Haircut', durationMinutes: 45 }],
        staff: [{ slug: 'anna', overrides: [{ date: '2026-12-24', windows: [] }] }],
        resources: [{ slug: 'studio', overrides: [{ date: '2026-12-24', windows: [] }] }],
      }
      const christmas = '[{"date":"2026-12-24","windows":[]}]'
      const plan = [
        'staff anna: changed',
        `  overrides: [] → ${christmas}`,
        'resource studio: changed',
        `  overrides: [] → ${christmas}`,
        'service haircut: changed',
        '  durationMinutes: 30 → 45',
      ]
      expect(lines(await importCatalog(part, '--dry-run'))).toEqual([...plan, 'Nothing was imported (dry run).'])
      expect(rowsOf(directory, 'services')).toEqual([service])
      expect(lines(await importCatalog(part))).toEqual([...plan, 'Imported.'])
      expect(rowsOf(directory, 'services')).toEqual([{ ...service, duration_minutes: 45 }])
      expect(rowsOf(directory, 'service_staff')).toHaveLength(1)
      expect(rowsOf(directory, 'staff')).toEqual([{ ...member, overrides: christmas }])
      expect(rowsOf(directory, 'resources')).toEqual([{ ...studio, overrides: christmas }])
      // To take something away, the file says so.
      const none = { services: [{ slug: 'haircut', caps: {}, price: null, staff: [] }] }
      expect(lines(await importCatalog(none))).toContain('  staff: ["anna"] → []')
      expect(rowsOf(directory, 'services')[0]).toMatchObject({ price_amount: null, buffer_after_minutes: 10 })
    },
    TIMEOUT_MS,
  )

  test(
    'what a new entry needs, and what doesn’t go with what is stored, is a line for each',
    async () => {
      await importCatalog({ services: [HAIRCUT], staff: [ANNA] })
      const before = rowsOf(directory, 'services')
      const done = await importCatalog({
        services: [
          { slug: 'beard', durationMinutes: 15 },
          { slug: 'haircut', durationMinutes: 0 },
        ],
        staff: [{ slug: 'zoe', name: 'Zoe', timeZone: 'UTC' }],
      })
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr.trim().split('\n')).toEqual([
        'openslot: Nothing was imported:',
        '  services.0.name: is missing',
        expect.stringMatching(/^ {2}services\.1\.durationMinutes: /),
        '  staff.0.email: is missing',
      ])
      expect(rowsOf(directory, 'services')).toEqual(before)
    },
    TIMEOUT_MS,
  )

  test(
    'shows what a file calls its fields and things in one line each, whatever is in it',
    async () => {
      const hostile = 'a\u001B[31m\nopenslot: b\u009B\u202E'
      const shown = 'a [31m openslot: b'
      const lineOf = ({ stderr }: Finished): string[] => stderr.split('\n')
      const inFile = await importCatalog({ services: [{ ...HAIRCUT, staff: ['anna'], [hostile]: 1 }], staff: [ANNA] })
      expect(lineOf(inFile)).toEqual([
        'openslot: Nothing was imported:',
        `  services.0.${shown} : this field is not known`,
        '',
      ])
      expect(lineOf(await importCatalog({ [hostile]: [] }))).toEqual([
        'openslot: Nothing was imported:',
        `  ${shown} : this field is not known`,
        '',
      ])
      await importCatalog({ services: [{ ...HAIRCUT, staff: ['anna'] }], staff: [ANNA] })
      const renamed = await importCatalog({ staff: [{ ...ANNA, name: 'Ann\u202Ea' }] }, '--dry-run')
      expect(renamed.stdout + renamed.stderr).not.toMatch(/[\p{Cc}\u202E](?<!\n)/u)

      const folder = join(directory, 'csv')
      await mkdir(folder)
      await writeFile(join(folder, 'staff.csv'), 'slug,name,time_zone,a\u001B[31m\u009Bb\nanna,Anna,Europe/Berlin,x\n')
      await writeFile(
        join(folder, 'services.csv'),
        'slug,name,duration_minutes,staff\ncut,C\u001B[2Jut,30,ann\u001B[2Ja\n',
      )
      const inTable = await runCli(directory, ['import', 'csv'])
      expect(inTable.code).toBe(1)
      expect(inTable.stdout + inTable.stderr).toMatch(/\[31m b/)
      expect(inTable.stdout + inTable.stderr).not.toMatch(/\p{Cc}(?<!\n)/u)
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
      expect(rowsOf(directory, 'services')[0]).toMatchObject({ duration_minutes: 30, slot_interval_minutes: 30 })
    },
    TIMEOUT_MS,
  )

  test(
    'is all or nothing: one bad entry, and the good ones are not imported either',
    async () => {
      const bad = { ...BEN, hours: [...BEN.hours, { days: [6], start: '25:00', end: '26:00' }], fax: '1' }
      const done = await importCatalog({ services: [HAIRCUT], staff: [ANNA, bad] })
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr).toMatch(/^openslot: Nothing was imported:\n/)
      expect(done.stderr).toMatch(/^ {2}staff\.1\.hours\.1\.start: Use a time/m)
      expect(done.stderr).toMatch(/^ {2}staff\.1\.fax: this field is not known$/m)
      // Well-formed, but it names somebody whom only the database can know.
      const stranger = await importCatalog({ services: [HAIRCUT], staff: [BEN] })
      expect(stranger.code).toBe(1)
      expect(stranger.stderr).toContain(
        '  services.0.staff: there is no "anna", neither in the file nor in the database',
      )
      expect([...rowsOf(directory, 'services'), ...rowsOf(directory, 'staff')]).toEqual([])
    },
    TIMEOUT_MS,
  )

  test(
    'says all that is to be mended at once, and makes no database for it',
    async () => {
      const services = [
        { ...HAIRCUT, staff: ['anna', 'ben', 'nobody'] },
        { slug: 'beard', name: 'Beard', durationMinutes: 0, 'price.amount': 4500 },
        'shave',
      ]
      const staff = [{ ...ANNA, fax: '1' }, { ...BEN, timeZone: 'Mars/Base' }, { slug: 'zoe' }]
      const done = await importCatalog({ services, staff, resources: [{ slug: 'sink', kind: 7 }] })
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr.trim().split('\n')).toEqual([
        'openslot: Nothing was imported:',
        '  services.0.staff: there is no "nobody", neither in the file nor in the database',
        '  services.1.price.amount: this field is not known',
        '  services.1.durationMinutes: Use a whole number from 1 to 10080.',
        '  services.2: needs fields here, such as those of demo/salon.yaml',
        '  staff.0.fax: this field is not known',
        expect.stringMatching(/^ {2}staff\.1\.timeZone: Use an IANA time zone/),
        '  staff.2.name: is missing',
        '  staff.2.email: is missing',
        '  staff.2.timeZone: is missing',
        expect.stringMatching(/^ {2}resources\.0\.kind: /),
      ])
      expect(await readdir(directory)).toEqual(['salon.yaml'])
    },
    TIMEOUT_MS,
  )

  test(
    'says what it does as JSON, for scripts',
    async () => {
      await importCatalog({ services: [HAIRCUT], staff: [ANNA] })
      const done = await importCatalog({ services: [{ ...HAIRCUT, name: 'Cut' }] }, '--dry-run', '--json')
      expect(JSON.parse(done.stdout)).toEqual({
        dryRun: true,
        changes: [
          {
            kind: 'service',
            slug: 'haircut',
            action: 'update',
            changed: [{ field: 'name', from: 'Haircut', to: 'Cut' }],
          },
        ],
        bookings: null,
        notes: [],
      })
    },
    TIMEOUT_MS,
  )

  test(
    'reads what is piped in as -',
    async () => {
      const piped = async (text: string): Promise<unknown> => {
        const child = execFile(process.execPath, [CLI, 'import', '-', '--json'], { cwd: directory, env: {} })
        child.stdin?.end(text)
        if (!child.stdout) throw new Error('no standard output')
        return json(child.stdout)
      }
      expect(await piped('{')).toEqual({
        error: { message: expect.stringMatching(/^What is piped in can’t be read: .*\.$/) as unknown },
      })
      expect(await piped(JSON.stringify({ services: [HAIRCUT], staff: [ANNA] }))).toMatchObject({
        changes: [{ slug: 'anna' }, { slug: 'haircut' }],
      })
      expect(rowsOf(directory, 'services')).toHaveLength(1)
    },
    TIMEOUT_MS,
  )

  test(
    'of what is another kind of file, says how to name it',
    async () => {
      await writeFile(join(directory, 'bookings.csv'), 'id\n')
      await writeFile(join(directory, 'dump.sql'), 'CREATE TABLE x;')
      const wrong = async (name: string): Promise<string> => (await runCli(directory, ['import', name])).stderr
      expect(await wrong('./bookings.csv')).toMatch(/^openslot: .*Name the folder that has them: openslot import \.\n$/)
      expect(await wrong('dump.sql')).toMatch(/^openslot: .*--from easyappointments\.\n$/)
    },
    TIMEOUT_MS,
  )

  test(
    'a file that is not there is a line, and makes no database',
    async () => {
      const done = await runCli(directory, ['import', 'nope.yaml'])
      expect(done).toMatchObject({ code: 1, stdout: '' })
      expect(done.stderr).toBe(
        'openslot: nope.yaml can’t be read: it is not there. Check the name, and the folder that you are in.\n',
      )
      expect((await runCli(directory, ['import', 'nope', '--from', 'cal.com'])).stderr).toMatch(
        /^openslot: nope can’t be read: it is not there\. .*\n$/,
      )
      expect(await readdir(directory)).toEqual([])
    },
    TIMEOUT_MS,
  )
})
