import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { CatalogResource, CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import type { ResourceEntry, ServiceEntry, StaffEntry } from '../../catalog/catalog-file.js'
import type { CatalogStore, ImportChange } from '../../catalog/store.js'
import {
  insertResource,
  insertService,
  insertStaff,
  resourceRow,
  serviceEntryOf,
  updateResource,
  updateService,
  updateStaff,
} from './catalog-rows.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
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
  const row = activeServiceNamed(db).get({ idOrSlug })
  return row && toService(db, row)
}

export function findServiceById(db: SqliteDb, id: string): CatalogService | undefined {
  const row = serviceById(db).get({ id })
  return row && toService(db, row)
}

const activeServiceNamed = prepared((db) =>
  db
    .select()
    .from(services)
    .where(and(or(eq(services.id, arg('idOrSlug')), eq(services.slug, arg('idOrSlug'))), eq(services.active, true)))
    .prepare(),
)

const serviceById = prepared((db) =>
  db
    .select()
    .from(services)
    .where(eq(services.id, arg('id')))
    .prepare(),
)

function toService(db: SqliteDb, row: ServiceRow): CatalogService {
  const { priceAmount, priceCurrency, position: _, ...rest } = row
  const givers = giversOf(db).all({ serviceId: row.id })
  const present = row.staffing === 'all' ? givers : givers.filter((giver) => giver.staff.active)
  return {
    ...rest,
    price: priceAmount !== null && priceCurrency !== null ? { amount: priceAmount, currency: priceCurrency } : null,
    staff: present.map((giver) => atWork(toStaff(giver.staff))),
  }
}

const giversOf = prepared((db) =>
  db
    .select({ staff })
    .from(serviceStaff)
    .innerJoin(staff, eq(staff.id, serviceStaff.staffId))
    .where(eq(serviceStaff.serviceId, arg('serviceId')))
    .orderBy(asc(serviceStaff.priority))
    .prepare(),
)

/** Where everyone is needed, whoever is away keeps the service from being booked, as if they never worked. */
const atWork = (member: CatalogStaff): CatalogStaff =>
  member.active ? member : { ...member, hours: [], overrides: [] }

export const toStaff = ({ lastAssignedMs: _, ...row }: StaffRow): CatalogStaff => row

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

type Action = ImportChange['action']

function importResource(db: SqliteDb, entry: ResourceEntry): ImportChange {
  const existing = db.select().from(resources).where(eq(resources.slug, entry.slug)).get()
  const action = put(existing && isSubset(entry, resourceRow(existing)), {
    insert: () => insertResource(db, entry),
    update: () => updateResource(db, existing?.id ?? '', entry),
  })
  return { kind: 'resource', slug: entry.slug, action }
}

function importStaff(db: SqliteDb, entry: StaffEntry): ImportChange {
  const existing = db.select().from(staff).where(eq(staff.slug, entry.slug)).get()
  const action = put(existing && isSubset(entry, existing), {
    insert: () => insertStaff(db, entry),
    update: () => updateStaff(db, existing?.id ?? '', entry),
  })
  return { kind: 'staff', slug: entry.slug, action }
}

function importService(db: SqliteDb, entry: ServiceEntry): ImportChange {
  const existing = db.select().from(services).where(eq(services.slug, entry.slug)).get()
  const action = put(existing && isSubset(entry, serviceEntryOf(db, existing)), {
    insert: () => insertService(db, entry),
    update: () => updateService(db, existing?.id ?? '', entry),
  })
  return { kind: 'service', slug: entry.slug, action }
}

/** @param isThere `undefined`: there is none yet; else whether it is as it should be */
function put(isThere: boolean | undefined, write: { insert: () => void; update: () => void }): Action {
  if (isThere === true) return 'unchanged'
  if (isThere === undefined) write.insert()
  else write.update()
  return isThere === undefined ? 'create' : 'update'
}

/** Whether every value of `wanted` is in `row` already. */
const isSubset = (wanted: object, row: object): boolean =>
  Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify((row as Record<string, unknown>)[key]),
  )
