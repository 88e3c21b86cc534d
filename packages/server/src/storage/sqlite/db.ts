import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** The connection, on which transactions run, too. */
export type SqliteDb = BetterSQLite3Database & { readonly $client: Database.Database }
