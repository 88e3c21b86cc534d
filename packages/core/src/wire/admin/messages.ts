import * as v from 'valibot'
import { MESSAGE_KINDS } from '../../bookings/messages.js'
import { instantOutput } from '../instant.js'
import { MESSAGE_REASONS } from '../message-reasons.js'
import { pageQuery } from './paging.js'
import { WEBHOOK_EVENTS } from './webhooks.js'

/** `calendar`: events in the calendars of those who give an appointment. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'webhook', 'calendar'] as const
export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'withdrawn'] as const
const AUDIENCES = ['customer', 'guest', 'staff', 'owner', 'endpoint'] as const

/** A message that is or was owed to somebody, as `GET /v1/admin/messages` shows it. */
export const message = v.object({
  id: v.string(),
  /** `null`: a webhook sent by hand, or a mail about a calendar that broke, or can’t be written. */
  bookingId: v.nullable(v.string()),
  /** Of that booking: whose it is, and the appointment that the message tells of. */
  about: v.nullable(v.object({ customer: v.string(), service: v.string(), start: instantOutput })),
  kind: v.picklist([
    ...MESSAGE_KINDS,
    ...WEBHOOK_EVENTS,
    'webhook.test',
    'calendar-entry',
    'calendar-broken',
    'calendar-unwritable',
  ]),
  channel: v.picklist(MESSAGE_CHANNELS),
  /** The address is an e-mail address, a phone number or a web address; `null` when it is not known any more. */
  recipient: v.object({
    audience: v.picklist(AUDIENCES),
    name: v.nullable(v.string()),
    address: v.nullable(v.string()),
  }),
  /** `failed`: given up. `withdrawn`: no longer owed. `lastError` says why. */
  state: v.picklist(MESSAGE_STATES),
  attempts: v.number(),
  /** For `waiting`: when it is tried next. */
  dueAt: instantOutput,
  lastError: v.nullable(v.string()),
  /** The same for programs; `null` also where it was noted by a version that kept the sentence only. */
  reason: v.nullable(v.picklist(MESSAGE_REASONS)),
  createdAt: instantOutput,
  /** When it went out last, also while it waits to be sent again. */
  sentAt: v.nullable(instantOutput),
})

/** `GET /v1/admin/messages` query. */
export const messagesQuery = v.strictObject({
  ...pageQuery,
  state: v.optional(v.picklist(MESSAGE_STATES, `Use one of ${MESSAGE_STATES.join(', ')}.`)),
  channel: v.optional(v.picklist(MESSAGE_CHANNELS, `Use one of ${MESSAGE_CHANNELS.join(', ')}.`)),
  booking: v.optional(v.pipe(v.string(), v.maxLength(64, 'Use the id of a booking.'))),
})

/** `GET /v1/admin/messages` → 200, newest first. */
export const messagesResponse = v.object({ messages: v.array(message), nextCursor: v.nullable(v.string()) })

export type Message = v.InferOutput<typeof message>
export type MessagesResponse = v.InferOutput<typeof messagesResponse>
