import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../../clock.js'
import { waitOf } from '../../outbox/delivery-error.js'
import { ask } from '../../outside/ask.js'
import { OutsideError } from '../../outside/outside-error.js'
import { CalendarError } from '../calendar-error.js'
import type { CalendarProvider, PullRequest, Pulled } from '../provider.js'
import { MAX_TEXT } from './budget.js'
import { inSlices } from '../slices.js'
import { busyFromCalendar } from './busy-from-calendar.js'

export interface FeedOptions {
  /** Where the calendar is published; a secret in most cases. `webcal:` means `https:`. */
  readonly url: string
  readonly clock: Clock
  /** The setting, so that a message can name it. */
  readonly allowPrivate: boolean
}

/** The one calendar of a feed. */
const FEED = 'feed'
const TIMEOUT_MS = 20_000
const MAX_REDIRECTS = 5

/** A published calendar (iCalendar over HTTP): to read only. */
export function feedCalendar(options: FeedOptions): CalendarProvider {
  const readOnly = (): Promise<never> =>
    Promise.reject(new CalendarError('not-allowed', 'A published calendar can only be read.'))
  return {
    listCalendars: async () => {
      // Read once, so that an address that is none is refused while its giver is there.
      const now = options.clock()
      await pull(options, { cursor: null, from: now, to: now + 1, timeZone: 'UTC' })
      return [{ id: FEED, name: new URL(httpsOf(options.url)).hostname, isWritable: false, timeZone: null }]
    },
    pull: (_calendarId, request) => pull(options, request),
    look: readOnly,
    find: readOnly,
    put: readOnly,
    remove: readOnly,
  }
}

async function pull(options: FeedOptions, request: PullRequest): Promise<Pulled> {
  const answer = await askFeed(options, request.cursor)
  if (answer === 'unchanged') return { isWhole: false, events: [], removed: [], cursor: request.cursor }
  const events = await inSlices(busyFromCalendar(answer.text, request), request.signal)
  // What doesn't block is of no use here: nothing of ours is ever written into it.
  return {
    isWhole: true,
    events: events.filter(({ spans, flaw }) => spans.length > 0 || flaw !== null),
    removed: [],
    cursor: cursorOf(answer.headers),
  }
}

/** Asks only for what is newer (RFC 9110 §13.1), if the server said last time how to. */
async function askFeed(
  { url, clock, allowPrivate }: FeedOptions,
  cursor: string | null,
): Promise<'unchanged' | { readonly text: string; readonly headers: IncomingHttpHeaders }> {
  try {
    const { status, headers, body } = await ask({
      url: httpsOf(url),
      headers: { Accept: 'text/calendar, */*;q=0.5', 'User-Agent': 'OpenSlot-Calendars', ...conditionOf(cursor) },
      allowPrivate,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_TEXT,
      maxRedirects: MAX_REDIRECTS,
    })
    if (status === 304 && cursor !== null) return 'unchanged'
    if (status === 200) return { text: body.toString('utf8'), headers }
    throw failureOf(status, waitOf(headers['retry-after'], clock()))
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    throw failedToAsk(error)
  }
}

const httpsOf = (url: string): string => url.replace(/^webcals?:/i, 'https:')

function cursorOf({ etag, 'last-modified': lastModified }: IncomingHttpHeaders): string | null {
  if (etag !== undefined) return `etag ${etag}`
  return lastModified === undefined ? null : `date ${lastModified}`
}

function conditionOf(cursor: string | null): Record<string, string> {
  if (cursor === null) return {}
  const value = cursor.slice(5)
  return cursor.startsWith('etag ') ? { 'If-None-Match': value } : { 'If-Modified-Since': value }
}

function failureOf(status: number, retryAfterMs: number): CalendarError {
  if (status === 401 || status === 403 || status === 404 || status === 410) {
    return new CalendarError(
      'needs-reconnecting',
      `The calendar is no longer published there (${status}). Give its new address.`,
    )
  }
  if (status === 429) {
    return new CalendarError('rate-limited', 'The calendar’s server was asked too often.', { retryAfterMs })
  }
  return new CalendarError('unavailable', `The calendar’s server answered ${status}.`)
}

function failedToAsk(error: OutsideError): CalendarError {
  const options = { cause: error }
  if (error.code === 'not-allowed') {
    return new CalendarError(
      'not-allowed',
      'The calendar’s address is not HTTPS, or private, loopback or link-local. Set OPENSLOT_ALLOW_PRIVATE_CALENDARS to allow it.',
      options,
    )
  }
  if (error.code === 'too-large') {
    return new CalendarError('too-much', `The calendar’s file has more than ${MAX_TEXT / 1024 / 1024} MB.`, options)
  }
  return new CalendarError('unavailable', `The calendar’s server can’t be reached: ${error.message}.`, options)
}
