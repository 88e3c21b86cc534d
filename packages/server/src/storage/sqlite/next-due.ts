import { and, asc, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Channel } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { outbox } from './message-schema.js'
import { arg, prepared } from './prepared.js'

/** What can be sent next on a channel. An endpoint gets one webhook at a time: one that hangs keeps one worker only. */
export const dueOn: Readonly<Record<Channel, (db: SqliteDb) => ReturnType<typeof buildDue>>> = {
  email: prepared((db) => buildDue(db)),
  sms: prepared((db) => buildDue(db)),
  webhook: prepared((db) => buildDue(db, { oneForEachEndpoint: true })),
  calendar: prepared((db) => buildDue(db)),
}

/** Leases a message to a worker, and counts the try. */
export const take = prepared((db) =>
  db
    .update(outbox)
    .set({
      leasedUntilMs: sql`${arg('leaseUntilMs')}`,
      attempts: sql`${arg('attempts')}`,
      tries: sql`${arg('tries')}`,
      triedSinceMs: sql`${arg('triedSinceMs')}`,
    })
    .where(eq(outbox.id, arg('id')))
    .prepare(),
)

/** The first that is due, taken by nobody, with nothing before it in its lane and nothing of that on its way. */
function buildDue(db: SqliteDb, { oneForEachEndpoint = false } = {}) {
  const earlier = alias(outbox, 'earlier')
  // A sum, so that SQLite doesn't ask of each value it is given whether it makes the index of leases fit, planning anew.
  const now = sql`0 + ${arg('nowMs')}`
  const waitsBehind = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.lane, outbox.lane),
        sql`${earlier.state} = 'waiting'`,
        sql`(${earlier.owedMs}, ${earlier.id}) < (${outbox.owedMs}, ${outbox.id})`,
      ),
    )
  // Also one that was withdrawn under its worker, and may arrive yet: it is not to be the last that its reader sees.
  const isInHand = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.lane, outbox.lane),
        // As text, so that SQLite sees that its partial index fits.
        sql`${earlier.leasedUntilMs} > 0`,
        gt(earlier.leasedUntilMs, now),
      ),
    )
  const isBusy = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        sql`${earlier.endpointId} IS NOT NULL`,
        eq(earlier.endpointId, outbox.endpointId),
        gt(earlier.leasedUntilMs, now),
      ),
    )
  return db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      attempts: outbox.attempts,
      tries: outbox.tries,
      triedSinceMs: outbox.triedSinceMs,
      startMs: outbox.startMs,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.channel, arg('channel')),
        // As text, so that SQLite sees that its partial indexes fit.
        sql`${outbox.state} = 'waiting'`,
        lte(outbox.dueMs, arg('nowMs')),
        lte(outbox.leasedUntilMs, arg('freeSinceMs')),
        notExists(waitsBehind),
        notExists(isInHand),
        oneForEachEndpoint ? notExists(isBusy) : undefined,
      ),
    )
    .orderBy(asc(outbox.dueMs), asc(outbox.id))
    .prepare()
}
