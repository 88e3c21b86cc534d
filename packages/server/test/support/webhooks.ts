import { once } from 'node:events'
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Message, MessagesResponse, WebhookDelivery, WebhookWithSecret } from '@openslot/core/wire'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { TestServer, TestServerOptions } from '../../src/testing/index.js'
import { hashToken, randomToken } from '../../src/tokens.js'
import { NOW, openSalon } from './salon.js'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
/** An endpoint, open for the length of each test. */
export interface Hook {
  readonly url: string
  /** In order; may be emptied. */
  readonly received: Received[]
  /** What it answers with. */
  answer: { status: number; headers?: Record<string, string>; body?: string }
  /** What it has heard of, in order. */
  readonly events: () => string[]
  /** Makes it known to the server. */
  readonly add: (server: TestServer, changes?: object) => Promise<WebhookWithSecret>
}

export const token = randomToken()

/** Opens it before each test of a file, and closes it afterwards. */
export function useReceiver(): Hook {
  let receiver: Server
  let received: Received[]
  let url: string
  const hook: Hook = {
    get url() {
      return url
    },
    get received() {
      return received
    },
    answer: { status: 204 },
    events: () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    add: async (server, changes = {}) => {
      const response = await call(server, 'POST', '', { url, ...changes })
      expect(response.status).toBe(201)
      return (await response.json()) as WebhookWithSecret
    },
  }
  beforeEach(async () => {
    received = []
    hook.answer = { status: 204 }
    receiver = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      request.on('end', () => {
        received.push({ headers: request.headers, body })
        response.writeHead(hook.answer.status, hook.answer.headers).end(hook.answer.body)
      })
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  })
  afterEach(async () => {
    receiver.closeAllConnections()
    receiver.close()
    await once(receiver, 'close')
  })
  return hook
}

/** A salon that may call addresses of this machine. */
export async function openWebhooks(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const environment = { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true', ...options.environment }
  const server = await openSalon({ ...options, environment })
  await server.server.storage.adminTokens.create({ name: 'test', tokenHash: hashToken(token), nowMs: NOW })
  return server
}

export const call = (server: TestServer, method: string, path: string, json?: unknown): Promise<Response> =>
  server.request(`/v1/admin/webhooks${path}`, {
    token,
    method,
    headers: { 'If-Match': '*' },
    ...(json !== undefined && { json }),
  })

export async function deliveries(server: TestServer, id: string): Promise<WebhookDelivery[]> {
  const response = await call(server, 'GET', `/${id}/deliveries`)
  return ((await response.json()) as { deliveries: WebhookDelivery[] }).deliveries
}

export async function messages(server: TestServer): Promise<Message[]> {
  const response = await server.request('/v1/admin/messages?channel=webhook', { token })
  return ((await response.json()) as MessagesResponse).messages
}

/** As a receiver would check it, with the reference implementation; its own clock would find our times too old. */
export function verify({ headers, body }: Received, secret: string, now = NOW): unknown {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  try {
    return new Verifier(secret).verify(body, headers as Record<string, string>)
  } finally {
    vi.useRealTimers()
  }
}
