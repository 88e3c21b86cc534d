import { Command } from 'commander'
import { systemClock } from '../clock.js'
import { copySecret } from '../secret.js'
import { restoreSqlite } from '../storage/sqlite/backup.js'
import { type DatabaseFlags, addDatabaseOption, pathOf } from './with-storage.js'

export const restoreCommand = (): Command =>
  addDatabaseOption(
    new Command('restore')
      .description('put a backup in the place of the database; stop the server first')
      .argument('<file>', 'a file that `backup` has made'),
  ).action((file: string, flags: DatabaseFlags) => {
    const path = pathOf(flags)
    console.error('Checking and copying the backup …')
    const aside = restoreSqlite(file, path, systemClock())
    if (aside !== null) copySecret(path, aside)
    copySecret(file, path)
    if (aside !== null) console.log(`What was there is kept as ${aside}.`)
    console.log(`Restored to ${path}.`)
  })
