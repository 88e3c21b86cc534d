import type { SqliteDb } from './db.js'

/** Immediate: the write lock is taken before anything is read, so what a decision saw still holds when it is stored. */
export const transact = <Outcome>(db: SqliteDb, work: (tx: SqliteDb) => Outcome): Outcome =>
  db.transaction((tx) => work(tx), { behavior: 'immediate' })
