import { CalendarError } from '../calendar-error.js'
import type { Budget } from '../ics/budget.js'
import { inSlices } from '../slices.js'
import { requireSuccess } from './dav.js'
import { type Multistatus, isSuccess, readMultistatus } from './multistatus.js'

/** What every request to a server takes. */
export interface Dav {
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof globalThis.fetch
  /** Of the reading that it is asked for. */
  readonly limits?: { readonly budget: Pick<Budget, 'spendAnswer'>; readonly signal?: AbortSignal }
}

export interface DavQuestion {
  readonly method: 'PROPFIND' | 'REPORT'
  readonly depth: '0' | '1'
  /** XML, with the prefixes of {@link NAMESPACES}. */
  readonly body: string
}

/** For the outermost element of a question. */
export const NAMESPACES =
  'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"'

/**
 * Asks what stands in a calendar. Of the successes, only a whole multistatus is an answer: a page to sign in, nothing at
 * all and what is cut off are no calendars in which nothing stands.
 *
 * @returns the status alone where the server refuses
 * @throws CalendarError
 */
export async function tryToAsk(
  { headers, fetch, limits }: Dav,
  url: string,
  { method, depth, body }: DavQuestion,
): Promise<Multistatus | { readonly refused: number }> {
  limits?.signal?.throwIfAborted()
  const response = await fetch(url, {
    method,
    headers: { ...headers, Depth: depth, 'Content-Type': 'application/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?>${body}`,
  })
  const { status } = response
  if (!isSuccess(status)) return { refused: status }
  if (status === 207) {
    const text = await response.text()
    limits?.budget.spendAnswer(text.length)
    const document = await inSlices(readMultistatus(text), limits?.signal)
    if (document) return document
  }
  throw new CalendarError('unavailable', 'The server answered something else than what stands in the calendar.')
}

/** The same, where a refusal is a failure. */
export async function ask(dav: Dav, url: string, question: DavQuestion): Promise<Multistatus> {
  const answer = await tryToAsk(dav, url, question)
  if ('refused' in answer) requireSuccess(answer.refused, 'the calendar')
  return answer as Multistatus
}

/** What somebody else wrote, within XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
