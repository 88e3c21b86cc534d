import { stat } from 'node:fs/promises'
import { Command, Option } from 'commander'
import type { FieldChange } from '../catalog/plan-import.js'
import { readCatalogFile } from '../catalog/read-catalog-file.js'
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
import { deriveToken, hashToken } from '../tokens.js'
import { type DatabaseFlags, addDatabaseOption, flagsOf, withStorage } from './with-storage.js'

const VERBS = { create: 'new', update: 'changed', unchanged: 'as it was' } as const

interface ImportFlags extends DatabaseFlags {
  readonly dryRun: boolean
  readonly from?: keyof typeof READERS
}

export const importCommand = (): Command =>
  addDatabaseOption(
    new Command('import')
      .description(
        'create or update services, staff and hours from a YAML or JSON file; or bring them over, with the bookings to come, from CSV files or another system; all or nothing',
      )
      .argument('<file>', 'the file or folder to read')
      .addOption(
        new Option(
          '--from <system>',
          'the system that it comes from; left out: a file of OpenSlot, or a folder of CSV files',
        ).choices(Object.keys(READERS)),
      )
      .option('--dry-run', 'show what would change, and change nothing', false),
  ).action(async (path: string, flags: ImportFlags) => {
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
    if (flags.from !== undefined) await bringOver(await READERS[flags.from](path, systemClock()), flags)
    else if (isFolder) await bringOver(await readCsvFolder(path), flags)
    else await importFile(path, flags)
    console.log(flags.dryRun ? 'Nothing was imported (dry run).' : 'Imported.')
  })

/** What reads another system's file or folder at an instant (epoch ms). */
const READERS = {
  easyappointments: async (path, now) => readEasyAppointments(await readText(path), now),
  'cal.com': readCalCom,
} as const satisfies Readonly<Record<string, (path: string, now: number) => Promise<Brought>>>

async function importFile(path: string, flags: ImportFlags): Promise<void> {
  const file = await readCatalogFile(path)
  await withStorage(flags, async ({ catalog }) => show(await catalog.importFile(file, { dryRun: flags.dryRun })))
}

/** So many take a second or more. */
const MANY = 500

async function bringOver(brought: Brought, flags: ImportFlags): Promise<void> {
  if (brought.bookings.length > MANY) console.error(`Bringing over ${brought.bookings.length} bookings …`)
  const { changes, bookings, differing } = await withStorage(flags, (storage) => bringInto(storage, brought, flags))
  show(changes)
  const { created, kept, past } = bookings
  const behind = past > 0 ? `, ${past} past and left out` : ''
  console.log(`bookings: ${created} new, ${kept} brought over before${behind}`)
  for (const note of [...differing, ...brought.notes]) console.log(note)
}

function bringInto(storage: Storage, brought: Brought, flags: ImportFlags): Promise<BroughtOver> {
  const cwd = process.cwd()
  const config = readConfig(flagsOf(flags), process.env, cwd)
  const secret = config.secret ?? secretBeside(databasePath(config, cwd))
  return storage.imports.bringOver(brought, {
    dryRun: flags.dryRun,
    now: systemClock(),
    manageTokenHash: (id) => hashToken(deriveToken(secret, 'manage', id)),
  })
}

function show(changes: readonly ImportChange[]): void {
  for (const { kind, slug, action, changed } of changes) {
    console.log(`${kind} ${slug}: ${VERBS[action]}`)
    for (const change of changed) console.log(`  ${described(change)}`)
  }
}

/** What is longer than that (hours, questions, a description) is known by its name. */
const MAX_SHOWN = 40

function described({ field, from, to }: FieldChange): string {
  const [before, after] = [JSON.stringify(from), JSON.stringify(to)]
  return before.length + after.length > MAX_SHOWN ? field : `${field}: ${before} → ${after}`
}
