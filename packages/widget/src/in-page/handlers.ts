import { type HttpHandler, http } from 'msw'
import type { InPageServer } from './server.js'

/**
 * What msw needs to answer a widget's requests from an in-page server: for `setupWorker` in a browser, `setupServer` in
 * Node.
 *
 * @param address of the server that it stands for; left out: any
 */
export const handlersFor = (server: InPageServer, address = '*'): HttpHandler[] => [
  http.all(`${address.replace(/\/$/, '')}/v1/*`, ({ request }) => server.handle(request)),
]
