import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '@openslot/core'
import { type DAVResponse, calendarQuery, davRequest, propfind, syncCollection } from 'tsdav'
import { CalendarError } from '../calendar-error.js'
import { newBudget } from '../ics/budget.js'
import { busyFromCalendar } from '../ics/busy-from-calendar.js'
import type { PullRequest, Pulled, RemoteEvent } from '../provider.js'
import { requireParsed, requireSuccess } from './dav.js'

/** What every request of the library takes. */
export interface Dav {
  readonly headers: Record<string, string>
  readonly fetch: typeof globalThis.fetch
  /** Of the account's owner. */
  readonly addresses: readonly string[]
}

/** Objects asked for at once: some servers take no more. */
const AT_ONCE = 100
/** Read between two turns of the loop. */
const IN_ONE_TURN = 50

/**
 * Reads a calendar: by what changed since the cursor where the server can say so (RFC 6578), else all of the range, once
 * its tag has changed.
 */
export async function pullCalendar(dav: Dav, url: string, request: PullRequest): Promise<Pulled> {
  const { cursor } = request
  if (cursor?.startsWith('sync ')) {
    const changes = await pullChanges(dav, url, cursor.slice('sync '.length), request)
    if (changes) return changes
  }
  // Asked first: what is changed while the rest is read is read again.
  const now = await cursorOf(dav, url)
  if (now !== null && now === cursor) return { isWhole: false, events: [], removed: [], cursor }
  return { isWhole: true, events: await pullRange(dav, url, request), removed: [], cursor: now }
}

async function cursorOf(dav: Dav, url: string): Promise<string | null> {
  const props = { 'd:sync-token': {}, 'cs:getctag': {} }
  const answers = await propfind({ url, props, depth: '0', headers: dav.headers, fetch: dav.fetch })
  requireParsed(answers)
  const [answer] = answers
  requireSuccess(answer?.status ?? 0, 'the calendar')
  const token = textOf(answer?.props?.['syncToken'])
  if (token !== '') return `sync ${token}`
  const tag = textOf(answer?.props?.['getctag'])
  return tag === '' ? null : `ctag ${tag}`
}

async function pullRange(dav: Dav, url: string, request: PullRequest): Promise<RemoteEvent[]> {
  // A day more: in which zone whole days and floating times stand, the server doesn't know.
  const range = { start: compact(request.from - DAY_MS), end: compact(request.to + DAY_MS) }
  const filters = {
    'comp-filter': {
      _attributes: { name: 'VCALENDAR' },
      'comp-filter': { _attributes: { name: 'VEVENT' }, 'time-range': { _attributes: range } },
    },
  }
  const answers = await calendarQuery({
    url,
    props: WITH_DATA,
    filters,
    depth: '1',
    headers: dav.headers,
    fetch: dav.fetch,
  })
  const found = await read(dav, url, answers, request)
  return [...found.values()].filter((event) => event !== null)
}

/** `undefined`: the server doesn't know the token any more. */
async function pullChanges(dav: Dav, url: string, token: string, request: PullRequest): Promise<Pulled | undefined> {
  const answers = await syncCollection({
    url,
    props: { 'd:getetag': {} },
    syncLevel: 1,
    syncToken: token,
    headers: dav.headers,
    fetch: dav.fetch,
  })
  requireParsed(answers)
  const [first] = answers
  const next = textOf((first?.raw as { multistatus?: { syncToken?: unknown } } | undefined)?.multistatus?.syncToken)
  if (next === '') {
    if (first?.status === 404 || first?.status === 410) requireSuccess(first.status, 'the calendar')
    return undefined
  }
  const members = answers.filter(({ href }) => href !== undefined && refOf(href, url) !== refOf(url, url))
  // A server that says so in parts: what is missing comes with all of the range.
  if (answers.some(({ status }) => status === 507)) return undefined
  const removed = members.filter(isGone).map(({ href }) => refOf(href ?? '', url))
  const changed = members.filter((member) => !isGone(member)).map(({ href }) => refOf(href ?? '', url))
  const events: RemoteEvent[] = []
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const refs = changed.slice(at, at + AT_ONCE)
    const found = await read(dav, url, await multiGet(dav, url, refs), request)
    for (const ref of refs) {
      const event = found.get(nameOf(ref))
      if (event === undefined) throw unreadable()
      if (event) events.push(event)
      else removed.push(ref)
    }
  }
  return { isWhole: false, events, removed, cursor: `sync ${next}` }
}

/** Not the library's own, to which one event that is gone meanwhile is a failure of all. */
const multiGet = (dav: Dav, url: string, refs: readonly string[]): Promise<DAVResponse[]> =>
  davRequest({
    url,
    init: {
      method: 'REPORT',
      namespace: 'c',
      headers: { depth: '1', ...dav.headers },
      body: {
        'calendar-multiget': {
          _attributes: { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' },
          'd:prop': WITH_DATA,
          'd:href': refs,
        },
      },
    },
    fetch: dav.fetch,
  })

const isGone = ({ status }: Pick<DAVResponse, 'status'>): boolean => status === 404 || status === 410

const WITH_DATA = { 'd:getetag': {}, 'c:calendar-data': {} }

/**
 * What the answers say, by the {@link nameOf} of each: `null` is gone, or no event. One that can't be read lets all fail:
 * left out, it would look free.
 */
async function read(
  dav: Dav,
  url: string,
  answers: readonly DAVResponse[],
  request: PullRequest,
): Promise<Map<string, RemoteEvent | null>> {
  requireParsed(answers)
  const found = new Map<string, RemoteEvent | null>()
  const budget = newBudget()
  const ownAddresses = [...dav.addresses, ...(request.ownAddresses ?? [])]
  for (const [index, { href, ok, status, props }] of answers.entries()) {
    if (index % IN_ONE_TURN === 0) await nextTurn()
    if (href === undefined) continue
    const ref = refOf(href, url)
    if (ref === refOf(url, url)) {
      if (!ok) requireSuccess(status, 'the calendar')
      continue
    }
    const data = textOf(props?.['calendarData'])
    if (data === '' && !isGone({ status })) throw unreadable()
    // An object has one UID (RFC 4791 §4.1).
    const event = data === '' ? undefined : busyFromCalendar(data, { ...request, ownAddresses, budget }).events[0]
    found.set(nameOf(ref), event ? { ...event, ref, version: textOf(props?.['getetag']) || null } : null)
  }
  return found
}

const unreadable = (): CalendarError =>
  new CalendarError('unavailable', 'The server doesn’t show an event that stands in the calendar.')

/** A member's name in its calendar: the path of its address. */
export const refOf = (href: string, url: string): string => new URL(href, url).pathname

/** By which it is found again, escaped as a server likes. */
function nameOf(ref: string): string {
  try {
    return decodeURIComponent(ref)
  } catch {
    return ref
  }
}

/** The library makes numbers of texts that look so, and leaves CDATA as it is. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  const { _cdata: text = '' } = value as { readonly _cdata?: unknown }
  return textOf(text)
}

/** `20260602T080000Z` */
const compact = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
