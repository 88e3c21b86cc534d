import { type DAVCalendar, createAccount, fetchCalendars } from 'tsdav'
import { CalendarError } from '../calendar-error.js'
import type { RemoteCalendar } from '../provider.js'
import type { Dav } from './report.js'

/** The calendars of an account that hold events, wherever on its server they are. @throws CalendarError */
export async function listCalendars({ headers, fetch: given }: Dav, serverUrl: string): Promise<RemoteCalendar[]> {
  const fetch = boundedFetch(given)
  // Of what the library says only that it failed is told: there may be a server's answer in it.
  const failed = (cause: unknown): never => {
    if (cause instanceof CalendarError) throw cause
    throw new CalendarError('not-found', 'No calendars are found at this address. Is it a CalDAV server’s?')
  }
  const account = await createAccount({
    account: { serverUrl, accountType: 'caldav' },
    headers: { ...headers },
    fetch,
  }).catch(failed)
  const options = { account, headers: { ...headers }, fetch, props: PROPS, projectedProps: PROJECTED }
  const calendars = await fetchCalendars(options).catch(failed)
  return calendars.filter(holdsEvents).map((calendar) => ({
    id: calendar.url,
    name:
      textOf(calendar.displayName) ||
      new URL(calendar.url).pathname.split('/').findLast((part) => part !== '') ||
      'Calendar',
    isWritable: isWritable(calendar.projectedProps?.['currentUserPrivilegeSet']),
    timeZone: null,
  }))
}

const PROPS = {
  'd:displayname': {},
  'd:resourcetype': {},
  'c:supported-calendar-component-set': {},
  'd:current-user-privilege-set': {},
}
const PROJECTED = { currentUserPrivilegeSet: true }

const holdsEvents = ({ components = [] }: DAVCalendar): boolean =>
  components.length === 0 || components.includes('VEVENT')

/** A server that says nothing of it is believed to allow it; else it says so when it is tried. */
function isWritable(set: unknown): boolean {
  const privileges = (set as { privilege?: object | object[] } | undefined)?.privilege
  if (privileges === undefined) return true
  return [privileges]
    .flat()
    .some((privilege) => ['write', 'writeContent', 'all', 'bind'].some((name) => name in privilege))
}

/** The library makes numbers of texts that look so, and leaves CDATA as it is. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  const { _cdata: text = '' } = value as { readonly _cdata?: unknown }
  return textOf(text)
}

/** Of what the library parses, which is only which calendars there are. */
const MAX_PARSED = 1_000_000
const MAX_TAGS = 20_000

/**
 * For what the library parses: in one piece, and slowly, so that it gets no more than some hundred calendars take to say.
 *
 * @throws CalendarError
 */
const boundedFetch =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    const text = await response.text()
    if (text.length > MAX_PARSED || tagsIn(text) > MAX_TAGS) {
      throw new CalendarError('too-much', 'The account has more calendars than are read of any.')
    }
    const isEmpty = [101, 204, 205, 304].includes(response.status)
    const { status, statusText, headers } = response
    const bounded = new Response(isEmpty ? null : text, { status, statusText, headers })
    Object.defineProperty(bounded, 'url', { value: response.url })
    return bounded
  }

function tagsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0 && count <= MAX_TAGS; at = text.indexOf('<', at + 1)) count += 1
  return count
}
