import { and, count, eq, isNull, min, sql } from 'drizzle-orm'
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core'
import { MOST_FAILURES } from '../../outbox/backoff.js'
import type { Claim, OutboxStore, Why } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { dueOn, take } from './next-due.js'
import { toDueMessage } from './due-message.js'
import { isForgotten } from './erase-messages.js'
import { findRecord, listRecords } from './message-records.js'
import { outbox } from './message-schema.js'
import { UNEXPLAINED, heldBy, withdrawn } from './owed-row.js'
import { queueAgain } from './queue-again.js'
import { transact } from './transact.js'
import { passOnUnwritten } from './unwritten.js'

/** @param emptyLog takes older versions of the rows out of the file's log */
export const sqliteOutbox = (db: SqliteDb, emptyLog: () => void): OutboxStore => ({
  claim: async ({ channel, nowMs, leaseUntilMs, withAbandoned }) => {
    // Whoever says how it went gives the lease back; one that ran out is a dead worker's.
    const wish = { channel, nowMs, freeSinceMs: withAbandoned ? nowMs : 0 }
    const due = dueOn[channel]
    // Looking first, without the write lock: an idle worker must not stand in the way of bookings.
    if (!due(db).get(wish)) return undefined
    return transact(db, (tx) => {
      const row = due(tx).get(wish)
      if (!row) return undefined
      const taken = {
        id: row.id,
        attempts: row.attempts + 1,
        tries: row.tries + 1,
        triedSinceMs: row.triedSinceMs ?? nowMs,
      }
      take(tx).run({ ...taken, leaseUntilMs })
      return { ...taken, kind: row.kind, channel, startMs: row.startMs }
    })
  },

  load: async (claim) => {
    const row = db.select().from(outbox).where(eq(outbox.id, claim.id)).get()
    if (!row) throw new Error('The message is gone.')
    return toDueMessage(db, row)
  },

  markSent: async (claim, nowMs) => {
    db.update(outbox)
      .set({ state: 'sent', sentMs: nowMs, ...UNEXPLAINED, leasedUntilMs: 0 })
      .where(heldBy(claim))
      .run()
    if (wasFarewell(db, claim)) emptyLog()
  },
  markFailed: async (claim, { retryAtMs, ...failure }) => {
    const tries = Math.min(claim.tries, MOST_FAILURES)
    const change = retryAtMs === null ? { state: 'failed' as const } : { dueMs: retryAtMs, tries }
    await settle(db, claim, (tx) => {
      const { reason, detail } = isAboutErased(tx, claim) ? UNQUOTED : failure
      return { ...change, reason, lastError: detail }
    })
    if (wasFarewell(db, claim)) emptyLog()
  },
  markWithdrawn: async (claim, why) =>
    settle(db, claim, (tx) => {
      passOnUnwritten(tx, claim)
      return withdrawn(why)
    }),

  depth: async () => {
    const waiting = new Map(waitingByChannel(db).map(({ channel, ...depth }) => [channel, depth]))
    const failed = new Map(failedByChannel(db).map((row) => [row.channel, row.failed]))
    return [...new Set([...waiting.keys(), ...failed.keys()])].map((channel) => ({
      channel,
      ...(waiting.get(channel) ?? { waiting: 0, firstDueMs: null }),
      failed: failed.get(channel) ?? 0,
    }))
  },

  list: async (filter) => listRecords(db, filter),
  find: async (id) => findRecord(db, id),

  sendAgain: async (id, nowMs, whyNot) => transact(db, (tx) => queueAgain(tx, id, nowMs, whyNot)),
})

/** A mail server may answer with what it was sent, and that was written before somebody in it was erased. */
const UNQUOTED: Why = {
  reason: 'erased',
  detail: 'It was refused. What the answer says isn’t kept: who it is about was erased.',
}

function isAboutErased(tx: SqliteDb, { id }: Claim): boolean {
  const row = tx.select().from(outbox).where(eq(outbox.id, id)).get()
  return row !== undefined && isForgotten(tx, row)
}

/** Whether it was the last mail to a guest of somebody who was erased: with it, their address has gone from its row. */
const wasFarewell = (db: SqliteDb, { id }: Claim): boolean =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.audience, 'guest'), isNull(outbox.guestEmail)))
    .get() !== undefined

/** Notes what became of a try, unless the message was withdrawn under it; its worker's hands are free either way. */
function settle(
  db: SqliteDb,
  claim: Claim,
  change: (tx: SqliteDb) => SQLiteUpdateSetSource<typeof outbox>,
): Promise<void> {
  return transact(db, (tx) => {
    tx.update(outbox)
      .set(change(tx))
      .where(and(heldBy(claim), eq(outbox.state, 'waiting')))
      .run()
    tx.update(outbox).set({ leasedUntilMs: 0 }).where(heldBy(claim)).run()
  })
}

// States as text, so that SQLite sees that the partial indexes fit.
const waitingByChannel = (db: SqliteDb) =>
  db
    .select({ channel: outbox.channel, waiting: count(), firstDueMs: min(outbox.dueMs) })
    .from(outbox)
    .where(sql`${outbox.state} = 'waiting'`)
    .groupBy(outbox.channel)
    .all()

const failedByChannel = (db: SqliteDb) =>
  db
    .select({ channel: outbox.channel, failed: count() })
    .from(outbox)
    .where(sql`${outbox.state} = 'failed'`)
    .groupBy(outbox.channel)
    .all()
