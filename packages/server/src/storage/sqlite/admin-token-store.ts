import type { Scope } from '@openslot/core/wire'
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { AdminTokenStore } from '../../admin-tokens/store.js'
import type { SqliteDb } from './db.js'
import { adminTokens } from './schema.js'

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
  revoke: async (idOrName) =>
    db
      .delete(adminTokens)
      .where(or(eq(adminTokens.id, idOrName), eq(adminTokens.name, idOrName)))
      .run().changes > 0,
})
