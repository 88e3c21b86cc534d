import { MINUTE_MS } from '@openslot/core'
import type { Shop } from './catalog.js'
import type { KeptBooking, Ledger } from './ledger.js'

/** What a made-up secret opens. */
export type TokenPurpose = 'manage' | 'confirm' | 'calendar' | 'hold'

/** Where a customer finds their booking again. */
export interface Links {
  readonly manageUrl: string
  readonly calendarUrl: string
}

/** All that a request may see and change. */
export interface World {
  shop: Shop
  readonly ledger: Ledger
  /** Epoch ms. */
  readonly now: () => number
  readonly holdMinutes: number
  /** How long customers have to confirm what they book; `null`: they needn't. */
  readonly confirmMinutes: number | null
  readonly newId: (kind: 'booking' | 'hold') => string
  readonly tokenFor: (purpose: TokenPurpose, id: string) => string
  /** @param base the address under which the request found the server */
  readonly linksTo: (booking: KeptBooking, base: string) => Links
}

/** For how long a first answer is given again, in ms. */
export const REMEMBERED_MS = 24 * 60 * MINUTE_MS

/**
 * Ids as the server makes them (UUIDv7: the first half says when), but the same in every run: a counter stands where
 * chance would.
 */
export function countingIds(now: () => number): () => string {
  let count = 0
  return () => {
    count += 1
    const time = Math.max(0, Math.floor(now())).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count.toString(16).padStart(12, '0')}`
  }
}
