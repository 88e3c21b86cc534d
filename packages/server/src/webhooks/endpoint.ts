import type { WebhookEvent } from '@openslot/core/wire'

/** Somebody's address that wants to hear of bookings. Instants in epoch ms. */
export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  readonly description: string | null
  /** `null`: all of them. */
  readonly events: readonly WebhookEvent[] | null
  readonly active: boolean
  /** When it said that it wants no more, and was switched off for that; `null`: it didn't, or somebody has decided since. */
  readonly goneMs: number | null
  /** `whsec_…` */
  readonly secret: string
  /** Those before it, the newest first: each signs as well until its end, so that a receiver can change over at leisure. */
  readonly previousSecrets: readonly PreviousSecret[]
  readonly createdMs: number
  readonly updatedMs: number
}

export interface PreviousSecret {
  readonly secret: string
  readonly untilMs: number
}

export type Secrets = Pick<WebhookEndpoint, 'secret' | 'previousSecrets'>

/** Each is one more signature in a header of every request. */
const MOST_PREVIOUS = 4

/** The secrets that sign for an endpoint now (epoch ms), the newest first. */
export const secretsAt = ({ secret, previousSecrets }: Secrets, nowMs: number): string[] => [
  secret,
  ...stillSigning(previousSecrets, nowMs).map((previous) => previous.secret),
]

/**
 * An endpoint's secrets once it has a new one, the present one going on until `untilMs` and those before it until their
 * own ends.
 *
 * @returns what there is to wait for where too many sign already: when the first of them stops (epoch ms)
 */
export function rotated(
  { secret, previousSecrets }: Secrets,
  { newSecret, untilMs, nowMs }: { readonly newSecret: string; readonly untilMs: number; readonly nowMs: number },
): Secrets | { readonly notBeforeMs: number } {
  const older = stillSigning(previousSecrets, nowMs)
  if (untilMs > nowMs && older.length >= MOST_PREVIOUS) {
    return { notBeforeMs: Math.min(...older.map((previous) => previous.untilMs)) }
  }
  return { secret: newSecret, previousSecrets: [{ secret, untilMs }, ...older] }
}

const stillSigning = (previous: readonly PreviousSecret[], nowMs: number): PreviousSecret[] =>
  previous.filter(({ untilMs }) => nowMs < untilMs)
