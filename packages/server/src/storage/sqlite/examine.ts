import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { deniedFile } from '../rights.js'
import { StorageError } from '../storage-error.js'
import { isFolder, refuseFolder } from './folder.js'
import { isOurs, refuseForeign } from './foreign.js'
import { lastBooked } from './last-booked.js'
import { lostLink } from './lost-link.js'
import { newestMigration, pendingMigrations, refuseNewer } from './migrate.js'
import { refuseOtherNode } from './other-node.js'

export interface Examined {
  /** Migrations that the next start would apply. */
  readonly pending: number
  /** When the last booking was made (epoch ms); `null`: there is none. */
  readonly lastBookedMs: number | null
}

/**
 * Looks a database over without changing it.
 *
 * @returns `null` when its last writing was broken off, which opening it for writing undoes: until then it can't be read
 * @throws StorageError when it is damaged, none of OpenSlot's, or of a newer version
 */
export function examineSqlite(path: string): Examined | null {
  refuseFolder(path)
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(path, { readonly: true })
    const found = sqlite.pragma('quick_check', { simple: true })
    if (found !== 'ok') throw new StorageError(`${path} is damaged: ${String(found)}. Restore a backup.`)
    refuseForeign(sqlite, path)
    if (!isOurs(sqlite)) return { pending: pendingMigrations(0), lastBookedMs: null }
    const newest = newestMigration(sqlite)
    refuseNewer(newest)
    const pending = pendingMigrations(newest)
    return { pending, lastBookedMs: newest === 0 ? null : lastBooked(sqlite) }
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    if (isBrokenOff(cause)) return null
    refuseOtherNode(cause)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StorageError(`${path} can’t be read: ${reason}. Restore a backup, or name another file.`, { cause })
  } finally {
    sqlite?.close()
  }
}

/** A server was killed, or the machine lost its power, and its journal or log is still to be seen to. */
const isBrokenOff = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && ['SQLITE_READONLY_ROLLBACK', 'SQLITE_READONLY_RECOVERY'].includes(cause.code)

/** What is sealed with the server's secret, or opens by what was derived from it. */
const BY_SECRET = ['bookings', 'calendar_feeds', 'calendar_connections']

/** Whether anything depends on the secret that the server has had; `null`: that can't be told. */
export function hasUsedSecret(path: string): boolean | null {
  if (deniedFile(path)) return isFolder(path) ? false : null
  if (lostLink(path)) return null
  if (!existsSync(path) || isFolder(path)) return false
  let sqlite: Database.Database | undefined
  try {
    const file = (sqlite = new Database(path, { readonly: true }))
    return BY_SECRET.some((table) => hasTable(file, table) && hasRows(file, table))
  } catch {
    return null
  } finally {
    sqlite?.close()
  }
}

const hasRows = (sqlite: Database.Database, table: string): boolean =>
  sqlite.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined

const hasTable = (sqlite: Database.Database, name: string): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
