import { OutsideError } from '../../outside/outside-error.js'
import { waitOf } from '../../outbox/delivery-error.js'
import type { Clock } from '../../clock.js'
import { CalendarError, type CalendarErrorCode } from '../calendar-error.js'

/** An answer from 500 up. */
export class ServerFailure extends CalendarError {
  readonly status: number

  constructor(status: number, retryAfterMs: number) {
    super('unavailable', `The server answered ${status}.`, { retryAfterMs })
    this.status = status
  }
}

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
    if (status >= 500) throw new ServerFailure(status, retryAfterMs)
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

/** What a status that is no success says of a calendar or event. @throws CalendarError */
export function requireSuccess(status: number, what: string): void {
  if (status >= 200 && status < 300) return
  if (status === 404 || status === 410) throw new CalendarError('not-found', `${what} isn’t there any more.`)
  if (status === 403) {
    throw new CalendarError(
      'not-allowed',
      `The server refuses access (403): ${what}. Give this account the right to it there, or choose another calendar.`,
    )
  }
  throw new CalendarError('unavailable', `The server answered ${status}: ${what}.`)
}

/** A member's name in its calendar: the path of its address. @throws CalendarError for what is none */
export function refOf(href: string, url: string): string {
  if (!URL.canParse(href, url))
    throw new CalendarError('unavailable', 'The server names an event by what is no address.')
  return new URL(href, url).pathname
}
