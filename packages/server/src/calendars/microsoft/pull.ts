import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import { parsed } from '../parsed.js'
import type { PullRequest, Pulled } from '../provider.js'
import type { RestAnswer, RestApi } from '../rest-api.js'
import {
  GRAPH_EVENT,
  type GraphEvent,
  type Reading,
  SERIES_FIELDS,
  isBare,
  isRemoved,
  isSeries,
  remoteEvent,
  seriesItself,
  withSeries,
} from './event.js'

export const PAGE = v.object({
  value: v.array(v.unknown()),
  '@odata.nextLink': v.optional(v.string()),
  '@odata.deltaLink': v.optional(v.string()),
})
const REFUSED = v.object({ error: v.object({ code: v.optional(v.string(), '') }) })

/** Ids stay when an event is moved between folders; times in UTC; plain text, for we don't read it anyway. */
export const PREFER = 'IdType="ImmutableId", outlook.timezone="UTC", outlook.body-content-type="text"'
/** Whole events come, with all that is written in them: a delta lets nobody choose. */
const PREFER_PAGES = `${PREFER}, odata.maxpagesize=100`
/** Of one calendar, in the range that is read. */
const MAX_EVENTS = 50_000
export const MAX_PAGES = 500
/** Series that are asked for one by one, because a change of an occurrence came without them. */
const MAX_SERIES = 200

type Pulling = PullRequest & Reading

/** From the delta link of last time, what changed; when Microsoft no longer knows it, everything. */
export async function pull(api: RestApi, calendarId: string, request: Pulling): Promise<Pulled> {
  const changes = request.cursor === null ? 'gone' : await readDelta(api, request, { path: request.cursor })
  if (changes !== 'gone') return changes
  const all = await readDelta(
    api,
    { ...request, cursor: null },
    {
      path: `/me/calendars/${encodeURIComponent(calendarId)}/calendarView/delta`,
      query: {
        startDateTime: new Date(request.from).toISOString(),
        endDateTime: new Date(request.to).toISOString(),
      },
    },
  )
  if (all === 'gone') throw new CalendarError('unavailable', 'Microsoft doesn’t say what is in the calendar.')
  return { ...all, removed: [], isReset: request.cursor !== null }
}

async function readDelta(
  api: RestApi,
  request: Pulling,
  first: { readonly path: string; readonly query?: Readonly<Record<string, string>> },
): Promise<Pulled | 'gone'> {
  const events = new Map<string, GraphEvent>()
  let next = first
  for (let page = 0; page < MAX_PAGES && events.size <= MAX_EVENTS; page++) {
    request.signal?.throwIfAborted()
    const answer = await api({ ...next, headers: { Prefer: PREFER_PAGES }, expected: [400, 410] })
    if (answer.status >= 400) {
      if (!isSyncGone(answer)) throw new CalendarError('unavailable', `Microsoft answered ${answer.status}.`)
      return 'gone'
    }
    const { value, ...links } = parsed('Microsoft', PAGE, answer.json)
    for (const item of value) {
      const event = parsed('Microsoft', GRAPH_EVENT, item)
      // In one round an event may come twice; the later is as it is now.
      events.set(event.id, event)
    }
    const { '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = links
    if (nextLink === undefined) {
      // Every last page has one. What has none is something else, and no calendar in which nothing stands.
      if (deltaLink === undefined) throw new CalendarError('unavailable', 'Microsoft answered only a part.')
      return pulled(api, [...events.values()], request, deltaLink)
    }
    next = { path: nextLink }
  }
  throw new CalendarError('too-much', `The Microsoft calendar has more than ${MAX_EVENTS} events in the range.`)
}

const isSyncGone = ({ status, json }: RestAnswer): boolean => {
  const refused = v.safeParse(REFUSED, json)
  return status === 410 || (refused.success && /sync ?state|resync/i.test(refused.output.error.code))
}

async function pulled(api: RestApi, events: readonly GraphEvent[], request: Pulling, cursor: string): Promise<Pulled> {
  const there = events.filter((event) => !isRemoved(event))
  const series = new Map(there.filter(isSeries).map((event) => [event.id, event]))
  // Those first of which nothing is known without.
  const missing = there
    .toSorted((a, b) => Number(isBare(b)) - Number(isBare(a)))
    .flatMap(({ seriesMasterId }) => seriesMasterId ?? [])
    .filter((id) => !series.has(id))
  for (const id of new Set(missing)) {
    if (series.size >= MAX_SERIES) break
    const master = await readSeries(api, id)
    if (master) series.set(id, master)
  }
  const occurring = there.filter((event) => !isSeries(event))
  const names = new Set([...series.keys(), ...occurring.map(({ seriesMasterId }) => seriesMasterId)])
  return {
    isWhole: request.cursor === null,
    events: [
      ...[...names].filter((id) => typeof id === 'string').map((id) => seriesItself(id, series.get(id), request)),
      ...occurring.map((event) => remoteEvent(withSeries(event, series.get(event.seriesMasterId ?? '')), request)),
    ],
    removed: events.filter(isRemoved).map(({ id }) => id),
    cursor,
  }
}

/** `undefined`: it is gone; what is left of it counts as busy. */
async function readSeries(api: RestApi, id: string): Promise<GraphEvent | undefined> {
  const answer = await api({
    path: `/me/events/${encodeURIComponent(id)}`,
    query: { $select: SERIES_FIELDS },
    headers: { Prefer: PREFER },
    expected: [404],
  })
  return answer.status === 404 ? undefined : parsed('Microsoft', GRAPH_EVENT, answer.json)
}
