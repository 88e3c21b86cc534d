import type { SqliteDb } from './db.js'

/**
 * Immediate: the write lock is taken before anything is read, so what a decision saw still holds when it is stored.
 * The work gets the connection itself, on which the transaction runs: what is prepared for it serves here, too.
 */
export const transact = <Outcome>(db: SqliteDb, work: (tx: SqliteDb) => Outcome): Outcome =>
  db.transaction(() => work(db), { behavior: 'immediate' })
