import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail server on a port of its own, which takes everything unless `options` say otherwise. */
export async function openMailServer(
  options: SMTPServerOptions,
): Promise<{ readonly url: string; [Symbol.asyncDispose](): Promise<void> }> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], closeTimeout: 1, ...options })
  // Of connections that end in the middle, which tests bring about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** A mail to Mia. */
export const MAIL = {
  to: { name: 'Mia', email: 'mia@example.com' },
  subject: 'Haircut',
  text: 'Booked.',
  html: '<p>Booked.</p>',
  calendar: null,
}
