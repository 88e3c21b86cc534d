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

/** The settings among the flags. */
export const flagsOf = ({ database }: DatabaseFlags): { readonly databaseUrl?: string } =>
  database === undefined ? {} : { databaseUrl: database }

/** The database's file that flags and settings name. @throws ConfigError */
export function pathOf(flags: DatabaseFlags): string {
  const cwd = process.cwd()
  return databasePath(readConfig(flagsOf(flags), process.env, cwd), cwd)
}

/** Opens and migrates the database that flags and settings name, and closes it after `work`. */
export async function withStorage<T>(
  flags: DatabaseFlags,
  work: (storage: Storage, applied: readonly string[]) => Promise<T>,
): Promise<T> {
  const cwd = process.cwd()
  const config = readConfig(flagsOf(flags), process.env, cwd)
  // What is owed to whom is as the server would have it.
  const reach = { ownerEmail: config.ownerEmail ?? null, sms: config.twilioAccountSid !== undefined }
  const storage = openSqlite(databasePath(config, cwd), reach)
  try {
    return await work(storage, await storage.migrate(systemClock()))
  } finally {
    await storage.close()
  }
}
