import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { AdminTokenStore } from '../../admin-tokens/store.js'
import type { SqliteDb } from './db.js'
import { adminTokens } from './schema.js'

export const sqliteAdminTokens = (db: SqliteDb): AdminTokenStore => ({
  create: async ({ name, tokenHash, nowMs }) =>
    db.insert(adminTokens).values({ id: uuidv7(), name, tokenHash, createdMs: nowMs }).onConflictDoNothing().run()
      .changes === 1,
  exists: async (tokenHash) =>
    db.select({ id: adminTokens.id }).from(adminTokens).where(eq(adminTokens.tokenHash, tokenHash)).get() !== undefined,
})
