import { once } from 'node:events'
import Module from 'node:module'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type Mock, afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { NOW, book, openFile, openSalon } from '../../test/support/salon.js'
import { type Clock } from '../clock.js'
import { readConfig } from '../config.js'
import { createServer, type Server } from '../server.js'
import type { TestServer } from '../testing/index.js'
import { smtpTransport } from './smtp.js'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
}

/** That a booking owes, for later. */
const REMINDERS = 2

const LITTLE = { connectMs: 10_000, handOverMs: 10_000, answerMs: 10_000 }

/** What the mail server does with the next mails; then it takes them. */
type Trouble = 'refuse' | 'refuse for now with 554' | 'drop in the middle' | 'drop' | 'take and drop' | 'hang'

let smtp: SMTPServer
let received: Received[]
let troubles: Trouble[]

beforeEach(async () => {
  received = []
  troubles = []
  smtp = newServer()
  await listen(0)
})
afterEach(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve))
})

const listen = (port: number): Promise<void> => new Promise((resolve) => void smtp.listen(port, '127.0.0.1', resolve))

async function mailsWaitingIn({ storage }: Server): Promise<number | undefined> {
  const depths = await storage.outbox.depth()
  return depths.find(({ channel }) => channel === 'email')?.waiting
}

function newServer(): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    onRcptTo: ({ address }, _session, callback) => {
      if (address === 'nobody@example.com') callback(Object.assign(new Error('No such user'), { responseCode: 550 }))
      else callback()
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      if (troubles[0] === 'drop in the middle') {
        troubles.shift()
        stream.once('data', () => dropConnection(session.id))
        return
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const trouble = troubles.shift()
        if (trouble === 'refuse') {
          callback(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          return
        }
        if (trouble === 'refuse for now with 554') {
          callback(Object.assign(new Error('5.7.1 IP temporarily blocked'), { responseCode: 554 }))
          return
        }
        if (trouble === 'hang') return
        if (trouble === 'drop') {
          dropConnection(session.id)
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks).toString(),
        })
        if (trouble === 'take and drop') dropConnection(session.id)
        else callback()
      })
    },
  })
  server.on('error', () => {})
  return server
}

function dropConnection(sessionId: string): void {
  for (const connection of smtp.connections) {
    const { id, close } = connection as { id: string; close: () => void }
    if (id === sessionId) close.call(connection)
  }
}

/** Everybody who was sent something, in alphabetical order. */
const readers = (): string[] => received.flatMap(({ to }) => to).toSorted()

/** A worker with the real transport, on the file of a server that keeps its own mails to itself. */
async function openMailer(salon: TestServer, clock: Clock): Promise<Server> {
  const { port } = smtp.server.address() as AddressInfo
  const environment = {
    OPENSLOT_DATABASE_URL: `file:${salon.directory}/openslot.db`,
    OPENSLOT_SMTP_URL: `smtp://127.0.0.1:${port}`,
    OPENSLOT_MAIL_FROM: 'Linden Hair <book@salon.example>',
    OPENSLOT_PUBLIC_URL: 'https://book.salon.example',
  }
  const config = readConfig({}, environment, salon.directory)
  return createServer({ config, cwd: salon.directory, demo: false, clock, outboxPollMs: null })
}

/** Books while the server's own transport refuses, so that the messages are left to the mailer. */
async function withOwedMails(
  changes: object,
  work: (mailer: Server, wait: () => void) => Promise<void>,
): Promise<void> {
  await using salon = await openSalon({
    onMail: () => {
      throw new Error('not this one')
    },
  })
  await book(salon, changes)
  await salon.drain()
  let now = NOW
  const wait = (): void => {
    const file = openFile(salon)
    now = file.prepare("SELECT max(due_ms) FROM outbox WHERE kind NOT LIKE '%reminder'").pluck().get() as number
    file.close()
  }
  wait()
  const mailer = await openMailer(salon, () => now)
  try {
    await work(mailer, wait)
  } finally {
    await mailer.close()
  }
}

