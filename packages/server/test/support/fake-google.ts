import type { GoogleAddresses } from '../../src/calendars/google/oauth.js'
import { type FakeAnswer, type FakeRequest, type FakeService, openFakeService } from './fake-service.js'

export type GoogleItem = Record<string, unknown> & { readonly id: string }

/** Google's Calendar API as its reference has it, as far as it is used, with one account. */
export interface FakeGoogle extends FakeService {
  readonly addresses: GoogleAddresses
  readonly calendars: Record<string, unknown>[]
  /** Something is made or changed in a calendar, by hand or by another program. */
  change(calendarId: string, event: GoogleItem): void
  /** Somebody makes an event a series, of half-hours that begin then. */
  makeSeries(calendarId: string, id: string, starts: readonly string[]): void
  event(calendarId: string, id: string): GoogleItem | undefined
  events(calendarId: string): GoogleItem[]
  /** Of an event: by hand, in Google's own pages. */
  deleteByHand(calendarId: string, id: string): void
  forgetSyncTokens(): void
  /** The next event is made, but the answer doesn't arrive. */
  loseNextAnswer(): void
}

interface Stored {
  readonly event: GoogleItem
  readonly version: number
}

/** A series itself, which lists of single events don't have. */
const isSeries = ({ event: { recurrence } }: Stored): boolean => Array.isArray(recurrence) && recurrence.length > 0

const refused = (status: number, reason: string): FakeAnswer => ({
  status,
  json: { error: { code: status, message: reason, errors: [{ domain: 'calendar', reason, message: reason }] } },
})

/** So that everything has several pages. */
const PAGE = 2

