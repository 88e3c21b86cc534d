import { createTransport } from 'nodemailer'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { Mail, MailTransport } from './mail.js'

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…` */
  readonly url: string
  /** The sender: `Salon <book@salon.example>`. */
  readonly from: { readonly name: string; readonly email: string }
  /** How long to wait for each answer of the server, in ms. */
  readonly timeoutMs?: number
}

/** A server that hangs must not hold the queue up for minutes. */
const TIMEOUT_MS = 20_000

/** Sends mails through an SMTP server. The message's id becomes the Message-ID, so that a repeated one is recognised. */
export function smtpTransport({ url, from, timeoutMs = TIMEOUT_MS }: SmtpSettings): MailTransport {
  const transport = createTransport({ url, pool: true, ...timeouts(timeoutMs) })
  const domain = from.email.split('@').at(-1) ?? 'openslot'
  const send = (id: string, { to, subject, text, html, calendar }: Mail): Promise<unknown> =>
    transport.sendMail({
      messageId: `<${id}@${domain}>`,
      from: { name: from.name, address: from.email },
      to: { name: to.name, address: to.email },
      subject,
      text,
      html,
      ...(calendar && {
        icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.content },
      }),
      // Nobody wants out-of-office answers to a confirmation (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  return {
    send: async (id, mail) => {
      await send(id, mail).catch((error: unknown) => {
        throw isRefusedForGood(error) ? new DeliveryError(error.message, { isPermanent: true, cause: error }) : error
      })
    },
    close: async () => {
      transport.close()
    },
  }
}

/** Connects and signs in as for a mail, and sends none. @returns what stands in the way; `null`: nothing */
export async function smtpFault({ url, timeoutMs = TIMEOUT_MS }: Omit<SmtpSettings, 'from'>): Promise<string | null> {
  const transport = createTransport({ url, ...timeouts(timeoutMs) })
  try {
    await transport.verify()
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const { host } = new URL(url)
    return code === 'EAUTH'
      ? `${host} doesn’t accept the user and password in OPENSLOT_SMTP_URL.`
      : `${host} can’t be used: ${message}. Look at the host, the port and the kind (smtp: or smtps:) in OPENSLOT_SMTP_URL.`
  } finally {
    transport.close()
  }
}

const timeouts = (ms: number) => ({ connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms })

/**
 * A 5yz answer to the recipient or to the mail itself (RFC 5321 §4.2.1): the same mail would meet it again. To a log-in
 * or a sender it is about the settings, which their owner can mend within the day.
 */
function isRefusedForGood(error: unknown): error is Error {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string }
  return error instanceof Error && responseCode >= 500 && /^(?:RCPT TO|DATA)/.test(command)
}
