import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANNA, HAIRCUT } from '../../test/support/salon.js'
import { CatalogFileError } from './catalog-file-error.js'
import { type ImportPlan, planImport } from './plan-import.js'
import { readCatalogFile } from './read-catalog-file.js'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** What an import of it into an empty database would do. */
const planFor = async (path: string): Promise<ImportPlan> =>
  planImport(await readCatalogFile(path), {
    service: () => undefined,
    staff: () => undefined,
    resource: () => undefined,
  })

/** What is said of a file with this content; fails when nothing is wrong with it. */
async function mistakesIn(content: string | object): Promise<string> {
  const path = join(directory, 'salon.yaml')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  const error: unknown = await planFor(path).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CatalogFileError)) throw new Error('nothing was wrong with it', { cause: error })
  return error.message
}

const staffWith = (changes: object): object => ({
  staff: [
    { ...ANNA, slug: 'new' },
    { ...ANNA, ...changes },
  ],
})

test.each<[what: string, content: string | object, place: RegExp]>([
  ['an unknown field', staffWith({ fax: '1' }), /^ {2}staff\.1\.fax: this field is not known$/m],
  ['a missing field', staffWith({ email: undefined }), /^ {2}staff\.1\.email: is missing$/m],
  ['an unknown zone', staffWith({ timeZone: 'Mars/Base' }), /^ {2}staff\.1\.timeZone: Use an IANA time zone/m],
  [
    'hours that are none',
    staffWith({ hours: [...ANNA.hours, { days: [6, 7], start: '25:00', end: '26:00' }] }),
    /^ {2}staff\.1\.hours\.1\.start: Use a time from 00:00 to 23:59\.$/m,
  ],
  [
    'a weekday that is none',
    staffWith({ hours: [{ days: [1, 8], start: '09:00', end: '17:00' }] }),
    /^ {2}staff\.1\.hours\.0\.days\.1: Use an ISO weekday/m,
  ],
  [
    'a date that is none',
    staffWith({ overrides: [{ date: '2026-02-30', windows: [] }] }),
    /^ {2}staff\.1\.overrides\.0\.date: /m,
  ],
  ['a duration of 0', { services: [{ ...HAIRCUT, durationMinutes: 0 }] }, /^ {2}services\.0\.durationMinutes: /m],
  ['a person named twice', { services: [{ ...HAIRCUT, staff: ['a', 'a'] }] }, /^ {2}services\.0\.staff: Name each/m],
  ['an endless cut-off', { services: [{ ...HAIRCUT, cancelCutoffMinutes: 1e300 }] }, /services\.0\.cancelCutoff/],
  ['an endless cap', { services: [{ ...HAIRCUT, caps: { day: 1e9 } }] }, /^ {2}services\.0\.caps\.day: Use at most/m],
  [
    'a choice without choices',
    { services: [{ ...HAIRCUT, questions: [{ id: 'colour', label: 'Which?', kind: 'choice' }] }] },
    /^ {2}services\.0\.questions\.0\.choices: Give choices for/m,
  ],
  [
    'two questions of one id',
    { services: [{ ...HAIRCUT, questions: [1, 2].map((n) => ({ id: 'q', label: `Question ${n}` })) }] },
    /^ {2}services\.0\.questions: Two questions/m,
  ],
  ...['constructor', 'prototype', '__proto__'].map((id): [string, object, RegExp] => [
    `a question called ${id}`,
    { services: [{ ...HAIRCUT, questions: [{ id, label: 'Builder?' }] }] },
    /^ {2}services\.0\.questions\.0\.id: (?:Choose another id|Use a slug)/m,
  ]),
  [
    'no date to book until',
    { services: [{ ...HAIRCUT, bookUntil: '2026-02-30' }] },
    /services\.0\.bookUntil: Use a date/,
  ],
  ['no places', { services: [{ ...HAIRCUT, capacity: 0 }] }, /^ {2}services\.0\.capacity: /m],
  [
    'hours of a room without a zone',
    { resources: [{ slug: 'r', name: 'Room', kind: 'room', hours: ANNA.hours }] },
    /^ {2}resources\.0\.timeZone: Hours need a timeZone/m,
  ],
  ['a slug that is none', { services: [{ ...HAIRCUT, slug: 'Hair Cut' }] }, /^ {2}services\.0\.slug: Use a slug/m],
  ['two of one slug', { staff: [ANNA, ANNA] }, /staff\.1\.slug: Another staff member has the slug "anna"/],
  ['no list', { staff: ANNA }, /^ {2}staff: Use a list\.$/m],
  ['nothing', '# only a remark\n', /can’t be read: it is empty\.$/],
  ['no YAML', 'services: [', /can’t be read: /],
  [
    'a tag that isn’t known',
    'services: [{ slug: a, name: !env NAME, durationMinutes: 45 }]',
    /can’t be read: Unresolved tag/,
  ],
  [
    'two documents',
    'services: []\n---\nstaff: []',
    /can’t be read: It has several documents\. Put everything into one/,
  ],
  ['nesting without end', '['.repeat(20_000), /can’t be read: It is nested far deeper than an import file is\./],
  [
    'aliases of aliases',
    ['a: &a0 [x]', ...Array.from({ length: 9 }, (_, n) => `a${n}: &a${n + 1} [${`*a${n},`.repeat(9)}]`)].join('\n'),
    /can’t be read: Its aliases \(\*name\) stand for far too much\. Write out/,
  ],
  ['YAML that names itself', 'a: &a [*a]', /a: this field is not known|can’t be read/],
])('a file with %s is refused, naming the place', async (_what, content, place) => {
  expect(await mistakesIn(content)).toMatch(place)
})

test('every mistake has its line', async () => {
  const said = await mistakesIn({
    services: [{ ...HAIRCUT, name: '', color: 'red' }],
    staff: [{ ...ANNA, email: 'x' }],
  })
  expect(said.split('\n').map((line) => /^ {2}(\S+):/.exec(line)?.[1])).toEqual([
    undefined,
    'services.0.name',
    'services.0.color',
    'staff.0.email',
  ])
})

test('what a file leaves out has its default', async () => {
  const path = join(directory, 'short.yaml')
  await writeFile(path, 'services: [{ slug: a, name: A, durationMinutes: 45 }]')
  const { services, staff, resources } = await planFor(path)
  expect([staff, resources]).toEqual([[], []])
  expect(services).toEqual([
    {
      id: null,
      changed: [],
      entry: {
        slug: 'a',
        name: 'A',
        description: null,
        durationMinutes: 45,
        durations: [],
        slotIntervalMinutes: 45,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        minimumNoticeMinutes: 0,
        bookingWindowDays: 60,
        bookingWindowBusinessDays: null,
        bookUntil: null,
        staffing: 'any',
        capacity: 1,
        resources: [],
        caps: { day: null, week: null, month: null },
        requiresApproval: false,
        cancelCutoffMinutes: 0,
        rescheduleCutoffMinutes: 0,
        maxMoves: null,
        reminderOffsetsMinutes: [1440, 60],
        maxGuests: 0,
        questions: [],
        assignment: 'least-loaded',
        price: null,
        location: null,
        color: null,
        active: true,
        staff: [],
      },
    },
  ])
})
