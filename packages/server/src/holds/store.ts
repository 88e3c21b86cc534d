import type { Decision, HoldState, HoldWrite, PlaceSnapshot, Refusal } from '@openslot/core'
import type { PlaceScope, ServiceScope } from '../bookings/store.js'
import type { Attempt, FirstAnswer } from '../http/idempotency.js'

/** Instants in epoch ms. */
export interface StoredHold {
  readonly id: string
  readonly staffId: string
  readonly start: number
  readonly end: number
  readonly expiresAt: number
}

export type LiveHold = HoldState & { readonly id: string }

export type HoldOutcome =
  | { readonly accepted: true; readonly hold: StoredHold }
  | { readonly accepted: false; readonly refusal: Refusal }
  | { readonly accepted: true; readonly repeated: FirstAnswer }

/** Places kept while customers type. */
export interface HoldStore {
  create(
    scope: PlaceScope & ServiceScope,
    hold: { readonly id: string; readonly tokenHash: string },
    decide: (snapshot: PlaceSnapshot) => Decision<HoldWrite>,
    attempt?: Attempt & { readonly answer: (hold: StoredHold) => object },
  ): Promise<HoldOutcome>
  /** The hold that a token opens, while it keeps its place at `nowMs`. */
  findLive(tokenHash: string, nowMs: number): Promise<LiveHold | undefined>
  /** @returns false when there is no such hold, or the token is another's */
  release(id: string, tokenHash: string): Promise<boolean>
  /** Clears away holds and unconfirmed bookings that have run out at `nowMs`; returns how many. */
  clearExpired(nowMs: number): Promise<number>
}
