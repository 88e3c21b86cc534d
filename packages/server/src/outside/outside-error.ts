/**
 * Why there is no answer:
 *
 * - `not-allowed`: the address is one that the server may not speak to
 * - `unreachable`: no connection, or one that broke
 * - `timed-out`: no whole answer in time
 * - `too-large`: the answer is longer than is read of any
 * - `redirected`: too often, or to nowhere
 */
export type OutsideErrorCode = 'not-allowed' | 'unreachable' | 'timed-out' | 'too-large' | 'redirected'

/** The message is a part of a sentence; it has no address in it, which may be a secret. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError'
  readonly code: OutsideErrorCode

  constructor(code: OutsideErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
