import { type SQL, and, asc, desc, eq, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Why } from '../../outbox/store.js'
import type { WebhookEndpoint } from '../../webhooks/endpoint.js'
import type { EndpointChange, WebhookStore } from '../../webhooks/store.js'
import type { SqliteDb } from './db.js'
import { DELETED, FRESH, withdrawn } from './owed-row.js'
import { oweReminder } from './owe-webhooks.js'
import { outbox, webhookDeliveries, webhookEndpoints } from './message-schema.js'
import { transact } from './transact.js'

export const sqliteWebhooks = (db: SqliteDb): WebhookStore => {
  const find = (tx: SqliteDb, id: string) => tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)).get()
  return {
    create: async (endpoint) => void db.insert(webhookEndpoints).values(endpoint).run(),
    find: async (id) => find(db, id),
    list: async () => db.select().from(webhookEndpoints).orderBy(asc(webhookEndpoints.id)).all(),

    update: async (id, change, nowMs) =>
      transact(db, (tx) => {
        const current = find(tx, id)
        if (!current) return undefined
        const changed = change(current)
        tx.update(webhookEndpoints)
          .set({
            ...changed,
            ...(isDecided(changed, current) && { goneMs: changed.goneMs ?? null }),
            updatedMs: nowMs,
          })
          .where(eq(webhookEndpoints.id, id))
          .run()
        if (changed.active === false) withdraw(tx, waitingFor(id), SWITCHED_OFF)
        return find(tx, id)
      }),

    switchOffGone: async (id, { url, messageId }, nowMs) =>
      transact(db, (tx) => {
        const isOn = and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.url, url), eq(webhookEndpoints.active, true))
        const change = { active: false, goneMs: nowMs, updatedMs: nowMs }
        if (tx.update(webhookEndpoints).set(change).where(isOn).run().changes === 0) return
        withdraw(tx, and(waitingFor(id), ne(outbox.id, messageId)), SWITCHED_OFF)
      }),

    rotate: async (id, change, nowMs) =>
      transact(db, (tx) => {
        const before = find(tx, id)
        if (!before) return undefined
        tx.update(webhookEndpoints)
          .set({ ...change(before), updatedMs: nowMs })
          .where(eq(webhookEndpoints.id, id))
          .run()
        return find(tx, id)
      }),

    remove: async (id, check) =>
      transact(db, (tx) => {
        const current = find(tx, id)
        if (!current) return false
        check(current)
        // Nobody can send again what it never got.
        withdraw(tx, or(waitingFor(id), and(eq(outbox.endpointId, id), eq(outbox.state, 'failed'))), DELETED)
        return tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id)).run().changes === 1
      }),

    oweTest: async (id, { id: messageId, payload, nowMs }) =>
      transact(db, (tx) => {
        if (!find(tx, id)) return false
        tx.insert(outbox)
          .values({
            ...FRESH,
            id: messageId,
            kind: 'webhook.test',
            channel: 'webhook',
            audience: 'endpoint',
            endpointId: id,
            lane: `${messageId} webhook ${id}`,
            payload,
            dueMs: nowMs,
            owedMs: nowMs,
            createdMs: nowMs,
          })
          .run()
        return true
      }),

    oweReminder: async (reminder, nowMs) => transact(db, (tx) => oweReminder(tx, reminder, nowMs)),

    owns: async (id, messageId) =>
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.id, messageId), eq(outbox.endpointId, id)))
        .get() !== undefined,

    recordDelivery: async (delivery, body) =>
      transact(db, (tx) => {
        const { endpointId, messageId } = delivery
        // The endpoint may have been deleted while it was being called.
        if (!find(tx, endpointId)) return
        // Somebody in it may have been erased meanwhile, and the answer may repeat what was sent.
        const isAsSent = and(eq(outbox.id, messageId), eq(outbox.payload, body))
        const isErased = tx.select({ id: outbox.id }).from(outbox).where(isAsSent).get() === undefined
        tx.insert(webhookDeliveries)
          .values({ id: uuidv7(), ...delivery, ...(isErased && { error: null, reason: null, excerpt: null }) })
          .run()
      }),

    listDeliveries: async ({ endpointId, sinceMs, beforeId, limit }) =>
      db
        .select({ delivery: webhookDeliveries, event: outbox.kind })
        .from(webhookDeliveries)
        .innerJoin(outbox, eq(outbox.id, webhookDeliveries.messageId))
        .where(
          and(
            eq(webhookDeliveries.endpointId, endpointId),
            gte(webhookDeliveries.atMs, sinceMs),
            beforeId === undefined ? undefined : lt(webhookDeliveries.id, beforeId),
          ),
        )
        .orderBy(desc(webhookDeliveries.id))
        .limit(limit)
        .all()
        .map(({ delivery, event }) => ({ ...delivery, event })),

    forget: async (beforeMs) => {
      for (const forgetSome of [forgetTries, forgetBodies]) {
        // Little by little, and only where there is some: whoever books meanwhile waits for no more than one of them.
        while (forgetSome(db, beforeMs) === AT_ONCE) await new Promise(setImmediate)
      }
    },
  }
}

const AT_ONCE = 500

function forgetTries(db: SqliteDb, beforeMs: number): number {
  const old = db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(lt(webhookDeliveries.atMs, beforeMs))
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id)
  if (old.length > 0) db.delete(webhookDeliveries).where(inArray(webhookDeliveries.id, old)).run()
  return old.length
}

/** When it was done with isn't noted; none of what is can be younger than that. */
function forgetBodies(db: SqliteDb, beforeMs: number): number {
  const old = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        // As text, so that SQLite sees that the partial index fits.
        sql`${outbox.payload} IS NOT NULL AND ${outbox.state} <> 'waiting'`,
        lt(outbox.dueMs, beforeMs),
        ...[outbox.createdMs, outbox.sentMs, outbox.triedSinceMs].map((at) => lt(sql`coalesce(${at}, 0)`, beforeMs)),
      ),
    )
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id)
  // One may have been asked for again since.
  const isDone = and(inArray(outbox.id, old), ne(outbox.state, 'waiting'))
  if (old.length > 0) db.update(outbox).set({ payload: null }).where(isDone).run()
  return old.length
}

/** Whether it no longer matters that it is gone: somebody has decided, or it was another address. */
const isDecided = (changed: EndpointChange, current: WebhookEndpoint): boolean =>
  changed.active !== undefined || (changed.url !== undefined && changed.url !== current.url)

const SWITCHED_OFF: Why = { reason: 'webhook-off', detail: 'The webhook endpoint was switched off.' }

const waitingFor = (endpointId: string) => and(eq(outbox.endpointId, endpointId), eq(outbox.state, 'waiting'))

const withdraw = (tx: SqliteDb, which: SQL | undefined, why: Why): void =>
  void tx.update(outbox).set(withdrawn(why)).where(which).run()
