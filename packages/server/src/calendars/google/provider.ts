import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import { isMovedByHand } from '../moved-by-hand.js'
import type { OAuthConnection } from '../oauth.js'
import type {
  CalendarProvider,
  KnownEvent,
  LookRequest,
  OutgoingEvent,
  RemoteCalendar,
  RemoteEvent,
} from '../provider.js'
import { type RestApi, type RestAnswer, accountApi } from '../rest-api.js'
import { parsed } from '../parsed.js'
import {
  FIELDS,
  GOOGLE_EVENT,
  type GoogleEvent,
  googleBody,
  isDeleted,
  isInvitedByStranger,
  recurs,
  remoteEvent,
  spanOf,
} from './event.js'
import { GOOGLE, type GoogleContext, refreshGoogle, revokeGoogle } from './oauth.js'
import { MAX_PAGES, pull } from './pull.js'
import { reasonsOf, refusal } from './refusal.js'

const CALENDARS = v.object({
  // A page without them isn't one.
  items: v.array(
    v.object({
      id: v.string(),
      summary: v.optional(v.string(), ''),
      summaryOverride: v.optional(v.string()),
      timeZone: v.optional(v.string()),
      accessRole: v.optional(v.string()),
    }),
  ),
  nextPageToken: v.optional(v.string()),
})
/** What is found by its `UID`. Whatever says nothing of events doesn't say either that there are none. */
const FOUND = v.object({ kind: v.literal('calendar#events'), items: v.optional(v.array(GOOGLE_EVENT), []) })

type FromMails = Pick<OAuthConnection, 'mailsFrom'>

/** A Google account (Calendar API v3). */
export function googleCalendars(context: GoogleContext, connection: OAuthConnection): CalendarProvider {
  const { addresses = GOOGLE } = context
  const api = accountApi({
    service: 'Google',
    baseUrl: addresses.api,
    ...context,
    ...connection,
    refresh: (token) => refreshGoogle(context, token),
    failureOf: (answer) => (answer.status === 403 ? refusal(answer) : undefined),
  })
  const { mailsFrom } = connection
  return {
    listCalendars: () => listCalendars(api),
    pull: (calendarId, request) => pull(api, calendarId, { ...request, mailsFrom }),
    put: (calendarId, event, known) => put(api, calendarId, { ...event, mailsFrom }, known),
    look: (calendarId, { ref }, request) => look(api, calendarId, ref, { ...request, mailsFrom }),
    find: async (calendarId, uid) => {
      const { ref } = await findByUid(api, calendarId, { uid, mailsFrom }, { showDeleted: false })
      return ref ?? findBeside(api, calendarId, { uid, mailsFrom })
    },
    remove: (calendarId, known) => remove(api, calendarId, known),
    revoke: () => revokeGoogle(context, connection.tokens.refreshToken),
  }
}

async function listCalendars(api: RestApi): Promise<RemoteCalendar[]> {
  const found: RemoteCalendar[] = []
  let pageToken: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer: RestAnswer = await api({ path: '/users/me/calendarList', query: { maxResults: '250', pageToken } })
    const { items, nextPageToken } = parsed('Google', CALENDARS, answer.json)
    for (const { id, summary, summaryOverride, timeZone, accessRole } of items) {
      found.push({
        id,
        name: summaryOverride ?? summary,
        isWritable: accessRole === 'owner' || accessRole === 'writer',
        timeZone: timeZone ?? null,
      })
    }
    if (nextPageToken === undefined) return found
    pageToken = nextPageToken
  }
  throw new CalendarError('too-much', 'The Google account has more calendars than are read of any.')
}

/**
 * Google has an id of its own for each event. It is looked for by the `UID` that it shares with the mails before it is
 * made, also among what was deleted: an answer may have been lost, and Gmail may have put the invitation there.
 */
async function put(
  api: RestApi,
  calendarId: string,
  event: OutgoingEvent & FromMails,
  known: KnownEvent | null,
): Promise<KnownEvent> {
  if (known?.ref === besideOf(event)) {
    const adopted = await adoptInstead(api, calendarId, event, known)
    if (adopted) return adopted
  }
  const { ref, isTaken } = known ? { ...known, isTaken: false } : await findByUid(api, calendarId, event)
  if (isTaken) return putBeside(api, calendarId, event)
  const updated = ref === null ? null : await update(api, calendarId, { ref, version: known?.version ?? null }, event)
  if (updated) return updated
  const body = { ...googleBody(event), iCalUID: event.uid, sequence: event.sequence }
  const answer = await api({ method: 'POST', path: eventsPath(calendarId, 'import'), body, expected: [409] })
  if (answer.status !== 409) return knownEvent(answer)
  const made = await findByUid(api, calendarId, event)
  if (made.isTaken) return putBeside(api, calendarId, event)
  const again = made.ref === null ? null : await update(api, calendarId, { ref: made.ref, version: null }, event)
  if (!again) throw new CalendarError('unavailable', 'Google says that the event is there, and doesn’t show it.')
  return again
}

async function look(
  api: RestApi,
  calendarId: string,
  ref: string,
  request: LookRequest & FromMails,
): Promise<RemoteEvent | null> {
  const event = await eventAt(api, calendarId, ref)
  return event && remoteEvent(event, request)
}

async function eventAt(api: RestApi, calendarId: string, id: string): Promise<GoogleEvent | null> {
  const answer = await api({
    path: eventPath(calendarId, id),
    query: { fields: FIELDS },
    expected: [404, 410],
  })
  if (answer.status === 404 || answer.status === 410) return null
  const event = parsed('Google', GOOGLE_EVENT, answer.json)
  return isDeleted(event) ? null : event
}

