import type { SqliteDb } from './db.js'
import { transact } from './transact.js'

/** Does `work` in a transaction; a dry run takes it back, so that its outcome is what the real one would have been. */
export async function rehearsed<Outcome>(
  db: SqliteDb,
  dryRun: boolean,
  work: (tx: SqliteDb) => Outcome,
): Promise<Outcome> {
  if (!dryRun) return transact(db, work)
  const outcomes: Outcome[] = []
  try {
    await transact(db, (tx) => {
      outcomes.push(work(tx))
      throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return outcomes[0] as Outcome
}

class DryRun extends Error {}
