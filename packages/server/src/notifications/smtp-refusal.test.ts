import { expect, test } from 'vitest'
import { MAIL, openMailServer } from '../../test/support/mail-server.js'
import { DeliveryError } from '../outbox/delivery-error.js'
import { smtpTransport } from './smtp.js'

/** How the transport fails with a mail that a server refuses so, at its recipient or with all of it in hand. */
async function failureOf(command: 'RCPT' | 'DATA', responseCode: number, text: string): Promise<unknown> {
  const refusal = Object.assign(new Error(text), { responseCode })
  await using server = await openMailServer({
    onRcptTo: (_address, _session, callback) => callback(command === 'RCPT' ? refusal : undefined),
    onData: (stream, _session, callback) => {
      stream.resume()
      stream.on('end', () => callback(refusal))
    },
  })
  const transport = smtpTransport({ url: server.url, from: { name: 'Salon', email: 'book@salon.example' } })
  const failure = await transport.send('1', MAIL).catch((error: unknown) => error)
  await transport.close()
  return failure
}

test.each([
  ['RCPT', 550, '5.1.1 <mia@example.com>: Recipient address rejected: User unknown'],
  ['RCPT', 550, '5.1.10 Recipient has a null MX'],
  ['RCPT', 550, '5.2.1 The account is disabled'],
  ['DATA', 550, '5.1.1 No such user here'],
  ['DATA', 552, '5.2.3 Message too long for this mailbox'],
  ['RCPT', 550, 'No such user'],
  ['RCPT', 553, 'Mailbox name not allowed'],
] as const)('about the mailbox, and final: %s %i %s', async (command, code, text) => {
  expect(await failureOf(command, code, text)).toMatchObject({ name: 'DeliveryError', isPermanent: true })
})

test.each([
  ['RCPT', 554, '5.7.1 <mia@example.com>: Relay access denied'],
  ['RCPT', 550, '5.7.1 IP temporarily blocked'],
  ['RCPT', 553, '5.1.8 Sender’s domain does not exist'],
  ['RCPT', 552, '5.2.2 Mailbox full'],
  ['RCPT', 550, '5.4.5 Daily user sending limit exceeded'],
  ['RCPT', 554, 'Relay access denied'],
  ['RCPT', 450, '4.2.0 Greylisted'],
  ['DATA', 554, '5.7.1 Looks like spam'],
  ['DATA', 550, '5.4.5 Daily user sending limit exceeded'],
  ['DATA', 552, '5.3.4 Message too big for system'],
  ['DATA', 554, 'Transaction failed'],
] as const)('about something that can change, and tried again: %s %i %s', async (command, code, text) => {
  const failure = await failureOf(command, code, text)
  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(DeliveryError)
})
