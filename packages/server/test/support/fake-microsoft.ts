import type { MicrosoftAddresses } from '../../src/calendars/microsoft/oauth.js'
import { MAILS_FROM } from './oauth-account.js'
import { type FakeAnswer, type FakeRequest, type FakeService, openFakeService } from './fake-service.js'

export type GraphItem = Record<string, unknown> & { readonly id: string }

/** Microsoft Graph's calendars as its reference has them, as far as they are used, with one account. */
export interface FakeMicrosoft extends FakeService {
  readonly addresses: MicrosoftAddresses
  /** One that `isClosed` is listed, and lets nobody in. */
  readonly calendars: Record<string, unknown>[]
  /** Something is made or changed in a calendar, by hand or by another program. */
  change(calendarId: string, event: GraphItem): void
  /** Somebody makes an event a series, of half-hours that begin then. */
  makeSeries(calendarId: string, id: string, starts: readonly string[]): void
  events(calendarId: string): GraphItem[]
  deleteByHand(id: string): void
  forgetDeltas(): void
  /** Until the next reading, deltas tell nothing of what happens from now on. */
  delayNextDelta(): void
  /** The next event is made, but the answer doesn't arrive. */
  loseNextAnswer(): void
}

interface Stored {
  readonly calendarId: string
  readonly event: GraphItem
  readonly version: number
  readonly isDeleted: boolean
}

const refused = (status: number, code: string): FakeAnswer => ({ status, json: { error: { code, message: code } } })
const at = (time: unknown): number => Date.parse(`${(time as { dateTime: string }).dateTime.slice(0, 19)}Z`)

/** So that everything has several pages. */
const PAGE = 2

