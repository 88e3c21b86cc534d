import { Command } from 'commander'
import { type DatabaseFlags, addDatabaseOption, withStorage } from './with-storage.js'

export const migrateCommand = (): Command =>
  addDatabaseOption(new Command('migrate').description('bring the database up to date (forward only)')).action(
    (flags: DatabaseFlags) =>
      withStorage(flags, async (_storage, applied) => {
        console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`)
      }),
  )
