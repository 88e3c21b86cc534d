import { createObject, deleteObject, getBasicAuthHeaders } from 'tsdav'
import type { Clock } from '../../clock.js'
import { writeCalendar } from '../icalendar.js'
import type { Credentials } from '../credentials.js'
import type { CalendarProvider, KnownEvent, OutgoingEvent } from '../provider.js'
import { CalendarError } from '../calendar-error.js'
import { davFetch, refOf, requireSuccess } from './dav.js'
import { listCalendars } from './discover.js'
import { fetchOfOwnHosts } from './own-hosts.js'
import { findByUid, lookAt } from './find.js'
import { type DavAccount, pullCalendar } from './pull.js'

type CaldavCredentials = Extract<Credentials, { readonly kind: 'caldav' }>

/** An account on a CalDAV server (RFC 4791): Nextcloud, iCloud, Fastmail, Radicale. Calendars go by their addresses. */
export function caldavProvider(
  { url: serverUrl, username, password }: CaldavCredentials,
  access: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
): CalendarProvider {
  const dav: DavAccount = {
    headers: getBasicAuthHeaders({ username, password }),
    fetch: fetchOfOwnHosts(davFetch(access.fetch, access.clock), serverUrl),
    addresses: username.includes('@') ? [username] : [],
  }
  return {
    listCalendars: () => listCalendars(dav, serverUrl),
    pull: (url, request) => pullCalendar(dav, url, request),
    put: (url, event, known) => put(dav, url, { event, known, nowMs: access.clock() }),
    look: (url, names, request) => lookAt(dav, url, names, request),
    find: async (url, uid) => {
      const found = await findByUid(dav, url, uid)
      return found?.isAlone ? found.ref : null
    },
    standsAmongOthers: async (url, uid) => (await findByUid(dav, url, uid))?.isAlone === false,
    remove: async (url, known) => {
      const { status } = await deleteObject({
        url: new URL(known.ref, url).href,
        headers: { ...dav.headers, ...ifIn(known) },
        fetch: dav.fetch,
      })
      if (status === 412) throw changed()
      if (status !== 404 && status !== 410) requireSuccess(status, 'deleting an event')
    },
  }
}

/** Where an event is put, and put again, its UID says: a retry finds it there. */
async function put(
  dav: DavAccount,
  url: string,
  { event, known, nowMs }: { readonly event: OutgoingEvent; readonly known: KnownEvent | null; readonly nowMs: number },
): Promise<KnownEvent> {
  const { headers, fetch } = dav
  const data = writeCalendar([{ ...event, stampMs: nowMs, isTentative: false }])
  const send = (ref: string): Promise<Response> =>
    createObject({
      url: new URL(ref, url).href,
      data,
      headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8', ...ifIn(known) },
      fetch,
    })
  let ref = known?.ref ?? refOf(`${event.uid.replaceAll(/[^\w-]/g, '-')}.ics`, withSlash(url))
  let answer = await send(ref)
  if (answer.status === 412 && known?.version) throw changed()
  if ([403, 409, 412].includes(answer.status)) {
    // The invitation by mail has the same UID, and a mail program may have put it here under a name of its own.
    const other = await findByUid(dav, url, event.uid)
    if (other?.isAlone && other.ref !== ref) {
      ref = other.ref
      answer = await send(ref)
    }
  }
  requireSuccess(answer.status, 'writing an event')
  return { ref, version: answer.headers.get('ETag') }
}

/** Of a weak tag (RFC 9110 §8.8.1), nothing can be asked. */
const ifIn = (known: KnownEvent | null): { readonly 'If-Match'?: string } =>
  known?.version && !known.version.startsWith('W/') ? { 'If-Match': known.version } : {}

const changed = (): CalendarError => new CalendarError('changed', 'Somebody changed the event at the same moment.')

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
