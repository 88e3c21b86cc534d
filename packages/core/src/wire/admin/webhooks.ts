import * as v from 'valibot'
import { line } from '../fields.js'
import { instantInput, instantOutput } from '../instant.js'
import { MESSAGE_REASONS } from '../message-reasons.js'
import { pageQuery } from './paging.js'

/** What a webhook can tell of. */
export const WEBHOOK_EVENTS = [
  'booking.created',
  'booking.confirmed',
  'booking.rescheduled',
  'booking.cancelled',
  'booking.declined',
  'booking.reminder',
] as const

const address = v.pipe(
  v.string('Use an address such as https://example.com/hooks.'),
  v.maxLength(2000, 'Use an address of at most 2000 characters.'),
  // What else an address must be, the server knows, which is to go there.
  v.regex(
    /^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/,
    'Use an address such as https://example.com/hooks, without a user name or password.',
  ),
)

const events = v.nullable(
  v.pipe(
    v.array(v.picklist(WEBHOOK_EVENTS, `Use ${WEBHOOK_EVENTS.join(', ')}.`)),
    v.minLength(1, 'Name at least one event, or use null for all of them.'),
    v.check((names) => new Set(names).size === names.length, 'Name each event once.'),
  ),
)

/** `POST /v1/admin/webhooks` body. `events: null`: all of them. */
export const webhookRequest = v.strictObject({
  url: address,
  description: v.optional(v.nullable(line('The description', 200)), null),
  events: v.optional(events, null),
  active: v.optional(v.boolean('Use true or false.'), true),
})

/** `PATCH /v1/admin/webhooks/{id}` body. Output: `goneAt` in epoch ms. */
export const webhookChange = v.pipe(
  v.strictObject({
    url: v.optional(address),
    description: v.optional(v.nullable(line('The description', 200))),
    events: v.optional(events),
    active: v.optional(v.boolean('Use true or false.')),
    /** With `active: false`, takes back that it was switched on: nobody has decided about its 410. */
    goneAt: v.optional(instantInput),
  }),
  v.forward(
    v.partialCheck(
      [['active'], ['goneAt']],
      ({ active, goneAt }) => goneAt === undefined || active === false,
      'Use it with active: false.',
    ),
    ['goneAt'],
  ),
)

/** `POST /v1/admin/webhooks/{id}/rotate` body: how long the old secret still signs beside the new one. */
export const rotateRequest = v.strictObject({
  overlapMinutes: v.optional(
    v.pipe(
      v.number('Use whole minutes.'),
      v.integer('Use whole minutes.'),
      v.minValue(0, 'Use 0 or more.'),
      v.maxValue(43_200, 'Use at most 43200 (30 days).'),
    ),
    1440,
  ),
})

export const webhook = v.object({
  id: v.string(),
  url: v.string(),
  description: v.nullable(v.string()),
  /** `null`: all. */
  events: v.nullable(v.array(v.picklist(WEBHOOK_EVENTS))),
  active: v.boolean(),
  /** When it answered 410 and was switched off for that; `null`: it didn’t, or somebody has switched it on or off since, or changed its address. */
  goneAt: v.nullable(instantOutput),
  /** Until then, the secret before the last rotation signs as well. Those before it sign until their own ends. */
  previousSecretUntil: v.nullable(instantOutput),
  createdAt: instantOutput,
  updatedAt: instantOutput,
})

/** The only answers that carry the signing secret: to its making and to its rotation. */
export const webhookWithSecret = v.object({ ...webhook.entries, secret: v.string() })

export const webhooksResponse = v.object({ webhooks: v.array(webhook) })

/** One try to deliver a webhook. */
export const webhookDelivery = v.object({
  id: v.string(),
  /** The webhook's own id (`webhook-id`), the same for every try. */
  messageId: v.string(),
  event: v.string(),
  attempt: v.number(),
  at: instantOutput,
  durationMs: v.number(),
  /** What the endpoint answered; `null`: nothing. */
  status: v.nullable(v.number()),
  /** Why it doesn't count as delivered; `null`: it does. */
  error: v.nullable(v.string()),
  /** The same for programs, as messages have it. */
  reason: v.nullable(v.picklist(MESSAGE_REASONS)),
  /** The beginning of the answer's body. */
  excerpt: v.nullable(v.string()),
})

/** `GET /v1/admin/webhooks/{id}/deliveries` query. */
export const deliveriesQuery = v.strictObject(pageQuery)

export const deliveriesResponse = v.object({ deliveries: v.array(webhookDelivery), nextCursor: v.nullable(v.string()) })

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]
export type Webhook = v.InferOutput<typeof webhook>
export type WebhookWithSecret = v.InferOutput<typeof webhookWithSecret>
export type WebhookDelivery = v.InferOutput<typeof webhookDelivery>
