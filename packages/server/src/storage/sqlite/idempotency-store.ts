import { and, eq, gt, lte } from 'drizzle-orm'
import { type Attempt, type FirstAnswer, type IdempotencyStore, REMEMBERED_MS } from '../../http/idempotency.js'
import type { SqliteDb } from './db.js'
import { arg, prepared, preparedInsert } from './prepared.js'
import { idempotencyKeys } from './schema.js'

export const sqliteIdempotency = (db: SqliteDb): IdempotencyStore => ({
  find: async (attempt, nowMs) => recall(db, attempt, nowMs),
  forget: async (nowMs) => {
    const isOld = lte(idempotencyKeys.createdMs, nowMs - REMEMBERED_MS)
    // Looking first, without the write lock: an idle worker must not stand in the way of bookings.
    if (!db.select({ scope: idempotencyKeys.scope }).from(idempotencyKeys).where(isOld).limit(1).get()) return 0
    return db.delete(idempotencyKeys).where(isOld).run().changes
  },
})

/** The first answer to an attempt, while it is remembered. */
export const recall = (db: SqliteDb, { scope, keyHash }: Attempt, nowMs: number): FirstAnswer | undefined =>
  remembered(db).get({ scope, keyHash, since: nowMs - REMEMBERED_MS })

const remembered = prepared((db) =>
  db
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.scope, arg('scope')),
        eq(idempotencyKeys.keyHash, arg('keyHash')),
        gt(idempotencyKeys.createdMs, arg('since')),
      ),
    )
    .prepare(),
)

/** Records the first answer; one that is no longer remembered gives way. */
export function remember(
  tx: SqliteDb,
  { scope, keyHash, fingerprint }: Attempt,
  subjectId: string,
  answer: object,
  nowMs: number,
): void {
  // One that is too old to be found may still be there.
  forgetKey(tx).run({ scope, keyHash })
  insertKey(tx, { scope, keyHash, fingerprint, subjectId, answer: JSON.stringify(answer), createdMs: nowMs })
}

const forgetKey = prepared((db) =>
  db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, arg('scope')), eq(idempotencyKeys.keyHash, arg('keyHash'))))
    .prepare(),
)

const insertKey = preparedInsert(idempotencyKeys)
