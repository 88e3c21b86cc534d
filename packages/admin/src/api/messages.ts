import type { Message, MessagesResponse } from '@openslot/core/wire'
import type { PageOf } from '../pages.js'
import { type Send, call } from './http.js'

export interface MessagesQuery extends Readonly<Record<string, string | undefined>> {
  readonly state?: string | undefined
  readonly channel?: string | undefined
  readonly cursor?: string | undefined
}

const pathTo = (id: string): string => `/v1/admin/messages/${encodeURIComponent(id)}`

/** What was sent, and what wasn't. */
export const messagesApi = (send: Send) => ({
  messages: async (query: MessagesQuery): Promise<PageOf<Message>> => {
    const { value } = await call<MessagesResponse>(send, '/v1/admin/messages', { query: { limit: '30', ...query } })
    return { items: value.messages, nextCursor: value.nextCursor }
  },
  message: async (id: string): Promise<Message> => (await call<Message>(send, pathTo(id))).value,
  sendAgain: async (id: string): Promise<Message> =>
    (await call<Message>(send, `${pathTo(id)}/send-again`, { method: 'POST' })).value,
})
