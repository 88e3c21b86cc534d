import { and, asc, count, eq, inArray, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { CatalogResource, CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import type { ResourceEntry, ServiceEntry, StaffEntry } from '../../catalog/catalog-file.js'
import { CatalogConflict, type CatalogStore, type ImportChange } from '../../catalog/store.js'
import type { SqliteDb } from './db.js'
import { resources, serviceStaff, services, staff } from './schema.js'

type ServiceRow = typeof services.$inferSelect
type StaffRow = typeof staff.$inferSelect

export const sqliteCatalog = (db: SqliteDb): CatalogStore => ({
  listServices: async () => {
    const rows = db.select().from(services).where(eq(services.active, true)).orderBy(asc(services.position)).all()
    return rows.map((row) => toService(db, row))
  },
  findService: async (idOrSlug) => findActiveService(db, idOrSlug),
  findStaff: async (idOrSlug) => {
    const row = db
      .select()
      .from(staff)
      .where(or(eq(staff.id, idOrSlug), eq(staff.slug, idOrSlug)))
      .get()
    return row && toStaff(row)
  },
  isEmpty: async () => db.select({ id: services.id }).from(services).limit(1).get() === undefined,
  importFile: async (file, { dryRun }) => {
    const changes: ImportChange[] = []
    const run = (): void => {
      db.transaction(
        (tx) => {
          for (const entry of file.staff) changes.push(importStaff(tx, entry))
          for (const entry of file.resources) changes.push(importResource(tx, entry))
          for (const entry of file.services) changes.push(importService(tx, entry))
          if (dryRun) throw new DryRun()
        },
        { behavior: 'immediate' },
      )
    }
    try {
      run()
    } catch (error) {
      if (!(error instanceof DryRun)) throw error
    }
    return changes
  },
})

/** Rolls a dry run's transaction back: the plan is what the real import would have done. */
class DryRun extends Error {}

export function findActiveService(db: SqliteDb, idOrSlug: string): CatalogService | undefined {
  const named = or(eq(services.id, idOrSlug), eq(services.slug, idOrSlug))
  const row = db
    .select()
    .from(services)
    .where(and(named, eq(services.active, true)))
    .get()
  return row && toService(db, row)
}

export function findServiceById(db: SqliteDb, id: string): CatalogService | undefined {
  const row = db.select().from(services).where(eq(services.id, id)).get()
  return row && toService(db, row)
}

function toService(db: SqliteDb, row: ServiceRow): CatalogService {
  const { priceAmount, priceCurrency, position: _, ...rest } = row
  const givers = db
    .select({ staff })
    .from(serviceStaff)
    .innerJoin(staff, eq(staff.id, serviceStaff.staffId))
    .where(and(eq(serviceStaff.serviceId, row.id), eq(staff.active, true)))
    .orderBy(asc(serviceStaff.priority))
    .all()
  return {
    ...rest,
    price: priceAmount !== null && priceCurrency !== null ? { amount: priceAmount, currency: priceCurrency } : null,
    staff: givers.map((giver) => toStaff(giver.staff)),
  }
}

const toStaff = ({ lastAssignedMs: _, ...row }: StaffRow): CatalogStaff => row

/** The active resources of these kinds, in the order in which they are taken. */
export function resourcesOf(db: SqliteDb, kinds: readonly string[]): CatalogResource[] {
  if (kinds.length === 0) return []
  return db
    .select()
    .from(resources)
    .where(and(inArray(resources.kind, [...kinds]), eq(resources.active, true)))
    .orderBy(asc(resources.position), asc(resources.slug))
    .all()
    .map(({ position: _, ...row }) => row)
}

function importResource(db: SqliteDb, entry: ResourceEntry): ImportChange {
  const existing = db.select().from(resources).where(eq(resources.slug, entry.slug)).get()
  if (!existing) {
    const position = db.select({ resources: count() }).from(resources).get()?.resources ?? 0
    db.insert(resources)
      .values({ id: uuidv7(), ...entry, position })
      .run()
    return { kind: 'resource', slug: entry.slug, action: 'create' }
  }
  if (isSubset(entry, existing)) return { kind: 'resource', slug: entry.slug, action: 'unchanged' }
  db.update(resources).set(entry).where(eq(resources.id, existing.id)).run()
  return { kind: 'resource', slug: entry.slug, action: 'update' }
}

function importStaff(db: SqliteDb, entry: StaffEntry): ImportChange {
  const existing = db.select().from(staff).where(eq(staff.slug, entry.slug)).get()
  if (!existing) {
    db.insert(staff)
      .values({ id: uuidv7(), ...entry })
      .run()
    return { kind: 'staff', slug: entry.slug, action: 'create' }
  }
  if (isSubset(entry, existing)) return { kind: 'staff', slug: entry.slug, action: 'unchanged' }
  db.update(staff).set(entry).where(eq(staff.id, existing.id)).run()
  return { kind: 'staff', slug: entry.slug, action: 'update' }
}

function importService(db: SqliteDb, { staff: staffSlugs, price, ...entry }: ServiceEntry): ImportChange {
  const staffIds = staffSlugs.map((slug) => {
    const row = db.select({ id: staff.id }).from(staff).where(eq(staff.slug, slug)).get()
    if (!row)
      throw new CatalogConflict(
        `services: ${entry.slug} names the staff member "${slug}", who is neither in the file nor in the database.`,
      )
    return row.id
  })
  for (const kind of entry.resources) {
    if (!db.select({ id: resources.id }).from(resources).where(eq(resources.kind, kind)).get())
      throw new CatalogConflict(
        `services: ${entry.slug} needs a resource of the kind "${kind}", which is neither in the file nor in the database.`,
      )
  }
  const values = { ...entry, priceAmount: price?.amount ?? null, priceCurrency: price?.currency ?? null }
  const existing = db.select().from(services).where(eq(services.slug, entry.slug)).get()
  const id = existing?.id ?? uuidv7()
  if (existing) {
    const before = db
      .select({ id: serviceStaff.staffId })
      .from(serviceStaff)
      .where(eq(serviceStaff.serviceId, id))
      .orderBy(asc(serviceStaff.priority))
      .all()
    const sameStaff = JSON.stringify(before.map((row) => row.id)) === JSON.stringify(staffIds)
    if (sameStaff && isSubset(values, existing)) return { kind: 'service', slug: entry.slug, action: 'unchanged' }
    db.update(services).set(values).where(eq(services.id, id)).run()
  } else {
    const position = db.select({ services: count() }).from(services).get()?.services ?? 0
    db.insert(services)
      .values({ id, ...values, position })
      .run()
  }
  db.delete(serviceStaff).where(eq(serviceStaff.serviceId, id)).run()
  for (const [priority, staffId] of staffIds.entries())
    db.insert(serviceStaff).values({ serviceId: id, staffId, priority }).run()
  return { kind: 'service', slug: entry.slug, action: existing ? 'update' : 'create' }
}

/** Whether every value of `wanted` is in `row` already. */
const isSubset = (wanted: object, row: object): boolean =>
  Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify((row as Record<string, unknown>)[key]),
  )
