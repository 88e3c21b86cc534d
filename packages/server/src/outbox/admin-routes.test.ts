import type { MessagesResponse, Message } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { listMessages, openMessages, token } from '../../test/support/messages.js'
import { TUESDAY_TEN, book, cancel } from '../../test/support/salon.js'

const brief = ({ messages }: MessagesResponse): string[] =>
  messages.map(({ kind, recipient, state }) => `${kind} ${recipient.audience} ${state}`)

test('every message is listed, newest first, with what became of it', async () => {
  await using server = await openMessages({ environment: { OPENSLOT_OWNER_EMAIL: 'owner@salon.example' } })
  const mine = await book(server)
  await server.drain()
  expect(brief(await listMessages(server))).toEqual([
    'reminder customer waiting',
    'reminder customer waiting',
    'confirmation owner sent',
    'confirmation staff sent',
    'confirmation customer sent',
  ])
  const [first] = (await listMessages(server, '?state=sent&limit=1')).messages
  expect(first).toEqual({
    id: expect.any(String),
    bookingId: mine.id,
    about: { customer: 'Mia Muster', service: 'Haircut', start: TUESDAY_TEN },
    kind: 'confirmation',
    channel: 'email',
    recipient: { audience: 'owner', name: null, address: 'owner@salon.example' },
    state: 'sent',
    attempts: 1,
    dueAt: '2026-06-01T06:00:00Z',
    lastError: null,
    reason: null,
    createdAt: '2026-06-01T06:00:00Z',
    sentAt: '2026-06-01T06:00:00Z',
  })
  const one = await server.request(`/v1/admin/messages/${first?.id}`, { token })
  expect(await one.json()).toEqual(first)
  expect(one.headers.get('Cache-Control')).toBe('no-store')
})

test('filters and pages', async () => {
  await using server = await openMessages()
  const mine = await book(server)
  await book(server, { start: '2026-06-02T12:00:00Z' })
  await cancel(server, mine)
  await server.drain()
  expect(brief(await listMessages(server, `?booking=${mine.id}&state=withdrawn`))).toEqual([
    'reminder customer withdrawn',
    'reminder customer withdrawn',
  ])
  expect((await listMessages(server, '?channel=sms')).messages).toEqual([])
  const all = (await listMessages(server)).messages
  const paged: Message[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: MessagesResponse = await listMessages(server, `?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`)
    expect(page.messages.length).toBeLessThanOrEqual(4)
    paged.push(...page.messages)
    cursor = page.nextCursor
  }
  expect(paged).toEqual(all)
})

test.each(['?state=lost', '?channel=fax', '?limit=0', '?limit=201', '?limit=x', '?state=sent&state=failed'])(
  '%s is refused',
  async (query) => {
    await using server = await openMessages()
    expect((await server.request(`/v1/admin/messages${query}`, { token })).status).toBe(422)
  },
)

test('a message that is none is a 404, and without a token nobody learns of any', async () => {
  await using server = await openMessages()
  expect((await server.request('/v1/admin/messages/x', { token })).status).toBe(404)
  expect((await server.request('/v1/admin/messages/x/send-again', { token, method: 'POST' })).status).toBe(404)
  expect((await server.request('/v1/admin/messages')).status).toBe(401)
})
