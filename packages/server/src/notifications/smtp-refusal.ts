/** An enhanced status code (RFC 3463) behind the reply code: `550 5.1.1 No such user`. */
const ENHANCED = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/

/**
 * About the mailbox itself: no such one (`5.1.x`), none that takes mail any more (`5.2.1`), none for a mail of this size
 * (`5.2.3`). `5.1.7` and `5.1.8` are about the sender's address, and `5.2.2` is a mailbox that is full.
 */
const ABOUT_MAILBOX = /^5\.(?:1\.(?![78]$)\d+|2\.[13])$/

/** Replies to a recipient that say nothing more, and mean the mailbox by it (RFC 5321 §4.2.3). */
const NO_MAILBOX = [550, 551, 553]

/**
 * Whether the same mail would be refused for ever. Only what is about its reader is: servers refuse with 5yz as well what
 * an owner can mend within the day (relaying, a blocked address, the day's limit), and what passes by itself.
 */
export function isRefusedForGood(error: unknown): error is Error {
  const { responseCode = 0, response = '', command = '' } = error as SmtpError
  if (!(error instanceof Error) || responseCode < 500) return false
  const isToRecipient = command.startsWith('RCPT TO')
  if (!isToRecipient && !command.startsWith('DATA')) return false
  const [, enhanced] = ENHANCED.exec(response) ?? []
  return enhanced === undefined ? isToRecipient && NO_MAILBOX.includes(responseCode) : ABOUT_MAILBOX.test(enhanced)
}

interface SmtpError {
  readonly responseCode?: number
  readonly response?: string
  readonly command?: string
}
