import { MINUTE_MS } from '@openslot/core'
import {
  type Webhook,
  type WebhookDelivery as WireDelivery,
  deliveriesQuery,
  deliveriesResponse,
  message,
  rotateRequest,
  toIso,
  webhook,
  webhookChange,
  webhookRequest,
  webhookWithSecret,
  webhooksResponse,
} from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { IF_MATCH, answerUnlessKnown, answerVersion, requireMatch } from '../http/conditional.js'
import { byText, readPage } from '../http/cursor.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { ProblemError, notFound } from '../http/problem.js'
import { invalid, readBody, readOptionalBody, readQuery } from '../http/validate.js'
import { whyNotAgain } from '../outbox/lapse.js'
import { notSentAgain } from '../outbox/not-sent-again.js'
import { type Secrets, type WebhookEndpoint, rotated } from './endpoint.js'
import { testPayload } from './payload.js'
import { keptSince } from '../retention/retention.js'
import { isReachable } from '../outside/reachable.js'
import { newSecret } from './signature.js'
import type { EndpointChange, WebhookDelivery } from './store.js'

const queued = v.object({ messageId: message.entries.id })

const known = orNotFound('There is no such webhook. GET /v1/admin/webhooks lists them.')

/** Who wants to hear of bookings, and what they were told. */
export const adminWebhookRoutes = (context: ServerContext): Hono => {
  const { storage, clock, retention, allowPrivateWebhooks, wakeDispatcher } = context
  const { webhooks, outbox } = storage

  const checkAddress = (url: string | undefined): void => {
    if (url === undefined || isReachable(url, allowPrivateWebhooks)) return
    const text =
      'Use https:// and an address of the public internet, or set OPENSLOT_ALLOW_PRIVATE_WEBHOOKS on the server.'
    throw invalid([{ pointer: '/url', message: text }])
  }

  return new Hono()
    .get(
      '/v1/admin/webhooks',
      describeAdmin({
        summary: 'List webhook endpoints',
        success: { status: 200, description: 'All of them, the oldest first', schema: webhooksResponse },
      }),
      async (c) => c.json({ webhooks: (await webhooks.list()).map(present) }),
    )
    .post(
      '/v1/admin/webhooks',
      describeAdmin({
        summary: 'Add a webhook endpoint',
        description: 'The answer carries the signing secret, which is shown only here and after a rotation.',
        body: webhookRequest,
        success: { status: 201, description: 'Added', schema: webhookWithSecret },
      }),
      async (c) => {
        const request = await readBody(c, webhookRequest)
        checkAddress(request.url)
        const now = clock()
        const endpoint: WebhookEndpoint = {
          id: uuidv7(),
          ...request,
          secret: newSecret(),
          previousSecrets: [],
          goneMs: null,
          createdMs: now,
          updatedMs: now,
        }
        await webhooks.create(endpoint)
        c.header('Location', `/v1/admin/webhooks/${endpoint.id}`)
        return answerWithSecret(c, endpoint, 201)
      },
    )
    .get(
      '/v1/admin/webhooks/:id',
      describeAdmin({
        summary: 'See a webhook endpoint',
        success: { status: 200, description: 'The endpoint, with its version as ETag', schema: webhook },
        problems: ['not-found'],
      }),
      async (c) => answerUnlessKnown(c, present(known(await webhooks.find(c.req.param('id'))))),
    )
    .patch(
      '/v1/admin/webhooks/:id',
      describeAdmin({
        summary: 'Change a webhook endpoint',
        description:
          'Switching it off withdraws what still waits to be sent to it. Once it is on again, that can be sent again by hand. Switching it on or off forgets that it was gone; `goneAt`, as it was, takes that back. Another address forgets it, too, and leaves it switched off.',
        headers: IF_MATCH,
        body: webhookChange,
        success: { status: 200, description: 'The endpoint as it is now', schema: webhook },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const { goneAt: goneMs, ...asked } = await readBody(c, webhookChange)
        const change: EndpointChange = { ...asked, goneMs }
        checkAddress(change.url)
        const changeSeen = (current: WebhookEndpoint): EndpointChange => {
          requireMatch(c, present(current))
          return change
        }
        return answerVersion(c, present(known(await webhooks.update(c.req.param('id'), changeSeen, clock()))))
      },
    )
    .delete(
      '/v1/admin/webhooks/:id',
      describeAdmin({
        summary: 'Delete a webhook endpoint',
        description: 'Withdraws what still waits to be sent to it and what it never got, and forgets its log.',
        headers: IF_MATCH,
        success: { status: 204, description: 'Deleted' },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        known(await webhooks.remove(c.req.param('id'), (current) => requireMatch(c, present(current))))
        return c.body(null, 204)
      },
    )
    .post(
      '/v1/admin/webhooks/:id/rotate',
      describeAdmin({
        summary: 'Give a webhook endpoint a new secret',
        description:
          'The old one goes on signing beside it for a while: a day unless said otherwise. So do those before it, each until its own end; where four do already, another one is a conflict until the first has ended.',
        body: rotateRequest,
        success: { status: 200, description: 'The endpoint with its new secret', schema: webhookWithSecret },
        problems: ['not-found', 'conflict'],
      }),
      async (c) => {
        const { overlapMinutes } = await readOptionalBody(c, rotateRequest)
        const nowMs = clock()
        const untilMs = nowMs + overlapMinutes * MINUTE_MS
        const rotate = (current: WebhookEndpoint): Secrets => {
          const outcome = rotated(current, { newSecret: newSecret(), untilMs, nowMs })
          if ('notBeforeMs' in outcome) throw tooManySecrets(outcome.notBeforeMs)
          return outcome
        }
        const endpoint = known(await webhooks.rotate(c.req.param('id'), rotate, nowMs))
        return answerWithSecret(c, endpoint)
      },
    )
    .post(
      '/v1/admin/webhooks/:id/test',
      describeAdmin({
        summary: 'Send a webhook.test event',
        description: 'Also to an endpoint that is switched off: to try it before it hears of bookings.',
        success: { status: 202, description: 'On its way; its deliveries show how it went', schema: queued },
        problems: ['not-found'],
      }),
      async (c) => {
        const endpoint = c.req.param('id')
        const now = clock()
        const id = uuidv7()
        known(await webhooks.oweTest(endpoint, { id, payload: testPayload(now), nowMs: now }))
        wakeDispatcher()
        return c.json({ messageId: id }, 202)
      },
    )
    .get(
      '/v1/admin/webhooks/:id/deliveries',
      describeAdmin({
        summary: 'List what was sent to a webhook endpoint, newest first',
        description:
          'Every try that is kept: those of the last 30 days, unless OPENSLOT_KEEP_WEBHOOKS_DAYS says otherwise.',
        query: deliveriesQuery,
        success: { status: 200, description: 'One page', schema: deliveriesResponse },
        problems: ['not-found'],
      }),
      async (c) => {
        const query = readQuery(c, deliveriesQuery)
        const { id: endpointId } = known(await webhooks.find(c.req.param('id')))
        const sinceMs = keptSince(clock(), retention.webhooksDays)
        const { page, nextCursor } = await readPage(query, {
          position: byText,
          load: (after, limit) => webhooks.listDeliveries({ endpointId, sinceMs, beforeId: after?.[0], limit }),
          positionOf: ({ id }) => [id],
        })
        return c.json({ deliveries: page.map(presentDelivery), nextCursor })
      },
    )
    .post(
      '/v1/admin/webhooks/:id/deliveries/:message/replay',
      describeAdmin({
        summary: 'Send a webhook again',
        description:
          'With the same body and the same webhook-id, by which the receiver can tell that it had it. A conflict while the endpoint is switched off.',
        success: { status: 202, description: 'On its way', schema: queued },
        problems: ['not-found', 'conflict'],
      }),
      async (c) => {
        const { id: endpointId } = known(await webhooks.find(c.req.param('id')))
        const messageId = c.req.param('message')
        const now = clock()
        const outcome = (await webhooks.owns(endpointId, messageId))
          ? await outbox.sendAgain(messageId, now, (again) => whyNotAgain(again, now))
          : 'not-found'
        if (outcome === 'not-found') throw notFound('This endpoint was sent no such message. See its deliveries.')
        if (outcome !== 'queued') throw notSentAgain(outcome.refused)
        wakeDispatcher()
        return c.json({ messageId }, 202)
      },
    )
}

const present = (endpoint: WebhookEndpoint): Webhook => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events === null ? null : [...endpoint.events],
  active: endpoint.active,
  goneAt: endpoint.goneMs === null ? null : toIso(endpoint.goneMs),
  previousSecretUntil: endpoint.previousSecrets[0] ? toIso(endpoint.previousSecrets[0].untilMs) : null,
  createdAt: toIso(endpoint.createdMs),
  updatedAt: toIso(endpoint.updatedMs),
})

/** The version is that of the endpoint as it is seen later. */
function answerWithSecret(c: Context, endpoint: WebhookEndpoint, status: 200 | 201 = 200): Response {
  const seen = present(endpoint)
  return answerVersion(c, { ...seen, secret: endpoint.secret }, status, seen)
}

const tooManySecrets = (notBeforeMs: number): ProblemError =>
  new ProblemError(
    'conflict',
    `Four older secrets still sign, and the first stops at ${toIso(notBeforeMs)}. Wait until then, or send "overlapMinutes": 0 to have the present one stop at once.`,
  )

const presentDelivery = ({ endpointId: _, atMs, ...delivery }: WebhookDelivery): WireDelivery => ({
  ...delivery,
  at: toIso(atMs),
})
