import { DAY_MS, merge } from '@openslot/core'
import { OutsideError } from '../../outside/outside-error.js'
import { CalendarError } from '../calendar-error.js'
import { worstFlaw } from '../flaw.js'
import { type Budget, newBudget } from '../ics/budget.js'
import { busyFromCalendar } from '../ics/busy-from-calendar.js'
import type { PullRequest, Pulled, RemoteEvent } from '../provider.js'
import { type Steps, inSlices } from '../slices.js'
import { ServerFailure, refOf, requireSuccess } from './dav.js'
import { type DavAnswer, isSuccess } from './multistatus.js'
import { type Dav, NAMESPACES, ask, escaped, tryToAsk } from './report.js'

/** An account, with the addresses of its owner. */
export interface DavAccount extends Dav {
  readonly addresses: readonly string[]
}

/** A request, with what may still be spent on reading all that is answered. */
interface Reading extends PullRequest {
  readonly budget: Budget
}

/** More that has changed isn't asked for by name: all of the range is less. */
const MAX_CHANGED = 5_000
/** Objects asked for at once: some servers take no more. */
const AT_ONCE = 100
export const WITH_DATA = '<d:prop><d:getetag/><c:calendar-data/></d:prop>'

/**
 * Reads a calendar: by what changed since the cursor where the server can say so (RFC 6578), else all of the range, once
 * its tag has changed.
 */
export async function pullCalendar(account: DavAccount, url: string, wanted: PullRequest): Promise<Pulled> {
  const request = { ...wanted, budget: newBudget() }
  const dav = { ...account, limits: request }
  const { cursor } = request
  if (cursor?.startsWith('sync ')) {
    const changes = await pullChanges(dav, url, cursor.slice('sync '.length), request)
    if (changes) return changes
  }
  const isReset = cursor?.startsWith('sync ') === true
  // Asked first: what is changed while the rest is read is read again.
  const now = await cursorOf(dav, url)
  if (now !== null && now === cursor) return { isWhole: false, events: [], removed: [], cursor }
  return { isWhole: true, events: await pullRange(dav, url, request), removed: [], cursor: now, isReset }
}

async function cursorOf(dav: DavAccount, url: string): Promise<string | null> {
  const body = `<d:propfind ${NAMESPACES}><d:prop><d:sync-token/><cs:getctag/></d:prop></d:propfind>`
  const { answers } = await ask(dav, url, { method: 'PROPFIND', depth: '0', body })
  const [answer] = answers
  if (!answer) throw unreadable()
  requireSuccess(answer.status, 'the calendar')
  const { 'sync-token': token = '', getctag: tag = '' } = answer.props
  if (token !== '') return `sync ${token}`
  return tag === '' ? null : `ctag ${tag}`
}

/** What a server finds in the range, and what some overlook: series whose start isn't of their rule, published busy times. */
async function pullRange(dav: DavAccount, url: string, request: Reading): Promise<RemoteEvent[]> {
  // A day more: in which zone whole days and floating times stand, the server doesn't know.
  const range = `<c:time-range start="${compact(request.from - DAY_MS)}" end="${compact(request.to + DAY_MS)}"/>`
  const query = {
    method: 'REPORT',
    depth: '1',
    body: queryFor(`<c:comp-filter name="VEVENT">${range}</c:comp-filter>`),
  } as const
  const { answers } = await ask(dav, url, query)
  // A calendar that has just been seen: so some servers say that nothing in it is of the range.
  const isEmpty = await inSlices(sayNothing(answers, url), request.signal)
  const all = isEmpty ? [] : [...answers]
  for (const filter of OVERLOOKED) all.push(...(await overlooked(dav, url, filter)))
  const byRef = await inSlices(lastOfEach(all, url), request.signal)
  const found = await inSlices(read(dav, url, [...byRef.values()], request), request.signal)
  return [...found.values()].filter((event) => event !== null)
}

/** Whether all answers say only that the calendar itself has nothing. */
function* sayNothing(answers: readonly DavAnswer[], url: string): Steps<boolean> {
  for (const { href, status } of answers) {
    yield
    if (status !== 404 || refOf(href, url) !== refOf(url, url)) return false
  }
  return true
}

function* lastOfEach(answers: readonly DavAnswer[], url: string): Steps<Map<string, DavAnswer>> {
  const byRef = new Map<string, DavAnswer>()
  for (const answer of answers) {
    yield
    byRef.set(refOf(answer.href, url), answer)
  }
  return byRef
}

const OVERLOOKED = [
  '<c:comp-filter name="VEVENT"><c:prop-filter name="RRULE"/></c:comp-filter>',
  '<c:comp-filter name="VFREEBUSY"/>',
]

/** From a server that can't look for it, breaks down over it, or takes too long to, it is not to be had. */
async function overlooked(dav: DavAccount, url: string, filter: string): Promise<readonly DavAnswer[]> {
  try {
    const said = await tryToAsk(dav, url, { method: 'REPORT', depth: '1', body: queryFor(filter) })
    return 'refused' in said
      ? []
      : said.answers.filter(({ status, props }) => isSuccess(status) && props['calendar-data'])
  } catch (error) {
    if (error instanceof CalendarError && error.cause instanceof OutsideError && error.cause.code === 'timed-out')
      return []
    // One that is only busy (503) is asked again.
    if (error instanceof ServerFailure && error.status !== 503) return []
    throw error
  }
}