const headersOf = (source: string): string => (source.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')

/** A mail's parts by their type, their transfer encoding undone. */
function partsOf(source: string): Map<string, { headers: string; body: string }> {
  const parts = new Map<string, { headers: string; body: string }>()
  for (const piece of source.split(/\r\n--[^\r\n]+\r\n/).slice(1)) {
    const headers = headersOf(piece)
    const raw = piece.slice(piece.indexOf('\r\n\r\n') + 4)
    const type = /content-type: ([^;]+)/i.exec(headers)?.[1] ?? ''
    const isBase64 = /transfer-encoding: base64/i.test(headers)
    parts.set(type, { headers, body: isBase64 ? Buffer.from(raw, 'base64').toString() : unquoted(raw) })
  }
  return parts
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** As with no file descriptor left: what isn't loaded yet can't be, until this is undone. */
function withoutFiles(): Mock {
  const failing = vi.spyOn(Module as unknown as { _load: () => unknown }, '_load')
  onTestFinished(() => failing.mockRestore())
  return failing.mockImplementation(() => {
    throw Object.assign(new Error('too many open files'), { code: 'EMFILE' })
  })
}

test('mails go out once what sends them can be loaded, and a server that could not ends in order', async () => {
  await withOwedMails({}, async (mailer, wait) => {
    const failing = withoutFiles()
    await mailer.dispatcher.drain()
    const messages = await mailer.storage.outbox.list({ channel: 'email', limit: 10 })
    expect(messages.map(({ reason }) => reason)).toContain('unexpected')
    failing.mockRestore()
    wait()
    await mailer.dispatcher.drain()
  })
  expect(readers()).toEqual(['anna@salon.example', 'mia@example.com'])
  await withOwedMails({}, async (mailer) => {
    withoutFiles()
    await mailer.dispatcher.drain()
  })
})

test('a confirmation arrives whole: sender, reader, subject, both texts and the invitation', async () => {
  await withOwedMails({ customer: { name: 'Zoë Müller', email: 'zoe@example.com' } }, async (mailer) => {
    await mailer.dispatcher.drain()
  })
  const mail = received.find(({ to }) => to.includes('zoe@example.com')) as Received
  expect(readers()).toEqual(['anna@salon.example', 'zoe@example.com'])
  expect(mail.from).toBe('book@salon.example')
  const headers = headersOf(mail.source)
  expect(headers).toMatch(/^From: "?Linden Hair"? <book@salon\.example>\r$/m)
  expect(headers).toMatch(/^To: =\?UTF-8\?[BQ]\?\S+\?= <zoe@example\.com>\r$/m)
  expect(headers).toMatch(/^Subject: Haircut on Tue 2 June at 10:00\r$/m)
  expect(headers).toMatch(/^Message-ID: <[0-9a-f-]{36}@salon\.example>\r$/m)
  expect(headers).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  const parts = partsOf(mail.source)
  expect(parts.get('text/plain')?.body).toContain('Zoë Müller, your appointment is booked.')
  expect(parts.get('text/html')?.body).toContain('https://book.salon.example/manage/')
  expect(parts.get('text/calendar')?.headers).toMatch(/method=REQUEST/)
  expect(parts.get('text/calendar')?.body).toMatch(/^BEGIN:VCALENDAR[^]*DTSTART:20260602T080000Z[^]*END:VCALENDAR/)
})

test('what a customer writes becomes no header', async () => {
  const name = 'Mia" <evil@example.com>, "Other'
  await withOwedMails({ customer: { name, email: 'mia@example.com' } }, async (mailer) => {
    await mailer.dispatcher.drain()
  })
  expect(readers()).toEqual(['anna@salon.example', 'mia@example.com'])
})

describe('trouble with the mail server', () => {
  test.each<[string, Trouble]>([
    ['a refusal for now (451)', 'refuse'],
    ['a refusal of the server it comes from (554 5.7.1)', 'refuse for now with 554'],
    ['a connection that drops in the middle of a mail', 'drop in the middle'],
    ['a connection that drops before the answer', 'drop'],
  ])('%s: the mail is tried again, and arrives once', async (_what, trouble) => {
    troubles = [trouble, trouble]
    await withOwedMails({}, async (mailer, wait) => {
      await mailer.dispatcher.drain()
      expect(received).toEqual([])
      expect(await mailsWaitingIn(mailer)).toBe(2 + REMINDERS)
      wait()
      await mailer.dispatcher.drain()
      expect(await mailsWaitingIn(mailer)).toBe(REMINDERS)
    })
    expect(readers()).toEqual(['anna@salon.example', 'mia@example.com'])
  })

  test('a mail that was taken without a word is sent again under its Message-ID, so that readers see one', async () => {
    await withOwedMails({}, async (mailer, wait) => {
      troubles = ['take and drop', 'take and drop']
      await mailer.dispatcher.drain()
      wait()
      await mailer.dispatcher.drain()
    })
    const ids = received.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(2)
  })

  test('a mailbox that is none fails at once and for good, and the others get theirs', async () => {
    await withOwedMails({ customer: { name: 'Mia', email: 'nobody@example.com' } }, async (mailer) => {
      await mailer.dispatcher.drain()
      const failed = await mailer.storage.outbox.list({ state: 'failed', limit: 10 })
      expect(failed.map(({ audience, lastError }) => [audience, lastError])).toEqual([
        ['customer', expect.stringMatching(/No such user/)],
      ])
    })
    expect(readers()).toEqual(['anna@salon.example'])
  })

  test('a server that hangs in the middle of a mail is given up, and the mail is free to be tried again', async () => {
    troubles = ['hang']
    const { port } = smtp.server.address() as AddressInfo
    const from = { name: 'Salon', email: 'book@salon.example' }
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from, patience: { ...LITTLE, answerMs: 1000 } })
    const mail = { to: { name: '', email: 'mia@example.com' }, subject: 'S', text: 'T', html: 'H', calendar: null }
    const hanging = transport.send('1', mail)
    await expect(hanging).rejects.toMatchObject({
      message: expect.stringContaining('within 1 s'),
      reason: 'mail-server',
      isPermanent: false,
    })
    await transport.send('1', mail)
    await transport.close()
    expect(readers()).toEqual(['mia@example.com'])
    expect(received[0]?.source).not.toContain('text/calendar')
  })

  test('a server that accepts connections and never says a word is given up', async () => {
    const silent = createSocketServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const from = { name: 'Salon', email: 'book@salon.example' }
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from, patience: { ...LITTLE, connectMs: 50 } })
    const mail = { to: { name: '', email: 'mia@example.com' }, subject: 'S', text: 'T', html: 'H', calendar: null }
    await expect(transport.send('1', mail)).rejects.toThrow(/greeting|timeout/i)
    await transport.close()
    silent.close()
  })

  test('after hours without a mail server everything arrives, once and in order', async () => {
    const { port } = smtp.server.address() as AddressInfo
    await withOwedMails({}, async (mailer, wait) => {
      await new Promise<void>((resolve) => smtp.close(resolve))
      for (let attempt = 0; attempt < 14; attempt += 1) {
        await mailer.dispatcher.drain()
        wait()
      }
      const owed = await mailer.storage.outbox.list({ state: 'waiting', limit: 10 })
      const confirmations = owed.filter(({ kind }) => kind === 'confirmation')
      expect(confirmations.map(({ attempts }) => attempts)).toEqual([15, 15])
      expect(Math.min(...confirmations.map(({ dueMs }) => dueMs)) - NOW).toBeGreaterThan(4 * 3_600_000)
      smtp = newServer()
      await listen(port)
      await mailer.dispatcher.drain()
    })
    expect(readers().filter((reader) => reader === 'anna@salon.example')).toEqual(['anna@salon.example'])
    const toMia = received.filter(({ to }) => to.includes('mia@example.com')).map(({ source }) => headersOf(source))
    // The confirmation, and the reminder of the day before that fell due meanwhile: late, but before the appointment.
    expect(toMia.map((headers) => /^Subject: (\w+)/m.exec(headers)?.[1])).toEqual(['Haircut', 'Tomorrow'])
  })
})
