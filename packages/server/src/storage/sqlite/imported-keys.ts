import { and, eq } from 'drizzle-orm'
import { hashToken } from '../../tokens.js'
import type { SqliteDb } from './db.js'
import { imported } from './schema.js'

/** What something is called where it was brought over from. */
export interface ImportedKey {
  readonly source: string
  readonly kind: (typeof imported.$inferSelect)['kind']
  readonly key: string
}

/** The id of what was brought over under this key. */
export const recallImported = (tx: SqliteDb, { source, kind, key }: ImportedKey): string | undefined =>
  tx
    .select({ id: imported.subjectId })
    .from(imported)
    .where(and(eq(imported.source, source), eq(imported.kind, kind), eq(imported.keyHash, hashToken(key))))
    .get()?.id

/** Notes it, also for what was deleted here meanwhile and came again. */
export function rememberImported(tx: SqliteDb, { source, kind, key }: ImportedKey, subjectId: string): void {
  const row = { source, kind, keyHash: hashToken(key), subjectId }
  tx.insert(imported)
    .values(row)
    .onConflictDoUpdate({ target: [imported.source, imported.kind, imported.keyHash], set: { subjectId } })
    .run()
}
