import * as v from 'valibot'
import type { Kept } from './admin-store.js'
import { resourceAsWritten, serviceAsWritten, staffAsWritten } from './as-written.js'
import { CatalogFileError, type Fault, type NameOf, asWritten, faultsOf } from './catalog-file-error.js'
import {
  type CatalogFile,
  type ResourceEntry,
  type ServiceEntry,
  type StaffEntry,
  resourceEntry,
  serviceEntry,
  staffEntry,
} from './catalog-file.js'

/** What is wrong with a file by itself, and which of its entries (`services.0`) can't be read whole. */
export interface KnownFaults {
  readonly faults: readonly Fault[]
  readonly spoilt: ReadonlySet<string>
}

/** What is there already, by slug. */
export interface StoredCatalog {
  readonly service: (slug: string) => Kept<ServiceEntry> | undefined
  readonly staff: (slug: string) => Kept<StaffEntry> | undefined
  readonly resource: (slug: string) => Kept<ResourceEntry> | undefined
}

/** A field's value as a file would write it, before and after. */
export interface FieldChange {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** What shall be there after an import. */
export interface Planned<Entry> {
  readonly entry: Entry
  /** Of what is there already; `null`: it is new. */
  readonly id: string | null
  /** Empty for what is new. */
  readonly changed: readonly FieldChange[]
}

export interface ImportPlan {
  readonly services: readonly Planned<ServiceEntry>[]
  readonly staff: readonly Planned<StaffEntry>[]
  readonly resources: readonly Planned<ResourceEntry>[]
}

/** What can be planned of a file, and what is wrong with the rest of it. */
export interface Sketch extends ImportPlan {
  readonly faults: readonly Fault[]
  /** Whether something is wrong with what a service, or the staff member who gives it, is to become. */
  readonly isUnsure: (service: string, staff: string | null) => boolean
}

/**
 * Completes what a file names: by what is stored already, or for something new by the defaults.
 *
 * @param known what has been found before; everything to mend is to be known at once
 * @throws CatalogFileError with a line for each fault
 */
export function planImport(
  file: CatalogFile,
  stored: StoredCatalog,
  known: KnownFaults = { faults: [], spoilt: new Set() },
): ImportPlan {
  const { faults: found, ...plan } = sketchImport(file, stored, asWritten, known.spoilt)
  const faults = [...known.faults, ...found].toSorted((one, other) => placeOf(one) - placeOf(other))
  if (faults.length > 0) throw CatalogFileError.listing(faults)
  return plan
}

/** Entry by entry, as {@link asWritten} calls them. */
function placeOf({ at }: Fault): number {
  const [section = '', index = ''] = at.split('.')
  return ['services', 'staff', 'resources'].indexOf(section) * 1e9 + Number(index || 0)
}

/** @param spoilt entries that are there, as `services.0`, but can't be read whole */
export function sketchImport(
  file: CatalogFile,
  stored: StoredCatalog,
  nameOf: NameOf,
  spoilt: ReadonlySet<string> = new Set(),
): Sketch {
  const faults: Fault[] = []
  const unsure = new Set<string>()
  const planned = <Entry extends object>(
    section: keyof CatalogFile,
    find: (slug: string) => Kept<Entry> | undefined,
    schema: v.GenericSchema<unknown, Entry>,
    writtenOut: (kept: Kept<Entry>) => object,
  ): Planned<Entry>[] =>
    file[section].flatMap((given, index): Planned<Entry>[] => {
      const lose = (): [] => {
        unsure.add(`${section} ${given.slug}`)
        return []
      }
      const isSpoilt = spoilt.has(`${section}.${index}`)
      const existing = find(given.slug)
      const { id: _, ...before } = existing ? (writtenOut(existing) as Record<string, unknown>) : {}
      const result = v.safeParse(schema, { ...before, ...given }, { abortPipeEarly: true })
      if (!result.success) {
        // What a spoilt one lacks is what couldn't be read.
        const issues = result.issues.filter(({ received }) => !isSpoilt || received !== 'undefined')
        faults.push(...faultsOf(issues, nameOf, `${section}.${index}.`))
      }
      if (isSpoilt || !result.success) return lose()
      const entry = result.output
      if (!existing) return [{ entry, id: null, changed: [] }]
      const after = writtenOut({ ...entry, id: existing.id })
      return [{ entry, id: existing.id, changed: differences(before, after) }]
    })
  const services = planned('services', stored.service, serviceEntry, serviceAsWritten)
  const staff = planned('staff', stored.staff, staffEntry, staffAsWritten)
  const resources = planned('resources', stored.resource, resourceEntry, resourceAsWritten)
  const isThere = (slug: string): boolean =>
    file.staff.some((entry) => entry.slug === slug) || stored.staff(slug) !== undefined
  for (const [index, { staff: givers = [] }] of file.services.entries())
    for (const slug of givers.filter((named) => !isThere(named)))
      faults.push({
        at: nameOf(`services.${index}.staff`),
        message: `there is no "${slug}", neither in the file nor in the database`,
      })
  const isSure = (slug: string): boolean =>
    staff.some(({ entry }) => entry.slug === slug) || stored.staff(slug) !== undefined
  const sure = services.map(({ entry, ...rest }) => {
    const givers = entry.staff.filter(isSure)
    if (givers.length < entry.staff.length) unsure.add(`services ${entry.slug}`)
    return { ...rest, entry: { ...entry, staff: givers } }
  })
  return {
    services: sure,
    staff,
    resources,
    faults,
    isUnsure: (service, member) => unsure.has(`services ${service}`) || unsure.has(`staff ${String(member)}`),
  }
}

const differences = (before: Readonly<Record<string, unknown>>, after: object): FieldChange[] =>
  Object.entries(after)
    .filter(([field]) => field !== 'id')
    .map(([field, to]) => ({ field, from: before[field], to: to as unknown }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
