import type { MessageReason } from '@openslot/core/wire'
import type { WebhookReminder } from '../outbox/store.js'
import type { Secrets, WebhookEndpoint } from './endpoint.js'

/** One try to deliver a webhook. Instants in epoch ms. */
export interface WebhookDelivery {
  readonly id: string
  readonly endpointId: string
  readonly messageId: string
  readonly event: string
  readonly attempt: number
  readonly atMs: number
  readonly durationMs: number
  /** What the endpoint answered; `null`: nothing. */
  readonly status: number | null
  /** Why it does not count as delivered; `null`: it does. */
  readonly error: string | null
  /** The same for programs. */
  readonly reason: MessageReason | null
  /** The beginning of the answer's body. */
  readonly excerpt: string | null
}

/** What an administrator may change. */
export type EndpointChange = {
  readonly [Key in 'url' | 'description' | 'events' | 'active' | 'goneMs']?: WebhookEndpoint[Key] | undefined
}

export interface WebhookStore {
  create(endpoint: WebhookEndpoint): Promise<void>
  find(id: string): Promise<WebhookEndpoint | undefined>
  /** In the order in which they were made. */
  list(): Promise<WebhookEndpoint[]>
  /**
   * Switching it off withdraws its waiting messages. Whoever switches it on or off, or gives it another address, has
   * decided about one that is gone, unless they say that it is.
   *
   * @param change sees what is there and says what shall be different; what it throws leaves everything as it was
   */
  update(
    id: string,
    change: (current: WebhookEndpoint) => EndpointChange,
    nowMs: number,
  ): Promise<WebhookEndpoint | undefined>
  /**
   * Switches one off that wants no more at this address, unless it is off: its waiting messages are withdrawn but for the
   * one that it said so to, which wasn't delivered.
   */
  switchOffGone(id: string, said: { readonly url: string; readonly messageId: string }, nowMs: number): Promise<void>
  /** @param change as for `update` */
  rotate(id: string, change: (current: WebhookEndpoint) => Secrets, nowMs: number): Promise<WebhookEndpoint | undefined>
  /**
   * Withdraws its waiting messages and those that failed, and forgets its deliveries.
   *
   * @param check may throw to keep it
   * @returns false when there is none with this id
   */
  remove(id: string, check: (current: WebhookEndpoint) => void): Promise<boolean>
  /** Owes it a message that no booking has to do with. */
  oweTest(id: string, message: { id: string; payload: string; nowMs: number }): Promise<boolean>
  /** Owes a reminder that is due to each endpoint that wants it now, in its own place; one taken by another is left alone. */
  oweReminder(reminder: WebhookReminder, nowMs: number): Promise<void>
  /** Whether a message is one that this endpoint is or was owed. */
  owns(id: string, messageId: string): Promise<boolean>
  /** Notes a try. @param body what was sent */
  recordDelivery(delivery: Omit<WebhookDelivery, 'id' | 'event'>, body: string): Promise<void>
  /** Newest first, none of a try before `sinceMs`. */
  listDeliveries(filter: {
    endpointId: string
    sinceMs: number
    beforeId?: string | undefined
    limit: number
  }): Promise<WebhookDelivery[]>
  /** Forgets the tries before this instant (epoch ms), and the bodies of what has been done with since before then. */
  forget(beforeMs: number): Promise<void>
}
