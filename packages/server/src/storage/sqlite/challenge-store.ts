import { eq, lte } from 'drizzle-orm'
import type { ProofOfWork } from '../../challenges/store.js'
import type { SqliteDb } from './db.js'
import { usedChallenges } from './schema.js'

export const isSpent = (tx: SqliteDb, { id }: ProofOfWork): boolean =>
  tx.select({ id: usedChallenges.id }).from(usedChallenges).where(eq(usedChallenges.id, id)).get() !== undefined

/** Records that it is used, and forgets those that have run out at `now` (epoch ms). */
export function spend(tx: SqliteDb, { id, expiresMs }: ProofOfWork, now: number): void {
  tx.delete(usedChallenges).where(lte(usedChallenges.expiresMs, now)).run()
  tx.insert(usedChallenges).values({ id, expiresMs }).run()
}
