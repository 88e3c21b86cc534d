import { type Command, Option } from 'commander'
import { systemClock } from '../clock.js'
import { databasePath, readConfig } from '../config.js'
import { openSqlite } from '../storage/sqlite/open.js'
import type { Storage } from '../storage/storage.js'

export interface DatabaseFlags {
  readonly database?: string
}

export const addDatabaseOption = (command: Command): Command =>
  command.addOption(new Option('--database <url>', 'the database, such as file:./openslot.db'))

/** Opens and migrates the database that flags and settings name, and closes it after `work`. */
export async function withStorage<T>(
  flags: DatabaseFlags,
  work: (storage: Storage, applied: readonly string[]) => Promise<T>,
): Promise<T> {
  const cwd = process.cwd()
  const config = readConfig({ ...(flags.database !== undefined && { databaseUrl: flags.database }) }, process.env, cwd)
  const storage = openSqlite(databasePath(config, cwd))
  try {
    return await work(storage, await storage.migrate(systemClock()))
  } finally {
    await storage.close()
  }
}
