import { type InferInsertModel, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { SqliteDb } from './db.js'

/** A value that a prepared query is given each time it runs, by its name. */
export const arg = sql.placeholder

export type Arg = ReturnType<typeof arg>

/**
 * A query that is built and prepared once for each connection, at its first use. For what every booking asks: building
 * a query anew takes Drizzle and SQLite several times as long as answering it.
 */
export function prepared<Query>(build: (db: SqliteDb) => Query): (db: SqliteDb) => Query {
  const byConnection = new WeakMap<SqliteDb, Query>()
  return (db) => {
    const known = byConnection.get(db)
    if (known) return known
    const made = build(db)
    byConnection.set(db, made)
    return made
  }
}

/** The same for one row of a table. Every column is given: what is left out would be nobody's default. */
export function preparedInsert<Table extends SQLiteTable>(
  table: Table,
): (db: SqliteDb, row: Required<InferInsertModel<Table>>) => void {
  const names = Object.keys(getTableColumns(table))
  const values = Object.fromEntries(names.map((name) => [name, arg(name)])) as unknown as InferInsertModel<Table>
  const insert = prepared((db) => db.insert(table).values(values).prepare())
  return (db, row) => {
    insert(db).run(row)
  }
}
