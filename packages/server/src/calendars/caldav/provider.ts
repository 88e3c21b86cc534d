import { createObject, deleteObject, getBasicAuthHeaders } from 'tsdav'
import type { Clock } from '../../clock.js'
import { writeCalendar } from '../icalendar.js'
import type { Credentials } from '../credentials.js'
import type { CalendarProvider, KnownEvent, OutgoingEvent } from '../provider.js'
import { CalendarError } from '../calendar-error.js'
import { davFetch, refOf, requireSuccess } from './dav.js'
import { listCalendars } from './discover.js'
import { fetchOfOwnHosts } from './own-hosts.js'
import { findByName, findByUid, lookAt } from './find.js'
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
  const data = writeCalendar([{ ...event, stampMs: nowMs, isTentative: false }])
  const send = async (ref: string, condition: Condition): Promise<Written> => {
    const headers = { ...dav.headers, 'Content-Type': 'text/calendar; charset=utf-8', ...condition }
    const answer = await createObject({ url: new URL(ref, url).href, data, headers, fetch: dav.fetch })
    return { ref, status: answer.status, version: answer.headers.get('ETag') }
  }
  const { first, second } = namesOf(event.uid, url)
  let written = known ? await send(known.ref, ifIn(known)) : await send(first, IF_NONE)
  if (written.status === 412 && known?.version) throw changed()
  if ([403, 409, 412].includes(written.status)) {
    const isNameTaken = written.status === 412 && !known
    const named = isNameTaken ? await findByName(dav, url, { ref: first, uid: event.uid }) : null
    // An answer was lost, or a mail program has put the invitation here, which has the same UID, under a name of its own.
    const there = named?.isAlone ? named : await findByUid(dav, url, event.uid)
    if (there?.isAlone && there.ref !== known?.ref) {
      written = await send(there.ref, ifIn(there))
      if (written.status === 412) throw changed()
    } else if (isNameTaken) {
      // By something else, which stays.
      written = await send(second, IF_NONE)
    }
  }
  requireSuccess(written.status, 'writing an event')
  return { ref: written.ref, version: written.version }
}

interface Written extends KnownEvent {
  readonly status: number
}

function namesOf(uid: string, url: string): { readonly first: string; readonly second: string } {
  const name = uid.replaceAll(/[^\w-]/g, '-')
  const calendar = withSlash(url)
  return { first: refOf(`${name}.ics`, calendar), second: refOf(`${name}-2.ics`, calendar) }
}

type Condition = { readonly 'If-Match'?: string } | { readonly 'If-None-Match': '*' }

/** Where nothing has that name yet (RFC 4791 §5.3.2). */
const IF_NONE = { 'If-None-Match': '*' } as const

/** Of a weak tag (RFC 9110 §8.8.1), nothing can be asked. */
const ifIn = (known: KnownEvent): Condition =>
  known.version && !known.version.startsWith('W/') ? { 'If-Match': known.version } : {}

const changed = (): CalendarError => new CalendarError('changed', 'Somebody changed the event at the same moment.')

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