export async function openFakeMicrosoft(): Promise<FakeMicrosoft> {
  const stored = new Map<string, Stored>()
  const transactions = new Map<unknown, string>()
  const calendars: Record<string, unknown>[] = []
  let version = 0
  let oldestDelta = 0
  let toldVersion = Infinity
  let made = 0
  let losesAnswer = false

  const store = (calendarId: string, event: GraphItem): GraphItem => {
    version += 1
    const whole = { type: 'singleInstance', ...event, '@odata.etag': `W/"${version}"` }
    stored.set(event.id, { calendarId, event: whole, version, isDeleted: false })
    return whole
  }
  const removeOccurrences = (id: string): void => {
    for (const { event } of stored.values()) if (event['seriesMasterId'] === id) remove(event.id)
  }
  const remove = (id: string): void => {
    const known = stored.get(id)
    if (!known || known.isDeleted) return
    version += 1
    stored.set(id, { ...known, version, isDeleted: true })
    removeOccurrences(id)
  }
  const patch = ({ calendarId, event }: Stored, json: Record<string, unknown>): GraphItem => {
    if (json['recurrence'] === undefined) return store(calendarId, { ...event, ...json, id: event.id })
    removeOccurrences(event.id)
    return store(calendarId, { ...event, ...json, id: event.id, type: 'singleInstance' })
  }
  const makeSeries = (calendarId: string, id: string, starts: readonly string[]): void => {
    const halfHour = (start: string) => ({
      start: { dateTime: `${start.slice(0, 19)}.0000000`, timeZone: 'UTC' },
      end: {
        dateTime: `${new Date(Date.parse(start) + 1_800_000).toISOString().slice(0, 19)}.0000000`,
        timeZone: 'UTC',
      },
    })
    const recurrence = { pattern: { type: 'daily', interval: 1 } }
    store(calendarId, {
      ...stored.get(id)?.event,
      id,
      type: 'seriesMaster',
      recurrence,
      ...halfHour(starts[0] as string),
    })
    for (const [index, start] of starts.entries()) {
      store(calendarId, { id: `${id}-${index}`, type: 'occurrence', seriesMasterId: id, ...halfHour(start) })
    }
  }
  const below = (path: string): string => `${service.url}/v1.0${path}`

  /** A page of what is there or has changed; where the next one is stands in its link, with all that was asked. */
  const page = (path: string, query: URLSearchParams, items: readonly unknown[], last: object): FakeAnswer => {
    const from = Number(query.get('$skiptoken') ?? 0)
    const next = new URLSearchParams(query)
    next.set('$skiptoken', String(from + PAGE))
    const isLast = from + PAGE >= items.length
    const links = isLast ? last : { '@odata.nextLink': below(`${path}?${next.toString()}`) }
    return { status: 200, json: { value: items.slice(from, from + PAGE), ...links } }
  }

  const delta = (calendarId: string, path: string, query: URLSearchParams): FakeAnswer => {
    if (query.has('$select')) return refused(400, 'ErrorInvalidUrlQuery')
    const newest = Math.min(version, toldVersion)
    const all = [...stored.values()].filter((one) => one.calendarId === calendarId && one.version <= newest)
    const token = query.get('$deltatoken')
    const [from, to] = [query.get('startDateTime') ?? '', query.get('endDateTime') ?? '']
    const link = new URLSearchParams({ startDateTime: from, endDateTime: to, $deltatoken: String(newest) })
    const last = { '@odata.deltaLink': below(`${path}?${link.toString()}`) }
    const isInRange = ({ event }: Stored): boolean =>
      event['type'] === 'seriesMaster' || (at(event['start']) < Date.parse(to) && at(event['end']) > Date.parse(from))
    if (token === null) {
      const items = all.filter((one) => !one.isDeleted && isInRange(one)).map(({ event }) => event)
      return page(path, query, items, last)
    }
    if (Number(token) < oldestDelta) return refused(410, 'syncStateNotFound')
    // What has left the range is told of like what was deleted.
    const changed = all.filter((one) => one.version > Number(token))
    const items = changed.map((one) =>
      one.isDeleted || !isInRange(one) ? { id: one.event.id, '@removed': { reason: 'deleted' } } : one.event,
    )
    if (items.length <= PAGE) toldVersion = Infinity
    return page(path, query, items, last)
  }

  /** Only by an extended property or the `iCalUId`, as it is asked for here. */
  const search = (calendarId: string, path: string, query: URLSearchParams): FakeAnswer => {
    const [, id, value] =
      /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']+)'\)$/.exec(
        query.get('$filter') ?? '',
      ) ?? []
    const [, iCalUId] = /^iCalUId eq '([^']+)'$/.exec(query.get('$filter') ?? '') ?? []
    if (id === undefined && iCalUId === undefined) return refused(400, 'ErrorInvalidUrlQueryFilter')
    const hasIt = ({ event }: Stored): boolean =>
      (iCalUId !== undefined && event['iCalUId'] === iCalUId) ||
      ((event['singleValueExtendedProperties'] ?? []) as { id: string; value: string }[]).some(
        (property) => property.id === id && property.value === value,
      )
    const found = [...stored.values()].filter((one) => one.calendarId === calendarId && !one.isDeleted && hasIt(one))
    return page(
      path,
      query,
      found.map(({ event }) => event),
      {},
    )
  }

  const create = (calendarId: string, json: Record<string, unknown>): FakeAnswer => {
    const known = transactions.get(json['transactionId'])
    if (known !== undefined) return refused(409, 'ErrorDuplicateTransactionId')
    made += 1
    const event = store(calendarId, { ...json, id: `made${made}`, iCalUId: `graph-${made}` })
    transactions.set(json['transactionId'], event.id)
    if (!losesAnswer) return { status: 201, json: event }
    losesAnswer = false
    return { status: 504, json: {} }
  }

  const answer = ({ method, path, query, headers, json }: FakeRequest): FakeAnswer => {
    if (path === '/me') return { status: 200, json: { mail: null, userPrincipalName: 'anna@salon.example' } }
    if (path === '/me/calendars') return page(path, query, calendars, {})
    const [, calendarId, rest] = /^\/me\/calendars\/([^/]+)\/(events|calendarView\/delta)$/.exec(path) ?? []
    if (calendarId !== undefined) {
      const calendar = calendars.find(({ id }) => id === calendarId)
      if (!calendar) return refused(404, 'ErrorItemNotFound')
      if (calendar['isClosed'] === true) return refused(403, 'ErrorAccessDenied')
      if (rest === 'calendarView/delta') return delta(calendarId, path, query)
      return method === 'POST' ? create(calendarId, json) : search(calendarId, path, query)
    }
    const [, id = ''] = /^\/me\/events\/([^/]+)$/.exec(path) ?? []
    const known = stored.get(id)
    if (!known || known.isDeleted) return refused(404, 'ErrorItemNotFound')
    if (method === 'GET') return { status: 200, json: known.event }
    const ifMatch = headers['if-match']
    if (ifMatch !== undefined && ifMatch !== known.event['@odata.etag'])
      return refused(412, 'ErrorIrresolvableConflict')
    if (method === 'PATCH' && known.event['isOrganizer'] === false) return refused(403, 'ErrorAccessDenied')
    if (method === 'PATCH') return { status: 200, json: patch(known, json) }
    remove(id)
    return { status: 204 }
  }

  const service = await openFakeService({
    rotates: true,
    tokenPath: '/token',
    apiPath: '/v1.0',
    scopeOf: (asked) => asked.replace('offline_access ', ''),
    answer,
  })
  return {
    ...service,
    addresses: { authorize: `${service.url}/authorize`, token: `${service.url}/token`, api: `${service.url}/v1.0` },
    calendars,
    change: (calendarId, event) => {
      // Who invites is told of every event; of an invitation it's whoever the bookings' mails come from, unless said.
      const invitation = { organizer: { emailAddress: { address: MAILS_FROM } } }
      store(calendarId, event['isOrganizer'] === false ? { ...invitation, ...event } : event)
    },
    makeSeries,
    events: (calendarId) =>
      [...stored.values()].filter((one) => one.calendarId === calendarId && !one.isDeleted).map(({ event }) => event),
    deleteByHand: remove,
    forgetDeltas: () => (oldestDelta = version + 1),
    delayNextDelta: () => (toldVersion = version),
    loseNextAnswer: () => (losesAnswer = true),
  }
}
