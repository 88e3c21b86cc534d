import type { Message, MessagesResponse, Problem, WebhookDelivery, WebhookWithSecret } from '@openslot/core/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { type Receiver, openReceiver } from '../../test/support/receiver.js'
import { NOW, book, cancel, openFile } from '../../test/support/salon.js'

// How long what endpoints were told is kept, and in which order it is told again.

const DAY_MS = 86_400_000

let open: AdminServer
let receiver: Receiver
let endpoint: WebhookWithSecret
beforeEach(async () => {
  receiver = await openReceiver()
  open = await openAdmin({ environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true' } })
  endpoint = (await (await open.admin('webhooks', { json: { url: receiver.url } })).json()) as WebhookWithSecret
})
afterEach(async () => {
  await open[Symbol.asyncDispose]()
  await receiver[Symbol.asyncDispose]()
})

async function log(): Promise<WebhookDelivery[]> {
  const response = await open.admin(`webhooks/${endpoint.id}/deliveries`)
  return ((await response.json()) as { deliveries: WebhookDelivery[] }).deliveries
}

/** The oldest first. */
async function messages(): Promise<Message[]> {
  const response = await open.admin('messages?channel=webhook')
  return ((await response.json()) as MessagesResponse).messages.toReversed()
}

const sendAgain = ({ id }: Message): Promise<Response> => open.admin(`messages/${id}/send-again`, { method: 'POST' })
const told = (): string[] => receiver.bodies.map((body) => (JSON.parse(body) as { type: string }).type)

function stored(): object {
  const file = openFile(open.server)
  try {
    return {
      tries: file.prepare('SELECT count(*) FROM webhook_deliveries').pluck().get(),
      bodies: file.prepare('SELECT kind FROM outbox WHERE payload IS NOT NULL ORDER BY id').pluck().all(),
    }
  } finally {
    file.close()
  }
}

test('tries and bodies go after 30 days, also those of an endpoint that is off', async () => {
  const early = await book(open.server)
  await open.server.drain()
  open.server.setNow(NOW + 4 * DAY_MS)
  await book(open.server, { start: '2026-06-08T08:00:00Z' })
  await open.server.drain()
  const off = { method: 'PATCH', json: { active: false }, ifMatch: '*' } as const
  expect((await open.admin(`webhooks/${endpoint.id}`, off)).status).toBe(200)
  expect(stored()).toEqual({ tries: 2, bodies: ['booking.created', 'booking.created'] })

  // What a list shows doesn’t wait for who tidies up.
  open.server.setNow(NOW + 31 * DAY_MS)
  expect((await log()).map(({ at }) => at.slice(0, 10))).toEqual(['2026-06-05'])
  await open.server.server.housekeeping.run()
  expect(stored()).toEqual({ tries: 1, bodies: ['booking.created'] })
  open.server.setNow(NOW + 400 * DAY_MS)
  await open.server.server.housekeeping.run()
  expect(stored()).toEqual({ tries: 0, bodies: [] })

  await open.admin(`webhooks/${endpoint.id}`, { ...off, json: { active: true } })
  const [first] = (await messages()) as [Message]
  expect(first).toMatchObject({ bookingId: early.id, state: 'sent' })
  const refused = await sendAgain(first)
  expect(refused.status).toBe(409)
  expect((await refused.json()) as Problem).toMatchObject({
    detail: 'It can’t be sent again. Its body is no longer kept: that was done with too long ago.',
    messageReason: 'webhook-forgotten',
  })
})

test('what waits keeps its body, however long, and so does what was tried only lately', async () => {
  receiver.status = 500
  await book(open.server)
  open.server.setNow(NOW + 40 * DAY_MS)
  await open.server.server.housekeeping.run()
  await open.server.drain()
  expect(receiver.bodies).toHaveLength(1)
  open.server.setNow(NOW + 42 * DAY_MS)
  await open.server.drain()
  expect((await messages()).map(({ state }) => state)).toContain('failed')
  await open.server.server.housekeeping.run()
  expect(stored()).toMatchObject({ bodies: ['booking.created'] })
  receiver.status = 200
  expect((await sendAgain((await messages())[0] as Message)).status).toBe(200)
  await open.server.drain()
  expect(told().at(-1)).toBe('booking.created')
})

test('what is sent again keeps its place before what happened after it, in whichever order it is asked for', async () => {
  receiver.status = 500
  const mine = await book(open.server)
  await open.server.drain()
  // It is given up a day later; what came then still waits.
  open.server.setNow(NOW + DAY_MS + 1)
  await open.server.drain()
  open.server.setNow(NOW + DAY_MS + 60_000)
  await cancel(open.server, mine)
  await open.server.drain()
  const both = (await messages()).filter(({ kind }) => kind !== 'booking.reminder')
  expect(both.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'booking.created failed',
    'booking.cancelled waiting',
  ])

  receiver.status = 200
  receiver.bodies.length = 0
  for (const message of both.toReversed()) expect((await sendAgain(message)).status).toBe(200)
  await open.server.drain()
  expect(told()).toEqual(['booking.created', 'booking.cancelled'])
})
