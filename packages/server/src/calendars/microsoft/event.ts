import { DAY_MS, type Span, startOfLocalDay } from '@openslot/core'
import * as v from 'valibot'
import { isOfStranger } from '../mails-from.js'
import type { OAuthConnection } from '../oauth.js'
import type { OutgoingEvent, PullRequest, RemoteEvent } from '../provider.js'

const TIME = v.object({ dateTime: v.string(), timeZone: v.optional(v.string(), 'UTC') })

/** An event as a calendar view's delta gives it. Of an occurrence of a series it says only where it stands. */
export const GRAPH_EVENT = v.object({
  id: v.string(),
  '@removed': v.optional(v.unknown()),
  '@odata.etag': v.optional(v.string()),
  type: v.nullish(v.string()),
  seriesMasterId: v.nullish(v.string()),
  iCalUId: v.nullish(v.string()),
  transactionId: v.nullish(v.string()),
  showAs: v.nullish(v.string()),
  isAllDay: v.nullish(v.boolean()),
  isCancelled: v.nullish(v.boolean()),
  isOrganizer: v.nullish(v.boolean()),
  organizer: v.nullish(v.object({ emailAddress: v.nullish(v.object({ address: v.nullish(v.string()) })) })),
  responseStatus: v.nullish(v.object({ response: v.nullish(v.string()) })),
  start: v.nullish(TIME),
  end: v.nullish(TIME),
})
export type GraphEvent = v.InferOutput<typeof GRAPH_EVENT>

export const EVENT_FIELDS =
  'id,type,seriesMasterId,iCalUId,transactionId,showAs,isAllDay,isCancelled,isOrganizer,organizer,responseStatus,start,end'

/** What an occurrence has from its series. */
export const SERIES_FIELDS = 'id,iCalUId,showAs,isAllDay,isCancelled,isOrganizer,organizer,responseStatus'

export const isRemoved = (event: GraphEvent): boolean => event['@removed'] !== undefined
export const isSeries = ({ type }: GraphEvent): boolean => type === 'seriesMaster'
/** Whether it needs its series to be understood. */
export const isBare = ({ showAs, seriesMasterId }: GraphEvent): boolean => !showAs && Boolean(seriesMasterId)

/** Its own words count more than those of its series, but for the name: what an occurrence has is of its own. */
export const withSeries = (event: GraphEvent, series: GraphEvent | undefined): GraphEvent => ({
  ...event,
  iCalUId: series?.iCalUId ?? event.iCalUId,
  showAs: event.showAs ?? series?.showAs,
  isAllDay: event.isAllDay ?? series?.isAllDay,
  isCancelled: event.isCancelled ?? series?.isCancelled,
  responseStatus: event.responseStatus ?? series?.responseStatus,
  isOrganizer: event.isOrganizer ?? series?.isOrganizer,
  organizer: event.organizer ?? series?.organizer,
})

/** Whose it is counts before by which `UID` it goes. */
export type Reading = Omit<PullRequest, 'cursor'> & Pick<OAuthConnection, 'mailsFrom'>

/** Whether somebody else than the bookings' mails invites to it, whatever `UID` it has. */
export const isInvitedByStranger = ({ iCalUId, isOrganizer, organizer }: GraphEvent, mailsFrom: string): boolean =>
  isOfStranger(
    {
      uid: iCalUId ?? null,
      organizer: organizer?.emailAddress?.address ?? null,
      isTheirOwn: isOrganizer !== false,
    },
    mailsFrom,
  )

const uidOf = (event: GraphEvent | undefined, mailsFrom: string): string | null =>
  event && !isInvitedByStranger(event, mailsFrom) ? (event.iCalUId ?? null) : null

export function remoteEvent(event: GraphEvent, request: Reading): RemoteEvent {
  const span = spanOf(event, request.timeZone)
  const isInRange = span !== null && span.start < request.to && span.end > request.from && span.start < span.end
  const isCancelled = event.isCancelled === true
  return {
    ref: event.id,
    uid: uidOf(event, request.mailsFrom),
    version: event['@odata.etag'] ?? null,
    spans: isInRange && blocks(event) ? [span] : [],
    flaw: span === null && blocks(event) ? 'time' : null,
    at: event.seriesMasterId || isSeries(event) || isCancelled ? null : span,
    isCancelled,
  }
}

/** Its occurrences block; it is there all the same, under the name that it had before somebody made it recur. */
export const seriesItself = (ref: string, series: GraphEvent | undefined, { mailsFrom }: Reading): RemoteEvent => ({
  ref,
  uid: uidOf(series, mailsFrom),
  version: series?.['@odata.etag'] ?? null,
  spans: [],
  flaw: null,
  at: null,
  isCancelled: false,
})

/** Who works elsewhere can be booked, who is tentatively busy can't. */
function blocks({ showAs, isCancelled, responseStatus }: GraphEvent): boolean {
  return (
    isCancelled !== true &&
    showAs !== 'free' &&
    showAs !== 'workingElsewhere' &&
    responseStatus?.response !== 'declined'
  )
}

export function spanOf({ start, end, isAllDay }: GraphEvent, timeZone: string): Span | null {
  const from = utcOf(start)
  const to = utcOf(end)
  if (from === null || to === null) return null
  if (isAllDay !== true) return { start: from, end: to }
  // Dates, written as midnights.
  const [first, next] = [Math.floor(from / DAY_MS), Math.ceil(to / DAY_MS)]
  return { start: startOfLocalDay(timeZone, first), end: startOfLocalDay(timeZone, Math.max(next, first + 1)) }
}

/** `2026-03-02T09:00:00.0000000`, in UTC as we ask for it. */
function utcOf(time: GraphEvent['start']): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})/.exec(time?.dateTime ?? '')
  if (!parts || !/^(?:utc|etc\/utc|etc\/gmt)$/i.test(time?.timeZone ?? '')) return null
  const instant = Date.parse(`${parts[1]}Z`)
  return Number.isNaN(instant) ? null : instant
}

/** By which our events are known again: Graph gives each its own `iCalUId`, whatever the mails say. */
export const UID_PROPERTY = 'String {6f1ce0a2-3c2b-4a57-9b0e-7d0d6c1f5a54} Name openslot-uid'

/** A booking as Microsoft wants it. */
export function graphBody(event: OutgoingEvent): Readonly<Record<string, unknown>> {
  const time = (instant: number): object => ({
    dateTime: new Date(instant).toISOString().slice(0, 19),
    timeZone: 'UTC',
  })
  const description = event.url === null ? event.description : `${event.description}\n\n${event.url}`
  return {
    subject: event.title,
    body: { contentType: 'text', content: description.trim() },
    location: { displayName: event.location ?? '' },
    start: time(event.start),
    end: time(event.end),
    isAllDay: false,
    showAs: 'busy',
  }
}
