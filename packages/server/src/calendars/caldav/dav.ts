import type { DAVResponse } from 'tsdav'
import { OutsideError } from '../../outside/outside-error.js'
import { waitOf } from '../../outbox/delivery-error.js'
import type { Clock } from '../../clock.js'
import { CalendarError, type CalendarErrorCode } from '../calendar-error.js'

/**
 * A `fetch` for the DAV library, which knows of errors little more than that there are some: what no answer of a
 * calendar server can mend is thrown right here.
 *
 * @throws CalendarError
 */
export const davFetch =
  (fetch: typeof globalThis.fetch, clock: Clock): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init).catch((cause: unknown) => {
      throw asCalendarError(cause)
    })
    const { status } = response
    if (status === 401) throw new CalendarError('needs-reconnecting', 'The server refuses the user name or password.')
    const retryAfterMs = waitOf(response.headers.get('Retry-After'), clock())
    if (status === 429) throw new CalendarError('rate-limited', 'The server was asked too often.', { retryAfterMs })
    if (status >= 500) throw new CalendarError('unavailable', `The server answered ${status}.`, { retryAfterMs })
    return response
  }

const CODES: Readonly<Record<OutsideError['code'], CalendarErrorCode>> = {
  'not-allowed': 'not-allowed',
  unreachable: 'unavailable',
  'timed-out': 'unavailable',
  redirected: 'unavailable',
  'too-large': 'too-much',
}

function asCalendarError(cause: unknown): unknown {
  if (!(cause instanceof OutsideError)) return cause
  return new CalendarError(CODES[cause.code], `The server can’t be asked: ${cause.message}.`, { cause })
}

/**
 * For reading what is there: of the successes, it lets through only whole multistatus documents (RFC 4918 §13). To the
 * library, a page to sign in, nothing at all, and what is cut off are calendars in which nothing stands.
 *
 * @throws CalendarError
 */
export const multistatusFetch =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    if (!response.ok) return response
    const text = await response.text()
    if (response.status !== 207 || !WHOLE_MULTISTATUS.test(text.slice(-END_LENGTH))) throw noMultistatus()
    const whole = new Response(text, { status: 207, headers: { 'Content-Type': 'application/xml' } })
    Object.defineProperty(whole, 'url', { value: response.url })
    return whole
  }

/** The library's parser doesn't miss the end. */
const WHOLE_MULTISTATUS = /(?:<\/(?:[\w.-]+:)?multistatus\s*>|<(?:[\w.-]+:)?multistatus(?:\s[^<>]*)?\/>)\s*$/
const END_LENGTH = 2000

/** The library gives what it can't parse as one success with a text. @throws CalendarError */
export function requireParsed(answers: readonly DAVResponse[]): void {
  const isParsed = ({ ok, raw }: DAVResponse): boolean => !ok || (typeof raw === 'object' && 'multistatus' in raw)
  if (!answers.every(isParsed)) throw noMultistatus()
}

const noMultistatus = (): CalendarError =>
  new CalendarError('unavailable', 'The server answered something else than what stands in the calendar.')

/** What a status that is no success says of a calendar or event. @throws CalendarError */
export function requireSuccess(status: number, what: string): void {
  if (status >= 200 && status < 300) return
  if (status === 404 || status === 410) throw new CalendarError('not-found', `${what} isn’t there any more.`)
  if (status === 403) throw new CalendarError('not-allowed', `The server doesn’t allow it: ${what}.`)
  throw new CalendarError('unavailable', `The server answered ${status}: ${what}.`)
}
