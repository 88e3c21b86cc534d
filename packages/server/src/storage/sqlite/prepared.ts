import { type InferInsertModel, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { SqliteDb } from './db.js'

/** A value that a prepared query is given each time it runs, by its name. */
export const arg = sql.placeholder

export type Arg = ReturnType<typeof arg>

/**
 * A query that is built and prepared once for each connection, at its first use. For what every booking asks: building
 * a query anew takes Drizzle and SQLite several times as long as answering it.
 *
 * Without `limit`: its number is given with the rest each time, and SQLite makes its plan anew for each number it is
 * given. `get` takes the first row and looks no further.
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

/**
 * The same for one row of a table. Every column is given: what is left out would be nobody's default. Drizzle says what
 * the columns are and how they are written; it is not asked to find its placeholders among them again for each row.
 */
export function preparedInsert<Table extends SQLiteTable>(
  table: Table,
): (db: SqliteDb, row: Required<InferInsertModel<Table>>) => void {
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table))
  const values = Object.fromEntries(columns.map(([name]) => [name, arg(name)])) as unknown as InferInsertModel<Table>
  const insert = prepared((db) => db.$client.prepare(db.insert(table).values(values).toSQL().sql))
  return (db, row) => {
    const given: Readonly<Record<string, unknown>> = row
    insert(db).run(
      ...columns.map(([name, column]) => {
        const value = given[name]
        if (value === undefined) throw new Error(`No ${name} was given for a row of ${getTableName(table)}.`)
        return value === null ? null : column.mapToDriverValue(value)
      }),
    )
  }
}
