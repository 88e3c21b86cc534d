import type Database from 'better-sqlite3'

/**
 * How long a writer waits for another process's transaction. Each takes milliseconds: with four servers and 400 bookings
 * at once (`pnpm race`), the slowest answer takes about a second. What lasts longer is no queue but a lock that somebody
 * keeps, and the wait is synchronous: nothing of this process is answered meanwhile, not even that it is alive. So not
 * much longer, and then 503 with Retry-After.
 */
export const BUSY_TIMEOUT_MS = 5_000

/** Does something that isn't worth a wait for other processes. */
export function withoutWaiting(sqlite: Database.Database, work: () => void): void {
  sqlite.pragma('busy_timeout = 0')
  try {
    work()
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }
}
