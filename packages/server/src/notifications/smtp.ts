import { createTransport } from 'nodemailer'
import type { MailTransport } from './mail.js'

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…` */
  readonly url: string
  /** The sender: `Salon <book@salon.example>`. */
  readonly from: { readonly name: string; readonly email: string }
}

/** A server that hangs must not hold the queue up for minutes. */
const TIMEOUT_MS = 20_000

/** Sends mails through an SMTP server. The message's id becomes the Message-ID, so that a repeated one is recognised. */
export function smtpTransport({ url, from }: SmtpSettings): MailTransport {
  const options = { pool: true, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const transport = createTransport({ url, ...options })
  const domain = from.email.split('@').at(-1) ?? 'openslot'
  return {
    send: async (id, { to, subject, text, html, calendar }) => {
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from: { name: from.name, address: from.email },
        to: { name: to.name, address: to.email },
        subject,
        text,
        html,
        icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.content },
        // Nobody wants out-of-office answers to a confirmation (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: async () => {
      transport.close()
    },
  }
}
