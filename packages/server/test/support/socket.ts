import { once } from 'node:events'
import { type Server as HttpServer, type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { TestRequest, TestServer } from '../../src/testing/index.js'
import { openSalon, salon } from './salon.js'

/** A server that is asked over a socket, as limits need an address to count. */
export interface SocketServer extends AsyncDisposable {
  readonly server: TestServer
  send(method: string, path: string, options?: Omit<TestRequest, 'method'>): Promise<Response>
}

export async function openSocket(
  environment: Readonly<Record<string, string>>,
  service: object = {},
): Promise<SocketServer> {
  const server = await openSalon({ environment, catalog: salon(service) })
  const http = createAdaptorServer({ fetch: server.server.app.fetch }) as HttpServer
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    server,
    send: (method, path, { headers = {}, token, json } = {}) =>
      new Promise((resolve, reject) => {
        const authorized = token === undefined ? headers : { ...headers, Authorization: `Bearer ${token}` }
        const options = { host: '127.0.0.1', port, method, path, agent: false, headers: authorized }
        const call = httpRequest(options, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () =>
            resolve(
              new Response(answer.statusCode === 204 ? null : Buffer.concat(chunks), {
                status: answer.statusCode ?? 0,
                headers: headersOf(answer),
              }),
            ),
          )
        })
        call.on('error', reject)
        call.end(json === undefined ? undefined : JSON.stringify(json))
      }),
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
      await server.close()
    },
  }
}

/** With each cookie by itself, as browsers see them. */
const headersOf = ({ headersDistinct }: IncomingMessage): Headers =>
  new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  )
