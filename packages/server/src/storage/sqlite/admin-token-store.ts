import type { Scope } from '@openslot/core/wire'
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { AdminTokenStore } from '../../admin-tokens/store.js'
import type { SqliteDb } from './db.js'
import { adminTokens } from './users-schema.js'
import { transact } from './transact.js'

/** The last use is noted at most this often: reading must not cost a write each time. */
const USE_NOTED_MS = 60_000
const EVERYTHING: readonly Scope[] = ['*']

const columns = {
  id: adminTokens.id,
  name: adminTokens.name,
  scopes: adminTokens.scopes,
  createdMs: adminTokens.createdMs,
  lastUsedMs: adminTokens.lastUsedMs,
}

export const sqliteAdminTokens = (db: SqliteDb): AdminTokenStore => ({
  create: async ({ name, tokenHash, scopes = EVERYTHING, nowMs }) =>
    db
      .insert(adminTokens)
      .values({ id: uuidv7(), name, tokenHash, scopes, createdMs: nowMs })
      .onConflictDoNothing()
      .returning(columns)
      .get(),

  use: async (tokenHash, nowMs) => {
    const token = db.select(columns).from(adminTokens).where(eq(adminTokens.tokenHash, tokenHash)).get()
    if (!token) return undefined
    const isStale = or(isNull(adminTokens.lastUsedMs), lt(adminTokens.lastUsedMs, nowMs - USE_NOTED_MS))
    if (token.lastUsedMs === null || token.lastUsedMs < nowMs - USE_NOTED_MS) {
      db.update(adminTokens)
        .set({ lastUsedMs: nowMs })
        .where(and(eq(adminTokens.id, token.id), isStale))
        .run()
    }
    return token
  },

  find: async (id) => db.select(columns).from(adminTokens).where(eq(adminTokens.id, id)).get(),
  list: async () => db.select(columns).from(adminTokens).orderBy(asc(adminTokens.id)).all(),
  change: async (id, change) =>
    transact(db, (tx) => {
      const current = tx.select(columns).from(adminTokens).where(eq(adminTokens.id, id)).get()
      if (!current) return undefined
      const { name, scopes } = change(current)
      const changed = { name: name ?? current.name, scopes: scopes ?? current.scopes }
      const holder = tx.select(columns).from(adminTokens).where(eq(adminTokens.name, changed.name)).get()
      if (holder && holder.id !== id) return 'taken'
      return tx.update(adminTokens).set(changed).where(eq(adminTokens.id, id)).returning(columns).get()
    }),
  revoke: async (id, check) =>
    transact(db, (tx) => {
      const current = tx.select(columns).from(adminTokens).where(eq(adminTokens.id, id)).get()
      if (!current) return false
      check?.(current)
      return tx.delete(adminTokens).where(eq(adminTokens.id, id)).run().changes === 1
    }),
})
