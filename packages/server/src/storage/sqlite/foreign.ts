import type Database from 'better-sqlite3'
import { StorageError } from '../storage-error.js'

/**
 * A mistyped path may lead to what another program keeps: that is neither filled with tables, nor copied as a backup.
 *
 * @throws StorageError for a database with anything in it that OpenSlot hasn't made
 */
export function refuseForeign(sqlite: Database.Database, path: string): void {
  if (!isEmpty(sqlite) && !isOurs(sqlite)) throw foreign(path)
}

export const foreign = (path: string): StorageError =>
  new StorageError(`${path} is no OpenSlot database. Name another file.`)

/** Whether OpenSlot has made it. Others have a table of that name, too, but with other columns. */
export const isOurs = (sqlite: Database.Database): boolean =>
  sqlite.prepare<[], string>("SELECT group_concat(name) FROM pragma_table_info('schema_migrations')").pluck().get() ===
  'id,name,applied_ms'

/** What keeps copies of the file may have been here first; it begins its tables’ names so. */
const isEmpty = (sqlite: Database.Database): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name NOT GLOB '_litestream_*' LIMIT 1").get() === undefined
