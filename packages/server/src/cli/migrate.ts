import { Command } from 'commander'
import { printJson } from './print-json.js'
import { type DatabaseFlags, type JsonFlag, addDatabaseOption, addJsonOption, withStorage } from './with-storage.js'

export const migrateCommand = (): Command =>
  addJsonOption(
    addDatabaseOption(new Command('migrate').description('bring the database up to date (forward only)')),
  ).action((flags: DatabaseFlags & JsonFlag) =>
    withStorage(flags, async (_storage, applied) => {
      if (flags.json) printJson({ applied })
      else console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`)
    }),
  )
