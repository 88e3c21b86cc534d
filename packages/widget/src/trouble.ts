import type { Problem } from '@openslot/core/wire'
import type { ApiError } from './api/api-error.js'

export type PolicyRule = NonNullable<Problem['rule']>

/** What stands between the visitor and their time, said where they are. */
export type Trouble =
  /** Somebody was faster. */
  | { readonly kind: 'taken'; readonly start: number; readonly alternatives: readonly number[] }
  /** It was never bookable; `reason` says why. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** It may not be moved or cancelled any more: it is over or cancelled, has begun, or the deadline has passed. */
  | { readonly kind: 'policy'; readonly rule: PolicyRule }
  /** It is no longer what its customer has seen. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly error: ApiError }

export function troubleOf(error: ApiError, start: number | undefined): Trouble {
  if (error.code === 'slot-taken' || error.code === 'hold-expired') {
    return { kind: 'taken', start: start ?? 0, alternatives: error.alternatives }
  }
  if (error.code === 'slot-unavailable') return { kind: 'unavailable', reason: error.problem?.reason ?? 'other' }
  return { kind: 'failed', error }
}

/** Whether the chosen time itself is the trouble: only another one helps. */
export const needsAnotherTime = (trouble: Trouble | undefined): boolean =>
  trouble?.kind === 'taken' || trouble?.kind === 'unavailable'
