import { eq } from 'drizzle-orm'
import type { ResourceEntry, ServiceEntry, StaffEntry } from '../../catalog/catalog-file.js'
import type { ImportPlan, Planned, StoredCatalog } from '../../catalog/plan-import.js'
import type { ImportChange } from '../../catalog/store.js'
import {
  insertResource,
  insertService,
  insertStaff,
  requireKind,
  resourceRow,
  serviceEntryOf,
  staffEntryOf,
  updateResource,
  updateService,
  updateStaff,
} from './catalog-rows.js'
import type { SqliteDb } from './db.js'
import { resources, services, staff } from './schema.js'

/**
 * Creates or updates what is planned, within a transaction.
 *
 * @throws CatalogConflict
 */
export function putCatalog(tx: SqliteDb, plan: ImportPlan): ImportChange[] {
  const changes = [
    ...plan.staff.map((planned) => carryOut(tx, 'staff', planned, putStaff)),
    ...plan.resources.map((planned) => carryOut(tx, 'resource', planned, putResource)),
    ...plan.services.map((planned) => carryOut(tx, 'service', planned, putService)),
  ]
  for (const { field, from } of plan.resources.flatMap(({ changed }) => changed))
    if (field === 'kind') requireKind(tx, String(from))
  return changes
}

/** What a plan builds upon. */
export const storedCatalog = (tx: SqliteDb): StoredCatalog => ({
  service: (slug) => {
    const row = tx.select().from(services).where(eq(services.slug, slug)).get()
    return row && serviceEntryOf(tx, row)
  },
  staff: (slug) => {
    const row = tx.select().from(staff).where(eq(staff.slug, slug)).get()
    return row && staffEntryOf(row)
  },
  resource: (slug) => {
    const row = tx.select().from(resources).where(eq(resources.slug, slug)).get()
    return row && resourceRow(row)
  },
})

interface Put<Entry> {
  readonly insert: (tx: SqliteDb, entry: Entry) => unknown
  readonly update: (tx: SqliteDb, id: string, entry: Entry) => void
}

const putStaff: Put<StaffEntry> = { insert: insertStaff, update: updateStaff }
const putResource: Put<ResourceEntry> = { insert: insertResource, update: updateResource }
const putService: Put<ServiceEntry> = { insert: insertService, update: updateService }

function carryOut<Entry extends { readonly slug: string }>(
  tx: SqliteDb,
  kind: ImportChange['kind'],
  { entry, id, changed }: Planned<Entry>,
  { insert, update }: Put<Entry>,
): ImportChange {
  const { slug } = entry
  if (id === null) {
    insert(tx, entry)
    return { kind, slug, action: 'create', changed }
  }
  if (changed.length === 0) return { kind, slug, action: 'unchanged', changed }
  update(tx, id, entry)
  return { kind, slug, action: 'update', changed }
}
