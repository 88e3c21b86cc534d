import * as v from 'valibot'
import { type Fault, type NameOf, faultsOf } from '../catalog/catalog-file-error.js'
import { type CatalogFile, catalogFile } from '../catalog/catalog-file.js'

type Section = keyof CatalogFile
/** Whatever somebody may have written; left out: none. */
export type Entries = Readonly<Partial<Record<Section, readonly unknown[] | undefined>>>

/** A catalogue with what is wrong with it. */
export interface ReadCatalog {
  readonly catalog: CatalogFile
  readonly faults: readonly Fault[]
  /** Entries with a fault, as `services.0`. They stay in their places, with what is right of them. */
  readonly spoilt: ReadonlySet<string>
}

/**
 * Reads the catalogue as people write it, or another system has it, also where some of its entries have faults.
 *
 * @param known what has been found before
 */
export function readCatalog(
  entries: Entries,
  nameOf: NameOf,
  known: Omit<ReadCatalog, 'catalog'> = { faults: [], spoilt: new Set() },
): ReadCatalog {
  const read = v.safeParse(catalogFile, entries, { abortPipeEarly: true })
  if (read.success) return { ...known, catalog: read.output }
  // By section, place and field, of which the last may be called anything.
  const paths = read.issues.map(({ path = [] }) => path.map(({ key }) => String(key)))
  const found = new Set(paths.map((path) => path.slice(0, 2).join('.')))
  const leftOf = (section: Section): unknown[] =>
    (entries[section] ?? []).map((entry, index) => {
      const flawed = paths.filter(([of, at]) => of === section && at === String(index)).map(([, , field]) => field)
      if (flawed.length === 0) return entry
      const isLegible = typeof entry === 'object' && entry !== null && !flawed.includes(undefined)
      const sound = isLegible ? Object.entries(entry).filter(([field]) => !flawed.includes(field)) : []
      // One that has no slug, or another's, is found by none.
      return { slug: `unnamed-${index}`, ...Object.fromEntries(sound) }
    })
  // Which ones have the same slug shows once all have one.
  const left = { services: leftOf('services'), staff: leftOf('staff'), resources: leftOf('resources') }
  return readCatalog(left, nameOf, {
    faults: [...known.faults, ...faultsOf(read.issues, nameOf)],
    spoilt: new Set([...known.spoilt, ...found]),
  })
}
