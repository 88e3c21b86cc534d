import type { Span } from '@openslot/core'
import { and, asc, eq, gt, gte, lt, sql } from 'drizzle-orm'
import { outsideBusy } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'

interface Kept {
  readonly version: string
  /** All of them, in order. */
  readonly spans: readonly Span[]
}

const keptBy = new WeakMap<SqliteDb, Map<string, Kept>>()
/** Of staff members. */
const MOST_KEPT = 200

/**
 * What calendars say within a range. It is kept in memory as long as it has the same version: reading a full calendar
 * from the file takes as long as finding the free times beside it.
 */
export function busyDuring(
  db: SqliteDb,
  { staffId, version }: { readonly staffId: string; readonly version: string | null },
  { start: from, end: to }: Span,
): readonly Span[] {
  const known = keptBy.get(db)?.get(staffId)
  if (version !== null && known?.version === version) return within(known.spans, from, to)
  // What is read within a transaction may be rolled back.
  if (version === null || db.$client.inTransaction) {
    return within(spansIn(weeksDuring(db).all({ staffId, from, to })), from, to)
  }
  const spans = spansIn(allBusy(db).all({ staffId }))
  const kept = keptBy.get(db) ?? new Map<string, Kept>()
  keptBy.set(db, kept)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(staffId, { version, spans })
  return within(spans, from, to)
}

/** Those that overlap a range, of spans in order that don't overlap each other. */
function within(spans: readonly Span[], from: number, to: number): readonly Span[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end > from) high = middle
    else low = middle + 1
  }
  let end = low
  while (end < spans.length && (spans[end] as Span).start < to) end += 1
  return spans.slice(low, end)
}

const spansIn = (weeks: readonly { readonly spans: readonly number[] }[]): Span[] =>
  weeks.flatMap(({ spans }) =>
    Array.from({ length: spans.length / 2 }, (_, at) => ({
      start: spans[2 * at] as number,
      end: spans[2 * at + 1] as number,
    })),
  )

/** They never overlap, so of those that start before the range only the last one can reach into it. */
const weeksDuring = prepared((db) =>
  db
    .select({ spans: outsideBusy.spans })
    .from(outsideBusy)
    .where(
      and(
        eq(outsideBusy.staffId, arg('staffId')),
        gte(
          outsideBusy.startMs,
          sql<number>`coalesce(
            (SELECT max(b.start_ms) FROM outside_busy AS b WHERE b.staff_id = ${arg('staffId')} AND b.start_ms <= ${arg('from')}),
            ${arg('from')})`,
        ),
        lt(outsideBusy.startMs, arg('to')),
        gt(outsideBusy.endMs, arg('from')),
      ),
    )
    .orderBy(asc(outsideBusy.startMs))
    .prepare(),
)

/** Everything that blocks a staff member, week by week. */
export const allBusy = prepared((db) =>
  db
    .select({ start: outsideBusy.startMs, spans: outsideBusy.spans })
    .from(outsideBusy)
    .where(eq(outsideBusy.staffId, arg('staffId')))
    .orderBy(asc(outsideBusy.startMs))
    .prepare(),
)
