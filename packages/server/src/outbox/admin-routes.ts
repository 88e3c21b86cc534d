import { type Message, message, messagesQuery, messagesResponse, toIso } from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { byText, readPage } from '../http/cursor.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { readQuery } from '../http/validate.js'
import { whyNotAgain } from './lapse.js'
import { notSentAgain } from './not-sent-again.js'
import type { MessageRecord } from './store.js'

const known = orNotFound('There is no such message. GET /v1/admin/messages lists them.')

/** What was sent, what waits and what failed; and sending it again. */
export const adminMessageRoutes = ({ storage, clock, ownerEmail, wakeDispatcher }: ServerContext): Hono => {
  const { outbox } = storage
  const present = (record: MessageRecord): Message => presentMessage(record, ownerEmail)

  return new Hono()
    .get(
      '/v1/admin/messages',
      describeAdmin({
        summary: 'List messages, newest first',
        description: 'Mails, text messages and webhooks: what was sent, what waits, what failed and why.',
        query: messagesQuery,
        success: { status: 200, description: 'One page', schema: messagesResponse },
      }),
      async (c) => {
        const query = readQuery(c, messagesQuery)
        const { state, channel, booking: bookingId } = query
        const { page, nextCursor } = await readPage(query, {
          position: byText,
          load: (after, limit) => outbox.list({ state, channel, bookingId, beforeId: after?.[0], limit }),
          positionOf: ({ id }) => [id],
        })
        return c.json({ messages: page.map(present), nextCursor })
      },
    )
    .get(
      '/v1/admin/messages/:id',
      describeAdmin({
        summary: 'See a message',
        success: { status: 200, description: 'The message', schema: message },
        problems: ['not-found'],
      }),
      async (c) => c.json(present(known(await outbox.find(c.req.param('id'))))),
    )
    .post(
      '/v1/admin/messages/:id/send-again',
      describeAdmin({
        summary: 'Send a message again',
        description:
          'One that was sent goes out once more, one that failed or is being tried again is tried at once, for another day. What is no longer true, not due yet or being sent is a conflict, and so is a webhook whose endpoint is switched off. A webhook keeps its webhook-id.',
        success: { status: 200, description: 'The message, waiting to be sent', schema: message },
        problems: ['not-found', 'conflict'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const now = clock()
        const outcome = await outbox.sendAgain(id, now, (again) => whyNotAgain(again, now))
        if (typeof outcome === 'object') throw notSentAgain(outcome.refused)
        wakeDispatcher()
        return c.json(present(known(await outbox.find(id))))
      },
    )
}

function presentMessage(record: MessageRecord, ownerEmail: string | null): Message {
  const { id, bookingId, about, channel, audience, name, state, attempts, lastError, reason } = record
  return {
    id,
    bookingId,
    about: about && { customer: about.customer, service: about.service, start: toIso(about.startMs) },
    kind: record.kind as Message['kind'],
    channel,
    recipient: { audience, name, address: audience === 'owner' ? ownerEmail : record.address },
    state,
    attempts,
    dueAt: toIso(record.dueMs),
    lastError,
    reason,
    createdAt: toIso(record.createdMs),
    sentAt: record.sentMs === null ? null : toIso(record.sentMs),
  }
}
