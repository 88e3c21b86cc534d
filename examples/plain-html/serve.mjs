// Serves this folder's page, as any static host would: on an origin of its own, and knowing nothing of bookings.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** Where the OpenSlot server is. Your own page has its address written into the script tag, and needs none of this. */
const OPENSLOT = process.env.OPENSLOT_SERVER ?? 'http://127.0.0.1:8787'
const PORT = Number(process.env.PORT ?? 8080)

const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
}

// The widget gets by with a policy as strict as this: scripts and calls to one server, and nothing inline.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${OPENSLOT}`,
  `connect-src ${OPENSLOT}`,
  "style-src 'self'",
  'img-src https: data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const server = createServer((request, response) => {
  const [name, type] = FILES[new URL(request.url ?? '/', 'http://localhost').pathname] ?? []
  if (name === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  response
    .writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': CONTENT_SECURITY_POLICY })
    .end(text.replaceAll('http://127.0.0.1:8787', OPENSLOT))
})

server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${PORT} is in use. Choose another: PORT=8081 npm start` : error.message,
  )
  process.exitCode = 1
})
server.listen(PORT, '127.0.0.1', () => {
  console.log(`Example listening on http://127.0.0.1:${server.address().port}/`)
  console.log(`It takes the widget from ${OPENSLOT}, which \`npm start\` in the repository's root serves.`)
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
