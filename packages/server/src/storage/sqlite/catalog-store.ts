import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { CatalogResource, CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import { planImport } from '../../catalog/plan-import.js'
import type { CatalogStore } from '../../catalog/store.js'
import { putCatalog, storedCatalog } from './put-catalog.js'
import type { SqliteDb } from './db.js'
import { byId, keptService, onOffer } from './kept-services.js'
import { arg, prepared } from './prepared.js'
import { toPrice } from './price-columns.js'
import { rehearsed } from './rehearsed.js'
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
  isEmpty: async () =>
    [services, staff, resources].every((table) => db.select({ id: table.id }).from(table).limit(1).get() === undefined),
  importFile: (file, { dryRun, known }) =>
    rehearsed(db, dryRun, (tx) => putCatalog(tx, planImport(file, storedCatalog(tx), known))),
})

export const findActiveService = (db: SqliteDb, idOrSlug: string): CatalogService | undefined =>
  keptService(db, onOffer(idOrSlug), () => {
    const row = activeServiceNamed(db).get({ idOrSlug })
    return row && toService(db, row)
  })

export const findServiceById = (db: SqliteDb, id: string): CatalogService | undefined =>
  keptService(db, byId(id), () => {
    const row = serviceById(db).get({ id })
    return row && toService(db, row)
  })

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
  const { priceAmount: _amount, priceCurrency: _currency, position: _, ...rest } = row
  const givers = giversOf(db).all({ serviceId: row.id })
  const present = row.staffing === 'all' ? givers : givers.filter((giver) => giver.staff.active)
  return {
    ...rest,
    price: toPrice(row),
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
