import type { MessageKind } from '@openslot/core'
import { and, asc, count, desc, eq, gt, lt, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Channel, Claim, DueMessage, MessageRecipient, MessageRecord, OutboxStore } from '../../outbox/store.js'
import { findBooking } from './booking-store.js'
import type { SqliteDb } from './db.js'
import { isForgotten } from './erase-messages.js'
import { arg, prepared } from './prepared.js'
import { bookings, outbox, staff, webhookEndpoints } from './schema.js'
import { transact } from './transact.js'

type OutboxRow = typeof outbox.$inferSelect

export const sqliteOutbox = (db: SqliteDb): OutboxStore => ({
  claim: async ({ channel, nowMs, leaseUntilMs, withAbandoned }) => {
    // Whoever says how it went gives the lease back; one that ran out is a dead worker's.
    const wish = { channel, nowMs, freeSinceMs: withAbandoned ? nowMs : 0 }
    const due = dueOn[channel]
    // Looking first, without the write lock: an idle worker must not stand in the way of bookings.
    if (!due(db).get(wish)) return undefined
    return transact(db, (tx) => {
      const row = due(tx).get(wish)
      if (!row) return undefined
      const attempts = row.attempts + 1
      take(tx).run({ id: row.id, attempts, leaseUntilMs })
      return { ...row, channel, attempts }
    })
  },

  load: async (claim) => {
    const row = db.select().from(outbox).where(eq(outbox.id, claim.id)).get()
    if (!row) throw new Error('The message is gone.')
    return toDueMessage(db, row)
  },

  markSent: async (claim, nowMs) => {
    db.update(outbox)
      .set({ state: 'sent', sentMs: nowMs, lastError: null, leasedUntilMs: 0 })
      .where(heldBy(claim))
      .run()
  },
  markFailed: async (claim, { error, retryAtMs }) => {
    const change = retryAtMs === null ? { state: 'failed' as const } : { dueMs: retryAtMs }
    db.update(outbox)
      .set({ ...change, lastError: error, leasedUntilMs: 0 })
      .where(and(heldBy(claim), eq(outbox.state, 'waiting')))
      .run()
  },
  markWithdrawn: async (claim, reason) => {
    db.update(outbox)
      .set({ state: 'withdrawn', lastError: reason, leasedUntilMs: 0 })
      .where(and(heldBy(claim), eq(outbox.state, 'waiting')))
      .run()
  },

  countWaiting: async (channel) =>
    db
      .select({ waiting: count() })
      .from(outbox)
      .where(and(eq(outbox.state, 'waiting'), eq(outbox.channel, channel)))
      .get()?.waiting ?? 0,

  list: async ({ state, channel, bookingId, beforeId, limit }) =>
    records(db)
      .where(
        and(
          // As text, so that SQLite sees that the partial index of failures fits.
          state && sql`${outbox.state} = ${sql.raw(`'${state}'`)}`,
          channel && eq(outbox.channel, channel),
          bookingId === undefined ? undefined : eq(outbox.bookingId, bookingId),
          beforeId === undefined ? undefined : lt(outbox.id, beforeId),
        ),
      )
      .orderBy(desc(outbox.id))
      .limit(limit)
      .all()
      .map(toRecord),
  find: async (id) => {
    const row = records(db).where(eq(outbox.id, id)).get()
    return row && toRecord(row)
  },

  sendAgain: async (id, nowMs) =>
    transact(db, (tx) => {
      const row = tx.select().from(outbox).where(eq(outbox.id, id)).get()
      if (!row) return 'not-found'
      if (isForgotten(tx, row)) return 'erased'
      if (row.state === 'withdrawn') return 'withdrawn'
      if (row.state === 'waiting' && row.leasedUntilMs > nowMs) return 'being-sent'
      tx.update(outbox)
        .set({
          state: 'waiting',
          dueMs: nowMs,
          // Not before what it was owed at: messages behind it in its lane stay behind it.
          owedMs: row.state === 'waiting' ? row.owedMs : nowMs,
          sendings: row.state === 'sent' ? row.sendings + 1 : row.sendings,
          leasedUntilMs: 0,
          sentMs: null,
        })
        .where(eq(outbox.id, id))
        .run()
      return 'queued'
    }),
})

/** Only the worker that took it last speaks for a message: another try has another number. */
const heldBy = ({ id, attempts }: Claim) => and(eq(outbox.id, id), eq(outbox.attempts, attempts))

/** What can be sent next on a channel. An endpoint gets one webhook at a time: one that hangs keeps one worker only. */
const dueOn: Readonly<Record<Channel, (db: SqliteDb) => ReturnType<typeof buildDue>>> = {
  email: prepared((db) => buildDue(db)),
  sms: prepared((db) => buildDue(db)),
  webhook: prepared((db) => buildDue(db, { oneForEachEndpoint: true })),
}

