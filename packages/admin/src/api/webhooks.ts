import type { Webhook, WebhookDelivery, WebhookEvent, WebhookWithSecret } from '@openslot/core/wire'
import type { PageOf } from '../pages.js'
import { type Answer, type Send, call } from './http.js'

export interface WebhookWish {
  readonly url: string
  readonly description: string | null
  /** `null`: all. */
  readonly events: readonly WebhookEvent[] | null
}

const pathTo = (id: string): string => `/v1/admin/webhooks/${encodeURIComponent(id)}`

/** Programs elsewhere that want to hear of bookings. */
export const webhooksApi = (send: Send) => ({
  webhooks: async (): Promise<readonly Webhook[]> =>
    (await call<{ webhooks: Webhook[] }>(send, '/v1/admin/webhooks')).value.webhooks,
  webhook: (id: string): Promise<Answer<Webhook>> => call(send, pathTo(id)),
  createWebhook: async (json: WebhookWish): Promise<WebhookWithSecret> =>
    (await call<WebhookWithSecret>(send, '/v1/admin/webhooks', { method: 'POST', json })).value,
  changeWebhook: (
    id: string,
    json: Partial<WebhookWish> & { readonly active?: boolean; readonly goneAt?: string },
    ifMatch: string,
  ): Promise<Answer<Webhook>> => call(send, pathTo(id), { method: 'PATCH', json, ifMatch }),
  deleteWebhook: async (id: string, ifMatch: string): Promise<void> => {
    await call(send, pathTo(id), { method: 'DELETE', ifMatch, keepalive: true })
  },
  rotateWebhook: (id: string, overlapMinutes: number): Promise<Answer<WebhookWithSecret>> =>
    call(send, `${pathTo(id)}/rotate`, { method: 'POST', json: { overlapMinutes } }),
  testWebhook: async (id: string): Promise<string> =>
    (await call<{ messageId: string }>(send, `${pathTo(id)}/test`, { method: 'POST' })).value.messageId,
  deliveries: async (id: string, cursor?: string): Promise<PageOf<WebhookDelivery>> => {
    const { value } = await call<{ deliveries: WebhookDelivery[]; nextCursor: string | null }>(
      send,
      `${pathTo(id)}/deliveries`,
      { query: { limit: '20', cursor } },
    )
    return { items: value.deliveries, nextCursor: value.nextCursor }
  },
  replay: async (id: string, messageId: string): Promise<void> => {
    await call(send, `${pathTo(id)}/deliveries/${encodeURIComponent(messageId)}/replay`, { method: 'POST' })
  },
})
