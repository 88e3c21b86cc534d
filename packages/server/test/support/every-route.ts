import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type TestServer } from '../../src/testing/index.js'
import { hashToken, randomToken } from '../../src/tokens.js'
import { openAdmin } from './admin.js'
import { CONFIRMING, confirm, mailedToken } from './confirming.js'
import { book, salon } from './salon.js'
import type { JsonSchema } from './schema-arbitrary.js'

export interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema?: JsonSchema }[]
  readonly body: JsonSchema | undefined
}

/** A salon at a real socket, with everything at hand that opens its routes. */
export interface EveryRoute extends AsyncDisposable {
  readonly server: TestServer
  readonly origin: string
  readonly operations: readonly Operation[]
  readonly adminToken: string
  /** What is there, by the last noun before it in an address. */
  readonly known: ReadonlyMap<string, { readonly id: string; readonly token: string }>
}

export async function openEveryRoute(): Promise<EveryRoute> {
  const known = new Map<string, { id: string; token: string }>()
  const adminToken = randomToken()
  const open = await openAdmin({
    catalog: salon({ questions: [{ id: 'hair', label: 'How long?' }], maxGuests: 2 }),
    environment: CONFIRMING,
  })
  const { server } = open
  await server.server.storage.adminTokens.create({ name: 'fuzz', tokenHash: hashToken(adminToken), nowMs: 0 })
  const { id } = await book(server, { answers: { hair: 'long' } })
  // It opens whatever a customer can do, confirming included.
  const mailed = await mailedToken(server)
  await confirm(server, id, mailed)
  await open.admin('resources', { json: { slug: 'room', name: 'Room', kind: 'room' } })
  const timeOff = await open.admin('staff/ben/time-off', {
    json: { start: '2026-06-02T08:00:00Z', end: '2026-06-02T09:00:00Z' },
  })
  const document = (await (await server.request('/openapi.json')).json()) as {
    paths: Record<
      string,
      Record<
        string,
        { parameters?: Operation['parameters']; requestBody?: { content: Record<string, { schema: JsonSchema }> } }
      >
    >
  }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  )
  for (const path of operations.map((each) => /^\/v1\/admin\/(\w+)$/.exec(each.path)?.[1] ?? '')) {
    if (path === '') continue
    const list = (await (await server.request(`/v1/admin/${path}`, { token: adminToken })).json()) as Record<
      string,
      { id?: string }[]
    >
    const first = Object.values(list).find(Array.isArray)?.[0]?.id
    if (first !== undefined) known.set(path, { id: first, token: adminToken })
  }
  known.set('bookings', { id, token: mailed })
  known.set('time-off', { id: ((await timeOff.json()) as { id: string }).id, token: adminToken })

  const http = createAdaptorServer({ fetch: server.server.app.fetch }) as HttpServer
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  await server.drain()
  return {
    server,
    origin,
    operations,
    adminToken,
    known,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
      await open[Symbol.asyncDispose]()
    },
  }
}

/** Halves of surrogate pairs become U+FFFD, as in every address; dots would be taken for a path that climbs. */
export const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString()).replaceAll('.', '%2E')