const take = prepared((db) =>
  db
    .update(outbox)
    .set({ leasedUntilMs: sql`${arg('leaseUntilMs')}`, attempts: sql`${arg('attempts')}` })
    .where(eq(outbox.id, arg('id')))
    .prepare(),
)

/** The first that is due, taken by nobody, and has nothing before it in its lane. */
function buildDue(db: SqliteDb, { oneForEachEndpoint = false } = {}) {
  const earlier = alias(outbox, 'earlier')
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
  const isBusy = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        sql`${earlier.endpointId} IS NOT NULL`,
        eq(earlier.endpointId, outbox.endpointId),
        gt(earlier.leasedUntilMs, arg('nowMs')),
      ),
    )
  return db
    .select({ id: outbox.id, kind: outbox.kind, owedMs: outbox.owedMs, attempts: outbox.attempts })
    .from(outbox)
    .where(
      and(
        eq(outbox.channel, arg('channel')),
        // As text, so that SQLite sees that its partial indexes fit.
        sql`${outbox.state} = 'waiting'`,
        lte(outbox.dueMs, arg('nowMs')),
        lte(outbox.leasedUntilMs, arg('freeSinceMs')),
        notExists(waitsBehind),
        oneForEachEndpoint ? notExists(isBusy) : undefined,
      ),
    )
    .orderBy(asc(outbox.dueMs), asc(outbox.id))
    .limit(1)
    .prepare()
}

/** @throws when a part that it needs is gone or can't be read: the message fails, and nothing else does */
function toDueMessage(db: SqliteDb, row: OutboxRow): DueMessage {
  const booking = row.bookingId === null ? null : (findBooking(db, row.bookingId) ?? null)
  const about = { kind: row.kind, booking, start: row.startMs }
  if (row.channel === 'webhook') {
    const endpoint = db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, row.endpointId ?? ''))
      .get()
    if (!endpoint || row.payload === null) throw new Error('The endpoint of this webhook is gone.')
    return { ...about, channel: row.channel, id: row.id, payload: row.payload, endpoint, attempts: row.attempts }
  }
  const { startMs: start, endMs: end, sequence } = row
  if (!booking || start === null || end === null || sequence === null) throw new Error('It belongs to no booking.')
  return {
    channel: row.channel,
    deliveryId: row.sendings === 0 ? row.id : `${row.id}.${row.sendings}`,
    kind: row.kind as MessageKind,
    booking,
    recipient: recipientOf(db, row),
    start,
    end,
    sequence,
    previousStart: row.previousStartMs,
    hasInvitation: row.hasInvitation,
    createdMs: row.createdMs,
  }
}

function recipientOf(db: SqliteDb, row: OutboxRow): MessageRecipient {
  if (row.audience === 'customer' || row.audience === 'owner') return { audience: row.audience }
  if (row.audience === 'guest' && row.guestEmail !== null) return { audience: 'guest', email: row.guestEmail }
  const member = row.staffId === null ? undefined : db.select().from(staff).where(eq(staff.id, row.staffId)).get()
  if (!member) throw new Error('It goes to nobody who is known.')
  return { audience: 'staff', staff: member }
}

const records = (db: SqliteDb) =>
  db
    .select({
      outbox,
      customer: { name: bookings.customerName, email: bookings.customerEmail, phone: bookings.customerPhone },
      staff: { name: staff.name, email: staff.email },
      endpoint: { url: webhookEndpoints.url },
    })
    .from(outbox)
    .leftJoin(bookings, eq(bookings.id, outbox.bookingId))
    .leftJoin(staff, eq(staff.id, outbox.staffId))
    .leftJoin(webhookEndpoints, eq(webhookEndpoints.id, outbox.endpointId))
    .$dynamic()

type JoinedRow = ReturnType<ReturnType<typeof records>['all']>[number]

function toRecord({ outbox: row, customer, staff: member, endpoint }: JoinedRow): MessageRecord {
  const { id, kind, channel, audience, bookingId, state, attempts, dueMs, lastError, createdMs, sentMs } = row
  const to = {
    customer: { name: customer?.name, address: channel === 'sms' ? customer?.phone : customer?.email },
    staff: { name: member?.name, address: member?.email },
    guest: { name: null, address: row.guestEmail },
    owner: { name: null, address: null },
    endpoint: { name: null, address: endpoint?.url },
  }[audience]
  const whom = { audience, name: to.name ?? null, address: to.address ?? null }
  return { id, kind, channel, ...whom, bookingId, state, attempts, dueMs, lastError, createdMs, sentMs }
}
