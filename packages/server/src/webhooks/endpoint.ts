import type { WebhookEvent } from '@openslot/core/wire'

/** Somebody's address that wants to hear of bookings. Instants in epoch ms. */
export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  readonly description: string | null
  /** `null`: all of them. */
  readonly events: readonly WebhookEvent[] | null
  readonly active: boolean
  /** `whsec_…` */
  readonly secret: string
  /** Signs as well until `previousUntilMs`, so that a receiver can change over at leisure. */
  readonly previousSecret: string | null
  readonly previousUntilMs: number | null
  readonly createdMs: number
  readonly updatedMs: number
}

/** The secrets that sign for an endpoint now (epoch ms), the newest first. */
export const secretsAt = ({ secret, previousSecret, previousUntilMs }: WebhookEndpoint, nowMs: number): string[] =>
  previousSecret !== null && previousUntilMs !== null && nowMs < previousUntilMs ? [secret, previousSecret] : [secret]
