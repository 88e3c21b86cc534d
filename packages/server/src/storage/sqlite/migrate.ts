import type Database from 'better-sqlite3'
import { uuidv7 } from 'uuidv7'
import { StorageError } from '../storage-error.js'
import { isOurs } from './foreign.js'
import { type Migration, migrations } from './migrations/index.js'

/**
 * Applies what is missing, forward only, each migration in a transaction of its own. Two processes may start at once:
 * the immediate transaction makes the second wait, then find the work done.
 *
 * @returns the migrations applied now
 * @throws StorageError when the file was written by a newer OpenSlot
 */
export function migrate(sqlite: Database.Database, nowMs: number): Migration[] {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT',
  )
  const newest = newestMigration(sqlite)
  refuseNewer(newest)
  // For migrations that plan ahead.
  sqlite.function('migrating_at_ms', () => nowMs)
  sqlite.function('new_id', () => uuidv7())
  const applied: Migration[] = []
  for (const migration of migrations) {
    const apply = sqlite.transaction(() => {
      if (newestMigration(sqlite) >= migration.id) return
      sqlite.exec(migration.sql)
      sqlite.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?)').run(migration.id, migration.name, nowMs)
      applied.push(migration)
    })
    if (migration.id > newest) apply.immediate()
  }
  return applied
}

/** Whether every migration has been applied. */
export const isMigrated = (sqlite: Database.Database): boolean => newestMigration(sqlite) === migrations.length

/** @throws StorageError when migrations are missing, or a newer OpenSlot has made some */
export function requireMigrated(sqlite: Database.Database): void {
  const newest = isOurs(sqlite) ? newestMigration(sqlite) : 0
  refuseNewer(newest)
  if (pendingMigrations(newest) === 0) return
  throw new StorageError(
    'The database is not up to date. Make a backup, stop a server of an older version, and run `openslot migrate`.',
  )
}

/** The number of the last migration that was applied; 0: none. */
export const newestMigration = (sqlite: Database.Database): number =>
  (sqlite.prepare('SELECT coalesce(max(id), 0) FROM schema_migrations').pluck().get() as number | undefined) ?? 0

/** @throws StorageError for a migration that only a newer OpenSlot knows */
export function refuseNewer(newest: number): void {
  if (newest <= migrations.length) return
  throw new StorageError(
    `The database was made by a newer OpenSlot (migration ${newest}; this one knows ${migrations.length}). Start that version, or restore a backup.`,
  )
}

/** How many are missing after this one. */
export const pendingMigrations = (newest: number): number => migrations.length - newest
