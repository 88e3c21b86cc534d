import { type Span, parseDate, startOfLocalDay } from '@openslot/core'
import * as v from 'valibot'
import { isOfStranger } from '../mails-from.js'
import type { OAuthConnection } from '../oauth.js'
import type { OutgoingEvent, PullRequest, RemoteEvent } from '../provider.js'

const TIME = v.object({ date: v.optional(v.string()), dateTime: v.optional(v.string()) })

/** An event as far as it is asked for, see `FIELDS`. Of a deleted one, only the id is certain. */
export const GOOGLE_EVENT = v.object({
  id: v.string(),
  status: v.optional(v.string()),
  etag: v.optional(v.string()),
  iCalUID: v.optional(v.string()),
  transparency: v.optional(v.string()),
  eventType: v.optional(v.string()),
  recurringEventId: v.optional(v.string()),
  /** Of a series itself, which is only shown to who asks for it by its id. */
  recurrence: v.optional(v.array(v.string())),
  start: v.optional(TIME),
  end: v.optional(TIME),
  organizer: v.optional(v.object({ email: v.optional(v.string()), self: v.optional(v.boolean()) })),
  attendees: v.optional(v.array(v.object({ self: v.optional(v.boolean()), responseStatus: v.optional(v.string()) }))),
})
export type GoogleEvent = v.InferOutput<typeof GOOGLE_EVENT>

export const FIELDS =
  'id,status,etag,iCalUID,transparency,eventType,recurringEventId,recurrence,start(date,dateTime),end(date,dateTime),organizer(email,self),attendees(self,responseStatus)'

export const isDeleted = ({ status }: GoogleEvent): boolean => status === 'cancelled'

/** Whether somebody else than the bookings' mails invites to it, whatever `UID` it has. Of a deleted one, that isn't told. */
export const isInvitedByStranger = ({ iCalUID, organizer }: GoogleEvent, mailsFrom: string): boolean =>
  isOfStranger(
    {
      uid: iCalUID ?? null,
      organizer: organizer?.email ?? null,
      isTheirOwn: organizer === undefined || organizer.self === true,
    },
    mailsFrom,
  )

export function remoteEvent(
  event: GoogleEvent,
  request: Omit<PullRequest, 'cursor'> & Pick<OAuthConnection, 'mailsFrom'>,
): RemoteEvent {
  const span = spanOf(event, request.timeZone)
  const isInRange = span !== null && span.start < request.to && span.end > request.from && span.start < span.end
  return {
    ref: event.id,
    uid: isInvitedByStranger(event, request.mailsFrom) ? null : (event.iCalUID ?? null),
    version: event.etag ?? null,
    spans: isInRange && blocks(event) ? [span] : [],
    flaw: span === null && blocks(event) ? 'time' : null,
    at: recurs(event) ? null : span,
    isCancelled: false,
  }
}

/** Whether it is a series, or of one. */
export const recurs = ({ recurringEventId, recurrence = [] }: GoogleEvent): boolean =>
  recurringEventId !== undefined || recurrence.length > 0

/** Where somebody works is not what they do; who has declined does something else. */
function blocks({ transparency, eventType, attendees = [] }: GoogleEvent): boolean {
  const isDeclined = attendees.some(({ self, responseStatus }) => self === true && responseStatus === 'declined')
  return transparency !== 'transparent' && eventType !== 'workingLocation' && !isDeclined
}

/** `null`: it says nothing that can be read. */
export function spanOf({ start, end }: GoogleEvent, timeZone: string): Span | null {
  const from = instantOf(start, timeZone)
  const to = instantOf(end, timeZone)
  return from === null || to === null ? null : { start: from, end: to }
}

/** Whole days are the staff member's own. */
function instantOf(time: GoogleEvent['start'], timeZone: string): number | null {
  if (time?.date !== undefined) {
    const day = parseDate(time.date)
    return day === undefined ? null : startOfLocalDay(timeZone, day)
  }
  const instant = Date.parse(time?.dateTime ?? '')
  return Number.isNaN(instant) ? null : instant
}

/** Google shows descriptions as HTML, and customers write into them: what they wrote is shown as they wrote it. */
const asHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\r?\n/g, '<br>')

/** A booking as Google wants it. `status` brings one back that was deleted by hand. */
export function googleBody(event: OutgoingEvent): Readonly<Record<string, unknown>> {
  const time = (instant: number): object => ({
    dateTime: new Date(instant).toISOString(),
    timeZone: event.timeZone,
  })
  return {
    summary: event.title,
    description: asHtml(event.description),
    location: event.location ?? '',
    start: time(event.start),
    end: time(event.end),
    status: 'confirmed',
    transparency: 'opaque',
    ...(event.url !== null && /^https?:/.test(event.url) && { source: { url: event.url, title: event.title } }),
  }
}
