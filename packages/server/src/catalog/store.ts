import type { CatalogService, CatalogStaff } from './catalog.js'
import type { CatalogFile } from './catalog-file.js'
import type { FieldChange, KnownFaults } from './plan-import.js'

/** What an import does, or would do, to one service, staff member or resource. */
export interface ImportChange {
  readonly kind: 'service' | 'staff' | 'resource'
  readonly slug: string
  readonly action: 'create' | 'update' | 'unchanged'
  /** Empty unless it is an update. */
  readonly changed: readonly FieldChange[]
}

/** Services, the people who give them, and the resources that they need. */
export interface CatalogStore {
  /** Active services with at least one staff member or none, in the owner's order. */
  listServices(): Promise<CatalogService[]>
  /** An active service by id or slug. */
  findService(idOrSlug: string): Promise<CatalogService | undefined>
  findStaff(idOrSlug: string): Promise<CatalogStaff | undefined>
  /** Whether nobody has put anything into it: no service, no person, no resource. */
  isEmpty(): Promise<boolean>
  /**
   * Creates or updates by slug, all or nothing; what the file doesn't name stays, entries and their fields alike.
   * `dryRun` only says what would change; with `known` faults, everything to mend is said.
   *
   * @throws CatalogFileError when something lacks a field, or its fields don't go together
   * @throws CatalogConflict when a service names a person or a kind of resource that is neither in the file nor in
   *   the database
   */
  importFile(file: CatalogFile, options: { dryRun: boolean; known?: KnownFaults }): Promise<ImportChange[]>
}

/** What is to be written is well-formed but doesn't fit the database. */
export class CatalogConflict extends Error {
  override readonly name = 'CatalogConflict'
  /**
   * A slug that is taken, the slug of a staff member or the kind of a resource that isn't there, a kind that is needed, or
   * the address of an account that somebody has.
   */
  readonly field: 'slug' | 'staff' | 'resources' | 'kind' | 'account'
  readonly value: string

  constructor(message: string, field: CatalogConflict['field'], value: string) {
    super(message)
    this.field = field
    this.value = value
  }
}
