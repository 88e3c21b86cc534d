import { getTableColumns, getTableName } from 'drizzle-orm'
import type { CatalogService } from '../../catalog/catalog.js'
import type { SqliteDb } from './db.js'
import { serviceStaff, services, staff } from './schema.js'

type Read = () => CatalogService | undefined
type Kept = (name: string, read: Read) => CatalogService | undefined

/** What a service is kept as: one that is on offer by whatever it is called, any by its id. */
export const onOffer = (idOrSlug: string): string => `on offer ${idOrSlug}`
export const byId = (id: string): string => `id ${id}`

const keptBy = new WeakMap<SqliteDb, Kept>()

/** A service as it was read last under this name, or as it is read now. Without {@link keepServices}, always the latter. */
export const keptService = (db: SqliteDb, name: string, read: Read): CatalogService | undefined =>
  keptBy.get(db)?.(name, read) ?? read()

/**
 * Keeps services in memory for as long as nobody changes the catalogue: every booking asks for one twice, and reading
 * its people with their hours takes longer than most of the rest. Triggers that only this connection has tell of what it
 * changes itself, by whichever query; SQLite's `data_version` tells that another one has written something. What is read
 * within a transaction isn't kept, as it may be rolled back.
 *
 * To be called once the tables are there, outside of transactions.
 */
export function keepServices(db: SqliteDb): void {
  if (keptBy.has(db)) return
  let ownChanges = 0
  db.$client.function('note_catalog_change', () => {
    ownChanges += 1
    return null
  })
  for (const table of [services, staff, serviceStaff]) {
    const name = getTableName(table)
    // Who got a booking last is no part of a service, and changes with each.
    const columns = Object.values(getTableColumns(table)).filter((column) => column !== staff.lastAssignedMs)
    const events = ['INSERT', 'DELETE', `UPDATE OF ${columns.map((column) => column.name).join(', ')}`]
    for (const [index, event] of events.entries()) {
      db.$client.exec(
        `CREATE TEMP TRIGGER ${name}_${index} AFTER ${event} ON main.${name} BEGIN SELECT note_catalog_change(); END`,
      )
    }
  }
  const byOthers = db.$client.prepare<[], number>('PRAGMA data_version').pluck()
  const known = new Map<string, CatalogService>()
  let version = ''
  keptBy.set(db, (name, read) => {
    const present = `${byOthers.get()} ${ownChanges}`
    const isPresent = present === version
    const kept = isPresent ? known.get(name) : undefined
    if (kept) return kept
    const found = read()
    if (!found || db.$client.inTransaction) return found
    if (!isPresent) known.clear()
    version = present
    // The transaction that follows asks by its id.
    for (const either of [name, byId(found.id)]) known.set(either, found)
    return found
  })
}
