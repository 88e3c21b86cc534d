import { DEFAULT_PAGE_SIZE, type Message, message, messagesQuery, messagesResponse, toIso } from '@openslot/core/wire'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { decodeCursor, pageOf } from '../http/cursor.js'
import { describe } from '../http/describe.js'
import { ProblemError, notFound } from '../http/problem.js'
import { readQuery } from '../http/validate.js'
import type { MessageRecord } from './store.js'

const position = v.tuple([v.string()])

/** What was sent, what waits and what failed; and sending it again. */
export const adminMessageRoutes = ({ storage, clock, ownerEmail, wakeDispatcher }: ServerContext): Hono => {
  const { outbox } = storage

  const requireMessage = async (id: string): Promise<MessageRecord> => {
    const found = await outbox.find(id)
    if (!found) throw notFound('There is no such message. GET /v1/admin/messages lists them.')
    return found
  }
  const present = (record: MessageRecord): Message => presentMessage(record, ownerEmail)

  return new Hono()
    .get(
      '/v1/admin/messages',
      describe({
        summary: 'List messages, newest first',
        description: 'Mails, text messages and webhooks: what was sent, what waits, what failed and why.',
        tag: 'Admin',
        token: 'admin',
        query: messagesQuery,
        success: { status: 200, description: 'One page', schema: messagesResponse },
        problems: ['unauthorized', 'validation'],
      }),
      async (c) => {
        const { limit = DEFAULT_PAGE_SIZE, cursor, state, channel, booking } = readQuery(c, messagesQuery)
        const found = await outbox.list({
          ...(state && { state }),
          ...(channel && { channel }),
          ...(booking !== undefined && { bookingId: booking }),
          ...(cursor !== undefined && { beforeId: decodeCursor(cursor, position)[0] }),
          limit: limit + 1,
        })
        const { page, nextCursor } = pageOf(found, limit, (last) => [last.id])
        return c.json({ messages: page.map(present), nextCursor })
      },
    )
    .get(
      '/v1/admin/messages/:id',
      describe({
        summary: 'See a message',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'The message', schema: message },
        problems: ['unauthorized', 'not-found'],
      }),
      async (c) => c.json(present(await requireMessage(c.req.param('id')))),
    )
    .post(
      '/v1/admin/messages/:id/send-again',
      describe({
        summary: 'Send a message again',
        description:
          'One that was sent goes out once more, one that failed or waits is tried at once. A webhook keeps its webhook-id.',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'The message, waiting to be sent', schema: message },
        problems: ['unauthorized', 'not-found', 'conflict'],
      }),
      async (c) => {
        const id = c.req.param('id')
        const outcome = await outbox.sendAgain(id, clock())
        if (outcome === 'withdrawn') {
          throw new ProblemError('conflict', 'It was withdrawn: what it says is no longer true. See its lastError.')
        }
        if (outcome === 'being-sent') {
          throw new ProblemError('conflict', 'It is being sent right now. Look again in a moment.')
        }
        wakeDispatcher()
        return c.json(present(await requireMessage(id)))
      },
    )
}

function presentMessage(record: MessageRecord, ownerEmail: string | null): Message {
  const { id, bookingId, channel, audience, name, state, attempts, lastError } = record
  return {
    id,
    bookingId,
    kind: record.kind as Message['kind'],
    channel,
    recipient: { audience, name, address: audience === 'owner' ? ownerEmail : record.address },
    state,
    attempts,
    dueAt: toIso(record.dueMs),
    lastError,
    createdAt: toIso(record.createdMs),
    sentAt: record.sentMs === null ? null : toIso(record.sentMs),
  }
}
