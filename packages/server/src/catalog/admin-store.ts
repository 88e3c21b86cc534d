import type { ResourceEntry, ServiceEntry, StaffEntry } from './catalog-file.js'

export type Kept<Entry> = Entry & { readonly id: string }

/** What became of something that was to be deleted: with bookings, it is kept and no longer offered. */
export type Removal = 'deleted' | 'archived'

/** One kind of thing in the catalogue, as its owner writes it. Names are ids or slugs. Each change is one transaction. */
export interface EntryStore<Entry> {
  /** Archived ones too, in the owner's order. */
  list(): Promise<Kept<Entry>[]>
  find(name: string): Promise<Kept<Entry> | undefined>
  /** @throws CatalogConflict */
  create(entry: Entry): Promise<Kept<Entry>>
  /**
   * @param change sees what is there and says what shall be; what it throws leaves everything as it was
   * @throws CatalogConflict
   */
  update(name: string, change: (current: Kept<Entry>) => Entry): Promise<Kept<Entry> | undefined>
  /** @param check may throw to keep it */
  remove(name: string, check: (current: Kept<Entry>) => void): Promise<Removal | undefined>
}

/** Time off: no new bookings in it, whatever the hours say. Instants in epoch ms. */
export interface TimeOff {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly note: string | null
}

export interface TimeOffStore {
  /** Those that overlap `[from, to)`, by their start. */
  list(calendarId: string, range: { from: number; to: number }): Promise<TimeOff[]>
  add(calendarId: string, timeOff: Omit<TimeOff, 'id'>, nowMs: number): Promise<TimeOff>
  /** @returns false when there is none with this id on this calendar */
  remove(calendarId: string, id: string): Promise<boolean>
}

/** The catalogue as its owner sees and changes it. */
export interface CatalogAdminStore {
  readonly services: EntryStore<ServiceEntry>
  readonly staff: EntryStore<StaffEntry>
  readonly resources: EntryStore<ResourceEntry>
  readonly timeOff: TimeOffStore
}
