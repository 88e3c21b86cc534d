import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { deniedFile } from '../rights.js'
import { StorageError } from '../storage-error.js'
import type { Storage } from '../storage.js'
import { sqliteAdminTokens } from './admin-token-store.js'
import { backupSqlite } from './backup.js'
import { sqliteAvailability } from './availability-store.js'
import { sqliteBookingList } from './booking-list-store.js'
import { sqliteBookings } from './booking-store.js'
import { sqliteConnections } from './calendar-connection-store.js'
import { sqliteEntries } from './calendar-entry-store.js'
import { sqliteFeeds } from './calendar-feed-store.js'
import { sqliteReads } from './calendar-read-store.js'
import { sqliteCatalogAdmin } from './catalog-admin-store.js'
import { sqliteCatalog } from './catalog-store.js'
import { sqliteCustomers } from './customer-store.js'
import { sqliteHolds } from './hold-store.js'
import { sqliteIdempotency } from './idempotency-store.js'
import { refuseFolder } from './folder.js'
import { refuseForeign } from './foreign.js'
import { addFunctions } from './functions.js'
import { sqliteImports } from './import-store.js'
import { keepServices } from './kept-services.js'
import { lastBooked } from './last-booked.js'
import { lostLink } from './lost-link.js'
import { isMigrated, migrate, requireMigrated } from './migrate.js'
import { sqliteEventCounts } from './event-counts.js'
import { sqliteSettings } from './settings-store.js'
import { refuseOtherNode } from './other-node.js'
import { sqliteOutbox } from './outbox-store.js'
import { type Reach, messageWriter } from './owe-messages.js'
import { sqliteRetention } from './retention-store.js'
import { sqliteUsers } from './user-store.js'
import { sqliteWebhooks } from './webhook-store.js'
import { BUSY_TIMEOUT_MS, withoutWaiting } from './without-waiting.js'
import { writableCheck } from './writable.js'

/** A database that is never on disk, and gone once it is closed. */
export const IN_MEMORY = ':memory:'

/**
 * Opens (or makes) the database file. WAL lets readers go on beside the writer; `synchronous=FULL` has every commit on
 * disk before it returns, so that a 201 survives a power cut.
 *
 * @throws StorageError when there is no such folder, no right to it, or another kind of file, or another program’s
 */
export function openSqlite(path: string, reach: Reach = { ownerEmail: null, sms: false }): Storage {
  const sqlite = openFile(path)
  const db = drizzle(sqlite)
  const owe = messageWriter(reach)
  const isWritable = writableCheck(sqlite, fileVersion(sqlite))
  return {
    migrate: async (nowMs) => {
      const applied = migrate(sqlite, nowMs)
      keepServices(db)
      return applied.map((migration) => migration.name)
    },
    requireMigrated: async () => {
      requireMigrated(sqlite)
    },
    isReady: async () => isMigrated(sqlite),
    isWritable: async (nowMs) => isWritable(nowMs),
    lastBookedMs: async () => lastBooked(sqlite),
    backup: async (target) => backupSqlite(sqlite, target),
    catalog: sqliteCatalog(db),
    catalogAdmin: sqliteCatalogAdmin(db),
    imports: sqliteImports(db, owe),
    availability: sqliteAvailability(db, fileVersion(sqlite)),
    bookings: sqliteBookings(db, owe),
    holds: sqliteHolds(db),
    idempotency: sqliteIdempotency(db),
    bookingList: sqliteBookingList(db),
    customers: sqliteCustomers(db, owe, () => emptyLog(sqlite)),
    retention: sqliteRetention(db, () => emptyLog(sqlite)),
    outbox: sqliteOutbox(db, () => emptyLog(sqlite)),
    webhooks: sqliteWebhooks(db),
    connections: sqliteConnections(db),
    reads: sqliteReads(db, reach),
    entries: sqliteEntries(db, reach),
    feeds: sqliteFeeds(db),
    settings: sqliteSettings(db),
    adminTokens: sqliteAdminTokens(db),
    users: sqliteUsers(db),
    eventCounts: sqliteEventCounts(db),
    close: async () => {
      sqlite.close()
    },
  }
}

function openFile(path: string): Database.Database {
  refuseFolder(path)
  const lost = lostLink(path)
  if (lost) throw lost
  let sqlite: Database.Database | undefined
  try {
    if (path !== IN_MEMORY) makeFile(path)
    sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS })
    // Before anything is written into it.
    refuseForeign(sqlite, path)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    // Four times SQLite's own number of pages (16 MiB): those that every booking changes go into the file less often.
    sqlite.pragma('wal_autocheckpoint = 4000')
    // What a savepoint may take back fits in memory; else SQLite makes a file for it in each booking.
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('foreign_keys = ON')
    // What is erased must not lie on in the file's free places.
    sqlite.pragma('secure_delete = ON')
    addFunctions(sqlite)
    return sqlite
  } catch (cause) {
    sqlite?.close()
    if (cause instanceof StorageError) throw cause
    refuseOtherNode(cause)
    const denied = deniedFile(path)
    if (denied) throw denied
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StorageError(`The database ${path} can’t be opened: ${reason}.`, { cause })
  }
}

/** Names, addresses and notes of customers are in it: readable by its owner only, as SQLite's files beside it. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  closeSync(openSync(path, 'a', 0o600))
}

/** A text that changes with every row written: by others (`data_version`) or by this connection (`total_changes`). */
function fileVersion(sqlite: Database.Database): () => string {
  const byOthers = sqlite.prepare<[], number>('PRAGMA data_version').pluck()
  const byThis = sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  return () => `${byOthers.get()}-${byThis.get()}`
}

/**
 * Writes the log into the file and empties it: older versions of what was changed lie in it. Doesn't wait for other
 * processes that read just now; then it is emptied in the course of time.
 */
function emptyLog(sqlite: Database.Database): void {
  withoutWaiting(sqlite, () => void sqlite.pragma('wal_checkpoint(TRUNCATE)'))
}
