import { once } from 'node:events'
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

/** A slow receiver leaves more time to be killed between sending and noting it. */
const SLOWEST_MS = 20

/**
 * A message that came, whole.
 * @typedef {object} Arrival
 * @property {'email' | 'webhook'} channel
 * @property {string} id
 * @property {string} life which life of which server it came from
 * @property {number} arrivedMs
 * @property {number | null} acknowledgedMs when the receiver's word of it went out; `null`: the sender had gone by then
 */

/** The world outside: a mail server and a webhook receiver in this process, which nobody kills. */
export async function startReceivers() {
  /** @type {Arrival[]} */
  const arrivals = []
  /** @param {Pick<Arrival, 'channel' | 'id' | 'life'>} what */
  const note = (what) => {
    /** @type {Arrival} */
    const arrival = { ...what, arrivedMs: Date.now(), acknowledgedMs: null }
    arrivals.push(arrival)
    return arrival
  }

  /** @type {Set<string>} */
  const gone = new Set()
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onClose: (session) => void gone.add(session.id),
    onData: (stream, session, callback) => {
      let source = ''
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (source += text))
      stream.on('end', () => {
        const id = /^Message-ID: <([^@>]+)@/im.exec(source)?.[1] ?? `no id: ${source.slice(0, 200)}`
        const arrival = note({ channel: 'email', id, life: lifeNamed(session.hostNameAppearsAs) })
        setTimeout(() => {
          if (!gone.has(session.id)) arrival.acknowledgedMs = Date.now()
          callback()
        }, Math.random() * SLOWEST_MS)
      })
    },
  })
  // Connections of servers that were killed end in errors; that is what this is about.
  smtp.on('error', () => {})
  await new Promise((resolve) => void smtp.listen(0, '127.0.0.1', () => resolve(undefined)))
  const smtpUrl = `smtp://127.0.0.1:${portOf(smtp.server.address())}`

  const web = createServer((request, response) => {
    request.on('error', () => {})
    request.resume().on('end', () => {
      const { 'webhook-id': id, 'server-life': life } = request.headers
      const arrival = note({ channel: 'webhook', id: String(id), life: String(life) })
      response.on('finish', () => (arrival.acknowledgedMs = Date.now()))
      setTimeout(() => response.end(), Math.random() * SLOWEST_MS)
    })
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')

  return {
    arrivals,
    /** The mail server's address for one life: who uses it greets by that name. */
    smtpUrlFor: (/** @type {string} */ life) => `${smtpUrl}?name=${life}.example.com`,
    webhookUrl: `http://127.0.0.1:${portOf(web.address())}/hook`,
    async close() {
      await new Promise((resolve) => smtp.close(() => resolve(undefined)))
      web.closeAllConnections()
      web.close()
      await once(web, 'close')
    },
  }
}

const lifeNamed = (/** @type {string} */ host) => host.replace(/\.example\.com$/, '')

/** @param {unknown} address */
const portOf = (address) => /** @type {import('node:net').AddressInfo} */ (address).port