async function remove(api: RestApi, calendarId: string, { ref, version }: KnownEvent): Promise<void> {
  await api({ method: 'DELETE', path: eventPath(calendarId, ref), version, expected: [404, 410] })
}

/** The event with a `UID`. It may be taken by somebody else's invitation: Google keeps one in a calendar. */
async function findByUid(
  api: RestApi,
  calendarId: string,
  { uid, mailsFrom }: FromMails & Pick<OutgoingEvent, 'uid'>,
  { showDeleted = true } = {},
): Promise<{ readonly ref: string | null; readonly isTaken: boolean }> {
  const fields = 'kind,items(id,status,iCalUID,organizer(email,self))'
  const query = { iCalUID: uid, showDeleted: String(showDeleted), fields }
  const answer = await api({ path: eventsPath(calendarId), query })
  const { items } = parsed('Google', FOUND, answer.json)
  const ours = items.filter((item) => !isInvitedByStranger(item, mailsFrom))
  const found = ours.find((item) => !isDeleted(item)) ?? ours[0]
  return { ref: found?.id ?? null, isTaken: !found && items.length > 0 }
}

/**
 * Ours beside another one has a `UID` of Google's: in whichever calendar it stands by now, only its id tells that it is
 * the booking's. Who was invited to it has it by the same id.
 */
async function findBeside(
  api: RestApi,
  calendarId: string,
  { uid, mailsFrom }: FromMails & Pick<OutgoingEvent, 'uid'>,
): Promise<string | null> {
  const id = besideOf({ uid })
  const event = await eventAt(api, calendarId, id)
  return event === null || isInvitedByStranger({ ...event, iCalUID: uid }, mailsFrom) ? null : id
}

/** `null`: it is gone for good. Without a sequence: Google counts its own changes, and takes no lower number. */
async function update(
  api: RestApi,
  calendarId: string,
  { ref, version }: KnownEvent,
  event: OutgoingEvent,
): Promise<KnownEvent | null> {
  const answer = await api({
    method: 'PATCH',
    path: eventPath(calendarId, ref),
    version,
    // It may have been made to recur by hand.
    body: { ...googleBody(event), recurrence: [] },
    expected: [403, 404, 410],
  })
  if (answer.status === 403) {
    if (reasonsOf(answer).includes('forbiddenForNonOrganizer')) return leftToMails(api, calendarId, ref, event)
    throw refusal(answer)
  }
  return answer.status === 404 || answer.status === 410 ? null : knownEvent(answer)
}

/**
 * The invitation in the mail has put it there, and only the mails can move it: until they have, it isn't as it should be.
 * Unless somebody had moved it before: then the next reading finds that it isn't where it was put.
 */
async function leftToMails(api: RestApi, calendarId: string, ref: string, event: OutgoingEvent): Promise<KnownEvent> {
  const answer = await api({ path: eventPath(calendarId, ref), query: { fields: FIELDS } })
  const there = parsed('Google', GOOGLE_EVENT, answer.json)
  const span = spanOf(there, event.timeZone)
  const isInPlace = !isDeleted(there) && span?.start === event.start && span.end === event.end
  if (event.isWantedBack && !isInPlace) {
    if (!isDeleted(there)) await remove(api, calendarId, knownEvent(answer))
    return putBeside(api, calendarId, event)
  }
  const isAsItIs = !isDeleted(there) && !recurs(there) && isMovedByHand({ ref, span }, event)
  if (!isAsItIs && !isInPlace) {
    throw new CalendarError('unavailable', 'The mail with the invitation hasn’t arrived in the calendar yet.')
  }
  return knownEvent(answer)
}

/**
 * What the mails have put there and somebody has deleted or moved, no mail brings back: one of our own takes its place. Or
 * somebody else invites by its `UID`: then ours goes without.
 */
async function putBeside(api: RestApi, calendarId: string, event: OutgoingEvent): Promise<KnownEvent> {
  const id = besideOf(event)
  const body = { ...googleBody(event), id }
  const answer = await api({ method: 'POST', path: eventsPath(calendarId), body, expected: [409] })
  if (answer.status !== 409) return knownEvent(answer)
  const again = await update(api, calendarId, { ref: id, version: null }, event)
  if (!again) throw new CalendarError('unavailable', 'Google says that the event is there, and doesn’t show it.')
  return again
}

const besideOf = ({ uid }: Pick<OutgoingEvent, 'uid'>): string => createHash('sha256').update(uid).digest('hex')

/** The mail of a later move may bring the invitation back: then that is the booking's event again. */
async function adoptInstead(
  api: RestApi,
  calendarId: string,
  event: OutgoingEvent & FromMails,
  own: KnownEvent,
): Promise<KnownEvent | null> {
  const { ref } = await findByUid(api, calendarId, event, { showDeleted: false })
  const adopted = ref === null ? null : await update(api, calendarId, { ref, version: null }, event)
  if (adopted && adopted.ref !== own.ref) await remove(api, calendarId, own)
  return adopted
}

function knownEvent({ json }: RestAnswer): KnownEvent {
  const { id, etag } = parsed('Google', GOOGLE_EVENT, json)
  return { ref: id, version: etag ?? null }
}

const eventsPath = (calendarId: string, action?: string): string =>
  `/calendars/${encodeURIComponent(calendarId)}/events${action === undefined ? '' : `/${action}`}`

const eventPath = (calendarId: string, ref: string): string => eventsPath(calendarId, encodeURIComponent(ref))
