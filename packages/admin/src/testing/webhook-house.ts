import type { Webhook, WebhookDelivery } from '@openslot/core/wire'
import { type FakeServer, answer } from './fake-server.js'
import { keep, salon } from './salon.js'
import { seeHeading, visit } from './visit.js'

// The salon as the tests of its webhooks begin.

export const TILL: Webhook = {
  id: 'h-till',
  url: 'https://till.example/hooks',
  description: 'Till',
  events: ['booking.created', 'booking.cancelled'],
  active: true,
  goneAt: null,
  previousSecretUntil: null,
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: '2026-11-01T08:00:00Z',
}
export const TRY: WebhookDelivery = {
  id: 'd-2',
  messageId: 'm-1',
  event: 'booking.created',
  attempt: 2,
  at: '2026-11-26T08:00:00Z',
  durationMs: 120,
  status: 500,
  error: 'The endpoint answered 500.',
  reason: 'webhook-broken',
  excerpt: 'Out of paper',
}

export function house(webhooks: readonly Webhook[] = [TILL], tries: readonly WebhookDelivery[] = []): FakeServer {
  const server = salon()
  keep(server, 'webhooks', webhooks, TILL)
  server.on('GET /v1/admin/webhooks/h-till/deliveries', () => answer({ deliveries: tries, nextCursor: null }))
  return server
}
export const open = async (server: FakeServer): Promise<void> => {
  await visit(server, '/admin/webhooks/h-till')
  await seeHeading('Till')
}
