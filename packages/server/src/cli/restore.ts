import { realpathSync } from 'node:fs'
import { Command } from 'commander'
import { systemClock } from '../clock.js'
import { readConfig } from '../config.js'
import { copySecret, hasSecretBeside, haveOtherSecrets, secretPath } from '../secret.js'
import { freeAside, restoreSqlite } from '../storage/sqlite/backup.js'
import { CommandError } from './command-error.js'
import { printJson } from './print-json.js'
import { type DatabaseFlags, type JsonFlag, addDatabaseOption, addJsonOption, flagsOf, pathOf } from './with-storage.js'

export const restoreCommand = (): Command =>
  addJsonOption(
    addDatabaseOption(
      new Command('restore')
        .description('put a backup in the place of the database; stop the server first')
        .argument('<file>', 'a file that `backup` has made'),
    ),
  ).action((file: string, flags: DatabaseFlags & JsonFlag) => {
    if (file === '-') throw new CommandError('A backup is a file, with the secret in another beside it. Name the file.')
    console.error('Checking and copying the backup …')
    const restored = restore(file, flags)
    if (flags.json) return printJson(restored)
    const { database, kept, keptSecret, warning } = restored
    if (kept !== null) console.log(`What was there is kept as ${kept}.`)
    else if (keptSecret !== null) console.log(`The secret that was there is kept as ${keptSecret}.`)
    console.log(`Restored to ${database}.`)
    if (warning !== null) console.error(`Warning: ${warning}`)
  })

/** What has come of it; `null`: nothing of the kind. */
interface Restored {
  readonly database: string
  /** Where the database is that was there before, and its secret. */
  readonly kept: string | null
  readonly keptSecret: string | null
  readonly warning: string | null
}

function restore(file: string, flags: DatabaseFlags): Restored {
  const database = pathOf(flags)
  const nowMs = systemClock()
  const kept = restoreSqlite(file, database, nowMs)
  const source = withItsSecret(file)
  const keptSecret = keepSecret(source, database, kept, nowMs)
  const hasSecret = copySecret(source, database, database)
  const { secret } = readConfig(flagsOf(flags), process.env, process.cwd())
  const warning = hasSecret || secret !== undefined ? null : withoutSecret(file, database)
  return { database, kept, keptSecret, warning }
}

/** A backup by the name that its secret lies beside: of a link such as `latest.db`, that is often only what it leads to. */
function withItsSecret(file: string): string {
  if (hasSecretBeside(file)) return file
  const behind = realpathSync(file)
  return hasSecretBeside(behind) ? behind : file
}

/**
 * Keeps the secret of what was there beside it; also where the database is gone: there may be a backup somewhere that
 * only this one opens.
 */
function keepSecret(file: string, database: string, kept: string | null, nowMs: number): string | null {
  if (kept === null && !haveOtherSecrets(file, database)) return null
  const aside = kept ?? freeAside(database, nowMs)
  return copySecret(database, aside, database) ? secretPath(aside) : null
}

/** What a backup without its secret comes to: only who made it knows whether it fits what is there. */
function withoutSecret(file: string, database: string): string {
  const missing = `${secretPath(file)} is not there. Links in mails already sent and connected calendars open only with the secret of the server that made the backup.`
  return hasSecretBeside(database)
    ? `${missing} ${secretPath(database)} stays as it was: replace it if that is another server's.`
    : `${missing} Put it at ${secretPath(database)} before you start the server, or it makes a new one.`
}