const queryFor = (filter: string): string =>
  `<c:calendar-query ${NAMESPACES}>${WITH_DATA}<c:filter><c:comp-filter name="VCALENDAR">${filter}</c:comp-filter></c:filter></c:calendar-query>`

/** `undefined`: the server doesn't know the token any more. */
async function pullChanges(dav: DavAccount, url: string, token: string, request: Reading): Promise<Pulled | undefined> {
  const what = `<d:sync-token>${escaped(token)}</d:sync-token><d:sync-level>1</d:sync-level>`
  const body = `<d:sync-collection ${NAMESPACES}>${what}<d:prop><d:getetag/></d:prop></d:sync-collection>`
  const said = await tryToAsk(dav, url, { method: 'REPORT', depth: '0', body })
  if ('refused' in said) {
    if (said.refused === 404 || said.refused === 410) requireSuccess(said.refused, 'the calendar')
    return undefined
  }
  const { answers, syncToken } = said
  // A server that says so in parts: what is missing comes with all of the range.
  if (syncToken === '' || answers.some(({ status }) => status === 507)) return undefined
  const { removed, changed } = await inSlices(membersOf(answers, url), request.signal)
  if (changed.length > MAX_CHANGED) return undefined
  const events: RemoteEvent[] = []
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const refs = changed.slice(at, at + AT_ONCE)
    const found = await inSlices(read(dav, url, await multiGet(dav, url, refs), request), request.signal)
    for (const ref of refs) {
      const event = found.get(nameOf(ref))
      if (event === undefined) throw unreadable()
      if (event) events.push(event)
      else removed.push(ref)
    }
  }
  return { isWhole: false, events, removed, cursor: `sync ${syncToken}` }
}

/** What a server says of the members of a calendar, by their refs. */
function* membersOf(
  answers: readonly DavAnswer[],
  url: string,
): Steps<{ readonly removed: string[]; readonly changed: string[] }> {
  const [own, removed, changed]: [string, string[], string[]] = [refOf(url, url), [], []]
  for (const answer of answers) {
    yield
    const ref = refOf(answer.href, url)
    if (ref !== own) (isGone(answer) ? removed : changed).push(ref)
  }
  return { removed, changed }
}

export async function multiGet(dav: DavAccount, url: string, refs: readonly string[]): Promise<readonly DavAnswer[]> {
  const wanted = refs.map((ref) => `<d:href>${escaped(ref)}</d:href>`).join('')
  const body = `<c:calendar-multiget ${NAMESPACES}>${WITH_DATA}${wanted}</c:calendar-multiget>`
  return (await ask(dav, url, { method: 'REPORT', depth: '1', body })).answers
}

const isGone = ({ status }: Pick<DavAnswer, 'status'>): boolean => status === 404 || status === 410

/**
 * What the answers say, by the {@link nameOf} of each: `null` is gone, or no event. One that can't be read lets all fail:
 * left out, it would look free.
 */
export function* read(
  dav: DavAccount,
  url: string,
  answers: readonly DavAnswer[],
  request: Reading,
): Steps<Map<string, RemoteEvent | null>> {
  const found = new Map<string, RemoteEvent | null>()
  const ownAddresses = [...dav.addresses, ...(request.ownAddresses ?? [])]
  for (const { href, status, props } of answers) {
    yield
    const ref = refOf(href, url)
    if (ref === refOf(url, url)) {
      if (!isSuccess(status)) requireSuccess(status, 'the calendar')
      continue
    }
    const { 'calendar-data': data = '', getetag: version } = props
    if (data === '' && !isGone({ status })) throw unreadable()
    const events = data === '' ? [] : yield* busyFromCalendar(data, { ...request, ownAddresses })
    found.set(nameOf(ref), asOne(events, ref, version || null))
  }
  return found
}

/** An object has one UID (RFC 4791 §4.1); where a server takes more, all of them count, and it is nobody's event. */
function asOne(events: readonly RemoteEvent[], ref: string, version: string | null): RemoteEvent | null {
  const [event, ...others] = events
  if (!event || others.length === 0) return event ? { ...event, ref, version } : null
  return {
    ref,
    uid: others.every(({ uid }) => uid === event.uid) ? event.uid : null,
    version,
    spans: merge(events.flatMap(({ spans }) => spans)),
    at: null,
    isCancelled: events.every(({ isCancelled }) => isCancelled),
    flaw: worstFlaw(events.map(({ flaw }) => flaw)),
  }
}

const unreadable = (): CalendarError =>
  new CalendarError('unavailable', 'The server doesn’t show an event that stands in the calendar.')

/** By which it is found again, escaped as a server likes. */
export function nameOf(ref: string): string {
  try {
    return decodeURIComponent(ref)
  } catch {
    return ref
  }
}

/** `20260602T080000Z` */
const compact = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
