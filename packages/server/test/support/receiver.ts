import type { Booking } from '@openslot/core/wire'
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An endpoint for webhooks that answers with the people in what it was sent. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly bodies: string[]
  /** What it answers with. */
  status: number
  /** Done before it answers. */
  beforeAnswer: () => Promise<unknown>
}

export async function openReceiver(): Promise<Receiver> {
  const bodies: string[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      bodies.push(body)
      void receiver.beforeAnswer().then(() => response.writeHead(receiver.status).end(peopleIn(body)))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    bodies,
    status: 200,
    beforeAnswer: () => Promise.resolve(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

/** Short: of each answer, only the beginning is kept. */
function peopleIn(body: string): string {
  const { data } = JSON.parse(body) as { data: { booking: Booking } }
  return JSON.stringify([data.booking.customer, data.booking.guests])
}
