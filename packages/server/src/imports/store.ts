import type { ImportChange } from '../catalog/store.js'
import type { Brought } from './brought.js'

export interface BringOver {
  /** Only says what would be done. */
  readonly dryRun: boolean
  /** Epoch ms. What began before stays behind. */
  readonly now: number
  /** What is stored of a new booking's manage token. */
  readonly manageTokenHash: (bookingId: string) => string
}

export interface BroughtOver {
  readonly changes: readonly ImportChange[]
  /** `kept`: brought over before, and left alone. `past`: left behind. */
  readonly bookings: { readonly created: number; readonly kept: number; readonly past: number }
  /** Bookings that were brought over before and stand elsewhere by now, there or here; a sentence each. */
  readonly differing: readonly string[]
}

export interface ImportStore {
  /**
   * Brings everything over, in one transaction, or nothing. Bookings take their time by the same claims as any other.
   * What was brought over before under the same key isn't again.
   *
   * @throws CatalogFileError with a line for each mistake
   */
  bringOver(brought: Brought, how: BringOver): Promise<BroughtOver>
}
