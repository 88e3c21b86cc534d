import { expect, test } from 'vitest'
import { MAIL, openMailServer } from '../../test/support/mail-server.js'
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
  ['RCPT', 550, '5.1.1 The account that you tried to reach\r\n5.1.1 does not exist'],
  ['RCPT', 550, 'No such user'],
  ['RCPT', 550, '<mia@example.com>: user doesn’t exist here'],
  ['RCPT', 550, 'That is a pity.\r\nRecipient not found'],
  ['RCPT', 550, 'sorry, no mailbox here by that name (#5.1.1)'],
  ['RCPT', 553, 'Mailbox name not allowed'],
  ['RCPT', 550, '#5.1.1 Address rejected'],
  ['RCPT', 550, '5.1.1 <mia@example.com>: Recipient address rejected: User unknown in relay recipient table'],
  ['RCPT', 550, 'No such user here (mail server 5.7.1)'],
] as const)('about the mailbox, and final: %s %i %s', async (command, code, text) => {
  expect(await failureOf(command, code, text)).toMatchObject({
    name: 'DeliveryError',
    isPermanent: true,
    reason: 'no-mailbox',
  })
})

test.each([
  ['RCPT', 554, '5.7.1 <mia@example.com>: Relay access denied'],
  ['RCPT', 550, '5.7.1 IP temporarily blocked'],
  ['RCPT', 553, '5.1.8 Sender’s domain does not exist'],
  ['RCPT', 550, '5.1.0 Address rejected'],
  ['RCPT', 550, '5.1.0 <book@salon.example>: Sender address rejected: User unknown in local recipient table'],
  ['RCPT', 550, '5.1.1 <Book@Salon.example>: User unknown'],
  ['RCPT', 550, 'Verification failed for <book@salon.example>\r\nNo such user here'],
  ['RCPT', 550, 'relay not permitted'],
  ['RCPT', 550, 'Authentication required'],
  ['RCPT', 550, 'Requested action not taken: mailbox unavailable'],
  ['RCPT', 553, 'sorry, that domain isn’t in my list of allowed rcpthosts (#5.7.1)'],
  ['RCPT', 550, 'No such user might be the case\r\n5.7.1 but relaying is denied'],
  ['RCPT', 550, '5.2.1 The user is receiving mail at a rate that\r\n5.2.1 prevents additional messages'],
  ['DATA', 550, '5.2.1 The user is receiving mail at a rate that\r\n5.2.1 prevents additional messages'],
  ['RCPT', 550, '5.1.1 Greylisted, please try again'],
  ['RCPT', 550, 'Unknown user. Authentication required for relay'],
  ['RCPT', 550, 'Your user account was not found, please authenticate first'],
  ['RCPT', 550, 'Invalid recipient or relaying denied'],
  ['RCPT', 553, 'Invalid account: SMTP password expired'],
  ['RCPT', 550, 'Recipient address rejected: Reverse DNS not found'],
  ['RCPT', 550, 'Recipient address rejected: SPF record not found'],
  ['RCPT', 550, 'Unknown user, or over quota'],
  ['RCPT', 550, 'see http://mail.example/5.1.1'],
  ['RCPT', 550, 'Mailer 5.1.1 says no'],
  ['RCPT', 550, 'Exim 5.1.1 says no: blacklisted'],
  ['RCPT', 550, '5.1.1 blacklisted'],
  ['RCPT', 552, '5.2.2 Mailbox full'],
  ['RCPT', 550, '5.4.5 Daily user sending limit exceeded'],
  ['RCPT', 554, 'Relay access denied'],
  ['RCPT', 450, '4.2.0 Greylisted'],
  ['DATA', 554, '5.7.1 Looks like spam'],
  ['DATA', 550, '5.4.5 Daily user sending limit exceeded'],
  ['DATA', 552, '5.3.4 Message too big for system'],
  ['DATA', 552, '5.2.3 Message too long for this mailbox'],
  ['DATA', 550, 'No such user'],
  ['DATA', 554, 'Transaction failed'],
] as const)('about something that can change, and tried again: %s %i %s', async (command, code, text) => {
  expect(await failureOf(command, code, text)).toMatchObject({
    name: 'DeliveryError',
    isPermanent: false,
    reason: expect.stringMatching(/^mail-/),
  })
})

test.each([
  ['RCPT', 554, 'Relay access denied', 'mail-distrusted'],
  ['DATA', 554, '5.7.1 Looks like spam', 'mail-distrusted'],
  ['RCPT', 530, 'Authentication required', 'mail-account'],
  ['RCPT', 552, '5.2.2 Mailbox full', 'mail-refused'],
  ['RCPT', 421, 'Closing', 'mail-server'],
] as const)('says who can mend it: %s %i %s is %s', async (command, code, text, reason) => {
  expect(await failureOf(command, code, text)).toMatchObject({ isPermanent: false, reason })
})

test('a server that isn’t there, or that knows no such user, is not the reader’s fault', async () => {
  const strict = await openMailServer({
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, callback) => callback(new Error('Invalid login')),
  })
  const send = async (url: string): Promise<unknown> => {
    const transport = smtpTransport({ url, from: { name: 'Salon', email: 'book@salon.example' } })
    const failure = await transport.send('1', MAIL).catch((error: unknown) => error)
    await transport.close()
    return failure
  }
  expect(await send(strict.url.replace('//', '//anna:wrong@'))).toMatchObject({ reason: 'mail-account' })
  await strict[Symbol.asyncDispose]()
  expect(await send(strict.url)).toMatchObject({ reason: 'mail-server' })
})
