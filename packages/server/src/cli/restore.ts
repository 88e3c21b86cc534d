import { Command } from 'commander'
import { systemClock } from '../clock.js'
import { readConfig } from '../config.js'
import { copySecret, hasSecretBeside, haveOtherSecrets, secretPath } from '../secret.js'
import { freeAside, restoreSqlite } from '../storage/sqlite/backup.js'
import { type DatabaseFlags, addDatabaseOption, flagsOf, pathOf } from './with-storage.js'

export const restoreCommand = (): Command =>
  addDatabaseOption(
    new Command('restore')
      .description('put a backup in the place of the database; stop the server first')
      .argument('<file>', 'a file that `backup` has made'),
  ).action((file: string, flags: DatabaseFlags) => {
    const path = pathOf(flags)
    console.error('Checking and copying the backup …')
    const nowMs = systemClock()
    const aside = restoreSqlite(file, path, nowMs)
    if (aside !== null) copySecret(path, aside, path)
    else if (haveOtherSecrets(file, path)) keepSecretAlone(path, freeAside(path, nowMs))
    const hasSecret = copySecret(file, path, path)
    if (aside !== null) console.log(`What was there is kept as ${aside}.`)
    console.log(`Restored to ${path}.`)
    const { secret } = readConfig(flagsOf(flags), process.env, process.cwd())
    if (!hasSecret && secret === undefined) console.error(withoutSecret(file, path))
  })

/** The database is gone, but its secret isn't: there may be a backup somewhere that only this one opens. */
function keepSecretAlone(path: string, aside: string): void {
  copySecret(path, aside, path)
  console.log(`The secret that was there is kept as ${secretPath(aside)}.`)
}

/** What a backup without its secret comes to: only who made it knows whether it fits what is there. */
function withoutSecret(file: string, path: string): string {
  const missing = `Warning: ${secretPath(file)} is not there. Links in mails already sent and connected calendars open only with the secret of the server that made the backup.`
  return hasSecretBeside(path)
    ? `${missing} ${secretPath(path)} stays as it was: replace it if that is another server's.`
    : `${missing} Put it at ${secretPath(path)} before you start the server, or it makes a new one.`
}
