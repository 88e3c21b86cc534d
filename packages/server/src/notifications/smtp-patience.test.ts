import { expect, test, vi } from 'vitest'
import { MAIL, openMailServer } from '../../test/support/mail-server.js'
import { MAIL_DEADLINE_MS, smtpTransport } from './smtp.js'

const MINUTE = 60_000

interface SlowSending {
  /** Of the sending; its error, if it fails. */
  readonly outcome: Promise<unknown>
  /** When the server has got so far, a function that lets it answer. */
  readonly waits: Promise<() => void>
}

/** Sends a mail to a server that keeps its sender waiting, on a clock that can be put forward. */
async function withSlowServer(at: 'recipient' | 'end', work: (sending: SlowSending) => Promise<void>): Promise<void> {
  // Sockets keep time by themselves: only our own patience is on the test's clock.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  let halt: (goOn: () => void) => void = () => {}
  const waits = new Promise<() => void>((resolve) => (halt = resolve))
  const server = await openMailServer({
    onRcptTo: (_address, _session, callback) => (at === 'recipient' ? halt(callback) : callback()),
    onData: (stream, _session, callback) => {
      stream.resume()
      stream.on('end', () => halt(callback))
    },
  })
  const transport = smtpTransport({ url: server.url, from: { name: 'Salon', email: 'book@salon.example' } })
  try {
    await work({ outcome: transport.send('1', MAIL).catch((error: unknown) => error), waits })
  } finally {
    vi.useRealTimers()
    await transport.close()
    await server[Symbol.asyncDispose]()
  }
}

test('a server may take its time with a mail that it has: one that is taken late is not sent again', async () => {
  await withSlowServer('end', async ({ outcome, waits }) => {
    const answer = await waits
    vi.advanceTimersByTime(9 * MINUTE)
    answer()
    expect(await outcome).toBeUndefined()
  })
})

test('one that never says that it takes it is given up after ten minutes, and the mail is tried again', async () => {
  await withSlowServer('end', async ({ outcome, waits }) => {
    await waits
    vi.advanceTimersByTime(10 * MINUTE)
    expect(await outcome).toMatchObject({
      message: expect.stringContaining('within 600 s'),
      reason: 'mail-server',
      isPermanent: false,
    })
  })
})

test('one that doesn’t take the mail in is given up after two minutes', async () => {
  await withSlowServer('recipient', async ({ outcome, waits }) => {
    await waits
    vi.advanceTimersByTime(2 * MINUTE)
    expect(await outcome).toMatchObject({ message: expect.stringContaining('within 120 s') })
  })
})

test('the queue waits as long as the transport does', () => {
  expect(MAIL_DEADLINE_MS).toBe(12 * MINUTE)
})
