import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { systemClock } from '../clock.js'
import { databasePath, readConfig } from '../config.js'
import { deniedFile } from '../storage/rights.js'
import { lostLink } from '../storage/sqlite/lost-link.js'
import { IN_MEMORY, openSqlite } from '../storage/sqlite/open.js'
import type { Storage } from '../storage/storage.js'
import { CommandError } from './command-error.js'

export interface DatabaseFlags {
  readonly database?: string
}

export interface JsonFlag {
  readonly json: boolean
}

export const addDatabaseOption = (command: Command): Command =>
  command.addOption(new Option('--database <url>', 'the database, else file:./openslot.db'))

export const addJsonOption = (command: Command): Command =>
  command.option('--json', 'say it as JSON, for scripts', false)

/** The settings among the flags. */
export const flagsOf = ({ database }: DatabaseFlags): { readonly databaseUrl?: string } =>
  database === undefined ? {} : { databaseUrl: database }

/** The database's file that flags and settings name. @throws ConfigError */
export function pathOf(flags: DatabaseFlags): string {
  const cwd = process.cwd()
  return databasePath(readConfig(flagsOf(flags), process.env, cwd), cwd)
}

/** Opens the database that flags and settings name, making and migrating it where needed, and closes it after `work`. */
export const withStorage = <T>(
  flags: DatabaseFlags,
  work: (storage: Storage, applied: readonly string[]) => Promise<T>,
): Promise<T> => using(pathOf(flags), flags, async (storage) => work(storage, await storage.migrate(systemClock())))

/**
 * The same with a database that is there and up to date: a mistyped path makes none, and looking migrates nothing.
 *
 * @throws CommandError when there is none
 * @throws StorageError when it isn't up to date
 */
export async function withExisting<T>(flags: DatabaseFlags, work: (storage: Storage) => Promise<T>): Promise<T> {
  const path = pathOf(flags)
  if (!existsSync(path)) throw noDatabase(path)
  return using(path, flags, async (storage) => {
    await storage.requireMigrated()
    return work(storage)
  })
}

/** The same to try something out: where there is no database, in an empty one that is never on disk. */
export const withRehearsal = <T>(flags: DatabaseFlags, work: (storage: Storage) => Promise<T>): Promise<T> =>
  existsSync(pathOf(flags))
    ? withExisting(flags, work)
    : using(IN_MEMORY, flags, async (storage) => {
        await storage.migrate(systemClock())
        return work(storage)
      })

/** Also where it can't be told whether there is one: its folder may not be entered. */
export const noDatabase = (path: string): Error =>
  deniedFile(path) ?? lostLink(path) ?? new CommandError(`There is no database at ${path}. Name it with --database.`)

async function using<T>(path: string, flags: DatabaseFlags, work: (storage: Storage) => Promise<T>): Promise<T> {
  const config = readConfig(flagsOf(flags), process.env, process.cwd())
  // What is owed to whom is as the server would have it.
  const storage = openSqlite(path, {
    ownerEmail: config.ownerEmail ?? null,
    sms: config.twilioAccountSid !== undefined,
  })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
