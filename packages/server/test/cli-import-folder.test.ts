import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deriveToken, hashToken } from '../src/tokens.js'
import { type Finished, rowsOf, runCli } from './support/cli.js'

// Each test starts the real command several times.
const TIMEOUT_MS = 30_000

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

const lines = ({ stdout }: Finished): string[] => stdout.trim().split('\n')

test(
  'brings CSV files over, once; a mistake is named by file, row and column, and a file that is none of them refused',
  async () => {
    const write = (name: string, ...rows: string[]): Promise<void> =>
      writeFile(join(directory, 'old', name), rows.join('\n'))
    await mkdir(join(directory, 'old'))
    await write('services.csv', 'slug,name,duration_minutes,staff', 'haircut,Haircut,30,anna')
    await write('staff.csv', 'slug,name,email,time_zone', 'anna,Anna,anna@salon.example,Europe/Berlin')
    const header = 'id,service,staff,start,customer_email,customer_name'
    const booking = (id: string, start: string): string => `${id},haircut,anna,${start},mia@example.com,Mia`
    await write('bookings.csv', header, booking('a', '2199-03-04 02:30'), booking('b', '2199-03-04 02:45'))
    const refused = await runCli(directory, ['import', 'old'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^ {2}bookings\.csv, row 3, start: Its time/m)
    expect([...rowsOf(directory, 'services'), ...rowsOf(directory, 'bookings')]).toEqual([])

    await write('bookings.csv', header, booking('a', '2199-03-04 02:30'), booking('b', '2019-03-04 02:45'))
    const said = (first: string, ...bookings: string[]): string[] => [
      `staff anna: ${first}`,
      `service haircut: ${first}`,
      ...bookings,
    ]
    const fresh = said('new', 'bookings: 1 new, 0 brought over before, 1 past and left out')
    expect(lines(await runCli(directory, ['import', 'old', '--dry-run']))).toEqual([
      ...fresh,
      'Nothing was imported (dry run).',
    ])
    expect(rowsOf(directory, 'bookings')).toEqual([])
    expect(lines(await runCli(directory, ['import', 'old']))).toEqual([...fresh, 'Imported.'])
    expect(lines(await runCli(directory, ['import', 'old']))).toEqual([
      ...said('as it was', 'bookings: 0 new, 1 brought over before, 1 past and left out'),
      'Imported.',
    ])
    const [made] = rowsOf(directory, 'bookings')
    const secret = (await readFile(join(directory, 'openslot.db.secret'), 'utf8')).trim()
    expect(made?.['manage_token_hash']).toBe(hashToken(deriveToken(secret, 'manage', String(made?.['id']))))
  },
  TIMEOUT_MS,
)

test(
  'what is wrong in the same way in many rows is one fault, which names them',
  async () => {
    await mkdir(join(directory, 'old'))
    const rows = Array.from({ length: 3000 }, (_, index) => {
      const staff = index % 2 === 0 ? 'zoe' : 'anna'
      return `${index},${index < 1000 ? 'nails' : 'cut'},${staff},2199-03-04 10:00,mia@example.com`
    })
    await writeFile(join(directory, 'old', 'services.csv'), 'slug,name,duration_minutes,staff\ncut,Cut,30,')
    await writeFile(join(directory, 'old', 'bookings.csv'), ['id,service,staff,start,mail', ...rows].join('\n'))
    const faults = [
      ['bookings.csv, row 1', expect.stringMatching(/^"mail" is no column\./)],
      ['bookings.csv, row 1', 'The column customer_email is missing.'],
      ['bookings.csv, rows 2–3001, customer_name', 'is missing'],
      ['bookings.csv, rows 2–1001, service', expect.stringMatching(/^There is no service "nails"\./)],
      [
        'bookings.csv, rows 1002, 1004, 1006, 1008, 1010 and 995 more, staff',
        expect.stringMatching(/^There is nobody called "zoe"\./),
      ],
      [
        'bookings.csv, rows 1003, 1005, 1007, 1009, 1011 and 995 more, staff',
        expect.stringMatching(/^There is nobody called "anna"\./),
      ],
    ].map(([at, message]) => ({ at, message: message as unknown }))
    const dry = await runCli(directory, ['import', 'old', '--dry-run', '--json'])
    expect(JSON.parse(dry.stdout)).toEqual({ error: { message: 'Nothing was imported.', faults } })
    const { stderr } = await runCli(directory, ['import', 'old'])
    expect(stderr.trim().split('\n')).toHaveLength(2 + faults.length)
    expect(stderr).toContain('\n  bookings.csv, rows 2–1001, service: There is no service "nails".')
  },
  TIMEOUT_MS,
)

test(
  'all faults of all files are told at once, row by row; what hangs on a row with one is not held against it',
  async () => {
    const write = (name: string, ...rows: string[]): Promise<void> =>
      writeFile(join(directory, 'old', name), rows.join('\n'))
    await mkdir(join(directory, 'old'))
    await write(
      'services.csv',
      'slug,name,duration_minutes,staff,active',
      'cut,Cut,30,anna',
      'dye,Dye,1h,anna',
      'wig,Wig,0,,maybe',
    )
    await write('staff.csv', 'slug,name,email,time_zone', 'anna,Anna,anna@salon.example,Berlin', 'ben,Ben,,UTC')
    await write(
      'bookings.csv',
      'id,service,staff,start,customer_email,customer_name',
      '1,nails,,2199-03-04 10:00,mia@example.com,Mia',
      '2,dye,,2199-03-04 10:00,mia@example.com,Mia',
      '3,cut,anna,2199-03-04 10:00,mia@example,Mia',
      '4,shave,ben,2199-03-04 10:00,mia@example.com,Mia',
      '3,cut,zoe,2199-03-04 11:00,mia@example.com,Mia',
    )
    const faults = [
      ['services.csv, row 3, duration_minutes', 'Use a whole number.'],
      ['services.csv, row 4, active', 'Use yes or no.'],
      ['services.csv, row 4, duration_minutes', 'Use a whole number from 1 to 10080.'],
      ['staff.csv, row 2, time_zone', 'Use an IANA time zone such as Europe/Berlin.'],
      ['staff.csv, row 3, email', 'is missing'],
      ['bookings.csv, row 2, service', expect.stringMatching(/^There is no service "nails"\./)],
      ['bookings.csv, row 4, customer_email', expect.stringMatching(/^Check the e-mail address/)],
      ['bookings.csv, row 5, service', expect.stringMatching(/^There is no service "shave"\./)],
      ['bookings.csv, row 6, id', expect.stringMatching(/^bookings\.csv, row 4 has the same\./)],
    ].map(([at, message]) => ({ at, message: message as unknown }))
    const dry = await runCli(directory, ['import', 'old', '--dry-run', '--json'])
    expect(dry.code).toBe(1)
    expect(JSON.parse(dry.stdout)).toEqual({ error: { message: 'Nothing was imported.', faults } })
    const { stderr } = await runCli(directory, ['import', 'old'])
    expect(stderr.trim().split('\n')).toHaveLength(1 + faults.length)
    // Not even a database, or its secret.
    expect(await readdir(directory)).toEqual(['old'])
  },
  TIMEOUT_MS,
)
