import type { SendMailOptions } from 'nodemailer'
import { mailLibrary } from '../late.js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { Mail, MailTransport } from './mail.js'
import { mailReason } from './smtp-reason.js'
import { type SmtpError, isRefusedForGood } from './smtp-refusal.js'

/** How long to wait for the server, in ms. */
export interface SmtpPatience {
  /** For the connection, and for its greeting. */
  readonly connectMs: number
  /** Until it has the whole mail. */
  readonly handOverMs: number
  /** For its word that it takes the mail. */
  readonly answerMs: number
}

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…` */
  readonly url: string
  /** The sender: `Salon <book@salon.example>`. */
  readonly from: { readonly name: string; readonly email: string }
  readonly patience?: SmtpPatience
}

/**
 * A server that hangs before it has the mail must not hold the queue up for minutes. Once it has it, it may be on its
 * way, and who leaves too early sends it again: ten minutes, as RFC 5321 §4.5.3.2.6 asks.
 */
const PATIENCE: SmtpPatience = { connectMs: 20_000, handOverMs: 2 * 60_000, answerMs: 10 * 60_000 }

/** What a mail may take at the most, in ms. */
export const MAIL_DEADLINE_MS = PATIENCE.handOverMs + PATIENCE.answerMs

/** Sends mails through an SMTP server. The message's id becomes the Message-ID, so that a repeated one is recognised. */
export function smtpTransport({ url, from, patience = PATIENCE }: SmtpSettings): MailTransport {
  const { handOverMs, answerMs } = patience
  let opened: ReturnType<typeof openPool> | undefined
  const domain = from.email.split('@').at(-1) ?? 'openslot'
  const envelopeOf = (id: string, { to, subject, text, html, calendar }: Mail): SendMailOptions => ({
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
      const transport = (opened ??= openPool(url, patience))
      const giveUp = new AbortController()
      const giveUpAfter = (ms: number, what: string): NodeJS.Timeout =>
        setTimeout(
          () => giveUp.abort(new DeliveryError('mail-server', `The mail server ${what} within ${ms / 1000} s.`)),
          ms,
        )
      let timer = giveUpAfter(handOverMs, 'didn’t take the mail in')
      const watched: Watched = {
        ...envelopeOf(id, mail),
        signal: giveUp.signal,
        onHandedOver: () => {
          clearTimeout(timer)
          timer = giveUpAfter(answerMs, 'had the mail, and didn’t say that it takes it')
        },
      }
      try {
        await transport.sendMail(watched)
      } catch (error) {
        giveUp.signal.throwIfAborted()
        if (!(error instanceof Error)) throw error
        const failure: Error & SmtpError = error
        const isPermanent = isRefusedForGood(failure, from.email)
        throw new DeliveryError(isPermanent ? 'no-mailbox' : mailReason(failure), error.message, {
          isPermanent,
          cause: error,
        })
      } finally {
        clearTimeout(timer)
      }
    },
    close: async () => {
      // What is still on its way was given up: nothing waits for it any more.
      opened?.close({ force: true })
    },
  }
}

function openPool(url: string, patience: SmtpPatience) {
  const transport = mailLibrary().createTransport({ url, pool: true, ...timeouts(patience) })
  transport.use('stream', ({ message, data }, done) => {
    message.processFunc((source) => source.once('end', (data as Watched).onHandedOver))
    done()
  })
  return transport
}

/** A mail whose sender is told when the server has been given all of it. */
type Watched = SendMailOptions & { readonly onHandedOver: () => void }

/** Connects and signs in as for a mail, and sends none. @returns what stands in the way; `null`: nothing */
export async function smtpFault({ url, patience = PATIENCE }: Omit<SmtpSettings, 'from'>): Promise<string | null> {
  const transport = mailLibrary().createTransport({ url, ...timeouts({ ...patience, answerMs: patience.connectMs }) })
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

const timeouts = ({ connectMs, answerMs }: SmtpPatience) => ({
  connectionTimeout: connectMs,
  greetingTimeout: connectMs,
  socketTimeout: answerMs,
})
