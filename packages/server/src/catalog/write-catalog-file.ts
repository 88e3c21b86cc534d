import { stringify } from 'yaml'
import type { CatalogAdminStore, Kept } from './admin-store.js'
import { resourceAsWritten, serviceAsWritten, staffAsWritten } from './as-written.js'

/** Everything in the catalogue as an import file: imported into an empty database, it makes the same catalogue. */
export async function writeCatalogFile({ services, staff, resources }: CatalogAdminStore): Promise<string> {
  const file = {
    services: (await services.list()).map(serviceAsWritten).map(withoutId),
    staff: (await staff.list()).map(staffAsWritten).map(withoutId),
    resources: (await resources.list()).map(resourceAsWritten).map(withoutId),
  }
  // A window that several entries share is written out in each: people edit it, and know no anchors.
  return stringify(file, { aliasDuplicateObjects: false, lineWidth: 0 })
}

const withoutId = <Entry extends object>({ id: _, ...entry }: Kept<Entry>): Omit<Kept<Entry>, 'id'> => entry
