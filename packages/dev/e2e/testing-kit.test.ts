import { createInPageServer, demoCatalog, handlersFor } from '@openslot/widget/testing'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

// As an app's own tests in Node would use it: real requests, answered by msw. The browser's half are the widget's tests.

const NOW = Date.parse('2026-03-09T08:12:00Z')
const server = createInPageServer({ catalog: demoCatalog('Europe/Berlin'), now: () => NOW })
const network = setupServer(
  ...handlersFor(server, 'https://book.example.com/shop/'),
  http.get('https://other.example.com/v1/services', () => new Response('not ours')),
)
const api = 'https://book.example.com/shop/v1'

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.reset())
afterAll(() => network.close())

const book = (): Promise<Response> =>
  fetch(`${api}/bookings`, {
    method: 'POST',
    body: JSON.stringify({
      service: 'haircut',
      start: '2026-03-10T09:00:00Z',
      timeZone: 'Europe/Berlin',
      customer: { name: 'Ada', email: 'ada@example.com' },
    }),
  })

test('fetch meets the in-page server, under the address it was given', async () => {
  const response = await book()
  expect(response.status).toBe(201)
  const { id, manageUrl, manageToken } = (await response.json()) as Record<string, string>
  expect(manageUrl).toBe(`https://book.example.com/shop/manage/${id}#${manageToken}`)
  expect(server.bookings()).toMatchObject([{ id, customer: { name: 'Ada' } }])
})

test('failures reach fetch as failures do', async () => {
  server.fail('bookings', 502, { times: 1 })
  expect((await book()).status).toBe(502)
  server.fail('bookings', 'lost', { times: 1 })
  await expect(book()).rejects.toThrow(TypeError)
  expect(server.bookings()).toHaveLength(1)
})

test('what has another address is none of its business', async () => {
  expect(await (await fetch('https://other.example.com/v1/services')).text()).toBe('not ours')
})
