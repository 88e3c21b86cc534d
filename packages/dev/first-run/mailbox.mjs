import { SMTPServer } from 'smtp-server'

const WAIT_MS = 60_000

/** @typedef {{ to: string, html: string }} Mail */

/** A mail server that keeps what it gets. */
export async function startMailbox() {
  /** @type {Mail[]} */
  const mails = []
  /** @type {(() => void)[]} */
  const waiting = []
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, callback) => {
      let source = ''
      stream.setEncoding('latin1').on('data', (/** @type {string} */ text) => (source += text))
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, html: htmlIn(source) })
        for (const look of waiting.splice(0)) look()
        callback()
      })
    },
  })
  await new Promise((resolve) => void smtp.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = smtp.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.')

  /** @param {string} to @returns {Promise<Mail>} */
  const mailTo = (to) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No mail came to ${to}.`)), WAIT_MS)
      const look = () => {
        const mail = mails.find((one) => one.to === to)
        if (!mail) return void waiting.push(look)
        clearTimeout(timer)
        resolve(mail)
      }
      look()
    })
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mailTo,
    close: () => new Promise((resolve) => smtp.close(() => resolve(undefined))),
  }
}

/** The part that mail programs show. @param {string} source */
function htmlIn(source) {
  const part = /Content-Type: text\/html[^]*?\r\n\r\n([^]*?)\r\n--/i.exec(source)
  if (!part?.[1]) throw new Error(`A mail came without HTML: ${source.slice(0, 500)}`)
  if (/Content-Transfer-Encoding: base64/i.test(part[0])) return Buffer.from(part[1], 'base64').toString('utf8')
  const bytes = part[1]
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
