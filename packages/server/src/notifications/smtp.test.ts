import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOW, book, openFile, openSalon } from '../../test/support/salon.js'
import { type Clock } from '../clock.js'
import { readConfig } from '../config.js'
import { createServer, type Server } from '../server.js'
import type { TestServer } from '../testing/index.js'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
}

/** That a booking owes, for later. */
const REMINDERS = 2

/** What the mail server does with the next mails; then it takes them. */
type Trouble = 'refuse' | 'drop' | 'take and drop'

let smtp: SMTPServer
let received: Received[]
let troubles: Trouble[]

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  received = []
  troubles = []
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const trouble = troubles.shift()
        if (trouble === 'refuse') {
          callback(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          return
        }
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
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await new Promise<void>((resolve) => smtp.close(resolve))
})

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
    now = file.prepare("SELECT max(due_ms) FROM outbox WHERE kind <> 'reminder'").pluck().get() as number
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

test('a confirmation arrives whole: sender, reader, subject, both texts and the invitation', async () => {
  await withOwedMails({ customer: { name: 'Zoë Müller', email: 'zoe@example.com' } }, async (mailer) => {
    await mailer.dispatcher?.drain()
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
    await mailer.dispatcher?.drain()
  })
  expect(readers()).toEqual(['anna@salon.example', 'mia@example.com'])
})

describe('trouble with the mail server', () => {
  test.each<[string, Trouble]>([
    ['a refusal for now (451)', 'refuse'],
    ['a connection that drops', 'drop'],
  ])('%s: the mail is tried again, and arrives once', async (_what, trouble) => {
    troubles = [trouble, trouble]
    await withOwedMails({}, async (mailer, wait) => {
      await mailer.dispatcher?.drain()
      expect(received).toEqual([])
      expect(await mailer.storage.outbox.countWaiting('email')).toBe(2 + REMINDERS)
      wait()
      await mailer.dispatcher?.drain()
      expect(await mailer.storage.outbox.countWaiting('email')).toBe(REMINDERS)
    })
    expect(readers()).toEqual(['anna@salon.example', 'mia@example.com'])
  })

  test('a mail that was taken without a word is sent again under its Message-ID, so that readers see one', async () => {
    await withOwedMails({}, async (mailer, wait) => {
      troubles = ['take and drop', 'take and drop']
      await mailer.dispatcher?.drain()
      wait()
      await mailer.dispatcher?.drain()
    })
    const ids = received.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(2)
  })
})
