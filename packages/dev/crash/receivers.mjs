import { once } from 'node:events'
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

/** A slow receiver leaves more time to be killed between sending and noting it. */
const SLOWEST_MS = 20

/**
 * @typedef {object} Received how often each message came, by its id
 * @property {Map<string, number>} mails
 * @property {Map<string, number>} webhooks
 */

/** The world outside: a mail server and a webhook receiver in this process, which nobody kills. */
export async function startReceivers() {
  /** @type {Received} */
  const received = { mails: new Map(), webhooks: new Map() }
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, callback) => {
      let source = ''
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (source += text))
      stream.on('end', () => {
        count(received.mails, /^Message-ID: <([^@>]+)@/im.exec(source)?.[1] ?? `no id: ${source.slice(0, 200)}`)
        setTimeout(callback, Math.random() * SLOWEST_MS)
      })
    },
  })
  // Connections of servers that were killed end in errors; that is what this is about.
  smtp.on('error', () => {})
  await new Promise((resolve) => void smtp.listen(0, '127.0.0.1', () => resolve(undefined)))

  const web = createServer((request, response) => {
    request.on('error', () => {})
    request.resume().on('end', () => {
      count(received.webhooks, String(request.headers['webhook-id']))
      setTimeout(() => response.end(), Math.random() * SLOWEST_MS)
    })
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')

  return {
    received,
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
    webhookUrl: `http://127.0.0.1:${portOf(web.address())}/hook`,
    async close() {
      await new Promise((resolve) => smtp.close(() => resolve(undefined)))
      web.closeAllConnections()
      web.close()
      await once(web, 'close')
    },
  }
}

/**
 * @param {Map<string, number>} counts
 * @param {string} id
 */
const count = (counts, id) => counts.set(id, (counts.get(id) ?? 0) + 1)

/** @param {unknown} address */
const portOf = (address) => /** @type {import('node:net').AddressInfo} */ (address).port
