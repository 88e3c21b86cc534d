import { count, gt, sql } from 'drizzle-orm'
import type { EventCountStore } from '../../metrics/store.js'
import type { SqliteDb } from './db.js'
import { audit } from './schema.js'

/** Rows are numbered in the order in which they were written. */
const ROW = sql<number>`${audit}.rowid`
const LAST_ROW = sql<number | null>`max(${ROW})`

export const sqliteEventCounts = (db: SqliteDb): EventCountStore => ({
  after: async (mark) => {
    if (mark === null) return { mark: db.select({ last: LAST_ROW }).from(audit).get()?.last ?? 0, counts: [] }
    const rows = db
      .select({ event: audit.event, count: count(), last: LAST_ROW })
      .from(audit)
      .where(gt(ROW, mark))
      .groupBy(audit.event)
      .all()
    return { mark: Math.max(mark, ...rows.map(({ last }) => last ?? 0)), counts: rows }
  },
})
