import { type DAVResponse, createAccount, propfind } from 'tsdav'
import { CalendarError } from '../calendar-error.js'
import type { RemoteCalendar } from '../provider.js'
import { inSlices } from '../slices.js'
import { refOf, requireSuccess } from './dav.js'
import { type DavAnswer, isSuccess, readMultistatus } from './multistatus.js'
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
  const { homeUrl = '', rootUrl = serverUrl } = account
  const root = rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/`
  const hidden: DavAnswer[] = []
  // Not by the library's own list, which asks each of them what it won't be asked.
  const answers = await propfind({
    url: homeUrl,
    props: PROPS,
    depth: '1',
    headers: { ...headers },
    fetch: fetchOfWhole(fetch, (answer) => hidden.push(answer)),
  }).catch(failed)
  const calendars = answers.filter(holdsEvents)
  if (hidden.some(({ href }) => isItself(href, homeUrl)) || (hidden.length > 0 && calendars.length === 0))
    throw notTold()
  if (calendars.length + hidden.length > MAX_CALENDARS) throw tooMany()
  return [
    ...calendars.map(({ href = '', props }): RemoteCalendar => {
      const url = addressOf(href, root)
      const name = textOf(props?.['displayname']) || nameIn(url)
      return { id: url.href, name, isWritable: isWritable(props?.['currentUserPrivilegeSet']), timeZone: null }
    }),
    ...hidden.map(({ href, status }): RemoteCalendar => {
      const url = addressOf(href, root)
      // Into what this account is refused, it drags nothing either.
      return { id: url.href, name: nameIn(url), isWritable: status !== 403, timeZone: null, isHidden: true }
    }),
  ]
}

function addressOf(href: string, root: string): URL {
  if (!URL.canParse(href, root)) throw notTold()
  return new URL(href, root)
}

const nameIn = ({ pathname }: URL): string => pathname.split('/').findLast((part) => part !== '') || 'Calendar'

const isItself = (href: string, homeUrl: string): boolean =>
  refOf(href, homeUrl).replace(/\/$/, '') === new URL(homeUrl).pathname.replace(/\/$/, '')

/** Far more than anybody has. */
const MAX_CALENDARS = 100

const tooMany = (): CalendarError =>
  new CalendarError('too-much', 'The account has more calendars than are read of any.')

const PROPS = {
  'd:displayname': {},
  'd:resourcetype': {},
  'c:supported-calendar-component-set': {},
  'd:current-user-privilege-set': {},
}

/**
 * For the list: the library takes what it can read of any answer. A calendar that is only missing from it would block
 * nobody.
 *
 * @param hide is given each member of which the server doesn't say what it is: it may be a calendar
 * @throws CalendarError for what isn't a whole multistatus
 */
function fetchOfWhole(fetch: typeof globalThis.fetch, hide: (answer: DavAnswer) => void): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    requireSuccess(response.status, 'the list of calendars')
    const document = response.status === 207 && (await inSlices(readMultistatus(await response.clone().text())))
    if (!document) throw notTold()
    for (const answer of document.answers) if (!isTold(answer)) hide(answer)
    return response
  }
}

const notTold = (): CalendarError =>
  new CalendarError('unavailable', 'The server doesn’t say in full which calendars there are.')

/** What went while they were listed is told, too. */
const isTold = ({ status, props }: DavAnswer): boolean =>
  status === 404 || status === 410 || (isSuccess(status) && props['resourcetype'] !== undefined)

/** One that doesn't say of what it is made holds everything. */
function holdsEvents({ props }: DAVResponse): boolean {
  if (!Object.hasOwn((props?.['resourcetype'] ?? {}) as object, 'calendar')) return false
  const { comp = [] } = (props?.['supportedCalendarComponentSet'] ?? {}) as { readonly comp?: Component | Component[] }
  const names = [comp].flat().map(({ _attributes }) => _attributes?.name)
  return names.length === 0 || names.includes('VEVENT')
}

interface Component {
  readonly _attributes?: { readonly name?: string }
}

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

/** Of all that the library parses, which is only which calendars there are. */
const MAX_PARSED = 2_000_000
const MAX_TAGS = 20_000

/**
 * For what the library parses: in one piece, and slowly, so that it gets no more in all than some hundred calendars take
 * to say.
 *
 * @throws CalendarError
 */
function boundedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  let [parsed, tags] = [0, 0]
  return async (input, init) => {
    const response = await fetch(input, init)
    const text = await response.text()
    parsed += text.length
    if (parsed <= MAX_PARSED) tags += tagsIn(text)
    if (parsed > MAX_PARSED || tags > MAX_TAGS) throw tooMany()
    const isEmpty = [101, 204, 205, 304].includes(response.status)
    const { status, statusText, headers } = response
    const bounded = new Response(isEmpty ? null : text, { status, statusText, headers })
    Object.defineProperty(bounded, 'url', { value: response.url })
    return bounded
  }
}

function tagsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0 && count <= MAX_TAGS; at = text.indexOf('<', at + 1)) count += 1
  return count
}
