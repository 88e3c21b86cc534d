import { and, asc, eq, max, ne, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { uuidv7 } from 'uuidv7'
import type { ResourceEntry, ServiceEntry, StaffEntry } from '../../catalog/catalog-file.js'
import { CatalogConflict } from '../../catalog/store.js'
import { outsideCalendars } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { fromPrice, toPrice } from './price-columns.js'
import { resources, serviceStaff, services, staff } from './schema.js'

// The rows of the catalogue, from and to the entries that files and the admin API write. Within a transaction.

type ServiceRow = typeof services.$inferSelect
type StaffRow = typeof staff.$inferSelect
type ResourceRow = typeof resources.$inferSelect

export function insertService(tx: SqliteDb, entry: ServiceEntry): string {
  const id = uuidv7()
  refuseTakenSlug(tx, services, entry.slug)
  tx.insert(services)
    .values({ id, ...serviceColumns(entry), position: nextPosition(tx, services, services.position) })
    .run()
  putGivers(tx, id, entry)
  return id
}

export function updateService(tx: SqliteDb, id: string, entry: ServiceEntry): void {
  refuseTakenSlug(tx, services, entry.slug, id)
  tx.update(services).set(serviceColumns(entry)).where(eq(services.id, id)).run()
  putGivers(tx, id, entry)
}

export function serviceEntryOf(tx: SqliteDb, row: ServiceRow): ServiceEntry & { id: string } {
  const { priceAmount: _amount, priceCurrency: _currency, position: _, ...rest } = row
  const givers = tx
    .select({ slug: staff.slug })
    .from(serviceStaff)
    .innerJoin(staff, eq(staff.id, serviceStaff.staffId))
    .where(eq(serviceStaff.serviceId, row.id))
    .orderBy(asc(serviceStaff.priority))
    .all()
  return {
    ...(rest as unknown as ServiceEntry & { id: string }),
    price: toPrice(row),
    staff: givers.map((giver) => giver.slug),
  }
}

const serviceColumns = ({ staff: _, price, ...entry }: ServiceEntry) => ({
  ...entry,
  ...fromPrice(price),
})

/** Who gives it, the first one first in priority; and what it needs must be there. */
function putGivers(tx: SqliteDb, serviceId: string, entry: ServiceEntry): void {
  const staffIds = entry.staff.map((slug) => {
    const row = tx.select({ id: staff.id }).from(staff).where(eq(staff.slug, slug)).get()
    if (row) return row.id
    const message = `services: ${entry.slug} names the staff member "${slug}", who is neither in the file nor in the database.`
    throw new CatalogConflict(message, 'staff', slug)
  })
  for (const kind of entry.resources) {
    if (tx.select({ id: resources.id }).from(resources).where(eq(resources.kind, kind)).get()) continue
    const message = `services: ${entry.slug} needs a resource of the kind "${kind}", which is neither in the file nor in the database.`
    throw new CatalogConflict(message, 'resources', kind)
  }
  tx.delete(serviceStaff).where(eq(serviceStaff.serviceId, serviceId)).run()
  for (const [priority, staffId] of staffIds.entries())
    tx.insert(serviceStaff).values({ serviceId, staffId, priority }).run()
}

export function insertStaff(tx: SqliteDb, entry: StaffEntry): string {
  const id = uuidv7()
  refuseTakenSlug(tx, staff, entry.slug)
  tx.insert(staff)
    .values({ id, ...entry })
    .run()
  return id
}

export function updateStaff(tx: SqliteDb, id: string, entry: StaffEntry): void {
  refuseTakenSlug(tx, staff, entry.slug, id)
  const before = tx.select({ email: staff.email }).from(staff).where(eq(staff.id, id)).get()
  tx.update(staff).set(entry).where(eq(staff.id, id)).run()
  // By their address it is known what they have declined: all is read anew, and what is just being read is void.
  if (before?.email !== entry.email) {
    tx.update(outsideCalendars)
      .set({ cursor: null, nextReadMs: 0, reads: sql`${outsideCalendars.reads} + 1` })
      .where(eq(outsideCalendars.staffId, id))
      .run()
  }
  // In another zone, their calendars' whole days are at other times: nothing is known of them before they are read again.
  tx.update(outsideCalendars)
    .set({ nextReadMs: 0 })
    .where(and(eq(outsideCalendars.staffId, id), ne(outsideCalendars.timeZone, entry.timeZone)))
    .run()
}

export const staffEntryOf = ({ lastAssignedMs: _, ...row }: StaffRow): StaffEntry & { id: string } =>
  row as unknown as StaffEntry & { id: string }

export function insertResource(tx: SqliteDb, entry: ResourceEntry): string {
  const id = uuidv7()
  refuseTakenSlug(tx, resources, entry.slug)
  tx.insert(resources)
    .values({ id, ...entry, position: nextPosition(tx, resources, resources.position) })
    .run()
  return id
}

export function updateResource(tx: SqliteDb, id: string, entry: ResourceEntry): void {
  refuseTakenSlug(tx, resources, entry.slug, id)
  tx.update(resources).set(entry).where(eq(resources.id, id)).run()
}

export const resourceRow = ({ position: _, ...row }: ResourceRow): ResourceEntry & { id: string } =>
  row as unknown as ResourceEntry & { id: string }

/** @throws CatalogConflict when another one has it */
function refuseTakenSlug(
  tx: SqliteDb,
  table: typeof services | typeof staff | typeof resources,
  slug: string,
  ownId?: string,
): void {
  const holder = tx.select({ id: table.id }).from(table).where(eq(table.slug, slug)).get()
  if (holder && holder.id !== ownId) throw new CatalogConflict(`The slug "${slug}" is in use.`, 'slug', slug)
}

/**
 * A service that needs what is no longer there could never be booked, and nobody would see why. One that is only out of
 * use for a while is still there.
 *
 * @throws CatalogConflict when a service on offer needs a resource of this kind, and there is none
 */
export function requireKind(tx: SqliteDb, kind: string): void {
  if (tx.select({ id: resources.id }).from(resources).where(eq(resources.kind, kind)).limit(1).get()) return
  const offered = tx.select().from(services).where(eq(services.active, true)).all()
  const needing = offered.find((service) => service.resources.includes(kind))
  if (!needing) return
  const message = `The service "${needing.slug}" needs a resource of the kind "${kind}", and this is the last one. Change the service first.`
  throw new CatalogConflict(message, 'kind', kind)
}

const nextPosition = (tx: SqliteDb, table: SQLiteTable, position: SQLiteColumn): number =>
  Number(
    tx
      .select({ last: max(position) })
      .from(table)
      .get()?.last ?? -1,
  ) + 1
