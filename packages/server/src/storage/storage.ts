import type { AdminTokenStore } from '../admin-tokens/store.js'
import type { AvailabilityStore } from '../availability/store.js'
import type { BookingListStore } from '../bookings/list-store.js'
import type { BookingStore } from '../bookings/store.js'
import type { FeedStore } from '../calendars/feed-store.js'
import type { EntryStore } from '../calendars/entry-store.js'
import type { ReadStore } from '../calendars/read-store.js'
import type { ConnectionStore } from '../calendars/store.js'
import type { CatalogAdminStore } from '../catalog/admin-store.js'
import type { CatalogStore } from '../catalog/store.js'
import type { CustomerStore } from '../customers/store.js'
import type { HoldStore } from '../holds/store.js'
import type { IdempotencyStore } from '../http/idempotency.js'
import type { EventCountStore } from '../metrics/store.js'
import type { ImportStore } from '../imports/store.js'
import type { RetentionStore } from '../retention/store.js'
import type { SettingsStore } from '../settings/store.js'
import type { OutboxStore } from '../outbox/store.js'
import type { UserStore } from '../users/store.js'
import type { WebhookStore } from '../webhooks/store.js'

/** Everything the server remembers. Each database implements the nouns' stores; asynchronous, as not all are in-process. */
export interface Storage {
  /** Applies missing migrations and returns their names. */
  migrate(nowMs: number): Promise<string[]>
  /** For who reads only, and must not migrate. @throws StorageError when migrations are missing, or unknown here */
  requireMigrated(): Promise<void>
  /** Whether the database answers and every migration is applied. */
  isReady(): Promise<boolean>
  /** Whether it can be written: tried once in a while, at `nowMs` (epoch ms) where that is due. */
  isWritable(nowMs: number): Promise<boolean>
  /** When the last booking was made (epoch ms), by the clock of then; `null`: there is none. */
  lastBookedMs(): Promise<number | null>
  /** Makes a consistent copy while others read and write. @throws StorageError when the file can't be made */
  backup(path: string): Promise<void>
  readonly catalog: CatalogStore
  readonly catalogAdmin: CatalogAdminStore
  readonly imports: ImportStore
  readonly availability: AvailabilityStore
  readonly bookings: BookingStore
  readonly holds: HoldStore
  readonly idempotency: IdempotencyStore
  readonly bookingList: BookingListStore
  readonly customers: CustomerStore
  readonly retention: RetentionStore
  readonly outbox: OutboxStore
  readonly webhooks: WebhookStore
  /** Outside calendars: accounts, what they say, and what bookings have in them. */
  readonly connections: ConnectionStore
  readonly reads: ReadStore
  readonly entries: EntryStore
  readonly feeds: FeedStore
  readonly settings: SettingsStore
  readonly adminTokens: AdminTokenStore
  readonly users: UserStore
  readonly eventCounts: EventCountStore
  close(): Promise<void>
}
