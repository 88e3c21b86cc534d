import { lte } from 'drizzle-orm'
import type { ChallengeStore } from '../../challenges/store.js'
import type { SqliteDb } from './db.js'
import { usedChallenges } from './schema.js'
import { transact } from './transact.js'

export const sqliteChallenges = (db: SqliteDb): ChallengeStore => ({
  use: async ({ id, expiresMs, nowMs }) =>
    transact(db, (tx) => {
      tx.delete(usedChallenges).where(lte(usedChallenges.expiresMs, nowMs)).run()
      return tx.insert(usedChallenges).values({ id, expiresMs }).onConflictDoNothing().run().changes === 1
    }),
})
