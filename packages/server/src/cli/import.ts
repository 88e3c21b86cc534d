import { stat } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { Command, Option } from 'commander'
import type { FieldChange } from '../catalog/plan-import.js'
import { readFlawedCatalogFile } from '../catalog/read-catalog-file.js'
import type { ImportChange } from '../catalog/store.js'
import { systemClock } from '../clock.js'
import { databasePath, readConfig } from '../config.js'
import type { Brought } from '../imports/brought.js'
import { readCalCom } from '../imports/cal-com/read-folder.js'
import { readCsvFolder } from '../imports/csv/read-folder.js'
import { readEasyAppointments } from '../imports/easyappointments/read-dump.js'
import { readText } from '../imports/read-text.js'
import type { BroughtOver } from '../imports/store.js'
import { secretBeside } from '../secret.js'
import type { Storage } from '../storage/storage.js'
import { deriveToken, hashToken, randomToken } from '../tokens.js'
import { CommandError } from './command-error.js'
import { oneLine } from './one-line.js'
import { printJson } from './print-json.js'
import {
  type DatabaseFlags,
  type JsonFlag,
  addDatabaseOption,
  addJsonOption,
  flagsOf,
  withRehearsal,
  withStorage,
} from './with-storage.js'

const VERBS = { create: 'new', update: 'changed', unchanged: 'as it was' } as const

interface ImportFlags extends DatabaseFlags, JsonFlag {
  readonly dryRun: boolean
  readonly from?: keyof typeof READERS
}

/** What an import did, or would do. */
interface Imported {
  readonly changes: readonly ImportChange[]
  /** `null`: the file has none. */
  readonly bookings: BroughtOver['bookings'] | null
  /** What whoever imports has to know of it. */
  readonly notes: readonly string[]
}

export const importCommand = (): Command =>
  addJsonOption(
    addDatabaseOption(
      new Command('import')
        .description(
          'create or update services, staff and hours from a YAML or JSON file; or bring them over, with the bookings to come, from CSV files or another system; all or nothing',
        )
        .argument('<file>', 'the file or folder to read; -: what is piped in')
        .addOption(
          new Option(
            '--from <system>',
            'the system that it comes from; left out: a file of OpenSlot, or a folder of CSV files',
          ).choices(Object.keys(READERS)),
        )
        .option('--dry-run', 'show what would change, and change nothing', false),
    ),
  ).action(async (path: string, flags: ImportFlags) => {
    const imported = await importFrom(path, flags)
    if (flags.json) printJson({ dryRun: flags.dryRun, ...imported })
    else show(imported, flags)
  })

/** What reads another system's file or folder at an instant (epoch ms). */
const READERS = {
  easyappointments: async (path, now) => readEasyAppointments(await readText(path), now),
  'cal.com': readCalCom,
} as const satisfies Readonly<Record<string, (path: string, now: number) => Promise<Brought>>>

async function importFrom(path: string, flags: ImportFlags): Promise<Imported> {
  if (flags.from !== undefined) return bringOver(await READERS[flags.from](path, systemClock()), flags)
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  if (isFolder) return bringOver(await readCsvFolder(path), flags)
  refuseOther(path)
  const { catalog: file, ...known } = await readFlawedCatalogFile(path)
  const dryRun = flags.dryRun || known.faults.length > 0
  const changes = await open({ ...flags, dryRun })(flags, ({ catalog }) => catalog.importFile(file, { dryRun, known }))
  return { changes, bookings: null, notes: [] }
}

/** What isn't ours is read in another way, and would only be told to be no YAML. */
function refuseOther(path: string): void {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      throw new CommandError(
        `${path} is one table of several. Name the folder that has them: openslot import ${dirname(path)}`,
      )
    case '.sql':
      throw new CommandError(
        `${path} looks like the dump of a database. Say which system it is from, such as --from easyappointments.`,
      )
  }
}

/** A dry run leaves everything as it is: a database of an older version, and that there is none. */
const open = ({ dryRun }: ImportFlags): typeof withRehearsal => (dryRun ? withRehearsal : withStorage)

/** So many take a second or more. */
const MANY = 500

async function bringOver(brought: Brought, given: ImportFlags): Promise<Imported> {
  // With faults, it is only to find all of them.
  const flags = { ...given, dryRun: given.dryRun || (brought.faults ?? []).length > 0 }
  if (brought.bookings.length > MANY) console.error(`Bringing over ${brought.bookings.length} bookings …`)
  const { changes, bookings, differing } = await open(flags)(flags, (storage) => bringInto(storage, brought, flags))
  return { changes, bookings, notes: [...differing, ...brought.notes] }
}

function bringInto(storage: Storage, brought: Brought, flags: ImportFlags): Promise<BroughtOver> {
  const secret = secretFor(flags)
  return storage.imports.bringOver(brought, {
    dryRun: flags.dryRun,
    now: systemClock(),
    manageTokenHash: (id) => hashToken(deriveToken(secret, 'manage', id)),
  })
}

/** What a dry run makes is forgotten, so that any secret will do: there may be none yet. */
function secretFor(flags: ImportFlags): string {
  if (flags.dryRun) return randomToken()
  const cwd = process.cwd()
  const config = readConfig(flagsOf(flags), process.env, cwd)
  return config.secret ?? secretBeside(databasePath(config, cwd))
}

/** Names, notes and values are the file's, whoever has written it. */
const say = (line: string, indent = ''): void => console.log(indent + oneLine(line))

function show({ changes, bookings, notes }: Imported, { dryRun }: ImportFlags): void {
  for (const { kind, slug, action, changed } of changes) {
    say(`${kind} ${slug}: ${VERBS[action]}`)
    for (const change of changed) say(described(change), '  ')
  }
  if (bookings) {
    const behind = bookings.past > 0 ? `, ${bookings.past} past and left out` : ''
    say(`bookings: ${bookings.created} new, ${bookings.kept} brought over before${behind}`)
  }
  for (const note of notes) say(note)
  say(dryRun ? 'Nothing was imported (dry run).' : 'Imported.')
}

/** What is longer than that (hours, questions, a description) is known by its name. */
const MAX_SHOWN = 40

function described({ field, from, to }: FieldChange): string {
  const [before, after] = [JSON.stringify(from), JSON.stringify(to)]
  return before.length + after.length > MAX_SHOWN ? field : `${field}: ${before} → ${after}`
}
