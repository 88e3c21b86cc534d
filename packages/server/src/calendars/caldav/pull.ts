import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '@openslot/core'
import { type DAVResponse, calendarMultiGet, calendarQuery, propfind, syncCollection } from 'tsdav'
import { CalendarError } from '../calendar-error.js'
import { newBudget } from '../ics/budget.js'
import { busyFromCalendar } from '../ics/busy-from-calendar.js'
import type { PullRequest, Pulled, RemoteEvent } from '../provider.js'
import { requireSuccess } from './dav.js'

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
  const [answer] = await propfind({ url, props, depth: '0', headers: dav.headers, fetch: dav.fetch })
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
  return read(dav, url, answers, request)
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
  const [first] = answers
  const next = textOf((first?.raw as { multistatus?: { syncToken?: unknown } } | undefined)?.multistatus?.syncToken)
  if (next === '') {
    if (first?.status === 404 || first?.status === 410) requireSuccess(first.status, 'the calendar')
    return undefined
  }
  const members = answers.filter(({ href }) => href !== undefined && refOf(href, url) !== refOf(url, url))
  // A server that says so in parts: what is missing comes with all of the range.
  if (answers.some(({ status }) => status === 507)) return undefined
  const removed = members.filter(({ status }) => status === 404).map(({ href }) => refOf(href ?? '', url))
  const changed = members.filter(({ status }) => status !== 404).map(({ href }) => refOf(href ?? '', url))
  const events: RemoteEvent[] = []
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const objectUrls = changed.slice(at, at + AT_ONCE)
    const found = await calendarMultiGet({
      url,
      props: WITH_DATA,
      objectUrls,
      depth: '1',
      headers: dav.headers,
      fetch: dav.fetch,
    })
    events.push(...(await read(dav, url, found, request)))
  }
  // Gone between the two questions, or no event any more.
  const there = new Set(events.map(({ ref }) => ref))
  removed.push(...changed.filter((ref) => !there.has(ref)))
  return { isWhole: false, events, removed, cursor: `sync ${next}` }
}

const WITH_DATA = { 'd:getetag': {}, 'c:calendar-data': {} }

async function read(
  dav: Dav,
  url: string,
  answers: readonly DAVResponse[],
  request: PullRequest,
): Promise<RemoteEvent[]> {
  const events: RemoteEvent[] = []
  const budget = newBudget()
  const ownAddresses = [...dav.addresses, ...(request.ownAddresses ?? [])]
  const [failed] = answers.filter(({ ok, href }) => !ok && href !== undefined && refOf(href, url) === refOf(url, url))
  if (failed) requireSuccess(failed.status, 'the calendar')
  for (const [index, { href, props }] of answers.entries()) {
    if (index % IN_ONE_TURN === 0) await nextTurn()
    const data = textOf(props?.['calendarData'])
    if (href === undefined || data === '') continue
    const event = eventIn(data, { ...request, ownAddresses, budget })
    if (event) events.push({ ...event, ref: refOf(href, url), version: textOf(props?.['getetag']) || null })
  }
  return events
}

/** An object has one UID (RFC 4791 §4.1). What is no calendar at all says nothing of anybody's time. */
function eventIn(data: string, options: Parameters<typeof busyFromCalendar>[1]): RemoteEvent | undefined {
  try {
    return busyFromCalendar(data, options).events[0]
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'unavailable') return undefined
    throw error
  }
}

/** A member's name in its calendar: the path of its address. */
export const refOf = (href: string, url: string): string => new URL(href, url).pathname

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
