import {
  type DAVCalendar,
  calendarQuery,
  createAccount,
  createObject,
  deleteObject,
  fetchCalendars,
  getBasicAuthHeaders,
} from 'tsdav'
import type { Clock } from '../../clock.js'
import { CalendarError } from '../calendar-error.js'
import { writeCalendar } from '../icalendar.js'
import type { Credentials } from '../credentials.js'
import type { CalendarProvider, KnownEvent, OutgoingEvent, RemoteCalendar } from '../provider.js'
import { davFetch, multistatusFetch, requireSuccess } from './dav.js'
import { fetchOfOwnHosts } from './own-hosts.js'
import { type Dav, pullCalendar, refOf, textOf } from './pull.js'

type CaldavCredentials = Extract<Credentials, { readonly kind: 'caldav' }>

/** An account on a CalDAV server (RFC 4791): Nextcloud, iCloud, Fastmail, Radicale. Calendars go by their addresses. */
export function caldavProvider(
  { url: serverUrl, username, password }: CaldavCredentials,
  access: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
): CalendarProvider {
  const dav: Dav = {
    headers: getBasicAuthHeaders({ username, password }),
    fetch: fetchOfOwnHosts(davFetch(access.fetch, access.clock), serverUrl),
    addresses: username.includes('@') ? [username] : [],
  }
  return {
    listCalendars: () => listCalendars(dav, serverUrl),
    pull: (url, request) => pullCalendar({ ...dav, fetch: multistatusFetch(dav.fetch) }, url, request),
    put: (url, event, known) => put(dav, url, event, known, access.clock()),
    remove: async (url, ref) => {
      const { status } = await deleteObject({ url: new URL(ref, url).href, headers: dav.headers, fetch: dav.fetch })
      if (status !== 404 && status !== 410) requireSuccess(status, 'deleting an event')
    },
  }
}

async function listCalendars({ headers, fetch }: Dav, serverUrl: string): Promise<RemoteCalendar[]> {
  const account = await createAccount({ account: { serverUrl, accountType: 'caldav' }, headers, fetch }).catch(
    (cause: unknown) => {
      if (cause instanceof CalendarError) throw cause
      throw new CalendarError('not-found', 'No calendars are found at this address. Is it a CalDAV server’s?', {
        cause,
      })
    },
  )
  const calendars = await fetchCalendars({ account, headers, fetch, props: PROPS, projectedProps: PROJECTED })
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

/** Where an event is put, and put again, its UID says: a retry finds it there. */
async function put(
  { headers, fetch }: Dav,
  url: string,
  event: OutgoingEvent,
  known: KnownEvent | null,
  nowMs: number,
): Promise<KnownEvent> {
  const data = writeCalendar([{ ...event, stampMs: nowMs, isTentative: false }])
  const send = (ref: string): Promise<Response> =>
    createObject({
      url: new URL(ref, url).href,
      data,
      headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' },
      fetch,
    })
  let ref = known?.ref ?? refOf(`${event.uid.replaceAll(/[^\w-]/g, '-')}.ics`, withSlash(url))
  let answer = await send(ref)
  if ([403, 409, 412].includes(answer.status)) {
    // The invitation by mail has the same UID, and a mail program may have put it here under a name of its own.
    const other = await findByUid({ headers, fetch }, url, event.uid)
    if (other !== undefined && other !== ref) {
      ref = other
      answer = await send(ref)
    }
  }
  requireSuccess(answer.status, 'writing an event')
  return { ref, version: answer.headers.get('ETag') }
}

async function findByUid(
  { headers, fetch }: Pick<Dav, 'headers' | 'fetch'>,
  url: string,
  uid: string,
): Promise<string | undefined> {
  const filters = {
    'comp-filter': {
      _attributes: { name: 'VCALENDAR' },
      'comp-filter': {
        _attributes: { name: 'VEVENT' },
        'prop-filter': {
          _attributes: { name: 'UID' },
          'text-match': { _attributes: { collation: 'i;octet' }, _text: uid },
        },
      },
    },
  }
  const answers = await calendarQuery({ url, props: { 'd:getetag': {} }, filters, depth: '1', headers, fetch })
  const href = answers.find((answer) => answer.ok && answer.href !== undefined && answer.props?.['getetag'])?.href
  return href === undefined ? undefined : refOf(href, url)
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
