import type { Clock } from '../clock.js'
import { DeliveryError, waitOf } from '../outbox/delivery-error.js'
import type { WebhookMessage } from '../outbox/store.js'
import { secretsAt } from './endpoint.js'
import { type PostAnswer, post } from './post.js'
import { signedHeaders } from './signature.js'
import type { WebhookDelivery, WebhookStore } from './store.js'

export interface WebhookContext {
  readonly webhooks: WebhookStore
  readonly clock: Clock
  readonly allowPrivate: boolean
  /** Instead of the network: for tests. */
  readonly send?: typeof post
}

/**
 * Posts a due webhook to its endpoint, and notes in the log how that went.
 *
 * @throws DeliveryError unless the endpoint answered with a 2xx
 */
export async function deliverWebhook(message: WebhookMessage, context: WebhookContext): Promise<void> {
  const { webhooks, clock, allowPrivate, send = post } = context
  const { endpoint, payload: body, id } = message
  const atMs = clock()
  const began = performance.now()
  const note = (outcome: Pick<WebhookDelivery, 'status' | 'error' | 'reason' | 'excerpt'>): Promise<void> =>
    webhooks.recordDelivery(
      {
        endpointId: endpoint.id,
        messageId: id,
        attempt: message.attempts,
        atMs,
        durationMs: Math.round(performance.now() - began),
        ...outcome,
      },
      body,
    )
  let answer: PostAnswer
  try {
    const timestamp = Math.floor(atMs / 1000)
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'OpenSlot-Webhooks',
      ...signedHeaders({ id, timestamp, body }, secretsAt(endpoint, atMs)),
    }
    answer = await send({ url: endpoint.url, headers, body, allowPrivate })
  } catch (error) {
    const reason = error instanceof DeliveryError ? error.reason : 'unexpected'
    await note({ status: null, error: (error as Error).message, reason, excerpt: null })
    throw error
  }
  const { status, excerpt } = answer
  const failure = failureOf(answer, clock())
  await note({ status, error: failure?.message ?? null, reason: failure?.reason ?? null, excerpt })
  // 410: the receiver wants no more of them (Standard Webhooks). It says nothing of an address given meanwhile.
  if (status === 410) {
    await webhooks.switchOffGone(endpoint.id, { url: endpoint.url, messageId: id }, clock())
  }
  if (failure) throw failure
}

function failureOf({ status, retryAfter }: PostAnswer, nowMs: number): DeliveryError | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 410) {
    return new DeliveryError('webhook-gone', 'The endpoint answered 410 and was switched off.', { isPermanent: true })
  }
  if (status >= 300 && status < 400) {
    return new DeliveryError(
      'webhook-moved',
      `The endpoint answered ${status}; redirects are not followed. Give its new address.`,
    )
  }
  const reason = status >= 500 ? 'webhook-broken' : 'webhook-refused'
  return new DeliveryError(reason, `The endpoint answered ${status}.`, { retryAfterMs: waitOf(retryAfter, nowMs) })
}
