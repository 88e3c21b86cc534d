import type { MessageReason } from '@openslot/core/wire'
import type { SmtpError } from './smtp-refusal.js'

/** Sign in first, too weak a way to, wrong password (RFC 4954 §6). */
const ABOUT_ACCOUNT = [530, 534, 535]
const BAD_REPUTE = /\bspam|\b(?:black|block)(?:ed|[- ]?list)|\b(?:spf|dkim|dmarc)\b|\bpolicy\b|\breputation\b|\brelay/i

/** Why a mail that isn't refused for good didn't get through, for the person who can mend it. */
export function mailReason({ code, responseCode, response = '' }: SmtpError): MessageReason {
  if (code === 'EAUTH' || (responseCode !== undefined && ABOUT_ACCOUNT.includes(responseCode))) return 'mail-account'
  // No reply at all, or that it is closing (RFC 5321 §3.8).
  if (responseCode === undefined || responseCode === 421) return 'mail-server'
  return BAD_REPUTE.test(response) ? 'mail-distrusted' : 'mail-refused'
}