export async function openFakeGoogle(): Promise<FakeGoogle> {
  const stored = new Map<string, Map<string, Stored>>()
  const calendars: Record<string, unknown>[] = []
  let version = 0
  let oldestToken = 0
  let made = 0
  let losesAnswer = false

  const inCalendar = (calendarId: string): Map<string, Stored> => {
    const events = stored.get(calendarId) ?? new Map<string, Stored>()
    stored.set(calendarId, events)
    return events
  }
  const store = (calendarId: string, event: GoogleItem): GoogleItem => {
    version += 1
    const whole = { status: 'confirmed', ...event, etag: `"${version}"` }
    inCalendar(calendarId).set(event.id, { event: whole, version })
    return whole
  }
  const occurrencesOf = (calendarId: string, id: string): string[] =>
    [...inCalendar(calendarId).values()]
      .filter(({ event }) => event['recurringEventId'] === id)
      .map(({ event }) => event.id)
  const remove = (calendarId: string, id: string): void => {
    const known = inCalendar(calendarId).get(id)
    // Of what is deleted, Google promises no more than its id.
    if (known) store(calendarId, { id, status: 'cancelled', iCalUID: known.event['iCalUID'] })
    for (const occurrence of occurrencesOf(calendarId, id)) remove(calendarId, occurrence)
  }
  const patch = (calendarId: string, { event }: Stored, json: Record<string, unknown>): GoogleItem => {
    if (json['recurrence']) for (const occurrence of occurrencesOf(calendarId, event.id)) remove(calendarId, occurrence)
    return store(calendarId, { ...event, ...json, id: event.id })
  }
  const makeSeries = (calendarId: string, id: string, starts: readonly string[]): void => {
    const event = inCalendar(calendarId).get(id)?.event
    const at = (start: string) => ({
      start: { dateTime: start },
      end: { dateTime: new Date(Date.parse(start) + 1_800_000).toISOString() },
    })
    store(calendarId, { ...event, id, recurrence: ['RRULE:FREQ=DAILY'], ...at(starts[0] as string) })
    const shared = { iCalUID: event?.['iCalUID'], recurringEventId: id }
    for (const start of starts)
      store(calendarId, { id: `${id}_${start.replaceAll(/\W/g, '')}`, ...shared, ...at(start) })
  }
  const page = (query: URLSearchParams, items: readonly unknown[], last: object): FakeAnswer => {
    const from = Number(query.get('pageToken') ?? 0)
    const isLast = from + PAGE >= items.length
    const json = { items: items.slice(from, from + PAGE), ...(isLast ? last : { nextPageToken: String(from + PAGE) }) }
    return { status: 200, json }
  }

  const list = (calendarId: string, query: URLSearchParams): FakeAnswer => {
    const known = [...inCalendar(calendarId).values()]
    const uid = query.get('iCalUID')
    const isShown = ({ event }: Stored): boolean =>
      event['status'] !== 'cancelled' || query.get('showDeleted') === 'true'
    if (uid !== null) {
      const items = known
        .filter((one) => one.event['iCalUID'] === uid && isShown(one))
        .map(({ event }) => event)
        .filter(({ recurringEventId }) => recurringEventId === undefined)
      return { status: 200, json: { kind: 'calendar#events', items } }
    }
    if (query.get('singleEvents') !== 'true') return refused(400, 'thisFakeExpandsSeries')
    const all = known.filter((one) => !isSeries(one))
    const token = query.get('syncToken')
    if (token !== null) {
      if (query.has('timeMin') || query.has('timeMax')) return refused(400, 'badRequest')
      if (Number(token) < oldestToken) return refused(410, 'fullSyncRequired')
      const changed = all.filter((one) => one.version > Number(token)).map(({ event }) => event)
      return page(query, changed, { nextSyncToken: String(version) })
    }
    const [min, max] = [Date.parse(query.get('timeMin') ?? ''), Date.parse(query.get('timeMax') ?? '')]
    const at = (time: unknown): number => {
      const { date, dateTime } = time as { date?: string; dateTime?: string }
      return Date.parse(dateTime ?? date ?? '')
    }
    const items = all
      .filter((one) => isShown(one) && at(one.event['start']) < max && at(one.event['end']) > min)
      .map(({ event }) => event)
    return page(query, items, { nextSyncToken: String(version) })
  }

  const madeEvent = (event: GoogleItem): FakeAnswer => {
    if (!losesAnswer) return { status: 200, json: event }
    losesAnswer = false
    return { status: 503, json: {} }
  }
  const importEvent = (calendarId: string, json: Record<string, unknown>): FakeAnswer => {
    const same = [...inCalendar(calendarId).values()].find(({ event }) => event['iCalUID'] === json['iCalUID'])
    if (same) return refused(409, 'duplicate')
    made += 1
    return madeEvent(store(calendarId, { ...json, id: `made${made}` }))
  }

  const insert = (calendarId: string, json: Record<string, unknown>): FakeAnswer => {
    const id = String(json['id'])
    if (!/^[a-v\d]{5,1024}$/.test(id)) return refused(400, 'invalid')
    // Also one that was deleted.
    if (inCalendar(calendarId).has(id)) return refused(409, 'duplicate')
    return madeEvent(store(calendarId, { iCalUID: `${id}@google.com`, ...json, id }))
  }

  const answer = ({ method, path, query, headers, json }: FakeRequest): FakeAnswer => {
    if (path === '/users/me/calendarList/primary') {
      const primary = calendars.find((calendar) => calendar['primary'] === true)
      return { status: 200, json: { id: primary?.['id'] ?? 'anna@salon.example' } }
    }
    if (path === '/users/me/calendarList') return page(query, calendars, {})
    const [, calendarId = '', id] = /^\/calendars\/([^/]+)\/events(?:\/([^/]+))?$/.exec(path) ?? []
    if (!calendars.some((calendar) => calendar['id'] === calendarId)) return refused(404, 'notFound')
    if (id === undefined) return method === 'POST' ? insert(calendarId, json) : list(calendarId, query)
    if (id === 'import') return importEvent(calendarId, json)
    const known = inCalendar(calendarId).get(id)
    if (!known) return refused(404, 'notFound')
    if (method === 'GET') return { status: 200, json: known.event }
    const ifMatch = headers['if-match']
    if (ifMatch !== undefined && ifMatch !== known.event['etag']) return refused(412, 'conditionNotMet')
    const { organizer } = known.event as { organizer?: { self?: boolean } }
    if (method === 'PATCH' && organizer?.self === false) return refused(403, 'forbiddenForNonOrganizer')
    if (method === 'PATCH') return { status: 200, json: patch(calendarId, known, json) }
    if (known.event['status'] === 'cancelled') return refused(410, 'deleted')
    remove(calendarId, id)
    return { status: 204 }
  }

  const service = await openFakeService({
    rotates: false,
    tokenPath: '/token',
    revokePath: '/revoke',
    apiPath: '/calendar/v3',
    scopeOf: (asked) => asked,
    answer,
  })
  return {
    ...service,
    addresses: {
      authorize: `${service.url}/auth`,
      token: `${service.url}/token`,
      revoke: `${service.url}/revoke`,
      api: `${service.url}/calendar/v3`,
    },
    calendars,
    change: store,
    makeSeries,
    event: (calendarId, id) => inCalendar(calendarId).get(id)?.event,
    events: (calendarId) =>
      [...inCalendar(calendarId).values()].map(({ event }) => event).filter(({ status }) => status !== 'cancelled'),
    deleteByHand: remove,
    forgetSyncTokens: () => (oldestToken = version + 1),
    loseNextAnswer: () => (losesAnswer = true),
  }
}
