import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** The connection, or a transaction on it: every query can run on either. */
export type SqliteDb = BetterSQLite3Database
