// Loaded before a server (`node --import`), for what its environment can't say.
import http from 'node:http'
import net from 'node:net'
import { syncBuiltinESMExports } from 'node:module'

// Its clock is ahead by so much: what a killed worker had taken comes back after its lease of minutes, which nobody
// wants to wait for fifty times.
let shift = Number(process.env['CRASH_CLOCK_SHIFT_MS'] ?? 0)
const now = Date.now.bind(Date)
Date.now = () => now() + shift

// It goes on by so much once the server listens: as if it had stood for that long.
const standing = Number(process.env['CRASH_STANDING_MS'] ?? 0)
/** @type {(...args: readonly any[]) => net.Server} */
const listen = Reflect.get(net.Server.prototype, 'listen')
net.Server.prototype.listen = function (/** @type {readonly any[]} */ ...args) {
  shift += standing
  return Reflect.apply(listen, this, args)
}

// Its webhooks say which life of which server they come from. (Its mails do so by the name it greets the mail server with.)
const request = /** @type {(url: URL, options: http.RequestOptions) => http.ClientRequest} */ (http.request)
const named = (/** @type {URL} */ url, /** @type {http.RequestOptions} */ options) => {
  const sending = request(url, options)
  sending.setHeader('Server-Life', process.env['CRASH_LIFE'] ?? '')
  return sending
}
http.request = /** @type {typeof http.request} */ (named)
syncBuiltinESMExports()
