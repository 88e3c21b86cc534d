import { is } from 'drizzle-orm'
import { type SQLiteColumn, SQLiteTable, getTableConfig } from 'drizzle-orm/sqlite-core'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { addFunctions } from './functions.js'
import { migrate } from './migrate.js'
import * as calendarSchema from './calendar-schema.js'
import * as messageSchema from './message-schema.js'
import * as schema from './schema.js'
import * as usersSchema from './users-schema.js'

// The migrations make the tables and Drizzle's schema reads them: this holds the two together.

const database = new Database(':memory:')
addFunctions(database)
migrate(database, 0)
const tables = Object.values({ ...schema, ...usersSchema, ...calendarSchema, ...messageSchema })
  .filter((value) => is(value, SQLiteTable))
  .map((table) => getTableConfig(table))

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}
interface IndexInfo {
  readonly name: string
  readonly unique: number
  readonly origin: 'c' | 'u' | 'pk'
  readonly partial: number
}
interface KeyInfo {
  readonly from: string
  readonly table: string
  readonly to: string
  readonly on_delete: string
}

const rows = <Row>(pragma: string, name: string): Row[] => database.pragma(`${pragma}("${name}")`) as Row[]
const sorted = (names: readonly string[]): string[] => names.toSorted()

test('there are the same tables on both sides, and the list of migrations', () => {
  const made = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  expect(sorted(made)).toEqual(sorted([...tables.map((table) => table.name), 'schema_migrations']))
})

test('every table is strict: a text in an integer column is refused', () => {
  const loose = database.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").pluck()
  expect((loose.all() as string[]).filter((name) => !name.startsWith('sqlite_'))).toEqual([])
})

test.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const keyed = (column: SQLiteColumn): boolean =>
    column.primary || table.primaryKeys.some((key) => key.columns.some((part) => part.name === column.name))

  const wanted = table.columns.map((column) => [column.name, column.getSQLType(), column.notNull, keyed(column)])
  const made = rows<ColumnInfo>('table_info', name).map((column) => [
    column.name,
    column.type.toLowerCase(),
    column.notnull === 1,
    column.pk > 0,
  ])
  expect(made).toEqual(wanted)

  const indexes = rows<IndexInfo>('index_list', name)
  const columnsOf = (index: string): string[] => rows<ColumnInfo>('index_info', index).map((column) => column.name)
  const madeIndexes = indexes
    .filter((index) => index.origin === 'c')
    .map((index) => [index.name, columnsOf(index.name), index.unique === 1, index.partial === 1])
  const wantedIndexes = table.indexes.map(({ config }) => [
    config.name,
    config.columns.map((column) => (column as SQLiteColumn).name),
    config.unique,
    config.where !== undefined,
  ])
  expect(sorted(madeIndexes.map((index) => JSON.stringify(index)))).toEqual(
    sorted(wantedIndexes.map((index) => JSON.stringify(index))),
  )

  const madeUnique = indexes.filter((index) => index.origin === 'u').flatMap((index) => columnsOf(index.name))
  const wantedUnique = table.columns.filter((column) => column.isUnique).map((column) => column.name)
  expect(sorted(madeUnique)).toEqual(sorted(wantedUnique))

  const madeKeys = rows<KeyInfo>('foreign_key_list', name).map(
    (key) => `${key.from} → ${key.table}.${key.to} ${key.on_delete.toLowerCase()}`,
  )
  const wantedKeys = table.foreignKeys.map((key) => {
    const { columns, foreignTable, foreignColumns } = key.reference()
    return `${columns[0]?.name} → ${getTableConfig(foreignTable).name}.${foreignColumns[0]?.name} ${key.onDelete ?? 'no action'}`
  })
  expect(sorted(madeKeys)).toEqual(sorted(wantedKeys))
})
