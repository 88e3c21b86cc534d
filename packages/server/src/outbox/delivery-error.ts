import { MINUTE_MS } from '@openslot/core'
import type { MessageReason } from '@openslot/core/wire'

interface DeliveryErrorOptions {
  /** Trying again would not help: the message fails at once, for a person to see. */
  readonly isPermanent?: boolean
  /** The other side asks to be left alone for this long. */
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

/** Thrown by a channel that knows more about a failure than its words. Any other error is tried again. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly reason: MessageReason
  readonly isPermanent: boolean
  readonly retryAfterMs: number

  constructor(
    reason: MessageReason,
    message: string,
    { isPermanent = false, retryAfterMs = 0, cause }: DeliveryErrorOptions = {},
  ) {
    super(message, { cause })
    this.reason = reason
    this.isPermanent = isPermanent
    this.retryAfterMs = retryAfterMs
  }
}

/** Whoever asks for more is asked again all the same: nobody would see for days that it works. */
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS

/** `Retry-After` (RFC 9110 §10.2.3) in ms, within bounds: seconds, or a date. 0 when it says nothing that can be read. */
export function waitOf(header: string | null | undefined, nowMs: number): number {
  if (!header) return 0
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(0, wait), LONGEST_WAIT_MS)
}
