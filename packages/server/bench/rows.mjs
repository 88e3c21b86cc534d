// What one real booking leaves in a database, and copies of it. Whatever the server comes to write is in them.

/** @typedef {import('better-sqlite3').Database} Database */
/** @typedef {Record<string, string | number | null>} Row */
/** @typedef {{ table: string, row: Row, uniques: readonly string[] }} Written */

const DAY = 86_400_000

/**
 * The rows that `act` adds to the file, each table's after those that it refers to.
 * @param {Database} db
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Written[]>}
 */
export async function rowsWrittenBy(db, act) {
  const tables = tablesInOrder(db)
  const before = new Map(tables.map((table) => [table, lastRow(db, table)]))
  await act()
  return tables.flatMap((table) => {
    const rows = /** @type {Row[]} */ (
      db.prepare(`SELECT * FROM "${table}" WHERE rowid > ?`).all(before.get(table) ?? 0)
    )
    return rows.map((row) => ({ table, row, uniques: uniqueColumns(db, table) }))
  })
}

/** The ids that the rows brought into the world. @param {readonly Written[]} written */
export const newIds = (written) => written.flatMap(({ row }) => (typeof row['id'] === 'string' ? [row['id']] : []))

/** Whether a column is an instant of the appointment itself. @param {string} column @param {unknown} value @param {number} start */
export const movesAlong = (column, value, start) =>
  column.endsWith('_ms') && typeof value === 'number' && Math.abs(value - start) < 2 * DAY

/**
 * Copies what one booking wrote `count` times by SQL alone, each to an earlier time: the latest of them 25 days, six a
 * day, the rest twelve a day back into the past. Messages are not copied: they are sent.
 * @param {Database} db
 * @param {readonly Written[]} written
 * @param {number} start of the booking (epoch ms)
 * @param {number} count
 */
export function copyBackwards(db, written, start, count) {
  const ids = newIds(written)
  const offset = `CASE WHEN i < 150 THEN (i / 6) * 86400000 + (i % 6 + 1) * 4800000
    ELSE (31 + (i - 150) / 12) * 86400000 + (i % 12) * 2400000 END`
  for (const { table, row, uniques } of written) {
    if (table === 'outbox' || table.startsWith('idempotency')) continue
    const columns = Object.keys(row)
    /** @type {(string | number | null)[]} */
    const values = []
    const expressions = columns.map((column) => {
      const value = row[column] ?? null
      if (typeof value === 'string' && ids.includes(value)) {
        // Its random end to the front: ids made in the same moment begin alike.
        values.push(`${value.slice(-12, -4)}-${value.slice(-4)}-7000-8000-`)
        return `? || printf('%012x', i)`
      }
      values.push(value)
      if (movesAlong(column, value, start)) return `? - (${offset})`
      return uniques.includes(column) && typeof value === 'string' ? `? || '-' || i` : '?'
    })
    db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
       INSERT INTO "${table}" (${columns.join(', ')}) SELECT ${expressions.join(', ')} FROM n`,
    ).run(...values)
  }
}

/** @param {Database} db */
function tablesInOrder(db) {
  const names = /** @type {{ name: string }[]} */ (
    db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all()
  ).map(({ name }) => name)
  /** @type {string[]} */
  const ordered = []
  while (ordered.length < names.length) {
    const ready = names.filter(
      (name) =>
        !ordered.includes(name) &&
        referred(db, name).every((other) => other === name || ordered.includes(other) || !names.includes(other)),
    )
    if (ready.length === 0) throw new Error('The tables refer to each other in circles.')
    ordered.push(...ready)
  }
  return ordered
}

/** @param {Database} db @param {string} table */
const referred = (db, table) =>
  /** @type {{ table: string }[]} */ (db.pragma(`foreign_key_list("${table}")`)).map((key) => key.table)

/** @param {Database} db @param {string} table */
const lastRow = (db, table) =>
  /** @type {{ last: number }} */ (db.prepare(`SELECT coalesce(max(rowid), 0) AS last FROM "${table}"`).get()).last

/** @param {Database} db @param {string} table */
const uniqueColumns = (db, table) =>
  /** @type {{ name: string, unique: number }[]} */ (db.pragma(`index_list("${table}")`))
    .filter((index) => index.unique === 1)
    .flatMap((index) => /** @type {{ name: string }[]} */ (db.pragma(`index_info("${index.name}")`)))
    .map((column) => column.name)
