import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import type { OAuthConnection } from '../oauth.js'
import { parsed } from '../parsed.js'
import type { PullRequest, Pulled } from '../provider.js'
import type { RestAnswer, RestApi } from '../rest-api.js'
import { FIELDS, GOOGLE_EVENT, type GoogleEvent, isDeleted, remoteEvent } from './event.js'

const EVENTS = v.object({
  items: v.optional(v.array(GOOGLE_EVENT), []),
  nextPageToken: v.optional(v.string()),
  nextSyncToken: v.optional(v.string()),
})

const PAGE = '2500'
/** Of one calendar, in the range that is read. */
const MAX_EVENTS = 50_000
export const MAX_PAGES = 100

type Pulling = PullRequest & Pick<OAuthConnection, 'mailsFrom'>

/** With the sync token of last time, what changed; when Google no longer knows it (410), everything. */
export async function pull(api: RestApi, calendarId: string, request: Pulling): Promise<Pulled> {
  const changes = request.cursor === null ? 'gone' : await listEvents(api, calendarId, request)
  return changes === 'gone' ? whole(api, calendarId, request) : changes
}

async function whole(api: RestApi, calendarId: string, request: Pulling): Promise<Pulled> {
  const all = await listEvents(api, calendarId, { ...request, cursor: null })
  if (all === 'gone') throw new CalendarError('unavailable', 'Google doesn’t say what is in the calendar.')
  return { ...all, removed: [], isReset: request.cursor !== null }
}

async function listEvents(api: RestApi, calendarId: string, request: Pulling): Promise<Pulled | 'gone'> {
  const { cursor, from, to } = request
  // A sync token stands for the range that it was given for.
  const range = { timeMin: new Date(from).toISOString(), timeMax: new Date(to).toISOString() }
  const query = {
    singleEvents: 'true',
    maxResults: PAGE,
    fields: `nextPageToken,nextSyncToken,items(${FIELDS})`,
    ...(cursor === null ? range : { syncToken: cursor }),
  }
  const events = new Map<string, GoogleEvent>()
  let pageToken: string | null = null
  for (let page = 0; page < MAX_PAGES && events.size <= MAX_EVENTS; page++) {
    request.signal?.throwIfAborted()
    const answer: RestAnswer = await api({
      path: `/calendars/${encodeURIComponent(calendarId)}/events`,
      query: { ...query, pageToken },
      expected: cursor === null ? [] : [410],
    })
    if (answer.status === 410) return 'gone'
    const { items, nextPageToken, nextSyncToken } = parsed('Google', EVENTS, answer.json)
    for (const item of items) events.set(item.id, item)
    if (nextPageToken === undefined) {
      // Every last page has one. What has none is something else, and no calendar in which nothing stands.
      if (nextSyncToken === undefined) throw new CalendarError('unavailable', 'Google answered only a part.')
      return pulled([...events.values()], request, nextSyncToken)
    }
    pageToken = nextPageToken
  }
  throw new CalendarError('too-much', `The Google calendar has more than ${MAX_EVENTS} events in the range.`)
}

function pulled(events: readonly GoogleEvent[], request: Pulling, cursor: string): Pulled {
  const there = events.filter((event) => !isDeleted(event))
  return {
    isWhole: request.cursor === null,
    events: there.map((event) => remoteEvent(event, request)),
    removed: [
      ...events.filter(isDeleted).map(({ id }) => id),
      // What was made a series is no event any more: its occurrences are.
      ...new Set(there.flatMap(({ recurringEventId }) => recurringEventId ?? [])),
    ],
    cursor,
  }
}
