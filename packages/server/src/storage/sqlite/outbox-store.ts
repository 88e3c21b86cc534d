import { and, asc, count, desc, eq, gt, isNull, lt, lte, min, ne, notExists, or, sql } from 'drizzle-orm'
import { type SQLiteUpdateSetSource, alias } from 'drizzle-orm/sqlite-core'
import { MOST_FAILURES } from '../../outbox/backoff.js'
import type { Channel, Claim, DueMessage, MessageRecord, OutboxStore, Why } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { toDueMessage } from './due-message.js'
import { isForgotten } from './erase-messages.js'
import { type OutboxRow, UNEXPLAINED, heldBy, withdrawn } from './owed-row.js'
import { arg, prepared } from './prepared.js'
import { outbox, webhookEndpoints } from './message-schema.js'
import { appointments, bookings, services, staff } from './schema.js'
import { transact } from './transact.js'

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
  markWithdrawn: async (claim, why) => settle(db, claim, () => withdrawn(why)),

  depth: async () => {
    const waiting = new Map(waitingByChannel(db).map(({ channel, ...depth }) => [channel, depth]))
    const failed = new Map(failedByChannel(db).map((row) => [row.channel, row.failed]))
    return [...new Set([...waiting.keys(), ...failed.keys()])].map((channel) => ({
      channel,
      ...(waiting.get(channel) ?? { waiting: 0, firstDueMs: null }),
      failed: failed.get(channel) ?? 0,
    }))
  },

  list: async ({ state, channel, bookingId, beforeId, limit }) =>
    records(db)
      .where(
        and(
          // What waits for all endpoints becomes a message to each when it is due; nobody has to know of it before.
          or(ne(outbox.audience, 'endpoints'), eq(outbox.state, 'failed')),
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

  sendAgain: async (id, nowMs, whyNot) =>
    transact(db, (tx) => {
      const row = tx.select().from(outbox).where(eq(outbox.id, id)).get()
      if (!row) return 'not-found'
      if (isForgotten(tx, row)) return { refused: ERASED }
      const refused = whyNotNow(row, nowMs) ?? (row.state === 'waiting' ? null : whyNotRepeat(tx, row, whyNot))
      if (refused !== null) return { refused }
      tx.update(outbox)
        .set({
          state: 'waiting',
          dueMs: nowMs,
          // Its turn in its lane stays: what came after it comes after it again, as far as that hasn't gone out.
          sendings: row.state === 'sent' ? row.sendings + 1 : row.sendings,
          leasedUntilMs: 0,
          // The attempts are counted on: a worker that comes back late must not speak for the new ones.
          tries: 0,
          triedSinceMs: null,
        })
        .where(eq(outbox.id, id))
        .run()
      return 'queued'
    }),
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

const ERASED: Why = {
  reason: 'erased',
  detail: 'Whom it tells of or went to was erased. Nothing more goes out about them.',
}

function whyNotNow({ state, owedMs, leasedUntilMs }: OutboxRow, nowMs: number): Why | null {
  // Also what was withdrawn under its worker: it may arrive yet.
  if (leasedUntilMs > nowMs) {
    return { reason: 'in-hand', detail: 'It is being sent right now. Look again in a moment.' }
  }
  // Its lane goes by when they fall due: hurried, it would wait there for those before it, and go out with them.
  return state === 'waiting' && owedMs > nowMs
    ? { reason: 'not-due', detail: 'It is not due yet, and goes out by itself when it is.' }
    : null
}

/** What waits goes out as it is anyway; what doesn't is asked about. */
function whyNotRepeat(tx: SqliteDb, row: OutboxRow, whyNot: (message: DueMessage) => Why | null): Why | null {
  // What an endpoint was to be told was withdrawn because it was switched off, and it may be on again.
  if (row.state === 'withdrawn' && row.audience !== 'endpoint') {
    return { reason: row.reason ?? 'booking-changed', detail: `It was withdrawn. ${row.lastError ?? ''}`.trim() }
  }
  try {
    return whyNot(toDueMessage(tx, row))
  } catch (error) {
    const detail = `It can’t be sent. ${error instanceof Error ? error.message : String(error)}`
    return { reason: 'unexpected', detail }
  }
}

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

/** What can be sent next on a channel. An endpoint gets one webhook at a time: one that hangs keeps one worker only. */
const dueOn: Readonly<Record<Channel, (db: SqliteDb) => ReturnType<typeof buildDue>>> = {
  email: prepared((db) => buildDue(db)),
  sms: prepared((db) => buildDue(db)),
  webhook: prepared((db) => buildDue(db, { oneForEachEndpoint: true })),
  calendar: prepared((db) => buildDue(db)),
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

const take = prepared((db) =>
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

const records = (db: SqliteDb) =>
  db
    .select({
      outbox,
      customer: { name: bookings.customerName, email: bookings.customerEmail, phone: bookings.customerPhone },
      appointment: { startMs: appointments.startMs },
      service: { name: services.name },
      staff: { name: staff.name, email: staff.email },
      endpoint: { url: webhookEndpoints.url },
    })
    .from(outbox)
    .leftJoin(bookings, eq(bookings.id, outbox.bookingId))
    .leftJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .leftJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(staff, eq(staff.id, outbox.staffId))
    .leftJoin(webhookEndpoints, eq(webhookEndpoints.id, outbox.endpointId))
    .$dynamic()

type JoinedRow = ReturnType<ReturnType<typeof records>['all']>[number]

function toRecord({ outbox: row, customer, appointment, service, staff: member, endpoint }: JoinedRow): MessageRecord {
  const { id, kind, channel, audience, bookingId, state, attempts, dueMs, lastError, reason, createdMs, sentMs } = row
  const isToEndpoint = audience === 'endpoint' || audience === 'endpoints'
  const to = {
    customer: { name: customer?.name, address: channel === 'sms' ? customer?.phone : customer?.email },
    staff: { name: member?.name, address: channel === 'calendar' ? null : member?.email },
    guest: { name: null, address: row.guestEmail },
    owner: { name: null, address: null },
    endpoint: { name: null, address: endpoint?.url },
    endpoints: { name: null, address: null },
  }[audience]
  const whom = {
    audience: isToEndpoint ? ('endpoint' as const) : audience,
    name: to.name ?? null,
    address: to.address ?? null,
  }
  const about =
    customer && appointment && service
      ? { customer: customer.name, service: service.name, startMs: row.startMs ?? appointment.startMs }
      : null
  return { id, kind, channel, ...whom, bookingId, about, state, attempts, dueMs, lastError, reason, createdMs, sentMs }
}
