import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsideFetch } from './outside-fetch.js'

const server = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  request.on('end', () => {
    if (request.url === '/moved') return response.writeHead(301, { Location: '/there' }).end()
    if (request.url === '/none') return response.writeHead(204).end()
    response.writeHead(207, { 'Content-Type': 'text/xml' })
    return response.end(`${request.method} ${request.url} ${String(request.headers['depth'])} ${text}`)
  })
})
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const bounds = { allowPrivate: true, timeoutMs: 30_000, maxBytes: 1000 }

test('methods, headers and bodies arrive, and answers come back as from fetch', async () => {
  const response = await outsideFetch(bounds)(`${url}/dav`, {
    method: 'PROPFIND',
    headers: { Depth: '1' },
    body: '<x/>',
  })
  expect([response.status, response.headers.get('content-type'), response.url]).toEqual([207, 'text/xml', `${url}/dav`])
  expect(await response.text()).toBe('PROPFIND /dav 1 <x/>')
})

test('redirects are followed unless told otherwise', async () => {
  const followed = await outsideFetch(bounds)(`${url}/moved`, { method: 'PROPFIND', headers: { Depth: '0' } })
  expect([followed.url, await followed.text()]).toEqual([`${url}/there`, 'PROPFIND /there 0 '])
  const manual = await outsideFetch(bounds)(`${url}/moved`, { redirect: 'manual' })
  expect([manual.status, manual.headers.get('location')]).toEqual([301, '/there'])
})

test('an answer without a body is one', async () => {
  const response = await outsideFetch(bounds)(`${url}/none`, { method: 'DELETE' })
  expect([response.status, await response.text()]).toEqual([204, ''])
})

test('the bounds hold', async () => {
  await expect(outsideFetch({ ...bounds, allowPrivate: false })(url)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(outsideFetch({ ...bounds, maxBytes: 3 })(url)).rejects.toMatchObject({ code: 'too-large' })
})
