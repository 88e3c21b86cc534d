import { CommanderError } from 'commander'
import { CatalogFileError, type Fault, NOTHING } from '../catalog/catalog-file-error.js'
import { CatalogConflict } from '../catalog/store.js'
import { ConfigError } from '../config.js'
import { StorageError } from '../storage/storage-error.js'
import { CommandError } from './command-error.js'
import { oneLine } from './one-line.js'
import { printJson } from './print-json.js'

/** Those that say what to mend; any other is a mistake of ours. */
const EXPECTED = [CommandError, ConfigError, StorageError, CatalogFileError, CatalogConflict] as const

/** Whether a script reads what is said, also where the flags are so wrong that no command gets to see them. */
export function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).includes('--json')
}

/** Says why a command has failed: to people on standard error, to scripts as their one JSON document. */
export function reportError(error: unknown, asJson: boolean): void {
  if (error instanceof CommanderError) return reportUsage(error, asJson)
  process.exitCode = 1
  const inWords = wordsFor(error)
  // Where it came from is for us to read.
  if (inWords === undefined) console.error(error)
  const faults = error instanceof CatalogFileError ? error.faults : []
  if (!asJson) {
    if (inWords !== undefined) console.error(`openslot: ${forPeople(inWords, faults)}`)
    return
  }
  const message = inWords ?? String(error)
  printJson({ error: faults.length === 0 ? { message } : { message: NOTHING.replace(':', '.'), faults } })
}

/** A line, and one for each fault: they quote what may be anybody's, such as the names of fields and columns. */
const forPeople = (message: string, faults: readonly Fault[]): string =>
  faults.length === 0
    ? oneLine(message)
    : [NOTHING, ...faults.map(({ at, message: fault }) => `  ${oneLine(`${at}: ${fault}`)}`)].join('\n')

/** What the machine is short of, by how the codes of SQLite's errors begin. */
const SHORTAGES: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full. Free some space and try again: what was begun is undone.',
  SQLITE_BUSY: 'Another program keeps the database locked. Try again in a moment.',
  SQLITE_IOERR: 'The disk failed to read or write.',
  SQLITE_CORRUPT: 'The database is damaged. `openslot doctor` says more.',
}

/** What the person at the terminal can mend; `undefined`: nothing. */
function wordsFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (EXPECTED.some((kind) => error instanceof kind)) return error.message
  const { code = '', syscall } = error as NodeJS.ErrnoException
  const shortage = Object.keys(SHORTAGES).find((begin) => code.startsWith(begin))
  // Those of the operating system name the file.
  return shortage === undefined ? syscall && error.message : SHORTAGES[shortage]
}

/** Commander has told people already; `--help` and `--version` come here as well, and are no mistake. */
function reportUsage({ exitCode, message }: CommanderError, asJson: boolean): void {
  process.exitCode = exitCode
  if (asJson && exitCode !== 0) printJson({ error: { message: message.replace(/^error: /, '') } })
}
