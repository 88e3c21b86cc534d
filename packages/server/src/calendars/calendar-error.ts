/**
 * What can go wrong with an outside calendar:
 *
 * - `needs-reconnecting`: access was revoked, has expired for good, or the password is wrong; only a person can mend it
 * - `doubtful`: it was read, but when some of its events are can't be: only a person can say
 * - `swept`: it was read, but so many events of bookings are gone or moved at once that nobody did it by hand: only a
 *   person can say
 * - `rate-limited`: asked too often; `retryAfterMs` says how long to wait, where the service says so
 * - `unavailable`: down, unreachable, too slow, or answering nonsense
 * - `changed`: somebody changed the event at the same moment; looked at again, it can be written
 * - `not-found`: the calendar or event isn't there
 * - `too-much`: it has more than is read of any calendar
 * - `not-allowed`: the address is one that the server may not speak to, or the calendar can't be written
 */
export type CalendarErrorCode =
  | 'needs-reconnecting'
  | 'doubtful'
  | 'swept'
  | 'rate-limited'
  | 'unavailable'
  | 'changed'
  | 'not-found'
  | 'too-much'
  | 'not-allowed'

/** Whether trying again mends nothing, but a person does. */
export const needsPerson = (code: CalendarErrorCode): boolean =>
  code === 'needs-reconnecting' || code === 'doubtful' || code === 'swept'

interface CalendarErrorOptions extends ErrorOptions {
  /** For `rate-limited`: how long the service asks to be left alone. */
  readonly retryAfterMs?: number
}

/** A failure of an outside calendar. The message is shown to administrators: it has no secret and no address in it. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError'
  readonly code: CalendarErrorCode
  readonly retryAfterMs: number

  constructor(code: CalendarErrorCode, message: string, { retryAfterMs = 0, ...options }: CalendarErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
