import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * What a derived secret is good for: the same booking or hold has another one for each purpose. `confirm` is told to
 * nobody but the customer's mailbox, and opens what `manage` does as well. `challenge` is the server's own. `feed` shows a
 * staff member's bookings. `browser` opens nothing: it says where a user has signed in before.
 */
export type TokenPurpose = 'manage' | 'confirm' | 'calendar' | 'hold' | 'challenge' | 'feed' | 'browser'

/**
 * The secret that opens one booking or hold for one purpose, derived from the server's secret: mails written later (a
 * move, a reminder) and repeated answers can carry it again although only its hash is stored.
 */
export const deriveToken = (secret: string, purpose: TokenPurpose, subjectId: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${subjectId}`).digest('base64url')

/** A new token with 256 bits of randomness. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token: its SHA-256. The tokens carry 256 bits, so no slow hash is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares two hashes or tokens in constant time for equal lengths. */
export function secretsEqual(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
