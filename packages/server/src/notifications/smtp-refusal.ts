/**
 * Enhanced status codes (RFC 2034), right behind the reply code of any line, or as qmail puts its own behind the words:
 * `(#5.1.1)`. Anywhere else, such numbers may be an address or a version.
 */
const ENHANCED = /(?:(?<=^\d{3}[- ]#?)|(?<=\(#))5\.\d{1,3}\.\d{1,3}(?!\.?\d)/gm

/** No such mailbox, no address, gone elsewhere, a domain that takes no mail (RFC 7505), one that is switched off. */
const ABOUT_MAILBOX = ['5.1.1', '5.1.3', '5.1.6', '5.1.10', '5.2.1']

/** Replies to a recipient that may mean the mailbox (RFC 5321 §4.2.3); they do when their words say so. */
const NO_MAILBOX = [550, 551, 553]
const MAILBOX_WORDS = [
  /\b(?:unknown|no such|invalid|non-?existent) (?:local )?(?:user|recipient|mailbox|account|person)\b/i,
  /\b(?:user|recipient|mailbox|account)\b.{0,40}\b(?:unknown|not found|not exist|doesn['’]t exist|name not allowed)\b/i,
]

/** What passes or can be mended; replies name it beside a code or words of the mailbox, and then it is the cause. */
const NOT_MAILBOX = [
  /\bsenders?\b/i,
  // Postfix looks up whose mail it passes on in its “relay recipient table”: who isn't there has no mailbox.
  /\b(?:un)?auth|\brelay(?! recipient table)|\bpasswords?\b/i,
  /\br?dns|\b(?:spf|dkim|dmarc)\b/i,
  /\b(?:gr[ea]y|black|block)[- ]?list|\bblocked\b|\bspam|\breputation\b|\bpolicy\b/i,
  /\b(?:rate|limit|quota)s?\b|\btemporar/i,
]

/**
 * Whether the same mail would be refused for ever: only what is clearly about its reader's mailbox is. Servers refuse with
 * 5yz as well what an owner can mend within the day (the sender's address, relaying, signing in, the day's limit), and
 * what passes by itself; some tell it from the mailbox by nothing but their words.
 *
 * @param sender the address that mails come from: a reply that names it is about it
 */
export function isRefusedForGood(error: Error & SmtpError, sender: string): boolean {
  const { responseCode = 0, response = '', command = '' } = error
  if (responseCode < 500) return false
  const isToRecipient = command.startsWith('RCPT TO')
  if (!isToRecipient && !command.startsWith('DATA')) return false
  if (NOT_MAILBOX.some((words) => words.test(response))) return false
  if (response.toLowerCase().includes(sender.toLowerCase())) return false
  const codes = response.match(ENHANCED) ?? []
  if (codes.length > 0) return codes.every((code) => ABOUT_MAILBOX.includes(code))
  return isToRecipient && NO_MAILBOX.includes(responseCode) && MAILBOX_WORDS.some((words) => words.test(response))
}

/** As nodemailer fails. */
export interface SmtpError {
  /** Of nodemailer: `EAUTH`, `ETIMEDOUT` … */
  readonly code?: string
  readonly responseCode?: number
  /** All lines of the reply. */
  readonly response?: string
  readonly command?: string
}
